"""The reader: a text, or a report's file, -> a table of its numbers.

It proposes, and a person confirms.

Own rules, made for this prose: on the five reports general readers keep none of
the hedges. docs/reader.md says how well it reads, and what it can't.
"""

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.documents.documents import read_document
from analysis.documents.encodings import normalise_text
from analysis.extraction.actors import Subjects
from analysis.extraction.mentions import Mention, find_mentions
from analysis.extraction.quantities.normalise import simplify_text
from analysis.extraction.windows.dates import Published, WindowError
from analysis.extraction.windows.periods import Periods
from analysis.extraction.windows.window import Window, read_window
from analysis.vocabulary import Metric, metrics

# --- What a report says of itself near its top: its title, and the day it appeared.

TOP = 12
LONGEST_TITLE, LONGEST_LINE = 60, 80
# 2023-05-06, 2023/5/6, 2023.5.6 or 2023年5月6日, of this century or the last.
DATE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?:[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?![0-9])"
    r"|年(?P<zh_month>[0-9]{1,2})月(?P<zh_day>[0-9]{1,2})[日号])"
)
LABELS = re.compile(
    r"发布|发表|日期|时间|来源|作者|记者|编辑|责编|通讯员|消息|浏览|点击|阅读|字号|[电讯]\s*(?:[（(]|$)"
)
CLOCK = re.compile(
    r"(?:星期|周)?[一二三四五六日天]?\s*(?:[0-2]?[0-9][:：][0-5][0-9](?:[:：][0-5][0-9])?)?"
)
PAPER = re.compile(r"[^，。；\s]{2,14}(?:报|网|社|台|中心|公众号|客户端)")
WIRE = re.compile(r"\s*(?:电|讯|消息)")
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}


def title_of(text: str) -> str:
    r"""The first line of `text` that is not blank.

    Empty where it is a paragraph rather than a title.

    >>> title_of("\n 甲市支队开展冬季检查 \n正文。")
    '甲市支队开展冬季检查'
    """
    first = next(iter(_filled_lines(text)), "")
    return first if len(first) <= LONGEST_TITLE else ""


def _filled_lines(text: str) -> list[str]:
    """The lines that are not blank, stripped."""
    return list(filter(None, map(str.strip, text.split("\n"))))


def published_of(text: str) -> str:
    r"""The day printed near the top of `text` as YYYY-MM-DD; empty where none is.

    A date in a running sentence is no day of publication: it must stand in a
    line of its own or with a publisher, beside a label (发布日期, 来源, 记者 …), or in a dateline.

    >>> published_of("标题\n发布日期：2023年5月6日 来源：某报\n正文。")
    '2023-05-06'
    >>> published_of("标题\n2023年5月6日以来，检查单位3家。")
    ''
    """
    for line in _filled_lines(text.translate(HALF_WIDTH))[:TOP]:
        for match in DATE.finditer(line[:LONGEST_LINE]):
            if _of_publication(line, match) and (day := _iso_day(match)):
                return day
    return ""


def _of_publication(line: str, match: re.Match[str]) -> bool:
    """Whether the date `match` in `line` is one of publication."""
    before, after = line[: match.start()].strip(), line[match.end() :].strip()
    # A dateline: 某市2023年5月6日电.
    if WIRE.match(after):
        return True
    # Alone but for a clock or a publisher: 2023-05-06 09:30, 2023年5月6日 某某日报.
    alone = not before and (CLOCK.fullmatch(after) or PAPER.fullmatch(after)) is not None
    short = len(line) <= LONGEST_LINE and "。" not in line
    return alone or (short and LABELS.search(line) is not None)


def _iso_day(match: re.Match[str]) -> str:
    """The date as YYYY-MM-DD; empty where there is no such day."""
    year, month, day = (
        match["year"],
        match["month"] or match["zh_month"],
        match["day"] or match["zh_day"],
    )
    written = f"{year}-{int(month):02d}-{int(day):02d}"
    try:
        Published.read(written)
    except WindowError:
        return ""
    return written


