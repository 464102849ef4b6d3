"""A chart to look at, and to save as it is drawn: of all units, or of some that are named in the file."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any

import ipywidgets as widgets
import matplotlib.pyplot as plt

from analysis.briefing.figures import rendered
from analysis.briefing.material import Material
from analysis.briefing.notebook_pages import image
from analysis.briefing.start.part import Part
from analysis.comparing.shares import outside
from analysis.exhibits.registry import build, charts, data_of, registry
from analysis.exhibits.spec import what_is_needed
from analysis.files import WriteError, write_all
from analysis.labels.names import name_of, units_of
from analysis.labels.words import fill, label
from analysis.problems import DataError, StepError
from analysis.renderers.mpl.draw import draw
from analysis.renderers.style import Theme

ROWS = 5
LANGUAGES = (("中文", "zh"), ("English", "en"))


class Drawing:
    """Which chart, in which language, of which units; `read` gives the project as it stands."""

    def __init__(self, read: Callable[[], Material], lang: str) -> None:
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
    def part(self) -> Part:
        """To be shown; in a page, the chart alone."""
        choices = widgets.HBox([self.chart, self.language, self.units, self.button])
        choices.layout.flex_flow = "row wrap"
        return Part(widgets.VBox([choices, self.said, self.picture]), self.picture.value)

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
        png, told = (
            next(made for name, made in self._files.items() if name.endswith(end)) for end in (".png", ".json")
        )
        alt = json.loads(told)["alt"][self.language.value]
        self.picture.value = image(base64.b64encode(png).decode(), alt)

    def _drawn(self) -> dict[str, bytes]:
        """The files of the chart that is chosen, by name; of some units only, the name says which."""
        read, chart = self._read(), self.chart.value
        units = list(self.units.value) or units_of(read.names)
        rows = data_of(chart, read.dataset)
        names = {name: said for name, said in read.names.items() if name.split("/")[0] in units}
        if "unit" in rows:
            rows = rows[rows["unit"].isin(units) | (outside(rows) if "basis" in rows else False)]
        exhibit = build(chart, rows, names, context=True)
        if exhibit.empty:
            return {}
        if len(units) < len(units_of(read.names)):
            exhibit = replace(exhibit, units=tuple(units))
        ax = draw(exhibit, Theme(units_of(names), self.language.value))
        try:
            return rendered(ax, read.reports)
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
        self.said.value = f"<p>{escape(fill('drawing', 'saved', {'zh': facts, 'en': facts})[self._lang])}</p>"
