"""Words on charts: numbers as people write them, lines broken where they may be, every entry in both languages."""

import math
import string
import tomllib
from fractions import Fraction
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

from analysis.labels.words import (
    fill_label,
    interval_words,
    label,
    metric_name,
    number_words,
    rounded_outward,
    text_columns,
    wrap_text,
)
from analysis.renderers.mpl import layout
from analysis.vocabulary import caveats, denominators, metrics, states, themes

TABLE = tomllib.loads(files("analysis.labels").joinpath("words.toml").read_text(encoding="utf-8"))
ENTRIES = [(section, key) for section, entries in TABLE.items() for key in entries]
LEADING = "，。；：、”）"


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (0, "0", "0"),
        (7, "7", "7"),
        (999, "999", "999"),
        (1000, "1,000", "1,000"),
        (9999, "9,999", "9,999"),
        (10_000, "1万", "10,000"),
        (12_345, "12,345", "12,345"),
        (20_000, "2万", "20,000"),
        (80_001, "80,001", "80,001"),
        (100_000, "10万", "100,000"),
        (123_456, "123,456", "123,456"),
        (186_500, "18.65万", "186,500"),
        (270_000, "27万", "270,000"),
        (800_000, "80万", "800,000"),
        (1_865_000, "186.5万", "1.865 m"),
        (1_999_000, "199.9万", "1.999 m"),
        (1_234_567, "1,234,567", "1,234,567"),
        (64_600_000, "6460万", "64.6 m"),
        (100_000_000, "1亿", "100 m"),
        (150_000_001, "150,000,001", "150,000,001"),
        (2_500_000_000, "25亿", "2.5 bn"),
        (3.0, "3", "3"),
        (5.5, "5.5", "5.5"),
        (98.65, "98.65", "98.65"),
        (0.1234, "0.1234", "0.1234"),
        (233 / 246 * 100, "94.7", "94.7"),
        (0.1 + 0.2, "0.3", "0.3"),
        (1234.6, "1,234.6", "1,234.6"),
        (3703.7 / 3, "1,234.6", "1,234.6"),
        (math.inf, "无上限", "no upper limit"),
    ],
)
def test_numbers_as_people_write_them(value: float, zh: str, en: str) -> None:
    assert (number_words(value, "zh"), number_words(value, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("low", "high", "zh", "en"),
    [
        (246, 246, "246", "246"),
        (301, 399, "301–399", "301–399"),
        (9000, 9999, "9,000–9,999", "9,000–9,999"),
        (0, 5, "0–5", "0–5"),
        (20_001, math.inf, "20,001–无上限", "20,001–no upper limit"),
        (4_500_000, 4_999_999, "约450万–500万", "~4.5 m–5 m"),
        (1_865_001, 1_865_999, "约186.5万–186.6万", "~1.865 m–1.866 m"),
        (250_000, 300_000, "25万–30万", "250,000–300,000"),
        (100 / 3, 200 / 3, "约33.3–66.7", "~33.3–66.7"),
        (0.0123456, 0.0456789, "约0.01–0.05", "~0.01–0.05"),
    ],
)
def test_bounds_in_figures(low: float, high: float, zh: str, en: str) -> None:
    assert (interval_words(low, high, "zh"), interval_words(low, high, "en")) == (zh, en)


# nothing that is counted is smaller than one in a thousand million
ENDS = st.just(0.0) | st.floats(1e-9, 1e11)


@given(ENDS, ENDS)
def test_bounds_are_rounded_outward_and_by_little(one: float, other: float) -> None:
    low, high = sorted((one, other))
    down, up = rounded_outward(low, high)
    assert down <= low
    assert high <= up
    assert low - down <= max(0.1, low / 1000)
    assert up - high <= max(0.1, high / 1000)


@given(
    st.integers(0, 10**12),
    st.integers(0, 2),
    st.sampled_from([("zh", 10**4, 10**8), ("en", 10**6, 10**9)]),
)
def test_a_number_reads_back_as_itself(
    digits: int, decimals: int, told_in: tuple[str, int, int]
) -> None:
    lang, *sizes = told_in
    text = number_words(digits / 10**decimals, lang).replace(",", "")
    words = dict(zip(("万", "亿") if lang == "zh" else (" m", " bn"), sizes, strict=True))
    size = next((size for word, size in words.items() if text.endswith(word)), 1)
    assert Fraction(text.rstrip("万亿 mbn")) * size == Fraction(digits, 10**decimals)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("abc", 3),
        ("火灾", 4),
        ("火a", 3),
        ("“火”", 6),
        ("（a）", 5),
        ("近9–10家", 8),
        ("《火》", 6),
    ],
)
def test_columns_that_a_text_takes(text: str, expected: int) -> None:
    assert text_columns(text) == expected


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("", 4, [""], id="nothing"),
        pytest.param("一二三四五", 6, ["一二三", "四五"], id="Chinese breaks anywhere"),
        pytest.param("one two three", 7, ["one two", "three"], id="English breaks at spaces"),
        pytest.param("unbreakable", 4, ["unbreakable"], id="a long word is kept whole"),
        pytest.param("一二，三", 4, ["一", "二，", "三"], id="no line opens with a comma"),
        pytest.param("查了2021-06-10后", 14, ["查了2021-06-10", "后"], id="a date is not broken"),
        pytest.param("一二 three", 4, ["一二", "three"], id="no space at the end of a line"),
    ],
)
def test_lines_break_where_they_may(text: str, width: int, lines: list[str]) -> None:
    assert wrap_text(text, width).split("\n") == lines


