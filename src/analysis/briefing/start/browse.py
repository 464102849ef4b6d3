"""The numbers, filtered by unit, theme and year; one click on a number shows its words in the report."""

from html import escape
from typing import Any

import ipywidgets as widgets
import pandas as pd

from analysis.briefing.material import Material
from analysis.briefing.numbers import FILTERS, choices, chosen
from analysis.briefing.readable import COLUMNS
from analysis.briefing.start.part import Part
from analysis.briefing.templating import asset, macro
from analysis.labels.words import fill, label

MOST = 300  # rows that a notebook shows at once


class Browse:
    """Three filters over a table."""

    def __init__(self, material: Material, lang: str) -> None:
        self._material, self._lang = material, lang
        self.filters = {name: widgets.Dropdown(description=label("filters", name)[lang]) for name in FILTERS}
        self.table = widgets.HTML()
        for dropdown in self.filters.values():
            dropdown.observe(self._draw, "value")
        self.show(material)

    @property
    def part(self) -> Part:
        """To be shown; in a page, the whole table."""
        row = widgets.HBox(list(self.filters.values()), layout={"flex_flow": "row wrap"})
        return Part(widgets.VBox([row, self.table]), self._html(self._material.observations))

    def show(self, material: Material) -> None:
        """Look at `material` from now on; a choice that is still there is kept."""
        self._material = material
        for name, options in choices(material.observations, material.names, self._lang).items():
            kept = self.filters[name].value
            self.filters[name].options = options
            self.filters[name].value = kept if kept in dict(options).values() else ""
        self._draw()

    def _draw(self, _change: Any = None) -> None:
        wanted = [self.filters[name].value or "" for name in FILTERS]
        self.table.value = self._html(chosen(self._material.observations, *wanted))

    def _html(self, rows: pd.DataFrame) -> str:
        """The table of `rows`, the first MOST of them, under its style."""
        shown = self._material.numbers(rows.head(MOST), self._lang)
        caption, absent = self._say("caption", len(rows)), label("evidence", "absent")[self._lang]
        columns = [label("columns", column)[self._lang] for column in COLUMNS]
        table = macro("numbers.html.j2", "numbers_table", shown, caption, columns, absent)
        more = f"<p>{escape(self._say('more', len(rows) - MOST))}</p>" if len(rows) > MOST else ""
        return f'<style>{asset("numbers.css")}</style><div lang="{self._lang}">{table}{more}</div>'

    def _say(self, key: str, number: int) -> str:
        return fill("evidence", key, {"zh": {"n": number}, "en": {"n": number}})[self._lang]
