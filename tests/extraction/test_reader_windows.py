"""When: the words of time of the number's own sentence, else those of the lead, else unknown."""

import pandas as pd
import pytest

from analysis.extraction.reader import read_text
from analysis.extraction.windows.dates import WindowError

WINDOW = ["window_phrase", "window_basis"]


def row(text: str, phrase: str = "3家", published: str | None = None) -> pd.Series:
    """What is read of the phrase."""
    return read_text(text, published=published).set_index("phrase").loc[phrase]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("今年以来，检查单位3家。", "今年以来", id="since"),
        pytest.param("2023年，检查单位3家。", "2023年", id="a year"),
        pytest.param("2023年1月至6月，检查单位3家。", "2023年1月至6月", id="between months"),
        pytest.param("1月1日至3月15日，检查单位3家。", "1月1日至3月15日", id="between days"),
        pytest.param("截至6月底，检查单位3家。", "截至6月底", id="until"),
        pytest.param("近三年来，检查单位3家。", "近三年来", id="years"),
        pytest.param("上半年，检查单位3家。", "上半年", id="half a year"),
        pytest.param("春节期间，检查单位3家。", "春节期间", id="a feast"),
        pytest.param("去年，检查单位3家。", "去年", id="last year"),
        pytest.param("7月18日，检查单位3家。", "7月18日", id="a day"),
        pytest.param("今 年 以来，检查单位3家。", "今 年 以来", id="spaces between"),
    ],
)
def test_words_of_time_in_the_sentence_are_stated(text: str, words: str) -> None:
    assert row(text)[WINDOW].tolist() == [words, "stated"]


@pytest.mark.parametrize(
    ("text", "words", "per"),
    [
        pytest.param("年均检查单位3家。", "年均", "year", id="a year on average"),
        pytest.param(
            "今年以来，月均检查单位3家。", "月均", "month", id="a month, nearer than since"
        ),
        pytest.param("每年检查单位3家。", "每年", "year", id="every year"),
        pytest.param("今年检查单位3家。", "今年", "total", id="no rate"),
    ],
)
def test_rate_words_govern_their_clause(text: str, words: str, per: str) -> None:
    assert row(text)[["window_phrase", "window_basis", "per"]].tolist() == [words, "stated", per]


def test_a_rate_word_of_another_clause_does_not_govern() -> None:
    text = "五年来，年均培训群众80场，检查单位3家。"
    assert row(text, "80场")["window_phrase"] == "年均"
    assert row(text)["window_phrase"] == "五年来"


def test_the_nearest_words_govern() -> None:
    text = "去年检查单位5家，今年检查单位3家。"
    assert [row(text, phrase)["window_phrase"] for phrase in ("5家", "3家")] == ["去年", "今年"]


def test_words_of_the_lead_are_inherited_as_inferred() -> None:
    text = "2023年以来，甲市消防救援支队扎实工作，成绩显著。支队检查单位3家。"
    read = row(text, published="2024-02-01")
    assert read[WINDOW].tolist() == ["2023年以来", "inferred"]
    assert read["window_start"] == pd.Timestamp("2023-01-01")


def test_what_stands_inherits_nothing() -> None:
    text = "2023年以来，甲市消防救援支队扎实工作，成绩显著。抖音号粉丝3万人。"
    assert row(text, "3万人")[WINDOW].tolist() == ["", "unknown"]


def test_no_words_of_time_are_unknown() -> None:
    read = row("检查单位3家。", published="2024-02-01")
    assert read[WINDOW].tolist() == ["", "unknown"]
    assert read[["window_start", "window_end"]].isna().all()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("检查单位3家，比去年多。", id="than last year, behind"),
        pytest.param("比去年多，检查单位3家。", id="than last year, before"),
        pytest.param("较上年有增，检查单位3家。", id="against the year before"),
        pytest.param("与2022年相比有增，检查单位3家。", id="compared with a year"),
        pytest.param("同2022年相比有增，检查单位3家。", id="compared with a year, in other words"),
        pytest.param("较去年同期有增，检查单位3家。", id="the same time of last year"),
        pytest.param("相当于去年全年的水平，检查单位3家。", id="as much as all last year"),
    ],
)
def test_what_is_compared_with_is_no_window(text: str) -> None:
    assert row(text)[WINDOW].tolist() == ["", "unknown"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("“十四五”以来，检查单位3家。", "“十四五”以来", id="since a plan in quotes"),
        pytest.param(
            "“清患”行动开展以来，检查单位3家。",
            "“清患”行动开展以来",
            id="since a campaign in quotes",
        ),
        pytest.param("“十三五”期间，检查单位3家。", "“十三五”期间", id="during a plan in quotes"),
        pytest.param("去年同期检查单位3家。", "去年同期", id="the same time of last year"),
        pytest.param(
            "夏季消防检查期间，检查单位3家。",
            "夏季消防检查期间",
            id="during a campaign of a season",
        ),
    ],
)
def test_words_of_time_are_read_whole(text: str, words: str) -> None:
    assert row(text)["window_phrase"] == words


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param(
            "今年以来，检查单位3家。", "2024-01-01", "2024-07-09", id="since the new year"
        ),
        pytest.param("今年6月1日以来，检查单位3家。", "2024-06-01", "2024-07-09", id="since a day"),
        pytest.param("去年，检查单位3家。", "2023-01-01", "2023-12-31", id="last year"),
        pytest.param("3月份，检查单位3家。", "2024-03-01", "2024-03-31", id="a month"),
    ],
)
def test_the_day_of_publication_dates_the_words(text: str, start: str, end: str) -> None:
    read = row(text, published="2024-07-09")
    assert read[["window_start", "window_end"]].tolist() == [pd.Timestamp(start), pd.Timestamp(end)]


def test_without_a_day_of_publication_this_year_has_no_date() -> None:
    assert row("今年以来，检查单位3家。")[["window_start", "window_end"]].isna().all()


@pytest.mark.parametrize("published", ["2024-02-30", "2024-13", "gestern", "2024-7-9-1"])
def test_a_day_that_does_not_exist_is_refused(published: str) -> None:
    with pytest.raises(WindowError):
        read_text("检查单位3家。", published=published)


def test_a_window_after_publication_is_kept_in_words_only() -> None:
    read = row("2025年，检查单位3家。", published="2024-07-09")
    assert read["window_phrase"] == "2025年"
    assert read[["window_start", "window_end"]].isna().all()


def test_traditional_text_is_read_as_simplified_at_its_own_places() -> None:
    old = "今年以來，甲市消防救援支隊共檢查單位1.2萬餘家，發現隱患近百處，無人員傷亡。"
    new = "今年以来，甲市消防救援支队共检查单位1.2万余家，发现隐患近百处，无人员伤亡。"
    read, simple = read_text(old), read_text(new)
    assert read["phrase"].tolist() == ["1.2萬餘家", "近百處", "無人員傷亡"]
    assert [old[start:end] for start, end in read[["start", "end"]].to_numpy()] == read[
        "phrase"
    ].tolist()
    same = [name for name in read if name not in ("phrase", "actor", "window_phrase")]
    pd.testing.assert_frame_equal(read[same], simple[same])
    assert read["metric"].tolist()[:2] == ["units_inspected", "hazards_found"]
