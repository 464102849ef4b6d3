"""The funnel as a native chart: each unit's share against how many hazards it found, and the limits of chance."""

from math import floor

import pandas as pd

from analysis.briefing.deck.parts import Axis, Chart, Column, Series
from analysis.briefing.deck.shares import Cells, Share, column, columns, kept, shares
from analysis.briefing.deck.words import left_out, word
from analysis.charting import Drawn
from analysis.charting.labels import LANGUAGES, label, metric_name
from analysis.charting.points import OTHERS
from analysis.charting.style import INK, QUIET, Names
from analysis.cleaning.inspection import SHARE
from analysis.cleaning.ratios import WHOLE
from analysis.comparing.admitting import admit
from analysis.comparing.quotients import BOUNDS
from analysis.comparing.scatter import Scatter, scatter
from analysis.comparing.shares import parts
from analysis.comparing.verdicts import verdict
from analysis.vocabulary import Label

PERCENT, STEP = '0"%"', 10
OPEN, SIZE = 5.0, 7
CURVES = {0.95: "95", 0.998: "998"}


def funnel(what: Drawn, names: Names) -> tuple[Chart, ...]:
    """One chart; units beyond the 99.8 % limits are dark and named, those of hedged denominators are counted."""
    every, found = shares(what.rows), scatter(what.rows[BOUNDS])
    pairs = [(one, str(signal)) for one, signal in zip(every, found.signals, strict=True)]
    shown = [(one, signal) for one, signal in pairs if one.point.whole[0] == one.point.whole[1]]
    units, far = [one for one, _ in shown], [signal.endswith("998") for _, signal in shown]
    near = [not so for so in far]
    cells: Cells = {
        "within": kept(units, near, exact=True),
        "beyond": kept(units, far, exact=True),
        "open": kept(units, [True] * len(units), exact=False),
        "found": [one.point.whole[0] for one in units],
        "range": [one.point.high - one.point.low for one in units],
    }
    told = tuple(one.named(names) if so else None for one, so in zip(units, far, strict=True))
    sheet = (*columns(units, cells, names), Column("label", word("columns", "label"), told), *_curves(found))
    series = (*_limits(sheet), Series("open", (OTHERS,), 0.0, x="found", plus="range", weight=OPEN), *_marks())
    axis = Axis(label("funnel", "axis"), log=True)
    heading = _heading(what.rows, len(every) - len(units), names)
    return (Chart("scatter", heading, sheet, series, _least(units, found), WHOLE, PERCENT, across=axis),)


def _marks() -> tuple[Series, Series]:
    """Units within the limits grey, those beyond dark and named."""
    return (
        Series("within", (OTHERS,), x="found", size=SIZE),
        Series("beyond", (INK,), x="found", said="label", size=SIZE),
    )


def _curves(found: Scatter) -> list[Column]:
    """The limits over a grid of hazards found, and what all units share; none below 10 units."""
    if found.goal is None:
        return []
    made, grid = [], pd.Series(dtype="float64")
    for confidence, name in CURVES.items():
        for side, curve in found.limits[found.limits["confidence"] == confidence].groupby("side"):
            grid = curve["denominator"]
            made.append(column(f"{side}_{name}", (WHOLE * curve["limit"]).tolist()))
    made += [column(f"goal_{at}", [WHOLE * end] * len(grid)) for at, end in enumerate(found.goal)]
    return [column("grid", grid.tolist()), *made]


def _limits(sheet: tuple[Column, ...]) -> list[Series]:
    """The curves that the sheet holds: 99.8 % solid, 95 % and what all share dashed."""
    held = [one.key for one in sheet if one.key.startswith(("lower_", "upper_", "goal_"))]
    return [Series(key, (QUIET,), x="grid", line=True, dotted=not key.endswith("998")) for key in held]


def _least(units: list[Share], found: Scatter) -> float:
    """Where the axis begins: at a full ten below all that is drawn."""
    lowest = min([one.point.low for one in units] + (WHOLE * found.limits["limit"]).tolist(), default=0.0)
    return float(floor(lowest / STEP) * STEP)


def _heading(rows: pd.DataFrame, hedged: int, names: Names) -> Label:
    """What the share is called, how many units have no place, and that they are not comparable, where they are not."""
    mark = admit(verdict("funnel", *parts(rows), names=names), context=True)
    more = [left_out("more", hedged)] if hedged else []
    return Label(
        *(
            " · ".join(
                [metric_name(SHARE, str(rows["caveats"].iloc[0]), lang), *(text[lang] for text in more)]
                + ([mark[lang]] if mark else [])
            )
            for lang in LANGUAGES
        )
    )
