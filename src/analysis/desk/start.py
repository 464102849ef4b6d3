"""The parts of the start notebook: what there is, rebuild, browse numbers, draw and save."""

import base64
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from html import escape
from typing import Any

import ipywidgets as widgets
import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import HTML, DisplayHandle, display

from analysis.briefing.figures import passed_over, render_figure, without_content
from analysis.briefing.html import read_asset, render_macro
from analysis.briefing.material import (
    FILTERS,
    ProjectMaterial,
    filter_choices,
    filter_rows,
    read_material,
)
from analysis.briefing.notebooks import (
    count_sentence,
    embedded_image,
    list_notebooks,
    small_pictures,
)
from analysis.briefing.steps import BRIEF, STEPS
from analysis.comparability.selection import is_published
from analysis.desk.bench import Bench
from analysis.desk.parts import WidgetPart, numbers_html
from analysis.exhibits.registry import build, charts, data_of, registry
from analysis.exhibits.spec import what_is_needed
from analysis.files import WriteError, write_all
from analysis.labels.words import fill_label, label, name_of, units_of
from analysis.problems import DataError, StepError
from analysis.project import Project
from analysis.renderers.mpl.draw import draw_exhibit
from analysis.renderers.style import Theme

# --- The numbers, filtered by unit, theme and year; one click on a number shows its words in the
# report.

MOST = 300  # rows that a notebook shows at once


class Browse:
    """Three filters over a table."""

    def __init__(self, material: ProjectMaterial, lang: str) -> None:
        self._material, self._lang = material, lang
        self.filters = dict[str, widgets.Dropdown]()
        for name in FILTERS:
            dropdown = widgets.Dropdown(description=label("filters", name)[lang])
            dropdown.observe(self._draw, "value")
            self.filters[name] = dropdown
        self.table = widgets.HTML()
        self.show(material)

    @property
    def part(self) -> WidgetPart:
        """To be shown; in a page, the whole table."""
        row = widgets.HBox(list(self.filters.values()), layout={"flex_flow": "row wrap"})
        return WidgetPart(widgets.VBox([row, self.table]), self._html(self._material.observations))

    def show(self, material: ProjectMaterial) -> None:
        """Look at `material` from now on; a choice that is still there is kept."""
        self._material = material
        for name, options in filter_choices(
            material.observations, material.names, self._lang
        ).items():
            # Setting options chooses the first of them, so what was chosen is kept aside.
            kept = self.filters[name].value
            self.filters[name].options = options
            self.filters[name].value = kept if kept in dict(options).values() else ""
        self._draw()

    def _draw(self, _change: Any = None) -> None:
        wanted = [self.filters[name].value or "" for name in FILTERS]
        self.table.value = self._html(filter_rows(self._material.observations, *wanted))

    def _html(self, rows: pd.DataFrame) -> str:
        """The table of `rows`, the first MOST of them."""
        return numbers_html(self._material, rows, self._lang, MOST)


# --- A chart to look at, and to save as it is drawn: of all units, or of some that are named in
# the file.

ROWS = 5
LANGUAGES = (("中文", "zh"), ("English", "en"))


