"""Which verdicts turned between two builds."""

from dataclasses import dataclass

from analysis.briefing.changes.builds import COVERED, OBSERVED, Build
from analysis.comparing.matrix import verdicts
from analysis.comparing.verdicts import REFUSE
from analysis.labels.names import Names
from analysis.vocabulary import metrics

PAIR = ["metric", "a", "b"]
SAID = ["kind", "reasons"]
SILENT = (REFUSE, "MISSING_NOT_ZERO")


@dataclass(frozen=True)
class Turn:
    """The verdict on one metric of two units, before and after: its kind and its reasons, codes by semicolons."""

    metric: str
    a: str
    b: str
    before: tuple[str, str]
    after: tuple[str, str]


def turned(before: Build, after: Build, names: Names) -> list[Turn]:
    """The verdicts on each two units that differ, in kind or in reasons, in the order of `after`.

    Where neither reports a metric, the verdict is SILENT: not reported is not
    zero. So a first report is a turn only where the other unit reports it too.
    """
    old, new = _judged(before, names), _judged(after, names)
    found = (Turn(*pair, old.get(pair, SILENT), new.get(pair, SILENT)) for pair in dict.fromkeys([*new, *old]))
    return [turn for turn in found if turn.before != turn.after]


def _judged(build: Build, names: Names) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Kind and reasons by metric and pair; a metric that is in no list any more can't be judged."""
    rows, units = build.tables[OBSERVED], build.tables[COVERED]["unit"].drop_duplicates().tolist()
    table = verdicts(rows[rows["metric"].isin(list(metrics()))], among=units, names=names)
    keys, said = (table[columns].itertuples(index=False, name=None) for columns in (PAIR, SAID))
    return dict(zip(keys, said, strict=True))
