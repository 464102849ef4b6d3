import csv
from math import inf
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.extraction.quantities.quantity import PhraseError, read_quantity

HEDGES = st.sampled_from(["", "近", "超过", "至少", "约", "不到"])
MEASURES = st.sampled_from(["", "家", "人次", "元", "%", "群众"])
GRAMMAR = "0123456789,.近超约至到余多以上左右零未无百分之一二两三五九十百千万亿家人次元% "
FULL_WIDTH = str.maketrans("0123456789,.%", "０１２３４５６７８９，．％")
HOSTILE = {
    "digits": "9" * 50_000,
    "digits and some": "9" * 50_000 + "余家",
    "Han digits": "九" * 50_000,
    "Han digits and some": "九" * 50_000 + "余家",
    "commas": "1," * 25_000,
    "groups of three": "1" + ",000" * 12_500,
    "points": "1." * 25_000,
    "magnitudes": "9" + "亿" * 50_000,
    "hedges before": "近" * 50_000,
    "hedges behind": "1" + "左右" * 25_000,
    "ranges": "1至" * 25_000,
    "shares": "百分之" * 17_000,
    "measures": "1" + "家" * 50_000,
    "spaces": " " * 50_000,
    "negations": "无" * 50_000,
    "numerals and measures by turns": "1万家" * 17_000,
}


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param("", id="nothing"),
        pytest.param("家", id="measure alone"),
        pytest.param("近", id="hedge alone"),
        pytest.param("第3名", id="ordinal"),
        pytest.param("-3家", id="sign"),
        pytest.param("3猫", id="no measure"),
        pytest.param("检查3家", id="a verb before"),
        pytest.param("3家单位", id="a noun behind"),
        pytest.param("3家5处", id="two numbers"),
        pytest.param("10至5家", id="a range that runs backwards"),
        pytest.param("5万至3万人", id="a range of 万 that runs backwards"),
        pytest.param("八六名", id="two digits side by side that do not follow each other"),
        pytest.param("九八名", id="two digits side by side that fall"),
        pytest.param("几家", id="some"),
        pytest.param("数家", id="several"),
        pytest.param("未查3家", id="none, and a number"),
    ],
)
def test_what_is_not_understood_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseError):
        read_quantity(phrase)


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("3猫", "猫.*is no measure of src/analysis/vocabulary/measures.toml"),
        ("10至5家", "runs backwards in '10至5家'"),
        ("近家", "no number can be read in '近家'"),
        ("七五十家", "two digits side by side in '七五十家'"),
    ],
)
def test_the_refusal_says_what_is_wrong_with_which_words(phrase: str, message: str) -> None:
    with pytest.raises(PhraseError, match=message):
        read_quantity(phrase)


def test_the_conventions_hold_for_every_vector(shared: Path) -> None:
    with (shared / "vectors" / "hedged_counts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = ("conv_lo", "conv_hi", "logic_lo", "logic_hi")
    expected = {row["phrase"]: tuple(float(row[name]) for name in names) for row in rows}
    read = {phrase: read_quantity(phrase) for phrase in expected}
    assert len(rows) == 22
    assert {
        phrase: (q.low, q.high, q.strict_low, q.strict_high) for phrase, q in read.items()
    } == expected


@given(HEDGES, st.integers(0, 10**9), MEASURES, st.lists(st.integers(0, 12), max_size=3))
def test_spaces_and_full_width_characters_change_nothing(
    hedge: str, number: int, measure: str, gaps: list[int]
) -> None:
    phrase = f"{hedge}{number:,}{measure}"
    spaced = phrase
    for gap in gaps:
        spaced = f"{spaced[:gap]} \u3000{spaced[gap:]}"
    assert (
        read_quantity(spaced)
        == read_quantity(phrase.translate(FULL_WIDTH))
        == read_quantity(phrase)
    )


@example("5至3万人")
@example("2至万家")
@example("约0.5家")
@given(st.text(max_size=20) | st.text(GRAMMAR, max_size=20))
def test_any_text_is_read_with_ordered_bounds_or_refused(text: str) -> None:
    try:
        read = read_quantity(text)
    except PhraseError:
        return
    assert 0 <= read.strict_low <= read.low <= read.high <= read.strict_high
    assert read.value < inf


def refused_or_finite(phrase: str) -> bool:
    try:
        return read_quantity(phrase).high < inf
    except PhraseError:
        return True


@pytest.mark.parametrize("form", ["{}家", "{}余家", "近{}亿元", "约{}.5家", "1至{}万"])
def test_numbers_of_any_length_are_refused_or_finite(form: str) -> None:
    for length in range(1, 100):
        assert refused_or_finite(form.format("9" * length))
        assert refused_or_finite(form.format("九" * length))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_refused_or_finite(text: str) -> None:
    assert refused_or_finite(text)


@pytest.mark.parametrize("phrase", ["5至3万人", "10²家", "1234,567人"])
def test_what_may_mean_two_things_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseError):
        read_quantity(phrase)


def test_nought_of_a_measure_is_a_number_like_any_other() -> None:
    assert (read_quantity("零家").measure, read_quantity("零家").zero_in_words) == ("家", False)
