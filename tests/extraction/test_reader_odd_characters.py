"""Numbers with odd characters in them are read whole or refused, never in part."""

import pytest

from analysis.extraction.reader import read_text


@pytest.mark.parametrize(
    ("number", "value"), [("三千○五", 3005), ("1\u200b200", 1200), ("1٢0", 120), ("九百○二", 902)]
)
def test_odd_characters_never_cut_a_number(number: str, value: int) -> None:
    read = read_text(f"今年以来，甲支队检查单位{number}家。")
    assert set(read["value"]) <= {value}
