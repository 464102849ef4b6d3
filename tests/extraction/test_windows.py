from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.windows.dates import Published, WindowError
from analysis.extraction.windows.window import Window, read_window

DAY = Published.read("2023-07-15")
YEAR = Published.read("2023")
UNDATED = Published()
GRAMMAR = "0123456789年月日号今去前年上下半全底末份起以来至今截止到目-—~期间近三十 "
HOSTILE = {
    "digits": "2" * 50_000,
    "years": "2023年" * 10_000,
    "year marks": "年" * 50_000,
    "months": "7月至" * 16_000,
    "until": "截至" * 25_000,
    "since": "以来" * 25_000,
    "since, after long words": "字" * 50_000 + "以来",
    "years back": "三" * 50_000 + "年来",
    "dashes": "7月" + "—" * 50_000,
}


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        pytest.param("春天里", "'春天里' state no window", id="words not known"),
        pytest.param("2023", "'2023' state no window", id="a bare number"),
        pytest.param("12日", "'12日' state no window", id="a day of no month"),
        pytest.param("以来", "'以来' state no window", id="since nothing"),
        pytest.param("2023年2月29日", "no day 2023-02-29", id="no leap year"),
        pytest.param("2023年13月", "no day 2023-13-01", id="thirteenth month"),
        pytest.param("6月31日以来", "no day 2023-06-31", id="since no day"),
        pytest.param("2023年0月", "no (day|window)", id="month nought"),
        pytest.param("6月0日", "no (day|window)", id="day nought"),
        pytest.param("2023年6月1日至", "no (day|window)", id="cut off after the dash"),
        pytest.param(
            "2023年9月至3月",
            r"ends \(2023-03-31\) before it starts \(2023-09-01\)",
            id="months backwards",
        ),
        pytest.param("2023年至2021年", "before it starts", id="years backwards"),
        pytest.param(
            "2024年以来",
            r"ends \(2023-07-15\) before it starts \(2024-01-01\)",
            id="since after publication",
        ),
        pytest.param("今年8月1日起", "before it starts", id="from a day after publication"),
        pytest.param(
            "截至8月31日24时", "2023-08-31 is after the report", id="until a day after publication"
        ),
        pytest.param(
            "截至今年底", "2023-12-01 is after the report", id="until a month after publication"
        ),
        pytest.param(
            "截至四季度", "2023-10-01 is after the report", id="until a quarter after publication"
        ),
        pytest.param(
            "2022年至2024年", "in a year after the report", id="to a year after publication"
        ),
        pytest.param(
            "2024年春节期间", "2024-01-01 is after the report", id="a holiday after publication"
        ),
        pytest.param("8月至今年3月", "before it starts", id="from a month after its end"),
        pytest.param(
            "四季度", r"starts \(2023-10-01\) after the report", id="a quarter after publication"
        ),
        pytest.param("第五季度", "no window", id="fifth quarter"),
        pytest.param("前13个月", "no day 2023-13-01", id="thirteen months"),
        pytest.param("2023年5日", "day 5 of no month", id="a day of a year"),
        pytest.param("3月5至2日", "before it starts", id="days backwards"),
        pytest.param("2月1至6月", "a month can't stand", id="a month before months"),
        pytest.param("消防员张某休假期间", "no window", id="words that may name a person"),
        pytest.param("截至他退休", "no window", id="until what a person does"),
    ],
)
def test_words_that_state_no_window_are_refused(phrase: str, message: str) -> None:
    with pytest.raises(WindowError, match=message):
        read_window(phrase, DAY)


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("今年6月1日以来", "2023-06-01", "2023-07-15"),
        ("今年 6 月 1 日以来", "2023-06-01", "2023-07-15"),
        ("今年６月１日以来", "2023-06-01", "2023-07-15"),
        ("6月以来", "2023-06-01", "2023-07-15"),
        ("今年以来", "2023-01-01", "2023-07-15"),
        ("去年以来", "2022-01-01", "2023-07-15"),
        ("2020年3月至今", "2020-03-01", "2023-07-15"),
        ("2月9号起", "2023-02-09", "2023-07-15"),
        ("三年来", None, "2023-07-15"),
        ("近三年来", None, "2023-07-15"),
        ("5年以来", None, "2023-07-15"),
        ("建站以来", None, "2023-07-15"),
        ("截至目前", None, "2023-07-15"),
        ("截至2022年底", None, "2022-12-31"),
        ("截至6月底", None, "2023-06-30"),
        ("截止2022年2月8日", None, "2022-02-08"),
        ("上半年", "2023-01-01", "2023-06-30"),
        ("去年下半年", "2022-07-01", "2022-12-31"),
        ("2021年上半年", "2021-01-01", "2021-06-30"),
        ("前年", "2021-01-01", "2021-12-31"),
        ("2022年全年", "2022-01-01", "2022-12-31"),
        ("2020年2月", "2020-02-01", "2020-02-29"),
        ("2022年12月份", "2022-12-01", "2022-12-31"),
        ("3月5日", "2023-03-05", "2023-03-05"),
        ("4月", "2023-04-01", "2023-04-30"),
        ("2021年1月至6月", "2021-01-01", "2021-06-30"),
        ("2021年11月至2022年2月", "2021-11-01", "2022-02-28"),
        ("2020年至2022年", "2020-01-01", "2022-12-31"),
        ("3月5日至20日", "2023-03-05", "2023-03-20"),
        ("3月5日—4月2日", "2023-03-05", "2023-04-02"),
        ("2021年5月至2022年", "2021-05-01", "2022-12-31"),
    ],
)  # fmt: skip
def test_days_in_a_report_of_15_july_2023(phrase: str, start: str | None, end: str | None) -> None:
    days = (date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)
    assert read_window(phrase, DAY) == Window(*days, "total", "stated")


