"""Rank sets: which order the figures support, mostly several ranks a unit."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.cleaning.inspection import RECTIFIED
from analysis.comparability.selection import of_units
from analysis.comparability.verdict import admit_rows, verdict
from analysis.exhibits.share_points import SharePoint, share_points
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, caveats_carried, nothing_to_show
from analysis.exhibits.words import describe_rows, explain_refusal, facts_by_language
from analysis.labels.words import (
    LANGUAGES,
    Names,
    bilingual,
    fill_label,
    interval_label,
    interval_words,
    label,
    metric_name,
)
from analysis.statistics.funnels import Dispersion, known_dispersion, too_far
from analysis.statistics.methods import FEWEST_UNITS, MOST_DISPERSION
from analysis.statistics.ranks import find_ranks
from analysis.statistics.ratios import BOUNDS
from analysis.vocabulary import Label

CAVEATS = ("HEDGED", "SMALL_N", "PLAUSIBILITY")


@dataclass(frozen=True, slots=True)
class Ranked:
    """Hold a unit with the ends of its rank set (0 without one) and its observed rank."""

    point: SharePoint
    lower: int = 0
    upper: int = 0
    rank: int | None = None

    @property
    def width(self) -> int:
        """How many ranks it may have."""
        return self.upper - self.lower + 1

    @property
    def text(self) -> Label:
        """Its share, and the ranks that it may have."""
        words = []
        for lang in LANGUAGES:
            ranks = {"ranks": interval_words(self.lower, self.upper, lang)}
            said = label("rank_sets", "set" if self.lower else "none")[lang].format(**ranks)
            words.append(f"{self.point.text[lang]}  {said}")
        return Label(*words)


@dataclass(frozen=True, slots=True, kw_only=True)
class RankChart(Part):
    """Hold units by observed share, each with every rank that the tests leave open."""

    lines: tuple[Ranked, ...]


def build_rank_sets(data: pd.DataFrame, names: Names, *, context: bool = False) -> Exhibit:
    """Return which ranks each unit may have, all at once.

    But for a chance of 5 %, where units scatter by chance alone.

    Rank 1 is the greatest, not the best. The tests leave out what else sets units apart: where
    units scatter more than chance has it, or nobody knows, the exhibit does not call it 95 %,
    and where the variance is more than 10 times that of chance it shows no ranks.

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
        With the verdict's sentence, for rows that are refused a ranking and not asked for as
        context.

    """
    rows = of_units(data)
    if rows.empty:
        return nothing_to_show("rank_sets", data)
    asked = verdict("rank", rows, names=names)
    mark = admit_rows(asked, context=context)
    # Rank 1 is the greatest share, so the greatest stands on top.
    order = rows.sort_values(["high", "low"], ascending=False, kind="stable")
    scatter = known_dispersion(rows[BOUNDS])
    lines = _rank_rows(order, names, scatter)
    title, subtitle = _rank_headings(order, lines, scatter)
    return Exhibit(
        id="rank_sets",
        title=title,
        subtitle=explain_refusal(asked, subtitle),
        parts=(RankChart(lines=tuple(lines), refused=mark or NO_WORDS),),
        rows=rows,
        chosen_from=data,
        caveats=caveats_carried(CAVEATS, rows),
        description=describe_rows(rows, names),
    )


def _rank_rows(rows: pd.DataFrame, names: Names, scatter: Dispersion | None) -> list[Ranked]:
    """Each row with its rank set.

    Without one below FEWEST_UNITS, and where they scatter too far beyond chance.
    """
    points = share_points(rows, names)
    if len(rows) < FEWEST_UNITS or too_far(scatter):
        return list(map(Ranked, points))
    sets = find_ranks(rows[["unit", *BOUNDS]], "share")
    lower, upper = map(int, sets["lower"]), map(int, sets["upper"])
    # A hedged share that overlaps another has no rank that was observed.
    observed = [None if pd.isna(rank) else int(rank) for rank in sets["rank"]]
    return list(map(Ranked, points, lower, upper, observed))


def _rank_headings(
    rows: pd.DataFrame, lines: Sequence[Ranked], scatter: Dispersion | None
) -> tuple[Label, Label]:
    """Return how many units have one rank alone, how many ranks others may have, and how sure."""
    widths = [line.width for line in lines if line.lower]
    several = [width for width in widths if width > 1]
    caveats = str(rows["caveats"].iloc[0])
    facts = facts_by_language(
        n=len(rows),
        # All shares are by one verb, which the caveats of any of them tell.
        verb=bilingual(lambda lang: metric_name(RECTIFIED, caveats, lang)),
        k=len(widths) - len(several),
        width=interval_label(min(several), max(several)) if several else "",
        least=FEWEST_UNITS,
        phi=f"{scatter.phi:.3g}" if scatter else "",
        most=f"{MOST_DISPERSION:g}",
    )
    title, subtitle = _title_key(widths, several, scatter), _subtitle_key(widths, scatter)
    return fill_label("rank_sets", title, facts), fill_label("rank_sets", subtitle, facts)


def _title_key(widths: Sequence[int], several: Sequence[int], scatter: Dispersion | None) -> str:
    """Which title fits: how many units have one rank alone, or why none is shown."""
    if not widths:
        return "title_far" if too_far(scatter) else "title_few"
    if not several:
        return "title_all"
    return "title" if len(several) < len(widths) else "title_open"


def _subtitle_key(widths: Sequence[int], scatter: Dispersion | None) -> str:
    """Which subtitle fits: 95 % may be said only where units scatter no more than chance has it."""
    if not widths:
        return "subtitle_far" if too_far(scatter) else "subtitle_few"
    if scatter is None:
        return "subtitle_unknown"
    return "subtitle_beyond" if scatter.phi > 1 else "subtitle"
