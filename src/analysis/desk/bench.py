"""The comparison bench of the start notebook: choose units, metrics and windows, see, and save."""

import base64
import io
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import ipywidgets as widgets
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.briefing.clean_data import sound_register
from analysis.briefing.figures import save_figure
from analysis.briefing.html import show_table
from analysis.briefing.material import ProjectMaterial, read_material
from analysis.briefing.notebooks import embedded_image
from analysis.briefing.workbook.exhibit import render_workbook
from analysis.comparability.matrix import to_ask
from analysis.comparability.windows import Days, Window, list_windows
from analysis.desk.charts import Placing
from analysis.desk.comparing import Comparing
from analysis.desk.parts import WidgetPart, numbers_html
from analysis.exhibits.change import ChangePanel
from analysis.exhibits.compare import ComparePanel
from analysis.exhibits.spec import Exhibit
from analysis.files import WriteError, write_all
from analysis.labels.windows import window_tick
from analysis.labels.words import fill_label, in_both, label, name_of
from analysis.problems import DataError, StepError
from analysis.project import Project
from analysis.renderers.mpl.draw import exhibit_of
from analysis.vocabulary import UnknownTermError, metrics, themes

MOST = 100  # numbers that are listed below the picture
ASKED = 12  # requests that are listed where nothing compares
DPI = 100  # of the picture that is looked at; what is saved is finer
ROWS = 8
WIDE = {"width": "24em"}
VIEWS = ("compare", "change", "profile")
SAVED = ("picture", "slide", "workbook")
ICONS = {"picture": "image", "slide": "file-powerpoint-o", "workbook": "file-excel-o"}
ERRORS = (DataError, StepError, WriteError, UnknownTermError)