# --- The reader: a text, or a report's file, -> a table of its numbers; a person confirms what it
# proposes.

DTYPES = {
    **dict.fromkeys(("start", "end"), "int64"),
    **dict.fromkeys(("value", "low", "high", "strict_low", "strict_high"), "float64"),
    **dict.fromkeys(("window_start", "window_end"), "datetime64[s]"),
}
COLUMNS = [
    "start",
    "end",
    "phrase",
    "value",
    "relation",
    "low",
    "high",
    "strict_low",
    "strict_high",
    "measure",
    "role",
    "theme",
    "metric",
    "actor",
    "actor_level",
    "window_phrase",
    "window_start",
    "window_end",
    "per",
    "window_basis",
    "wording",
]
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
    text = normalise_text(text)
    # Simplified character for character, so that a place in `words` is one in `text`.
    words = simplify_text(text)
    told, acting = Periods(words), Subjects(words)
    rows = [_table_row(mention, told, acting, when) for mention in find_mentions(text)]
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.astype(dict.fromkeys(COLUMNS, "str") | DTYPES)


def read_report(path: str | Path, *, published: str | date | None = None) -> pd.DataFrame:
    """read_text of a report's file (any format of documents).

    Raises DataError where it can't be read.
    """
    return read_text(read_document(Path(path), str(path)), published=published)


def read_many(texts: Iterable[str]) -> list[tuple[int, Mention]]:
    """The statistics of many texts, each with the number of its text.

    For corpora, where time counts.

    Neither actors nor windows are looked for.

    >>> [mention.phrase for _, mention in read_many(["检查单位3家", "无数字", "发现隐患近百处"])]
    ['3家', '近百处']
    """
    with _without_collection():
        return [
            (number, mention)
            for number, text in enumerate(texts)
            for mention in find_mentions(text, statistics=True)
        ]


@contextmanager
def _without_collection() -> Iterator[None]:
    """Without garbage collection.

    Rows hold no cycles, and walking millions of them costs a third of the time.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _table_row(
    mention: Mention, told: Periods, acting: Subjects, published: Published
) -> dict[str, Any]:
    """One row: a mention, and for a statistic who did it and when."""
    row = mention._asdict() | dict.fromkeys(
        ("theme", "actor", "actor_level", "window_phrase", "per"), ""
    )
    row |= {"window_basis": "unknown", "window_start": None, "window_end": None}
    if mention.role != "statistic":
        return row
    metric = metrics()[mention.metric] if mention.metric else None
    actor = acting.at(mention.start)
    row |= {
        "theme": metric.theme if metric else "",
        "actor": actor.name,
        "actor_level": actor.level,
    }
    return row | _window_cells(mention, metric, told, published)


def _window_cells(
    mention: Mention, metric: Metric | None, told: Periods, published: Published
) -> dict[str, Any]:
    """The window of a statistic, and what it is per."""
    # What stands at a day (a fleet, a staff) is not of the window that the lead names.
    standing = metric is not None and metric.kind in STANDING
    phrase, inherited = told.governing(mention.start, mention.end, standing=standing)
    window = _stated_window(phrase, published, inherited)
    kind = metric.kind if metric else "share" if mention.measure in SHARES else "count"
    days = {"window_start": window.start, "window_end": window.end, "window_basis": window.basis}
    # A metric that is per something by itself (a daily average) says so over the words of time.
    own = metric.per if metric and metric.per != "total" else window.per
    return {"window_phrase": phrase, "per": FIXED.get(kind, own), **days}


def _stated_window(phrase: str, published: Published, inherited: bool) -> Window:
    """What the words of time state; words that no rule reads state no day."""
    try:
        return read_window(phrase, published, inherited=inherited)
    except WindowError:
        return Window(basis="inferred" if inherited else "stated") if phrase else Window()
