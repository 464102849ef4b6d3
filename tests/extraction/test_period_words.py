"""Words of time found in running text, and that the window grammar reads each form the finder knows."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.windows.dates import Published, WindowError
from analysis.extraction.windows.periods import PERIOD, find_periods
from analysis.extraction.windows.window import Window, read_window

PUBLISHED = [Published.read(day) for day in ("2024-05-06", "2024-05", "2024", "")]
NEVER = ("", "", "", "")
THIS_YEAR_TO_DATE = ("2024-01-01..2024-05-06", "2024-01-01..", "2024-01-01..", "")
TO_DATE = ("..2024-05-06", "", "", "")


def known(days: str) -> tuple[str, str, str, str]:
    """The same days in every report of which the year is known."""
    return days, days, days, ""


FOUND = [
    ("单日最高27起。", "spell", "单日", NEVER),
    ("较大火灾连续三年为零。", "spell", "连续三年", NEVER),
    ("短片24小时内播放3万次。", "spell", "24小时内", NEVER),
    ("截至去年底，全市有消防站9座。", "until", "截至去年底", known("..2023-12-31")),
    ("截至4月30日24时，已查4家。", "until", "截至4月30日24时", known("..2024-04-30")),
    ("截至2023年末建成3座。", "until", "截至2023年末", ("..2023-12-31",) * 4),
    ("截至目前，已查4家。", "until", "截至目前", TO_DATE),
    ("截至发稿，火已扑灭。", "until", "截至发稿", TO_DATE),
    ("截至记者发稿时，火已扑灭。", "until", "截至记者发稿时", TO_DATE),
    ("截至昨晚，已查4家。", "until", "截至昨晚", ("..2024-05-05", "", "", "")),
    ("截至一季度末，已查4家。", "until", "截至一季度末", known("..2024-03-31")),
    ("截至年底，已查4家。", "until", "截至年底", NEVER),
    ("截至8日，已查4家。", "until", "截至8日", NEVER),
    ("截至活动结束，已查4家。", "until", "截至活动结束", NEVER),
    ("去年11月至今年3月，查4家。", "between", "去年11月至今年3月", known("2023-11-01..2024-03-31")),
    ("2月18日至19日晚查4家。", "between", "2月18日至19日晚", known("2024-02-18..2024-02-19")),
    ("2021年5月—2022年查4家。", "between", "2021年5月—2022年", ("2021-05-01..2022-12-31",) * 4),
    ("3日8时至4日6时，接警4起。", "between", "3日8时至4日6时", NEVER),
    ("2021—2022年查4家。", "between", "2021—2022年", ("2021-01-01..2022-12-31",) * 4),
    ("1至4月，接警4起。", "months", "1至4月", known("2024-01-01..2024-04-30")),
    ("去年1-6月接警4起。", "months", "去年1-6月", known("2023-01-01..2023-06-30")),
    ("3月1至5日，接警4起。", "months", "3月1至5日", known("2024-03-01..2024-03-05")),
    ("今年以来查4家。", "since", "今年以来", THIS_YEAR_TO_DATE),
    ("自2021年起查4家。", "since", "自2021年起", ("2021-01-01..2024-05-06", *("2021-01-01..",) * 3)),
    ("4月以来查4家。", "since", "4月以来", ("2024-04-01..2024-05-06", "2024-04-01..", "2024-04-01..", "")),
    ("本月以来查4家。", "since", "本月以来", ("2024-05-01..2024-05-06", "2024-05-01..", "", "")),
    ("去年底以来查4家。", "since", "去年底以来", TO_DATE),
    ("近三年，查4家。", "years", "近三年", NEVER),
    ("最近十五年查4家。", "years", "最近十五年", NEVER),
    ("三年来，查4家。", "years", "三年来", TO_DATE),
    ("半年来，查4家。", "years", "半年来", TO_DATE),
    ("近一个月来，查4家。", "years", "近一个月来", TO_DATE),
    ("十余年来，查4家。", "years", "十余年来", TO_DATE),
    ("五年间，查4家。", "years", "五年间", NEVER),
    ("今年上半年查4家。", "season", "今年上半年", known("2024-01-01..2024-06-30")),
    ("一季度，查4家。", "season", "一季度", known("2024-01-01..2024-03-31")),
    ("一、二季度，查4家。", "season", "一、二季度", known("2024-01-01..2024-06-30")),
    ("2022年第四季度查4家。", "season", "2022年第四季度", ("2022-10-01..2022-12-31",) * 4),
    ("前三季度，查4家。", "season", "前三季度", known("2024-01-01..2024-09-30")),
    ("去年前10个月，查4家。", "season", "去年前10个月", known("2023-01-01..2023-10-31")),
    ("二季度以来，查4家。", "season", "二季度以来", ("2024-04-01..2024-05-06", "2024-04-01..", "2024-04-01..", "")),
    ("去年夏季，查4家。", "season", "去年夏季", NEVER),
    ("春节期间，查4家。", "festival", "春节期间", NEVER),
    ("2023年国庆假期，查4家。", "festival", "2023年国庆假期", NEVER),
    ("专项行动期间，查4家。", "festival", "专项行动期间", NEVER),
    ("假期七天，查4家。", "festival", "假期七天", NEVER),
    ("活动当天，来了4人。", "festival", "活动当天", NEVER),
    ("昨日，查4家。", "named", "昨日", ("2024-05-05..2024-05-05", "", "", "")),
    ("今日，查4家。", "named", "今日", ("2024-05-06..2024-05-06", "", "", "")),
    ("当日，查4家。", "named", "当日", NEVER),
    ("本月，查4家。", "named", "本月", ("2024-05-01..2024-05-31",) * 2 + ("", "")),
    ("上月，查4家。", "named", "上月", ("2024-04-01..2024-04-30",) * 2 + ("", "")),
    ("去年同期为5人。", "named", "去年同期", NEVER),
    ("近年来，查4家。", "named", "近年来", NEVER),
    ("近几年，查4家。", "named", "近几年", NEVER),
    ("年内查4家。", "named", "年内", NEVER),
    ("过去一年，查4家。", "years", "过去一年", NEVER),
    ("去冬今春，查4家。", "named", "去冬今春", NEVER),
    ("一个上午查4家。", "named", "一个上午", NEVER),
    ("２０２３年，查4家。", "moment", "２０２３年", ("2023-01-01..2023-12-31",) * 4),
    ("二〇二三年，查4家。", "moment", "二〇二三年", ("2023-01-01..2023-12-31",) * 4),
    ("2023年度，查4家。", "moment", "2023年度", ("2023-01-01..2023-12-31",) * 4),
    ("去年12月24日晚，查4家。", "moment", "去年12月24日晚", known("2023-12-24..2023-12-24")),
    ("4月2日14时30分，接警。", "moment", "4月2日14时30分", known("2024-04-02..2024-04-02")),
    ("4月，查4家。", "moment", "4月", known("2024-04-01..2024-04-30")),
    ("当年，查4家。", "moment", "当年", NEVER),
    ("“清患”行动开展以来，查4家。", "words", "“清患”行动开展以来", TO_DATE),
    ("队伍改制三年来，查4家。", "words", "队伍改制三年来", TO_DATE),
    ("夏季消防检查期间，查4家。", "words", "夏季消防检查期间", NEVER),
    ("“十三五”期间，建4座。", "words", "“十三五”期间", NEVER),
    ("2019年12月31日转隶以来，查4家。", "words", "2019年12月31日转隶以来",
     ("2019-12-31..2024-05-06", *("2019-12-31..",) * 3)),
    ("查4家，较去年同期多1家。", "compared", "去年同期", NEVER),
]  # fmt: skip
RATES = [
    *(("日均", "day"), ("每日", "day"), ("每天", "day"), ("周均", "week"), ("每周", "week")),
    *(("月均", "month"), ("每月", "month"), ("年均", "year"), ("平均每年", "year")),
]
DAY_OF_NO_MONTH = ["12日", "１２日晚", "12日14时30分", "3号"]
ALPHABET = "0123456789１２年月日号今去前上下半全底起以来至截到目-期间近三十二〇季度个“”春节其中，。；\n 比的本昨同"


def days(said: str) -> tuple[date | None, date | None]:
    """ "2024-01-01.." as its two ends."""
    start, _, end = said.partition("..")
    return date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None


@pytest.mark.parametrize(
    ("text", "kind", "phrase", "said"), FOUND, ids=[phrase for _, _, phrase, _ in FOUND]
)
def test_what_is_found_is_read(text: str, kind: str, phrase: str, said: tuple[str, ...]) -> None:
    (found,) = find_periods(text)
    assert (found.kind, found.phrase) == (kind, phrase)
    windows = [read_window(found.phrase, published) for published in PUBLISHED]
    assert windows == [Window(*days(each), "total", "stated") for each in said]


@pytest.mark.parametrize(("phrase", "per"), RATES)
def test_a_rate_is_found_and_read(phrase: str, per: str) -> None:
    (found,) = find_periods(f"全队{phrase}出动4次。")
    assert (found.kind, found.phrase) == ("rate", phrase)
    assert read_window(found.phrase, Published()) == Window(None, None, per, "stated")


def test_the_tables_hold_every_kind_of_words() -> None:
    assert {kind for _, kind, _, _ in FOUND} | {"rate"} == {*PERIOD.groupindex, "words", "compared"}


@pytest.mark.parametrize("phrase", DAY_OF_NO_MONTH)
def test_a_day_of_no_month_is_found_but_states_no_window(phrase: str) -> None:
    (found,) = find_periods(f"{phrase}，查4家。")
    assert (found.kind, found.phrase) == ("moment", phrase)
    for published in PUBLISHED:
        with pytest.raises(WindowError, match="state no window"):
            read_window(phrase, published)


@pytest.mark.parametrize(
    "text",
    ["13月", "123月", "0月", "32日", "3.5月", "12024年", "5000年历史", "3号楼起火", "第8号令", "限5日内整改", "3日游",
     "60岁以上年龄段", "提前年度任务", "今日头条号", "三年内完成", "三年来自全市", "月均衡用力", "6月龄", "最近日常"],
)  # fmt: skip
def test_a_number_that_is_no_date_is_not_found(text: str) -> None:
    assert find_periods(text) == []


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("今年起火4起", "今年", id="fires, not since"),
        pytest.param("今年起数下降", "今年", id="a number of cases, not since"),
        pytest.param("二十五年来", "二十五年来", id="more than nine years"),
        pytest.param("实现改革以来", "改革以来", id="without the verb that leads to them"),
        pytest.param("2023年5日", "2023年", id="a day of a year"),
        pytest.param("支队一至三季度", "一至三季度", id="quarters, not years"),
    ],
)
def test_only_the_words_of_time_are_found(text: str, phrase: str) -> None:
    assert phrase in [period.phrase for period in find_periods(text)]


@given(st.text(max_size=40) | st.text(ALPHABET, max_size=60))
def test_words_of_time_stand_in_order_where_they_are_said_to(text: str) -> None:
    end = 0
    for period in find_periods(text):
        assert period.start >= end
        assert text[period.start : period.end] == period.phrase != ""
        end = period.end


@given(st.text(ALPHABET, max_size=60), st.sampled_from(PUBLISHED))
def test_what_is_found_is_a_window_in_order_or_refused(text: str, published: Published) -> None:
    for period in find_periods(text):
        try:
            window = read_window(period.phrase, published)
        except WindowError:
            continue
        assert window.start is None or window.end is None or window.start <= window.end
