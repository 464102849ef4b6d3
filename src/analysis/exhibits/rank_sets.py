"""Rank sets: which order the figures support, mostly several ranks a unit."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.charting.labels import LANGUAGES, fill, interval, label, metric_name
from analysis.charting.style import Names
from analysis.cleaning.inspection import RECTIFIED
from analysis.comparing.admitting import admit
from analysis.comparing.guards import FEWEST_UNITS
from analysis.comparing.quotients import BOUNDS
from analysis.comparing.ranks import ranks
from analysis.comparing.selecting import of_units
from analysis.comparing.verdicts import verdict
from analysis.exhibits.describe import describe_rows
from analysis.exhibits.refusals import explain_refusal
from analysis.exhibits.share_points import SharePoint, share_points
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, bearing
from analysis.vocabulary import Label

CAVEATS = ("HEDGED", "SMALL_N", "PLAUSIBILITY")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit with the ends of its rank set, 0 where it has none, and its observed rank where that is known."""

    point: SharePoint
    lower: int = 0
    upper: int = 0
    rank: int | None = None

    @property
    def text(self) -> Label:
        """Its share, and the ranks that it may have."""
        words = []
        for lang in LANGUAGES:
            ranks = {"ranks": interval(self.lower, self.upper, lang)}
            said = label("rank_sets", "set" if self.lower else "none")[lang].format(**ranks)
            words.append(f"{self.point.text[lang]}  {said}")
        return Label(*words)


@dataclass(frozen=True, slots=True, kw_only=True)
class RankChart(Part):
    """Units in the order of their observed share, each with every rank that the tests leave open."""

    lines: tuple[Ranked, ...]


def build_rank_sets(data: pd.DataFrame, names: Names, *, context: bool = False) -> Exhibit:
    """Return which ranks each unit may have, all at once, but for a chance of 5 %.

    Rank 1 is the greatest, not the best.

    Parameters
    ----------
    data : DataFrame
        Shares (`an.shares()`) by one verb, one per unit; rows of officers and teams are left out.
    names : mapping of str to Label
        What units are called, by id; those of comparators come with the rows.
    context : bool
        Show rows that are refused too, and say on the face that they are not comparable.

    Raises
    ------
    DataError
        With the verdict's sentence, for rows that are refused a ranking and not asked for as context.

    """
    rows = of_units(data)
    if rows.empty:
        title, subtitle = label("rank_sets", "title_none"), label("hazards", "subtitle_none")
        return Exhibit("rank_sets", title, subtitle, (), rows, data)
    asked = verdict("rank", rows, names=names)
    mark = admit(asked, context=context)
    order = rows.sort_values(["high", "low"], ascending=False, kind="stable")
    lines = _rank(order, names)
    return Exhibit(
        id="rank_sets",
        title=_title(order, lines),
        subtitle=explain_refusal(asked, label("rank_sets", "subtitle")),
        parts=(RankChart(lines=tuple(lines), refused=mark or NO_WORDS),),
        rows=rows,
        chosen_from=data,
        caveats=bearing(CAVEATS, rows),
        description=describe_rows(rows, names),
    )


def _rank(rows: pd.DataFrame, names: Names) -> list[Ranked]:
    """Each row with its rank set; without one below FEWEST_UNITS."""
    points = share_points(rows, names)
    if len(rows) < FEWEST_UNITS:
        return [Ranked(point) for point in points]
    sets = ranks(rows[["unit", *BOUNDS]], "share")
    lower, upper = (list(map(int, sets[name])) for name in ("lower", "upper"))
    observed = [None if pd.isna(rank) else int(rank) for rank in sets["rank"]]
    return [Ranked(*line) for line in zip(points, lower, upper, observed, strict=True)]


def _title(rows: pd.DataFrame, lines: Sequence[Ranked]) -> Label:
    """How many units have one rank alone, and how many ranks the others may have."""
    widths = [line.upper - line.lower + 1 for line in lines if line.lower]
    several = [width for width in widths if width > 1]
    key = "title_few" if not widths else "title_all" if not several else "title_open"
    key = "title" if several and len(several) < len(widths) else key
    facts = {
        lang: {
            "n": len(lines),
            "verb": metric_name(RECTIFIED, str(rows["caveats"].iloc[0]), lang),
            "k": len(widths) - len(several),
            "width": interval(min(several), max(several), lang) if several else "",
            "least": FEWEST_UNITS,
        }
        for lang in LANGUAGES
    }
    return fill("rank_sets", key, facts)
