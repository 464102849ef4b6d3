from math import inf

import pytest

from analysis.extraction.quantities.quantity import read_quantity


@pytest.mark.parametrize(
    ("phrase", "relation", "low", "high", "strict_low", "strict_high"),
    [
        ("将近200户", "lt", 180, 199, 0, 199),
        ("接近200户", "lt", 180, 199, 0, 199),
        ("不到50人", "lt", 45, 49, 0, 49),
        ("不足50人", "lt", 45, 49, 0, 49),
        ("近十万人次", "lt", 90_000, 99_999, 0, 99_999),
        ("近1.5亿", "lt", 135_000_000, 149_999_999, 0, 149_999_999),
        ("30多家", "gt", 31, 39, 31, inf),
        ("十余名", "gt", 11, 19, 11, inf),
        ("超60场", "gt", 61, 69, 61, inf),
        ("突破7万", "gt", 70_001, 79_999, 70_001, inf),
        ("逾700件", "gt", 701, 799, 701, inf),
        ("3万余人", "gt", 30_001, 39_999, 30_001, inf),
        ("20余万人", "gt", 200_001, 299_999, 200_001, inf),
        ("超过70余家", "gt", 71, 79, 71, inf),
        ("600家以上", "ge", 600, 699, 600, inf),
        ("600以上", "ge", 600, 699, 600, inf),
        ("至少40场", "ge", 40, 49, 40, inf),
        ("不少于40场", "ge", 40, 49, 40, inf),
        ("上百家", "ge", 100, 199, 100, inf),
        ("上千人次", "ge", 1000, 1999, 1000, inf),
        ("约500家", "approx", 450, 550, 0, inf),
        ("大约500家", "approx", 450, 550, 0, inf),
        ("500家左右", "approx", 450, 550, 0, inf),
        ("约500家左右", "approx", 450, 550, 0, inf),
        ("近50余家", "approx", 45, 55, 0, inf),
        ("约50余家", "gt", 51, 59, 51, inf),
        ("超过100家以上", "gt", 101, 199, 101, inf),
        ("十几家", "gt", 11, 19, 11, 19),
        ("二十几名", "gt", 21, 29, 21, 29),
        ("数百家", "gt", 200, 999, 200, 999),
        ("几十万人", "gt", 200_000, 999_999, 200_000, 999_999),
        ("三四十人", "range", 30, 40, 30, 40),
        ("两三千人", "range", 2000, 3000, 2000, 3000),
        ("七八名", "range", 7, 8, 7, 8),
        ("4至7次", "range", 4, 7, 4, 7),
        ("4-7次", "range", 4, 7, 4, 7),
        ("4～7次", "range", 4, 7, 4, 7),
        ("一到三起", "range", 1, 3, 1, 3),
        ("2至6万人", "range", 20_000, 60_000, 20_000, 60_000),
        ("2万至6万人", "range", 20_000, 60_000, 20_000, 60_000),
        ("8000至9000人", "range", 8000, 9000, 8000, 9000),
        ("7000至11000人", "range", 7000, 11_000, 7000, 11_000),
        ("6千至1万人", "range", 6000, 10_000, 6000, 10_000),
        ("四百至一万人", "range", 400, 10_000, 400, 10_000),
        ("88家", "eq", 88, 88, 88, 88),
        ("1,088家", "eq", 1088, 1088, 1088, 1088),
        ("八十八家", "eq", 88, 88, 88, 88),
        ("十二点五万只", "eq", 125_000, 125_000, 125_000, 125_000),
    ],
)  # fmt: skip
def test_hedges_of_counts(
    phrase: str, relation: str, low: float, high: float, strict_low: float, strict_high: float
) -> None:
    read = read_quantity(phrase)
    found = (read.relation, read.low, read.high, read.strict_low, read.strict_high)
    assert found == (relation, low, high, strict_low, strict_high)


@pytest.mark.parametrize(
    ("phrase", "low", "high", "strict_low", "strict_high"),
    [
        ("近90%", 81, 90, 0, 90),
        ("近百分之九十", 81, 90, 0, 90),
        ("90%以上", 90, 100, 90, inf),
        ("百分之九十五以上", 95, 96, 95, inf),
        ("百分之百", 100, 100, 100, 100),
        ("50余万元", 500_000, 600_000, 500_000, inf),
        ("超8.5％", 8.5, 8.6, 8.5, inf),
    ],
)
def test_money_and_shares_have_no_steps(
    phrase: str, low: float, high: float, strict_low: float, strict_high: float
) -> None:
    read = read_quantity(phrase)
    assert (read.low, read.high, read.strict_low, read.strict_high) == (
        low,
        high,
        strict_low,
        strict_high,
    )


@pytest.mark.parametrize("phrase", ["零事故", "未发生", "无伤亡", "没有投诉"])
def test_none_in_words_is_zero_without_a_measure(phrase: str) -> None:
    read = read_quantity(phrase)
    assert (read.value, read.low, read.high, read.measure) == (0, 0, 0, "")
    assert read.zero_in_words


def test_a_zero_in_digits_is_a_count() -> None:
    read = read_quantity("0起")
    assert (read.value, read.relation, read.measure, read.zero_in_words) == (0, "eq", "起", False)


def test_both_is_two() -> None:
    read = read_quantity("双双")
    assert (read.value, read.low, read.high, read.measure) == (2, 2, 2, "")


@pytest.mark.parametrize(
    ("phrase", "measure", "noun"),
    [
        ("7家", "家", ""),
        ("7", "", ""),
        ("7万群众", "人", "群众"),
        ("7万名", "名", ""),
        ("7人次", "人次", ""),
        ("近7%", "%", ""),
    ],
)
def test_measure_and_the_noun_in_its_place(phrase: str, measure: str, noun: str) -> None:
    read = read_quantity(phrase)
    assert (read.measure, read.noun) == (measure, noun)


@pytest.mark.parametrize(
    ("phrase", "rounded"),
    [
        ("70万人", True),
        ("1.2亿", True),
        ("万家", True),
        ("近70万人", False),
        ("700人", False),
        ("7千人", False),
    ],
)
def test_an_unhedged_number_in_ten_thousands_is_rounded(phrase: str, rounded: bool) -> None:
    assert read_quantity(phrase).rounded is rounded
