"""What a phrase is read as, in words for the person who confirms it."""

import pytest

from analysis.briefing.cells import describe_quantity


@pytest.mark.parametrize(
    ("phrase", "zh", "en"),
    [
        ("186.5万元", "确数 186.5万 元", "exactly 1.865 m 元"),
        ("1999000元", "确数 199.9万 元", "exactly 1.999 m 元"),
        ("1234567人次", "确数 1,234,567 人次", "exactly 1,234,567 人次"),
        ("98.65%", "确数 98.65 %", "exactly 98.65 %"),
        (
            "近200万人次",
            "少于 200万 人次，通常理解为约180万–200万",
            "fewer than 2 m 人次, ordinarily ~1.8 m–2 m",
        ),
        ("300余户", "多于 300 户，通常理解为301–399", "more than 300 户, ordinarily 301–399"),
    ],
)
def test_a_reviewer_reads_every_digit_that_was_printed(phrase: str, zh: str, en: str) -> None:
    assert (describe_quantity(phrase, "zh"), describe_quantity(phrase, "en")) == (zh, en)
