"""The charts as a notebook has them: each draws the project's data unless given rows."""

import contextlib
import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import charting
from analysis.briefing.chart_rows import as_context
from analysis.briefing.foot import show_foot
from analysis.charting.drawn import drawn, select_units
from analysis.charting.selection import needed, select_rows
from analysis.charting.style import Names, units_of
from analysis.comparing.shares import outside
from analysis.dataset import Report
from analysis.problems import DataError, stop


class Charts:
    """The charts by name.

    `rows` gives what a chart draws by default, `names` what units are called, `reports` the
    project's reports, for the source line that each chart bears.
    """

    def __init__(
        self,
        rows: Callable[[str], pd.DataFrame],
        names: Callable[[], Names],
        reports: Callable[[], Mapping[str, Report]],
    ) -> None:
        self._rows, self._names, self._reports = rows, names, reports

    def __getattr__(self, name: str) -> Callable[..., Axes]:
        if name not in charting.CHARTS:
            raise AttributeError(f"there is no chart {name!r}: use one of {', '.join(charting.CHARTS)}")
        return self._with_defaults(name, charting.CHARTS[name])

    def __dir__(self) -> list[str]:
        return list(charting.CHARTS)

    def _with_defaults(self, name: str, draw: Callable[..., Axes]) -> Callable[..., Axes]:
        """`draw` with the project's rows and names where none are given, and with source and notes at its foot.

        The project's own rows are drawn as context where they are refused: the chart
        says so on its face. Rows that are given are not, unless that is asked for.
        """
        signature = inspect.signature(draw)

        @functools.wraps(draw)
        def drawing(data: pd.DataFrame | None = None, **options: Any) -> Axes:
            called = {"names": self._names()}
            if data is None:
                ax = draw(self._rows(name), **(called | as_context(name) | options))
            else:
                check_given(name, data, called["names"])
                ax = draw(data, **(called | options))
                self._note_selection(ax, name)
            figure = ax.get_figure(root=True)
            if isinstance(figure, Figure):
                show_foot(figure, self._reports())
            return ax

        first, *others = signature.parameters.values()
        drawing.__signature__ = signature.replace(parameters=[first.replace(default=None), *others])  # type: ignore[attr-defined]
        return drawing

    def _note_selection(self, ax: Axes, name: str) -> None:
        """Note the units that were drawn, where the project has others that the chart would draw."""
        rows, names = drawn(ax).rows, self._names()
        with contextlib.suppress(DataError):  # no clean tables: nothing to tell a selection from
            every = _own(select_rows(name, self._rows(name), names), names)
            some = _own(rows, names)
            if some and set(some) < set(every):
                select_units(ax, some)


def check_given(name: str, data: pd.DataFrame, names: Names) -> None:
    """Raise DataError where the rows that the chart `name` was given are none, or none that it can draw."""
    place = f"chart {name}"
    if not isinstance(data, pd.DataFrame):
        stop(place, f"{data!r} is no table of rows", "pass rows, such as an.observations().query(...)")
    if data.empty:
        stop(place, "no row was selected", "check what the rows were filtered by, or pass none to draw all")
    try:
        rows = select_rows(name, data, names)
    except KeyError as error:
        stop(place, f"the rows lack the column {error}", needed(name).en.rstrip("."))
    if rows.empty:
        stop(place, f"it can draw none of the {len(data)} rows given", needed(name).en.rstrip("."))


def _own(rows: pd.DataFrame, names: Names) -> list[str]:
    """The project's units that `rows` are of, in their order; what others published is of none."""
    if "unit" not in rows:
        return []
    own = set(rows.loc[~outside(rows), "unit"] if "basis" in rows else rows["unit"])
    return [unit for unit in units_of(names) if unit in own]
