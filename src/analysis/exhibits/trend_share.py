"""Shares of hazards rectified by date: like for like stands out, no line is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.cleaning.inspection import RECTIFIED
from analysis.comparability.selection import by_verb, like_for_like, require_shares
from analysis.comparability.verdict import admit_rows, verdict_on_all
from analysis.exhibits.hazards_context import ShareStrip, describe_shares, verb_heading
from analysis.exhibits.share_points import SharePoint, share_points, spread_words
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, caveats_carried, nothing_to_show
from analysis.exhibits.words import actor_label, facts_by_language
from analysis.labels.words import Names, bilingual, fill_label, label
from analysis.vocabulary import Label
from analysis.vocabulary import series as declared_series

CAVEATS = ("ONE_OFFICER", "SUB_UNIT", "HEDGED", "WINDOW_PARTIAL", "PLAUSIBILITY")
MOST = 6  # points that a subtitle has room for


@dataclass(frozen=True, slots=True)
class ShareSeries:
    """Hold shares that may be followed: of one actor, or `declared` of what others published."""

    id: str
    unit: str
    name: Label
    declared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareTimeline(Part):
    """The shares by one verb over their windows.

    `series` holds each point's series, None where it has none.
    """

    points: tuple[SharePoint, ...]
    series: tuple[ShareSeries | None, ...]


def build_trend_share(data: pd.DataFrame, names: Names, *, context: bool = False) -> Exhibit:
    """Return each share of hazards rectified over its window, a part per verb, as an exhibit.

    Only a series of like with like may be followed, and it stands out; between few points,
    or unlike ones, any line would be a story, so none is drawn.

    Parameters
    ----------
    data : DataFrame
        Shares, as `an.shares()` gives them; those of which none is taken are left out.
    names : mapping of str to Label
        What units and actors are called, by id; those of comparators come with the rows.
    context : bool
        Show parts of rows that are refused too, and say on their face that they are not comparable.

    Raises
    ------
    DataError
        With the verdict's sentence, for a part of rows that are refused and not asked for as
        context.

    """
    rows = require_shares(data)[data["low"].notna()]
    if rows.empty:
        return nothing_to_show("trend_share", data)
    groups = by_verb(rows)
    followed = like_for_like(rows, names=names)
    series = {}
    for name in followed.unique():
        # A row that follows none, and is followed by none, has no name of a series.
        if name:
            series[str(name)] = _series_name(str(name), names)
    parts, strips = [], []
    for own in groups:
        part = _share_timeline(own, list(map(series.get, followed[own.index])), names, context)
        parts.append(part)
        strips.append(ShareStrip(points=part.points, verb=str(own["caveats"].iloc[0])))
    return Exhibit(
        id="trend_share",
        title=_timeline_title(rows, followed, series, names),
        subtitle=_timeline_subtitle(rows, followed, series, names),
        parts=tuple(parts),
        rows=rows,
        chosen_from=data,
        caveats=caveats_carried(CAVEATS, rows),
        description=describe_shares(strips),
    )


def _series_name(name: str, names: Names) -> ShareSeries:
    """A series by its id: as declared, else by its actor."""
    unit = name.partition("/")[0]
    if name in declared_series():
        return ShareSeries(name, unit, declared_series()[name], declared=True)
    return ShareSeries(name, unit, actor_label(unit, name, names), declared=False)


def _share_timeline(
    own: pd.DataFrame, series: list[ShareSeries | None], names: Names, context: bool
) -> ShareTimeline:
    """The shares by one verb, in the order of the rows."""
    mark = admit_rows(verdict_on_all(own, names=names), context=context)
    return ShareTimeline(
        heading=verb_heading(own, RECTIFIED),
        refused=mark or NO_WORDS,
        points=tuple(share_points(own, names)),
        series=tuple(series),
    )


def _timeline_title(
    rows: pd.DataFrame, followed: "pd.Series[str]", series: dict[str, ShareSeries], names: Names
) -> Label:
    """How many of `rows` follow each other like for like, and of a single series when and what."""
    found = list(series.values())
    key = "title_open" if not found else "title_many" if len(found) > 1 else "title"
    own = share_points(rows[followed == found[0].id] if found else rows, names)
    facts = facts_by_language(
        n=len(rows),
        # Of one series how many points it has, of several how many there are.
        k=len(own) if len(found) == 1 else len(found),
        series=found[0].name if found else "",
        range=bilingual(lambda lang: spread_words(own, lang)),
    )
    return fill_label("trend_share", key, facts)


def _timeline_subtitle(
    rows: pd.DataFrame, followed: "pd.Series[str]", series: dict[str, ShareSeries], names: Names
) -> Label:
    """What a single series of few points came to, date by date; else how to read the picture."""
    found = list(series)
    own = rows[followed == (found[0] if found else "")].sort_values("window_end")
    if len(found) != 1 or len(own) > MOST:
        return label("trend_share", "subtitle")
    ends = own["window_end"].dt
    # The year tells points apart where none has two; else the month must be told, too.
    days = list(ends.strftime("%Y" if ends.year.is_unique else "%Y-%m"))
    points = share_points(own, names)
    told = bilingual(lambda lang: _dated_shares(days, points, lang))
    return fill_label("trend_share", "subtitle_one", facts_by_language(points=told))


def _dated_shares(days: Sequence[str], points: Sequence[SharePoint], lang: str) -> str:
    """Each share after its date."""
    colon, comma = ("：", "，") if lang == "zh" else (": ", ", ")
    return comma.join(
        f"{day}{colon}{point.text[lang]}" for day, point in zip(days, points, strict=True)
    )