@pytest.mark.parametrize(
    ("phrase", "published", "start", "end"),
    [
        pytest.param("今年6月1日以来", UNDATED, None, None, id="this year, of no known year"),
        pytest.param("6月以来", UNDATED, None, None, id="a month of no known year"),
        pytest.param("上半年", UNDATED, None, None, id="a half of no known year"),
        pytest.param("截至6月底", UNDATED, None, None, id="until a month of no known year"),
        pytest.param("截至目前", YEAR, None, None, id="till now, of no known day"),
        pytest.param(
            "2022年以来", YEAR, date(2022, 1, 1), None, id="since a year till no known day"
        ),
        pytest.param(
            "今年以来", YEAR, date(2023, 1, 1), None, id="since this year till no known day"
        ),
        pytest.param("近年来", DAY, None, None, id="of late"),
        pytest.param("全年", DAY, None, None, id="the whole of an unnamed year"),
    ],
)
def test_unknown_stays_unknown(
    phrase: str, published: Published, start: date | None, end: date | None
) -> None:
    window = read_window(phrase, published)
    assert (window.start, window.end, window.per) == (start, end, "total")


@pytest.mark.parametrize(
    "phrase", ["2月30日", "13月", "6月31日以来", "前13个月", "截至4月31日", "3月1至32日"]
)
def test_a_day_of_no_year_is_refused_too(phrase: str) -> None:
    with pytest.raises(WindowError, match="there is no day"):
        read_window(phrase, UNDATED)


def test_the_29th_of_february_may_be_a_day_of_a_year_unknown() -> None:
    assert read_window("2月29日", UNDATED) == Window(None, None, "total", "stated")


@pytest.mark.parametrize(
    ("phrase", "per"),
    [
        ("年均", "year"),
        ("每年", "year"),
        ("平均每年", "year"),
        ("月均", "month"),
        ("每 月", "month"),
    ],
)
def test_words_that_say_per_what(phrase: str, per: str) -> None:
    assert read_window(phrase, DAY) == Window(None, None, per, "stated")


@pytest.mark.parametrize("phrase", ["", "  ", "\u3000"])
def test_no_words_state_no_window(phrase: str) -> None:
    assert (
        read_window(phrase, DAY)
        == read_window(phrase, DAY, inherited=True)
        == Window(None, None, "total", "unknown")
    )


@pytest.mark.parametrize("phrase", ["今年以来", "年均"])
def test_an_inherited_window_is_inferred(phrase: str) -> None:
    assert read_window(phrase, DAY, inherited=True).basis == "inferred"


@given(st.text(max_size=30) | st.text(GRAMMAR, max_size=30))
def test_any_text_is_a_window_in_order_or_refused(text: str) -> None:
    try:
        window = read_window(text, DAY)
    except WindowError:
        return
    assert window.start is None or window.end is None or window.start <= window.end


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_refused(text: str) -> None:
    with pytest.raises(WindowError):
        read_window(text, DAY)


@pytest.mark.parametrize(
    "phrase",
    ["2021年6月31以来", "2021年123月以来", "至6月30日", "9月以来", "今年12月"],
)
def test_a_slip_or_a_day_to_come_is_no_window(phrase: str) -> None:
    with pytest.raises(WindowError):
        read_window(phrase, Published.read("2023-07-15"))


def test_this_year_ends_on_the_day_of_the_report() -> None:
    window = read_window("今年", Published.read("2023-07-15"))
    assert (window.start, window.end) == (date(2023, 1, 1), date(2023, 7, 15))
    assert read_window("今年", Published.read("2023")).end is None
