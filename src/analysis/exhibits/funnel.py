"""The funnel: each unit's share against hazards found, and how far chance would scatter them."""

from dataclasses import dataclass
from math import sqrt

import pandas as pd

from analysis.cleaning.inspection import RECTIFIED, SHARE
from analysis.comparability.selection import of_units, parts_of_shares
from analysis.comparability.verdict import admit_rows, verdict
from analysis.exhibits.share_points import SharePoint, share_points
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, caveats_carried, nothing_to_show
from analysis.exhibits.words import describe_rows, explain_refusal, facts_by_language
from analysis.labels.slides import slide_word
from analysis.labels.words import Names, bilingual, fill_label, label, metric_name
from analysis.statistics.funnels import Scatter, find_scatter
from analysis.statistics.methods import FEWEST_UNITS
from analysis.statistics.ratios import BOUNDS
from analysis.vocabulary import Label

CAVEATS = ("HEDGED", "SMALL_N", "PLAUSIBILITY")
OUTER = "998"  # ends the signal of a unit beyond the 99.8 % limits


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """A unit's share, and where it lies: within the limits or beyond which."""

    point: SharePoint
    signal: str

    @property
    def far(self) -> bool:
        """Whether it lies beyond the 99.8 % limits."""
        return self.signal.endswith(OUTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelChart(Part):
    """Shares against hazards found.

    `limits` are the funnel's curves (confidence, side, denominator, limit as a part of 1), none
    below 10 units; `goal` what all units share, by its bounds.
    """

    points: tuple[FunnelPoint, ...]
    limits: pd.DataFrame
    goal: tuple[float, float] | None


def build_funnel(data: pd.DataFrame, names: Names, *, context: bool = False) -> Exhibit:
    """Return each unit's share rectified against hazards found, with 95 % and 99.8 % limits.

    Where units scatter more than chance would have them, the limits allow for it and the title
    says how much.

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
        With the verdict's sentence, for rows that are refused a funnel and not asked for as
        context.

    """
    rows = of_units(data)
    if rows.empty:
        return nothing_to_show("funnel", data)
    # Limits are for units: the shares of officers and teams were left out above.
    asked = verdict("funnel", *parts_of_shares(rows), names=names)
    mark, found = admit_rows(asked, context=context), find_scatter(rows[BOUNDS])
    points = zip(share_points(rows, names), found.signals, strict=True)
    caveats = str(rows["caveats"].iloc[0])
    part = FunnelChart(
        heading=bilingual(lambda lang: metric_name(SHARE, caveats, lang)),
        refused=mark or NO_WORDS,
        points=tuple(FunnelPoint(point, str(signal)) for point, signal in points),
        limits=found.limits,
        goal=found.goal,
    )
    return Exhibit(
        id="funnel",
        title=_funnel_title(rows, found),
        subtitle=explain_refusal(
            asked, label("funnel", "subtitle_few" if found.goal is None else "subtitle")
        ),
        parts=(part,),
        rows=rows,
        chosen_from=data,
        caveats=caveats_carried(CAVEATS, rows),
        how=slide_word("funnel", "how_few") if found.goal is None else NO_WORDS,
        description=describe_rows(rows, names),
    )


def _funnel_title(rows: pd.DataFrame, found: Scatter) -> Label:
    """How far units scatter, and how many lie beyond the limits."""
    beyond = int(found.signals.str.endswith(OUTER).sum())
    caveats = str(rows["caveats"].iloc[0])
    facts = facts_by_language(
        n=len(rows),
        verb=bilingual(lambda lang: metric_name(RECTIFIED, caveats, lang)),
        # Phi compares variances; a reader sees how wide the points lie, which is its root.
        times=f"{sqrt(found.dispersion.phi):.3g}" if found.dispersion else "",
        k=beyond,
        least=FEWEST_UNITS,
    )
    return fill_label("funnel", _title_key(found), facts)


def _title_key(found: Scatter) -> str:
    """Which title fits: limits that allow for overdispersion, limits of chance alone, none."""
    if found.goal is None:
        return "title_few"
    if found.dispersion is None:
        return "title_unknown"
    return "title" if found.wider else "title_chance"
