"""Where the reports' own share lies among what others published, as native charts: points with their intervals."""

from collections.abc import Sequence

import pandas as pd

from analysis.briefing.deck.parts import Axis, Chart, Series
from analysis.briefing.deck.shares import Cells, Share, columns, kept, shares
from analysis.charting import Drawn
from analysis.charting.hazards_context_words import verb
from analysis.charting.labels import LANGUAGES, label
from analysis.charting.points import OTHERS
from analysis.charting.style import Names
from analysis.cleaning.ratios import WHOLE
from analysis.comparing.admitting import abreast, admit
from analysis.comparing.selecting import by_verb
from analysis.vocabulary import Label

PERCENT, UNSEEN = '0"%"', ";;;"  # number formats: the second shows none
THIN, THICK, OPEN = 0.75, 2.0, 4.0  # points: intervals of others and of the project's own; what words leave open
SMALL, LARGE = 4, 9  # markers


def hazards_context(what: Drawn, names: Names) -> tuple[Chart, ...]:
    """A chart a verb, for each is a definition of its own; the reports' own share stands out and is named."""
    return tuple(_panel(rows, names) for rows in by_verb(what.rows))


def _panel(rows: pd.DataFrame, names: Names) -> Chart:
    """The shares by one verb in the order of their size, each with its interval; where none is taken, none is drawn."""
    some = [one for one in shares(rows) if not one.point.missing]
    shown = sorted(some, key=lambda one: (one.point.high, one.point.low))
    own = [one.point for one in shown if one.point.own]
    series = _series("others", OTHERS, THIN, SMALL)
    series += _series("own", own[0].colour(names), THICK, LARGE) if own else ()
    heading, sheet = _heading(rows, len(shown), names), columns(shown, _cells(shown), names)
    across = Axis(form=UNSEEN)
    return Chart("scatter", heading, sheet, series, 0, WHOLE, PERCENT, legend=True, across=across)


def _cells(shown: Sequence[Share]) -> Cells:
    """What is drawn of `shown`, by column."""
    points = [one.point for one in shown]
    drawn: dict[str, Sequence[float | None]] = {}
    for kind, mine in (("others", False), ("own", True)):
        fits = [point.own == mine for point in points]
        drawn[kind] = kept(shown, fits, exact=True)
        drawn[f"{kind}_open"] = kept(shown, fits, exact=False)
        drawn[f"{kind}_from"] = kept(shown, fits)
    return drawn | {
        "order": [float(place) for place, _ in enumerate(shown, start=1)],
        "range": [point.high - point.low for point in points],
        "interval_up": [point.upper - point.low for point in points],
        "interval_down": [point.low - point.lower for point in points],
    }


def _series(kind: str, shade: str, weight: float, size: int) -> tuple[Series, ...]:
    """Intervals first, so that marks lie on them; a hedged share is a bar over all that its words leave open."""
    return (
        Series(f"{kind}_from", (shade,), 0.0, x="order", plus="interval_up", minus="interval_down", weight=weight),
        Series(f"{kind}_open", (shade,), 0.0, x="order", plus="range", weight=OPEN),
        Series(kind, (shade,), x="order", size=size),
    )


def _heading(rows: pd.DataFrame, number: int, names: Names) -> Label:
    """The verb, how many shares there are, and that they are not comparable, where they are not."""
    mark = admit(abreast(rows, names=names), context=True)
    return Label(
        *(
            " · ".join(
                [verb(rows, lang), label("words", "numbers")[lang].format(n=number), *([mark[lang]] if mark else [])]
            )
            for lang in LANGUAGES
        )
    )
