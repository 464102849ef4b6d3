"""Where things stand and how large text is.

Parts keep apart, and text fits wherever any size would.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.renderers.pptx.text import Box, fitting_size, grid_places, join_lines, text_height

SIZES = (26, 20, 14, 10)
sizes = st.integers(20, 2_000_000)
texts = st.lists(
    st.text("隐患整改单位 abc 123，。", min_size=1, max_size=80), min_size=1, max_size=5
)


@given(box=st.builds(Box, *(st.integers(0, 500),) * 2, st.integers(900, 9_000), st.integers(900, 9_000)),
       count=st.integers(1, 9), columns=st.integers(1, 4))  # fmt: skip
def test_parts_stand_within_their_place_and_apart(box: Box, count: int, columns: int) -> None:
    places = grid_places(box, count, columns, (), 10)
    assert len(places) == count
    for place in places:
        assert place.width > 0
        assert place.height > 0
        assert place.left >= box.left
        assert place.left + place.width <= box.left + box.width
        assert box.top <= place.top
        assert place.bottom <= box.bottom
    for one in places:
        for other in places:
            beside = (
                one.left + one.width + 10 <= other.left or other.left + other.width + 10 <= one.left
            )
            assert (
                one is other
                or beside
                or one.bottom + 10 <= other.top
                or other.bottom + 10 <= one.top
            )


def test_widths_part_a_line() -> None:
    first, second = grid_places(Box(0, 0, 310, 100), 2, 2, (2.0, 1.0), 10)
    assert (first.width, second.width) == (200, 100)


def test_without_parts_there_is_no_place() -> None:
    assert grid_places(Box(0, 0, 100, 100), 0, 1, (), 10) == []


@given(paragraphs=texts, wide=st.integers(80, 900), high=st.integers(20, 400))
def test_text_is_as_large_as_fits(paragraphs: list[str], wide: int, high: int) -> None:
    size = fitting_size(paragraphs, wide, high, SIZES)
    larger = [one for one in SIZES if one > size]
    assert all(text_height(paragraphs, wide, one) > high for one in larger)
    assert size == SIZES[-1] or text_height(paragraphs, wide, size) <= high


@given(paragraphs=texts, wide=st.integers(80, 900))
def test_larger_text_takes_no_less_room(paragraphs: list[str], wide: int) -> None:
    heights = [text_height(paragraphs, wide, size) for size in SIZES]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize(
    ("wide", "lines"),
    # ten Chinese characters are 20 columns of half their size: 10 em and 6 % at size 10
    [(107, 1), (105, 2), (54, 2), (52, 3)],
)
def test_chinese_text_breaks_where_its_characters_do(wide: float, lines: int) -> None:
    assert text_height(["一二三四五六七八九十"], wide, 10) == pytest.approx(lines * 13.8)


def test_two_languages_stand_on_one_line_only_where_they_fit() -> None:
    assert join_lines(["不可相加", "no sum"], 200, 10) == ["不可相加   no sum"]
    assert join_lines(["不可相加", "no sum"], 60, 10) == ["不可相加", "no sum"]
    assert join_lines([], 60, 10) == []
