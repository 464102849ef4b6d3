"""Which figures two builds differ in: added, changed (in which fields), withdrawn. Frames in, no input or output."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

KINDS = ADDED, CHANGED, WITHDRAWN = ("added", "changed", "withdrawn")
THING = ["report", "actor", "metric", "basis"]
MEANING = [*THING, "wording", "per", "window_start", "window_end", "window_basis"]
PLACE = ["report", "basis", "start", "cell"]
SAID = ["report", "metric", "basis", "phrase"]
# A figure is looked for by all its fields, then by the first of these that finds it.
PASSES = ([*MEANING, "start", "cell"], [*MEANING, "phrase"], MEANING, PLACE, SAID)
Row = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """One figure: what became of it, its row in each build (None where it is not in it), and the fields that differ."""

    kind: str
    before: Row | None
    after: Row | None
    fields: tuple[str, ...] = ()

    @property
    def row(self) -> Row:
        """The row as it now is; as it was where it is withdrawn."""
        return self.after or self.before or {}


def changes(before: pd.DataFrame, after: pd.DataFrame) -> list[Change]:
    """The figures in which `after` differs from `before`, in the order of `after`; those withdrawn come last.

    Both have the columns of observations, and may have more. A figure is the same one where report,
    actor, metric, verb, window and basis are, so that another phrase, or another
    place, is a change; where it stands at the same place, so that another metric,
    actor or window is one; or where the same words say it of the same metric, as
    with a ratio whose window was mended. Else it is withdrawn, and another added.

    >>> row = dict.fromkeys([*MEANING, *PLACE], "x") | {"phrase": "300余户"}
    >>> was, now = pd.DataFrame([row]), pd.DataFrame([row | {"phrase": "近300户"}])
    >>> [(change.kind, change.fields) for change in changes(was, now)]
    [('changed', ('phrase',))]
    """
    old, new = _rows(before), _rows(after)
    pairs = _pairs(old, new, [after.columns.tolist(), *PASSES])
    found = [_change(old[pairs[place]] if place in pairs else None, row) for place, row in enumerate(new)]
    kept = set(pairs.values())
    gone = [Change(WITHDRAWN, row, None) for place, row in enumerate(old) if place not in kept]
    return [change for change in found if change is not None] + gone


def _rows(frame: pd.DataFrame) -> list[Row]:
    """Rows with None for what is empty, so that empty equals empty."""
    return frame.astype("object").where(frame.notna(), None).to_dict("records")  # type: ignore[return-value]


def _pairs(old: Sequence[Row], new: Sequence[Row], passes: Sequence[Sequence[str]]) -> dict[int, int]:
    """Places of `new` with that in `old` of the same figure; the first of `passes` that pairs a row decides."""
    pairs: dict[int, int] = {}
    for keys in passes:
        taken = set(pairs.values())
        waiting: dict[tuple[Any, ...], deque[int]] = defaultdict(deque)
        for place, key in _keyed(old, keys):
            if place not in taken:
                waiting[key].append(place)
        for place, key in _keyed(new, keys):
            if place not in pairs and waiting[key]:
                pairs[place] = waiting[key].popleft()
    return pairs


def _keyed(rows: Sequence[Row], keys: Sequence[str]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Place and key of each row that has one: a ratio stands nowhere, so has no place to go by."""
    for place, row in enumerate(rows):
        if keys is not PLACE or row["start"] is not None or row["cell"]:
            yield place, tuple(row[key] for key in keys)


def _change(before: Row | None, after: Row) -> Change | None:
    """What became of a figure that `after` has; None where nothing did."""
    if before is None:
        return Change(ADDED, None, after)
    differing = tuple(name for name in after if before.get(name) != after[name])
    return Change(CHANGED, before, after, differing) if differing else None