class Drawing:
    """Which chart, in which language, of which units; `read` gives the project as it stands."""

    def __init__(self, read: Callable[[], ProjectMaterial], lang: str) -> None:
        self._read, self._lang = read, lang
        self._files: dict[str, bytes] = {}
        options = [(registry()[name].name[lang], name) for name in charts()]
        self.chart = widgets.Dropdown(options=options, description=label("drawing", "chart")[lang])
        self.language = widgets.ToggleButtons(options=LANGUAGES, value=lang)
        self.units = widgets.SelectMultiple(description=label("filters", "unit")[lang], rows=ROWS)
        self.button = widgets.Button(description=label("drawing", "save")[lang], icon="save")
        self.picture, self.said = widgets.HTML(), widgets.HTML()
        for choice in (self.chart, self.language, self.units):
            choice.observe(self.draw, "value")
        self.button.on_click(self.save)
        self.show()

    @property
    def part(self) -> WidgetPart:
        """To be shown; in a page, the chart alone."""
        choices = widgets.HBox([self.chart, self.language, self.units, self.button])
        choices.layout.flex_flow = "row wrap"
        return WidgetPart(widgets.VBox([choices, self.said, self.picture]), self.picture.value)

    def show(self) -> None:
        """Look at the project as it stands now."""
        names = self._read().names
        units = tuple((name_of(unit, names, self._lang), unit) for unit in units_of(names))
        if units != self.units.options:
            self.units.options = units
        self.draw()

    def draw(self, _change: Any = None) -> None:
        """Draw what is chosen, as it would be saved."""
        self.said.value = ""
        try:
            self._files = self._drawn()
        except (StepError, DataError) as error:
            self._files, self.picture.value = {}, f"<p>{escape(str(error))}</p>"
            return
        if not self._files:
            words = what_is_needed(self.chart.value)[self.language.value]
            self.picture.value = f"<p>{escape(words)}</p>"
            return
        picture, facts = self._file_ending(".png"), self._file_ending(".json")
        alt = json.loads(facts)["alt"][self.language.value]
        self.picture.value = embedded_image(base64.b64encode(picture).decode(), alt)

    def _file_ending(self, ending: str) -> bytes:
        """That of the chart's files; what its name begins with depends on chart and units."""
        return next(made for name, made in self._files.items() if name.endswith(ending))

    def _drawn(self) -> dict[str, bytes]:
        """Return the files of the chosen chart; their name says which units, if not all."""
        read, chart = self._read(), self.chart.value
        units = list(self.units.value) or units_of(read.names)
        rows = data_of(chart, read.dataset)
        # Actors are named UNIT/NAME, and go with their unit.
        names = {name: said for name, said in read.names.items() if name.split("/")[0] in units}
        # Of the rows of others none is left out: they are what the chosen units stand among.
        if "unit" in rows:
            rows = rows[
                rows["unit"].isin(units) | (is_published(rows) if "basis" in rows else False)
            ]
        exhibit = build(chart, rows, names, context=True)
        if exhibit.empty:
            return {}
        if len(units) < len(units_of(read.names)):
            exhibit = replace(exhibit, units=tuple(units))
        ax = draw_exhibit(exhibit, Theme(units_of(names), self.language.value))
        try:
            return render_figure(ax, read.reports)
        finally:
            plt.close(ax.get_figure(root=True))

    def save(self, _button: Any = None) -> None:
        """Write the files of what is drawn to figures/."""
        project = self._read().project
        try:
            write_all({project.figures / name: made for name, made in self._files.items()})
        except WriteError as error:
            self.said.value = f"<p>{escape(str(error))}</p>"
            return
        facts = {"folder": project.shown(project.figures), "names": ", ".join(self._files)}
        saved = fill_label("drawing", "saved", {"zh": facts, "en": facts})[self._lang]
        self.said.value = f"<p>{escape(saved)}</p>"


# --- One press for the whole job: the steps of `make brief` in this kernel, with a bar while they
# go on.


class Rebuild:
    """The button, its bar, and what came of each step; `after` is called once all is done."""

    def __init__(self, project: Project, lang: str, after: Callable[[], None]) -> None:
        self._project, self._lang, self._after = project, lang, after
        hint = label("rebuild", "hint")[lang]
        self.button = widgets.Button(
            description=label("rebuild", "press")[lang], icon="refresh", tooltip=hint
        )
        self.progress = widgets.FloatProgress(min=0, max=len(BRIEF), layout={"width": "24em"})
        self.now, self.said = widgets.Label(hint), widgets.HTML()
        self.button.on_click(self.run)

    @property
    def part(self) -> WidgetPart:
        """To be shown; in a page, how to do the same without it."""
        row = widgets.HBox([self.button, self.progress, self.now])
        return WidgetPart(
            widgets.VBox([row, self.said]), f"<p>{escape(label('rebuild', 'hint')[self._lang])}</p>"
        )

    def run(self, _button: Any = None) -> None:
        """Do every step in turn, and stop at the first that fails."""
        # Each assignment shows at once: the button first, so that nobody presses it twice.
        self.button.disabled, self.progress.bar_style = True, ""
        self.progress.value, self.said.value = 0, ""
        told = []
        try:
            for step in BRIEF:
                self._name(step)
                told.append(STEPS[step](self._project, self._lang, self._bar))
                self.progress.value = len(told)
            self._end("success", label("rebuild", "done")[self._lang], "\n".join(told))
            self._after()
        except (DataError, StepError, WriteError) as error:
            # `told` has a word of each step that was done, so the step that failed comes next.
            failed = label("steps", BRIEF[len(told)])
            facts = {"zh": {"step": failed.zh}, "en": {"step": failed.en}}
            self._end("danger", fill_label("rebuild", "stopped", facts)[self._lang], str(error))
        finally:
            self.button.disabled = False

    def _name(self, step: str, count: str = "") -> None:
        self.now.value = f"{label('steps', step)[self._lang]}{count}"

    def _bar(self, items: Iterable[Any], length: int, name: str) -> list[Any]:
        """All of `items`; the bar goes on by one step in `length` parts."""
        taken, before = [], self.progress.value
        for item in items:
            taken.append(item)
            # There may be more items than were announced; the step is still one part of the bar.
            self.progress.value = before + len(taken) / max(length, len(taken))
            self._name(name, f" {len(taken)}/{length}")
        return taken

    def _end(self, style: str, head: str, text: str) -> None:
        self.progress.bar_style, self.now.value = style, ""
        self.said.value = (
            f'<p>{escape(head)}</p><pre style="white-space: pre-wrap">{escape(text)}</pre>'
        )


