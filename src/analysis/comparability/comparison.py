"""Units side by side on one metric: who may stand there, who may not and why, who is silent."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.comparability.rows import Names, Observation, rows_of_frame
from analysis.comparability.status import status_of
from analysis.comparability.verdict import REFUSE, Verdict, verdict, verdict_on_all
from analysis.vocabulary import Label


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that may not stand beside the others, and the verdict that says why."""

    unit: str
    actor: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold one metric of several units.

    `rows` are those that may stand together, the greatest first, one per unit; `left_out`
    those that may not beside them; `silent` the units that report none. `verdict` is that on
    `rows`, and its status line tells how many of all units they are.
    """

    metric: str
    rows: pd.DataFrame
    left_out: tuple[LeftOut, ...]
    silent: tuple[str, ...]
    verdict: Verdict
    status: Label

    @property
    def lawful(self) -> bool:
        """Whether there are two rows or more that may stand side by side."""
        return len(self.rows) > 1 and self.verdict.kind != REFUSE


def compare_units(
    rows: pd.DataFrame, metric: str, units: Sequence[str], names: Names
) -> Comparison:
    """Return what `rows` of one window allow to be said of `units` side by side.

    A unit is not told by its officers or teams: where it has no row of its own, theirs is
    among those left out. Of rows that are counted in unlike ways, those stand together
    that most units have.

    Parameters
    ----------
    rows : DataFrame
        Observations of one window.
    metric : str
        Id of the metric.
    units : sequence of str
        Ids of the units.
    names : mapping of str to Label
        What units and actors are called, by id.

    """
    own = rows[(rows["metric"] == metric) & rows["unit"].isin(list(units))]
    own = own.reset_index(drop=True)
    known = rows_of_frame(own, names)
    places = _places_together(known)
    chosen = own.iloc[places].sort_values(["high", "low"], ascending=False, kind="stable")
    left = _left_out(own, known, places, names)
    silent = tuple(unit for unit in units if unit not in set(own["unit"]))
    found = verdict_on_all(chosen, names=names)
    if found.kind == REFUSE:
        # what makes even the largest group incomparable bears on each of its rows
        refused = [LeftOut(known[at].unit, known[at].actor, found) for at in places]
        left, chosen = [*refused, *left], chosen.iloc[:0]
    status = status_of("compare", found.kind, [known[place] for place in places], len(units))
    return Comparison(metric, chosen, tuple(left), silent, found, status)


def _places_together(known: Sequence[Observation]) -> list[int]:
    """Return the places of rows that are counted alike, of as many units as there are.

    Of two rows of one unit the last stands: later reports correct earlier ones.
    """
    groups: dict[Hashable, dict[str, int]] = {}
    for place, row in enumerate(known):
        if row.whole:
            groups.setdefault(_how_counted(row), {})[row.unit] = place
    if not groups:
        return []
    return sorted(max(groups.values(), key=len).values())


def _how_counted(row: Observation) -> Hashable:
    """Return what must be alike for rows to stand on one scale."""
    partial = "PART" in row.caveats
    window = None if row.rate else row.window
    return row.rank, row.counts, row.counts_below, row.verb, row.per, partial, window


def _left_out(
    own: pd.DataFrame, known: Sequence[Observation], places: Sequence[int], names: Names
) -> list[LeftOut]:
    """Return the rows beside those at `places`, each with the verdict against one of them."""
    shown = {known[place].unit for place in places}
    found: dict[str, LeftOut] = {}
    for place, row in enumerate(known):
        if place in places or row.unit in shown:
            continue
        other = own.iloc[places[0]] if places else None
        # without a whole unit's row there is nothing to stand beside
        found[row.unit] = LeftOut(
            row.unit, row.actor, verdict("compare", own.iloc[place], other, names=names)
        )
    return list(found.values())
