"""What others published of hazards rectified, and where the reports' own figure lies among it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.cleaning.inspection import RECTIFIED, SHARE
from analysis.comparability.selection import by_verb, require_shares
from analysis.comparability.verdict import admit_rows, verdict_on_all
from analysis.exhibits.share_points import SharePoint, share_points, spread_words
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, caveats_carried, nothing_to_show
from analysis.exhibits.words import facts_by_language
from analysis.labels.words import Names, bilingual, fill_label, label, metric_name
from analysis.vocabulary import Label

CAVEATS = ("ONE_OFFICER", "SUB_UNIT", "HEDGED", "PLAUSIBILITY", "RECTIFIED_ABOVE_FOUND")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareStrip(Part):
    """The shares by one verb, in the order of the rows.

    `verb` are the caveats by which the share is called.
    """

    points: tuple[SharePoint, ...]
    verb: str

    @property
    def by_size(self) -> list[SharePoint]:
        """The points, the greatest share first; before them those of which none is taken."""
        # Of two shares that may be as great, the one that is surely greater stands first.
        return sorted(self.points, key=lambda point: (not point.missing, -point.high, -point.low))

    @property
    def shares(self) -> list[SharePoint]:
        """Those of which a share is taken."""
        return [point for point in self.points if not point.missing]

    @property
    def own(self) -> list[SharePoint]:
        """The shares that the project's own reports give."""
        return [point for point in self.shares if point.own]

    @property
    def others(self) -> list[SharePoint]:
        """The shares that others published."""
        return [point for point in self.shares if not point.own]

    @property
    def beyond(self) -> int:
        """Of how many no share is taken, for more was rectified than found."""
        return len(self.points) - len(self.shares)


def build_hazards_context(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return the share of hazards rectified that each unit published, one part per verb.

    Context, no ranking: units, windows and campaigns are unlike, so each part asks for a
    verdict and says on its face that its rows are not comparable.

    Parameters
    ----------
    data : DataFrame
        Shares, as `an.shares()` gives them.
    names : mapping of str to Label
        What units and actors are called, by id; those of comparators come with the rows.

    """
    rows = require_shares(data)
    if rows.empty:
        return nothing_to_show("hazards_context", data)
    groups = by_verb(rows)
    parts = tuple(_share_strip(rows, names) for rows in groups)
    return Exhibit(
        id="hazards_context",
        title=_context_title(parts),
        subtitle=label("hazards_context", "subtitle"),
        parts=parts,
        rows=data,
        chosen_from=data,
        caveats=caveats_carried(CAVEATS, data),
        description=describe_shares(parts),
    )


def _share_strip(rows: pd.DataFrame, names: Names) -> ShareStrip:
    """The shares by one verb."""
    mark = admit_rows(verdict_on_all(rows, names=names), context=True)
    return ShareStrip(
        heading=verb_heading(rows, SHARE),
        refused=mark or NO_WORDS,
        points=tuple(share_points(rows, names)),
        verb=str(rows["caveats"].iloc[0]),
    )


def verb_heading(rows: pd.DataFrame, metric: str) -> Label:
    """Return the name of `metric` by the one verb of `rows`, and how many there are."""
    caveats, count = str(rows["caveats"].iloc[0]), label("words", "numbers")
    return bilingual(
        lambda lang: f"{metric_name(metric, caveats, lang)} · {count[lang].format(n=len(rows))}"
    )


def _context_title(parts: Sequence[ShareStrip]) -> Label:
    """The reports' own figure and what others published by its verb.

    Without one, what others published.
    """
    # By verb: 整改 and 督促整改 are never told in one sentence, so the first with a figure of ours.
    reporting = [part for part in parts if part.own]
    part = reporting[0] if reporting else parts[0]
    own, others = part.own, part.others
    alone = len(reporting) == 1 and len(own) == 1
    key = "title" if alone and others else "title_others" if others else "title_own"
    first = own[0] if own else None
    facts = facts_by_language(
        verb=bilingual(lambda lang: metric_name(RECTIFIED, part.verb, lang)),
        n=len(others),
        own=len(own),
        range=bilingual(lambda lang: spread_words(others, lang)),
        who=first.who if first else "",
        share=first.text if first else "",
    )
    return fill_label("hazards_context", key, facts)


def describe_shares(parts: Sequence[ShareStrip]) -> Label:
    """Return each verb in words: how many shares, their range, and the reports' own figures."""
    return bilingual(lambda lang: _describe_strips(parts, lang))


def _describe_strips(parts: Sequence[ShareStrip], lang: str) -> str:
    comma, stop = ("，", "；") if lang == "zh" else (", ", "; ")
    lines = []
    for part in parts:
        own = [f"{one.who[lang]} {one.text[lang]} ({one.counts[lang]})" for one in part.own]
        count = label("words", "numbers")[lang].format(n=len(part.shares))
        opening = (
            f"{metric_name(SHARE, part.verb, lang)} {count} {spread_words(part.shares, lang)}"
        ).strip()
        beyond = (
            [label("hazards_context", "beyond")[lang].format(n=part.beyond)] if part.beyond else []
        )
        lines.append(comma.join([opening, *own, *beyond]))
    return stop.join(lines)
