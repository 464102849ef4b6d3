"""The reader: a text, or a report's file, -> a table of its numbers; a person confirms what it proposes.

Own rules, made for this prose: on the five reports general readers keep none of
the hedges. docs/reader.md says how well it reads, and what it can't.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.reading.characters import simplified
from analysis.reading.dates import Published, WindowError
from analysis.reading.documents import read_document
from analysis.reading.encodings import normalise
from analysis.reading.periods import Periods
from analysis.reading.subjects import Subjects
from analysis.reading.text_mentions import Mention, mentions
from analysis.reading.windows import Window, read_window
from analysis.vocabulary import Metric, metrics

DTYPES = {
    **dict.fromkeys(("start", "end"), "int64"),
    **dict.fromkeys(("value", "low", "high", "strict_low", "strict_high"), "float64"),
    **dict.fromkeys(("window_start", "window_end"), "datetime64[s]"),
}
COLUMNS = [
    "start", "end", "phrase", "value", "relation", "low", "high", "strict_low", "strict_high", "measure", "role",
    "theme", "metric", "actor", "actor_level", "window_phrase", "window_start", "window_end", "per", "window_basis",
    "wording",
]  # fmt: skip
STANDING, SHARES = ("stock",), ("%", "‰")
FIXED = {"stock": "stock", "share": "share"}


def read_text(text: str, *, published: str | date | None = None) -> pd.DataFrame:
    """Every number of `text`: one row each, of whatever role, in order.

    Columns are COLUMNS: place and phrase, quantity with bounds, measure, role,
    theme and metric (empty where no trigger of metrics.toml fits), actor (its
    words) and level, words of time and what they state, per, and the verb.
    `published` (a day, YYYY-MM or YYYY) dates 今年 and 以来. Counts are in their
    measure, shares in %. Raises WindowError where `published` is no date.

    >>> read_text("今年以来，支队共检查单位1200余家。")[["phrase", "metric"]].to_numpy().tolist()
    [['1200余家', 'units_inspected']]
    """
    when = Published.read(str(published)) if published else Published()
    text = normalise(text)
    words = simplified(text)
    told, acting = Periods(words), Subjects(words)
    rows = [_row(mention, told, acting, when) for mention in mentions(text)]
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.astype({name: DTYPES.get(name, "str") for name in COLUMNS})


def read_report(path: str | Path, *, published: str | date | None = None) -> pd.DataFrame:
    """read_text of a report's file (any format of reading.documents); raises DataError where it can't be read."""
    return read_text(read_document(Path(path), str(path)), published=published)


def read_many(texts: Iterable[str]) -> list[tuple[int, Mention]]:
    """The statistics of many texts, each with the number of its text: for corpora, where time counts.

    Neither actors nor windows are looked for.

    >>> [mention.phrase for _, mention in read_many(["检查单位3家", "无数字", "发现隐患近百处"])]
    ['3家', '近百处']
    """
    with _uncollected():
        return [(number, mention) for number, text in enumerate(texts) for mention in mentions(text, statistics=True)]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without garbage collection: rows hold no cycles, and walking millions of them costs a third of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _row(mention: Mention, told: Periods, acting: Subjects, published: Published) -> dict[str, Any]:
    """One row: a mention, and for a statistic who did it and when."""
    row = mention._asdict() | dict.fromkeys(("theme", "actor", "actor_level", "window_phrase", "per"), "")
    row |= {"window_basis": "unknown", "window_start": None, "window_end": None}
    if mention.role != "statistic":
        return row
    metric = metrics()[mention.metric] if mention.metric else None
    actor = acting.at(mention.start)
    row |= {"theme": metric.theme if metric else "", "actor": actor.name, "actor_level": actor.level}
    return row | _when(mention, metric, told, published)


def _when(mention: Mention, metric: Metric | None, told: Periods, published: Published) -> dict[str, Any]:
    """The window of a statistic, and what it is per."""
    standing = metric is not None and metric.kind in STANDING
    phrase, inherited = told.governing(mention.start, mention.end, standing=standing)
    window = _window(phrase, published, inherited)
    kind = metric.kind if metric else "share" if mention.measure in SHARES else "count"
    days = {"window_start": window.start, "window_end": window.end, "window_basis": window.basis}
    own = metric.per if metric and metric.per != "total" else window.per
    return {"window_phrase": phrase, "per": FIXED.get(kind, own), **days}


def _window(phrase: str, published: Published, inherited: bool) -> Window:
    """What the words of time state; words that no rule reads state no day."""
    try:
        return read_window(phrase, published, inherited=inherited)
    except WindowError:
        return Window(basis="inferred" if inherited else "stated") if phrase else Window()