@given(st.text("查处火灾ab1 ，。；、”", max_size=40), st.integers(2, 20))
def test_breaking_lines_loses_no_character(text: str, width: int) -> None:
    kept = "".join(wrap_text(text, width).split())
    assert kept == "".join(text.split())


@given(st.text("查处火灾，。；、", max_size=40), st.integers(4, 20))
def test_no_line_of_chinese_is_too_wide_or_opens_with_a_comma(text: str, width: int) -> None:
    _, *later = wrap_text("查" + text, width).split("\n")
    assert not any(line[0] in LEADING for line in later)
    assert all(text_columns(line.rstrip(LEADING)) <= width for line in later)


def _fields(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


@pytest.mark.parametrize(("section", "key"), ENTRIES)
def test_every_entry_says_the_same_in_both_languages(section: str, key: str) -> None:
    entry = TABLE[section][key]
    assert set(entry) == {"zh", "en"}
    assert entry["zh"].strip()
    assert entry["en"].strip()
    assert _fields(entry["zh"]) == _fields(entry["en"])
    assert label(section, key)["zh"] == entry["zh"]


def test_every_character_shown_has_a_glyph() -> None:
    lists: list[Any] = [caveats(), denominators(), states(), themes()]
    named = [term for terms in lists for term in terms.values()] + [
        metric.label for metric in metrics().values()
    ]
    words = "".join(label(*entry)[lang] for entry in ENTRIES for lang in ("zh", "en"))
    words += "".join(term.zh + term.en for term in named)
    font = FT2Font(font_manager.findfont(layout.chinese_font()))
    assert {sign for sign in words if not font.get_char_index(ord(sign))} == set()


@pytest.mark.parametrize(
    ("metric", "codes", "zh"),
    [
        ("hazards_rectified", "URGED", "督促整改"),
        ("hazards_rectified", "HEDGED;ORDERED", "责令整改"),
        ("hazards_rectified", "ON_THE_SPOT;SMALL_N", "当场整改"),
        ("hazards_rectified", "RECTIFIED", "整改"),
        ("hazards_rectified_share", "URGED", "督促整改占比"),
        ("hazards_found", "URGED", "发现隐患"),
        ("hazards_rectified", "", "整改隐患"),
    ],
)
def test_hazards_rectified_go_by_the_verb_that_was_printed(
    metric: str, codes: str, zh: str
) -> None:
    assert metric_name(metric, codes, "zh") == zh


def test_a_fact_that_a_title_lacks_is_an_error() -> None:
    with pytest.raises(KeyError, match="found"):
        fill_label("hazards", "title", {"zh": {"actor": "甲"}, "en": {"actor": "A"}})
