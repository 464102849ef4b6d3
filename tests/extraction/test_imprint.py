"""Title and day of publication, as a report prints them near its top, and nothing that only looks like them."""

import pytest

from analysis.extraction.reader import published_of, title_of

BODY = "\n2020年1月1日以来，检查单位3家。"
PRINTED = {
    "with the paper": ("标题\n2023年5月6日 甲市日报\n", "2023-05-06"),
    "with what it did that day": ("标题\n2023年5月6日 甲市大队走进学校\n", ""),
    "a line of its own": ("标题\n2021-06-10\n正文。", "2021-06-10"),
    "with a clock": ("标题\n2021-06-10 08:30\n正文。", "2021-06-10"),
    "with a clock to the second": ("标题\n2021年6月10日 08:30:05", "2021-06-10"),
    "dots": ("标题\n2021.6.1\n正文。", "2021-06-01"),
    "label": ("标题\n发布日期：2023年5月6日\n正文。", "2023-05-06"),
    "label behind": ("标题\n2023年5月6日 来源：某报 作者：某人", "2023-05-06"),
    "dateline": ("标题\n某地2023年5月6日电 昨天，检查单位3家。", "2023-05-06"),
    "full-width": ("标题\n发布时间：２０２３－０５－０６".replace("－", "-"), "2023-05-06"),
    "no date": ("标题\n正文。", ""),
    "a window": ("标题\n2023年5月6日以来，检查单位3家。", ""),
    "a day in a sentence": ("标题\n2023年5月6日，某支队检查单位3家。", ""),
    "a span": ("标题\n时间：2023年5月至6月", ""),
    "no such day": ("标题\n发布日期：2023年2月30日", ""),
    "a label in a sentence": ("标题\n2023年5月6日发布的通知要求检查。", ""),
    "too far down": ("标题\n" + "一行\n" * 20 + "2023-05-06", ""),
    "a number": ("标题\n编号 2023-05-061\n正文。", ""),
}


@pytest.mark.parametrize(("text", "day"), PRINTED.values(), ids=PRINTED)
def test_the_day_it_appeared(text: str, day: str) -> None:
    assert published_of(text + BODY) == day


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("\n\n 某支队的一天 \n正文。", "某支队的一天", id="the first line with words"),
        pytest.param("某支队" * 30 + "\n正文。", "", id="a paragraph is no title"),
        pytest.param(" \n", "", id="nothing"),
    ],
)
def test_the_title(text: str, title: str) -> None:
    assert title_of(text) == title