# --- What `an.start()` gives: the parts of the start notebook, which know of one another.


class Contents:
    """What there is: a sentence, and the notebooks with small pictures of their charts."""

    def __init__(self, project: Project, lang: str) -> None:
        self._project, self._lang = project, lang
        self._handle: DisplayHandle | None = None

    def _repr_html_(self) -> str:
        """The cards, under their style."""
        found, drawn = [], False
        for book in list_notebooks(self._project):
            small = small_pictures(self._project, book.charts, self._lang)
            found.append((book, small))
            drawn = drawn or any(picture.png for picture in small)
        read = read_material(self._project)
        blank = passed_over(without_content(read.dataset))[self._lang]
        note = blank if drawn else label("contents", "no_figures")[self._lang]
        sentence = count_sentence(read.observations, self._lang)
        cards = render_macro("contents.html.j2", "contents", sentence, found, note, self._lang)
        return f"<style>{read_asset('contents.css')}</style>{cards}"

    def _ipython_display_(self) -> None:
        self._handle = display(HTML(self._repr_html_()), display_id=True)

    def refresh(self) -> None:
        """Show what there is now, in the place where it was shown before."""
        if self._handle is not None:
            self._handle.update(HTML(self._repr_html_()))


class Start:
    """The parts of the start notebook: contents, rebuild, numbers, bench, charts.

    Each is made when it is first shown.
    """

    def __init__(self, project: Project, lang: str) -> None:
        self._project, self._lang = project, lang
        self.contents = Contents(project, lang)

    @cached_property
    def rebuild(self) -> WidgetPart:
        """The button that does the whole job, with a bar while it goes on."""
        return Rebuild(self._project, self._lang, self._refresh).part

    @cached_property
    def _browse(self) -> Browse:
        return Browse(self._material(), self._lang)

    @property
    def numbers(self) -> WidgetPart:
        """Every number, filtered by unit, theme and year; each opens to its words."""
        return self._browse.part

    @cached_property
    def _bench(self) -> Bench:
        return Bench(self._project, self._lang)

    @property
    def bench(self) -> WidgetPart:
        """Units side by side, before and after, or one by one: chosen, drawn and saved."""
        return self._bench.part

    @cached_property
    def _drawing(self) -> Drawing:
        return Drawing(self._material, self._lang)

    @property
    def charts(self) -> WidgetPart:
        """Every chart, in both languages, of all units or of some; saved as it is drawn."""
        return self._drawing.part

    def _material(self) -> ProjectMaterial:
        return read_material(self._project)

    def _refresh(self) -> None:
        """After a rebuild: show what is there now, in the parts that are shown."""
        self.contents.refresh()
        # A cached property is among the attributes once it was shown; asking for it would make it.
        if "_browse" in vars(self):
            self._browse.show(self._material())
        if "_bench" in vars(self):
            self._bench.show()
        if "_drawing" in vars(self):
            self._drawing.show()
