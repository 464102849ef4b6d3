"""The charts as functions of rows: each builds its exhibit, and draws it."""

import functools
import inspect
from collections.abc import Callable
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.exhibits.registry import build, charts, registry
from analysis.labels.words import Names, units_of
from analysis.renderers.mpl.draw import draw_exhibit
from analysis.renderers.style import Theme

Chart = Callable[..., Axes]
# What every builder takes, for those whose docstring does not say it of their own rows.
USUAL = """\
data : DataFrame
    Rows of the kind that the chart draws.
names : mapping of str to Label
    What units and actors are called, by id."""
OPTIONS = """lang : str
    zh or en.
ax : Axes, optional
    The Axes to draw on; a new 16:9 figure where it is None.

Returns
-------
Axes
    The Axes drawn on, with the exhibit as its attribute `exhibit`.
"""


def draw_chart(
    name: str,
    data: pd.DataFrame,
    *,
    names: Names | None = None,
    lang: str = "zh",
    context: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Draw the chart `name` of `data`.

    As the functions of CHARTS, which describe the rows that each takes.
    """
    known = names or {}
    return draw_exhibit(build(name, data, known, context=context), Theme(units_of(known), lang), ax)


def _chart_function(name: str) -> Chart:
    """The chart `name` as a function `f(data, *, names=None, lang="zh", ax=None) -> Axes`."""
    entry = registry()[name]

    def chart(data: pd.DataFrame, **options: Any) -> Axes:
        allowed = {"names", "lang", "ax", *(("context",) if entry.takes_context else ())}
        if unknown := set(options) - allowed:
            raise TypeError(f"{name}() got an unexpected keyword argument {min(unknown)!r}")
        return draw_chart(name, data, **options)

    chart.__name__ = chart.__qualname__ = name
    chart.__doc__ = f"{_chart_summary(name)}\n\n{_chart_parameters(name)}"
    # Help in a notebook shows what this chart takes, not data and **options.
    kept = []
    for key, parameter in inspect.signature(draw_chart).parameters.items():
        taken = entry.takes_context if key == "context" else key != "name"
        if taken:
            kept.append(parameter)
    signature = inspect.Signature(kept, return_annotation=Axes)
    chart.__signature__ = signature  # type: ignore[attr-defined]
    return chart


def _chart_summary(name: str) -> str:
    """What the chart draws, and the question that it answers."""
    entry = registry()[name]
    first = inspect.getdoc(entry.build) or ""
    opening = (
        first.split("\nParameters\n")[0]
        .strip()
        .replace("Return ", "Draw ", 1)
        .replace(" as an exhibit", "", 1)
    )
    return (
        f"{opening}\n\nQuestion: {entry.question.en} Use it when {entry.use.en}. Not when "
        f"{entry.avoid.en}."
    )


def _chart_parameters(name: str) -> str:
    """The parameters that its builder takes, and those of every chart."""
    doc = inspect.getdoc(registry()[name].build) or ""
    _, found, section = doc.partition("\nParameters\n----------\n")
    known = section.split("\nRaises\n")[0].rstrip() if found else USUAL
    return f"Parameters\n----------\n{known}\n{OPTIONS}"


@functools.cache
def _all_charts() -> dict[str, Chart]:
    return {name: _chart_function(name) for name in charts()}


CHARTS: dict[str, Chart] = _all_charts()