class Bench:
    """Units side by side, before and after, or one by one.

    Every choice draws anew: the finding and the status of each comparison, the picture, and
    the numbers, each of which opens to its words. Errors are told as a sentence.
    """

    def __init__(self, project: Project, lang: str) -> None:
        self._project, self._lang = project, lang
        self._comparing = Comparing(
            lambda: self._material.dataset, lambda: sound_register(self._project)
        )
        self._ax: Axes | None = None
        self._filling = False  # while options are set, which is no choice of the reader's
        self.units = widgets.SelectMultiple(rows=ROWS, layout=WIDE)
        self.metrics = widgets.SelectMultiple(rows=ROWS, layout=WIDE)
        self.window = widgets.Dropdown(description=self._word("window"))
        # on leaving the field or on Enter, not at each key
        self.typed = widgets.Text(
            description=self._word("typed"),
            placeholder=self._word("forms"),
            continuous_update=False,
            style={"description_width": "initial"},
        )
        self.before = widgets.Dropdown(description=self._word("before"))
        self.after = widgets.Dropdown(description=self._word("after"))
        self.unit = widgets.Dropdown(description=self._word("unit"))
        pages = ([self.window, self.typed], [self.before, self.after], [self.unit])
        self.views = widgets.Tab([_row(page) for page in pages])
        for at, view in enumerate(VIEWS):
            self.views.set_title(at, self._word(view))
        self.progress, self.message = widgets.Label(), widgets.HTML()
        self.finding, self.picture, self.table = (widgets.HTML() for _ in range(3))
        self.buttons = {name: self._button(name) for name in SAVED}
        self.show()
        for choice in (self.units, self.metrics):
            choice.observe(self._choose, "value")
        for choice in (self.window, self.typed, self.before, self.after, self.unit):
            choice.observe(self.draw, "value")
        self.views.observe(self.draw, "selected_index")

    @property
    def part(self) -> WidgetPart:
        """To be shown; in a page, what is drawn."""
        chosen = _row([self._titled("units", self.units), self._titled("metrics", self.metrics)])
        saving = _row([*self.buttons.values(), self.progress])
        below = [saving, self.message, self.finding, self.picture, self.table]
        still = (self.message.value, self.finding.value, self.picture.value, self.table.value)
        return WidgetPart(widgets.VBox([chosen, self.views, *below]), "".join(still))

    def show(self) -> None:
        """Look at the project as it stands now; a choice that is still there is kept."""
        self._material: ProjectMaterial = read_material(self._project)
        names = self._material.dataset.all_names
        own = self._material.dataset.reporting_units
        others = self._material.comparators["unit"].drop_duplicates().tolist()
        named = [(name_of(unit, names, self._lang), unit) for unit in own]
        for unit in others:
            name = name_of(unit, names, self._lang)
            published = fill_label("bench", "published", in_both(name=name))[self._lang]
            named.append((published, unit))
        self._fill(self.units, named)
        self._fill(self.unit, named)
        self._choose()

    # --- What there is to choose.

    def _choose(self, _change: Any = None) -> None:
        """Offer the metrics and windows that the chosen units have, and draw."""
        if self._filling:
            return
        rows = self._rows()
        self._fill(self.metrics, self._metric_options(rows))
        if self.metrics.value:
            rows = rows[rows["metric"].isin(self.metrics.value)]
        windows = self._window_options(rows)
        self._fill(self.window, windows or [(self._word("no_window"), None)])
        either = [(self._word("latest"), None), *windows]
        self._fill(self.before, either)
        self._fill(self.after, either)
        self.draw()

    def _fill(self, choice: Any, options: Sequence[tuple[str, Any]]) -> None:
        """Set the options of `choice`, and keep what was chosen where it is still there."""
        held, kept = [value for _, value in options], choice.value
        self._filling = True
        try:
            choice.options = options
            if isinstance(choice, widgets.SelectMultiple):
                choice.value = [value for value in kept if value in held]
            else:  # of one, the first where nothing was chosen yet
                choice.value = kept if kept in held else next(iter(held), None)
        finally:
            self._filling = False

    def _metric_options(self, rows: pd.DataFrame) -> list[tuple[str, str]]:
        """Return the metrics of `rows`, theme by theme, each after its theme's name."""
        held = set(rows["metric"])
        options = []
        for theme, called in themes().items():
            for name, metric in metrics().items():
                if metric.theme == theme and name in held:
                    options.append((f"{called[self._lang]} · {metric.label[self._lang]}", name))
        return options

    def _window_options(self, rows: pd.DataFrame) -> list[tuple[str, Days]]:
        """Return the windows of `rows`, the longest common one first."""
        options = []
        for days, count in list_windows(rows).items():
            facts = in_both(window=window_tick(*days), n=count)
            options.append((fill_label("bench", "common", facts)[self._lang], days))
        return options

    def _chosen(self, several: widgets.SelectMultiple) -> list[str] | None:
        """Return what is chosen; None, which is all, where nothing is."""
        return list(several.value) or None

    def _rows(self) -> pd.DataFrame:
        """Return the observations of the units chosen: own ones, and what others published."""
        own = self._material.observations
        units = self._chosen(self.units)
        if units is None:
            return own
        every = pd.concat([own, self._material.comparators], ignore_index=True)
        return every[every["unit"].isin(units)]

    # --- What is drawn.

    def draw(self, _change: Any = None) -> None:
        """Draw what is chosen; an error is told in one sentence, in place of the picture."""
        if self._filling:
            return
        self.message.value = ""
        self._work("busy", self._draw)
        for button in self.buttons.values():
            button.disabled = self._ax is None or exhibit_of(self._ax).empty

    def _work(self, words: str, job: Callable[[], None]) -> None:
        """Do a job while a word says that it goes on; tell its error as a sentence."""
        self.progress.value = self._word(words)
        try:
            job()
        except ERRORS as error:
            self._say(" ".join(str(error).split("\n")))
        finally:
            self.progress.value = ""

    def _draw(self) -> None:
        # what stood there is of another choice, should drawing fail
        self._ax = None
        self.finding.value = self.picture.value = self.table.value = ""
        self._ax = self._drawn()
        figure = self._ax.get_figure(root=True)
        # closed at once: what is open when a cell ends the notebook would show a second time
        plt.close(figure)
        exhibit = exhibit_of(self._ax)
        self.finding.value = self._finding_html(exhibit)
        if exhibit.empty:
            self.table.value = self._requests_html()
            return
        self.picture.value = _picture_html(figure, exhibit.alt[self._lang])
        self.table.value = numbers_html(self._material, exhibit.rows, self._lang, MOST)

    def _drawn(self) -> Axes:
        """Draw the view that is open: an.compare, an.change or an.profile."""
        view = VIEWS[self.views.selected_index or 0]
        if view == "profile":
            return self._comparing.profile(self.unit.value, lang=self._lang)
        units, chosen = self._chosen(self.units), self._chosen(self.metrics)
        if view == "change":
            return self._comparing.change(
                units, chosen, self.before.value, self.after.value, lang=self._lang
            )
        window: Window | None = self.typed.value.strip() or self.window.value
        return self._comparing.compare(units, chosen, window, lang=self._lang)

    def _finding_html(self, exhibit: Exhibit) -> str:
        """Return the finding, and below it the status of each comparison and what it leaves out."""
        said = [f"<p><strong>{escape(exhibit.title[self._lang])}</strong></p>"]
        if exhibit.empty:
            said.append(f"<p>{escape(exhibit.description[self._lang])}</p>")
        items = [f"<li>{escape(line)}</li>" for line in self._status_lines(exhibit)]
        return f'<div lang="{self._lang}">{"".join(said)}<ul>{"".join(items)}</ul></div>'

    def _status_lines(self, exhibit: Exhibit) -> list[str]:
        """Return a line for each metric: its status, who is silent, who was left out and why."""
        stop, lines = {"zh": "；", "en": "; "}[self._lang], []
        for panel in exhibit.parts_of(ComparePanel):
            notes = [note[self._lang] for note in (panel.status, *panel.notes)]
            status = in_both(metric=panel.heading[self._lang], status=stop.join(notes))
            lines.append(fill_label("bench", "status", status)[self._lang])
        for changed in exhibit.parts_of(ChangePanel):
            for note in changed.notes:
                status = in_both(metric=changed.heading[self._lang], status=note[self._lang])
                lines.append(fill_label("bench", "status", status)[self._lang])
        return lines

    def _requests_html(self) -> str:
        """Return what to ask the chosen units for, so that they compare."""
        units = self._chosen(self.units) or self._material.dataset.reporting_units
        wanted, rows = self._chosen(self.metrics), self._rows()
        if wanted is not None:
            rows = rows[rows["metric"].isin(wanted)]
        names = self._material.called
        asked = to_ask(rows, among=units, names=names, core=wanted is None)
        if asked.empty:
            return ""
        table = show_table(asked.head(ASKED), names, self._lang).to_html()
        left = len(asked) - ASKED
        more = fill_label("bench", "asked_more", in_both(n=left))[self._lang] if left > 0 else ""
        return f"<p>{escape(self._word('to_ask'))}</p>{table}<p>{escape(more)}</p>"

    # --- What is saved.

    def save_picture(self, _button: Any = None) -> None:
        """Write the picture as an.save does: PNG, SVG, CSV and JSON in figures/."""
        reports = self._material.reports
        self._save(lambda ax: [p.name for p in save_figure(ax, self._project.figures, reports)])

    def save_slide(self, _button: Any = None) -> None:
        """Put the picture's slide into figures/briefing.pptx, as an.to_slide does."""
        placing = Placing(lambda: self._project)
        self._save(lambda ax: [placing.to_slide(ax, lang=self._lang).name])

    def save_workbook(self, _button: Any = None) -> None:
        """Write the numbers as a workbook in figures/, with sources and caveats."""
        self._save(self._write_workbook)

    def _write_workbook(self, ax: Axes) -> list[str]:
        exhibit = exhibit_of(ax)
        made_of = self._material.reports, self._material.called
        content = render_workbook(exhibit, *made_of, self._lang, self._status_lines(exhibit))
        ending = "" if self._lang == "zh" else f".{self._lang}"
        path = self._project.figures / f"{exhibit.stem}{ending}.xlsx"
        write_all({path: content})
        return [path.name]

    def _save(self, write: Callable[[Axes], list[str]]) -> None:
        """Write what is drawn, and say where it lies now."""
        ax = self._ax
        if ax is not None:
            self._work("saving", lambda: self._say_saved(write(ax)))

    def _say_saved(self, names: Sequence[str]) -> None:
        folder = self._project.shown(self._project.figures)
        facts = in_both(folder=folder, names=", ".join(names))
        self._say(fill_label("bench", "saved", facts)[self._lang])

    # --- How it looks.

    def _button(self, name: str) -> widgets.Button:
        button = widgets.Button(description=self._word(name), icon=ICONS[name])
        button.on_click(getattr(self, f"save_{name}"))
        return button

    def _titled(self, name: str, choice: Any) -> widgets.VBox:
        """Return a choice below its name, which is too long to stand beside it."""
        return widgets.VBox([widgets.Label(self._word(name)), choice])

    def _say(self, sentence: str) -> None:
        self.message.value = f'<p role="status" lang="{self._lang}">{escape(sentence)}</p>'

    def _word(self, key: str) -> str:
        return label("bench", key)[self._lang]


def _row(members: Sequence[Any]) -> widgets.HBox:
    return widgets.HBox(list(members), layout={"flex_flow": "row wrap"})


def _picture_html(figure: Any, alt: str) -> str:
    """Return the figure as it is drawn, inside the page."""
    assert isinstance(figure, Figure)  # noqa: S101 (drawn on a figure of its own)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=DPI)
    return embedded_image(base64.b64encode(buffer.getvalue()).decode(), alt)
