"""Names beside marks: none over another, none over a mark, none out of the picture.

The first come first.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes

from analysis.renderers.mpl.layout import use_style
from analysis.renderers.mpl.share_marks import Named, write_names
from chart_artists import artists, hits, place
from charts_drawn import blank, laid_out
from examples import examples

SPOTS = st.tuples(st.floats(0, 10), st.floats(0, 10), st.text("北南ab ", min_size=1, max_size=12))


def plot(*named: Named) -> Axes:
    """Marks with their names on a plain axis from 0 to 10."""
    use_style()
    ax = blank()
    ax.set(xlim=(0, 10), ylim=(0, 10))
    for one in named:
        ax.plot([one.left, one.right], [one.y] * 2, gid="mark")
    write_names(ax, named)
    return laid_out(ax)


def spot(x: float, y: float, words: str = "第三消防救援支队") -> Named:
    """A mark at one place."""
    return Named(x, x, y, words)


def test_a_name_stands_at_the_right_of_its_mark() -> None:
    (name,) = artists(plot(spot(3, 5)), "name")
    assert name.get_horizontalalignment() == "left"


def test_at_the_right_edge_it_stands_at_the_left() -> None:
    (name,) = artists(plot(spot(9.9, 5)), "name")
    assert name.get_horizontalalignment() == "right"


def test_between_two_marks_it_stands_above() -> None:
    ax = plot(spot(5, 5), spot(5.8, 5, "b"), spot(4.2, 5, "c"))
    (name,) = [
        name for name in artists(ax, "name") if name.get_text() != "b" and name.get_text() != "c"
    ]
    assert (name.get_horizontalalignment(), name.get_verticalalignment()) == ("center", "bottom")


def test_the_first_come_first_and_who_has_no_room_has_no_name() -> None:
    names = artists(plot(*(spot(5, 5, f"name {n}") for n in range(6))), "name")
    assert [name.get_text() for name in names] == [f"name {n}" for n in range(4)]
    sides = [(name.get_horizontalalignment(), name.get_verticalalignment()) for name in names]
    assert sides == [
        ("left", "center"),
        ("right", "center"),
        ("center", "bottom"),
        ("center", "top"),
    ]


@examples(25)
@given(st.lists(SPOTS, max_size=8))
def test_no_name_lies_over_another_or_leaves_the_picture(
    spots: list[tuple[float, float, str]],
) -> None:
    ax = plot(*(spot(x, y, f"_{words}_") for x, y, words in spots))
    names = [place(name) for name in artists(ax, "name")]
    assert not any(hits(one, other) for at, one in enumerate(names) for other in names[:at])
    frame = ax.get_window_extent()
    assert all(frame.x0 - 2 <= name.x0 and name.x1 <= frame.x1 + 12 for name in names)


@pytest.mark.parametrize("count", [0, 1])
def test_few_marks(count: int) -> None:
    assert len(artists(plot(*[spot(5, 5)] * count), "name")) == count
