"""The charts as a notebook has them: each draws the project's data unless given rows."""

import functools
import inspect
from collections.abc import Callable
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis import charting
from analysis.briefing.chart_rows import as_context
from analysis.charting.style import Names


class Charts:
    """The charts by name; `rows` gives what a chart draws by default, `names` what units are called."""

    def __init__(self, rows: Callable[[str], pd.DataFrame], names: Callable[[], Names]) -> None:
        self._rows, self._names = rows, names

    def __getattr__(self, name: str) -> Callable[..., Axes]:
        if name not in charting.CHARTS:
            raise AttributeError(f"there is no chart {name!r}: use one of {', '.join(charting.CHARTS)}")
        return self._with_defaults(name, charting.CHARTS[name])

    def __dir__(self) -> list[str]:
        return list(charting.CHARTS)

    def _with_defaults(self, name: str, draw: Callable[..., Axes]) -> Callable[..., Axes]:
        """`draw` with the project's rows and names where none are given.

        The project's own rows are drawn as context where they are refused: the chart
        says so on its face. Rows that are given are not, unless that is asked for.
        """
        signature, asks = inspect.signature(draw), as_context(name)

        @functools.wraps(draw)
        def drawing(data: pd.DataFrame | None = None, **options: Any) -> Axes:
            rows, defaults = (data, {}) if data is not None else (self._rows(name), asks)
            return draw(rows, **({"names": self._names()} | defaults | options))

        first, *others = signature.parameters.values()
        drawing.__signature__ = signature.replace(parameters=[first.replace(default=None), *others])  # type: ignore[attr-defined]
        return drawing
