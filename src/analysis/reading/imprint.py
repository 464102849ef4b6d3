"""What a report says of itself near its top: its title, and the day it appeared."""

import re

from analysis.reading.dates import Published, WindowError

TOP = 12
LONGEST_TITLE, LONGEST_LINE = 60, 80
DATE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?:[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?![0-9])"
    r"|年(?P<zh_month>[0-9]{1,2})月(?P<zh_day>[0-9]{1,2})[日号])"
)
LABELS = re.compile(
    r"发布|发表|日期|时间|来源|作者|记者|编辑|责编|通讯员|消息|浏览|点击|阅读|字号|[电讯]\s*(?:[（(]|$)"
)
CLOCK = re.compile(r"(?:星期|周)?[一二三四五六日天]?\s*(?:[0-2]?[0-9][:：][0-5][0-9](?:[:：][0-5][0-9])?)?")
PAPER = re.compile(r"[^，。；\s]{2,14}(?:报|网|社|台|中心|公众号|客户端)")
WIRE = re.compile(r"\s*(?:电|讯|消息)")
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}


def title_of(text: str) -> str:
    r"""The first line of `text` that is not blank; empty where it is a paragraph rather than a title.

    >>> title_of("\n 甲市支队开展冬季检查 \n正文。")
    '甲市支队开展冬季检查'
    """
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return first if len(first) <= LONGEST_TITLE else ""


def published_of(text: str) -> str:
    r"""The day printed near the top of `text` as YYYY-MM-DD; empty where none is.

    A date in a running sentence is no day of publication: it must stand in a
    line of its own or with a publisher, beside a label (发布日期, 来源, 记者 …), or in a dateline.

    >>> published_of("标题\n发布日期：2023年5月6日 来源：某报\n正文。")
    '2023-05-06'
    >>> published_of("标题\n2023年5月6日以来，检查单位3家。")
    ''
    """
    lines = [line.strip() for line in text.translate(HALF_WIDTH).split("\n") if line.strip()]
    for line in lines[:TOP]:
        for match in DATE.finditer(line[:LONGEST_LINE]):
            if _of_publication(line, match) and (day := _day(match)):
                return day
    return ""


def _of_publication(line: str, match: re.Match[str]) -> bool:
    """Whether the date `match` in `line` is one of publication."""
    before, after = line[: match.start()].strip(), line[match.end() :].strip()
    if WIRE.match(after):
        return True
    alone = not before and (CLOCK.fullmatch(after) or PAPER.fullmatch(after)) is not None
    short = len(line) <= LONGEST_LINE and "。" not in line
    return alone or (short and LABELS.search(line) is not None)


def _day(match: re.Match[str]) -> str:
    """The date as YYYY-MM-DD; empty where there is no such day."""
    year, month, day = match["year"], match["month"] or match["zh_month"], match["day"] or match["zh_day"]
    written = f"{year}-{int(month):02d}-{int(day):02d}"
    try:
        Published.read(written)
    except WindowError:
        return ""
    return written
