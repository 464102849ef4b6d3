"""One look: the Chinese font after the theme, and units told apart in colour and in grey."""

from importlib.machinery import ModuleSpec
from itertools import combinations, pairwise

import matplotlib as mpl
import pytest
from matplotlib.colors import to_hex, to_rgb

from analysis.labels.words import name_of, units_of
from analysis.renderers import style
from analysis.renderers.mpl import layout
from analysis.renderers.style import Theme
from analysis.vocabulary import Label
from chart_artists import grey
from charts_drawn import blank

UNITS = {f"u{number}": Label(f"第{number}", f"No. {number}") for number in range(9)}
WITH_ACTORS = {"u0": UNITS["u0"], "u0/team": Label("站", "station"), "u1": UNITS["u1"]}
ALL = Theme(list(UNITS))
# the least difference in L* that is seen: Mahy et al. 1994, Color Res. Appl. 19:105-121
NOTICED = 2.3


@pytest.fixture
def no_font(monkeypatch: pytest.MonkeyPatch) -> None:
    """No font found before this test, and none to be found again."""
    layout.chinese_font.cache_clear()
    monkeypatch.setattr(layout, "chinese_font", layout.chinese_font.__wrapped__)


@pytest.mark.parametrize(
    "spec",
    [
        pytest.param(None, id="the package is missing"),
        pytest.param(ModuleSpec("zhplot", None), id="it is no file"),
        pytest.param(
            ModuleSpec("zhplot", None, origin="/nowhere/__init__.py"), id="it holds no font"
        ),
    ],
)
def test_without_its_font_a_chart_says_what_to_install(
    no_font: None, monkeypatch: pytest.MonkeyPatch, spec: ModuleSpec | None
) -> None:
    monkeypatch.setattr(style, "find_spec", lambda _name: spec)
    with pytest.raises(
        style.FontError, match=r"NotoSansSC-Regular.ttf.*missing. Remedy: pip install zhplot"
    ):
        layout.chinese_font()


def test_the_font_is_set_after_the_theme() -> None:
    with mpl.rc_context():
        layout.use_style()
        assert mpl.rcParams["font.family"] == [layout.chinese_font()]
        assert layout.chinese_font() == "Noto Sans SC"


def test_outlines_that_are_the_same_each_time() -> None:
    with mpl.rc_context():
        layout.use_style()
        assert mpl.rcParams["svg.fonttype"] == "path"
        assert mpl.rcParams["svg.hashsalt"]
        assert not mpl.rcParams["axes.unicode_minus"]


def test_the_first_five_colours_differ_in_grey() -> None:
    shades = sorted(grey(ALL.colour(unit)) for unit in list(UNITS)[:5])
    assert min(lighter - darker for darker, lighter in pairwise(shades)) > NOTICED
    assert max(shades) < grey(style.PAPER) - 10 * NOTICED


def test_six_units_have_six_colours_and_six_markers() -> None:
    six = list(UNITS)[:6]
    assert len({ALL.colour(unit) for unit in six}) == 6
    assert len({ALL.marker(unit) for unit in six}) == 6


@pytest.mark.parametrize(("one", "other"), list(combinations(list(UNITS)[:5], 2)))
def test_two_units_differ_in_marker(one: str, other: str) -> None:
    assert ALL.marker(one) != ALL.marker(other)


@pytest.mark.parametrize("unit", ["u6", "u8", "nobody"])
def test_from_the_seventh_on_units_are_grey(unit: str) -> None:
    red, green, blue = to_rgb(ALL.colour(unit))
    assert red == green == blue
    assert ALL.marker(unit) not in {ALL.marker(known) for known in list(UNITS)[:6]}


def test_a_colour_goes_by_the_place_among_units_not_actors() -> None:
    assert units_of(WITH_ACTORS) == ["u0", "u1"]
    assert Theme(units_of(WITH_ACTORS)).colour("u1") == ALL.colour("u1")
    assert Theme(units_of(WITH_ACTORS)).marker("u1") == ALL.marker("u1")


def test_a_unit_more_changes_no_earlier_colour() -> None:
    fewer = {unit: name for unit, name in UNITS.items() if unit in ("u0", "u1", "u2")}
    assert [Theme(units_of(fewer)).colour(unit) for unit in fewer] == [
        ALL.colour(unit) for unit in fewer
    ]


def test_no_unit_has_the_colour_of_text_or_paper() -> None:
    own = {to_hex(ALL.colour(unit)) for unit in UNITS}
    assert own.isdisjoint(
        {to_hex(shade) for shade in (style.INK, style.QUIET, style.FAINT, style.PAPER)}
    )


@pytest.mark.parametrize(
    ("identifier", "lang", "name"),
    [
        ("u0", "zh", "第0"),
        ("u0", "en", "No. 0"),
        ("u0/team", "en", "station"),
        ("u7/else", "zh", "u7/else"),
    ],
)
def test_what_an_actor_is_called(identifier: str, lang: str, name: str) -> None:
    assert name_of(identifier, WITH_ACTORS, lang) == name


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (3, 1), (2, 2), (3, 3)])
def test_panels_lie_within_their_axes_side_by_side(columns: int, rows: int) -> None:
    ax = blank()
    made = layout.panel_grid(ax, columns, rows, lead=0.05, gap=(0.03, 0.1))
    own = ax.get_window_extent()
    places = [panel.get_window_extent() for panel in made]
    assert len(places) == columns * rows
    assert not ax.axison
    for place in places:
        assert own.x0 < place.x0 < place.x1 <= own.x1 + 0.01
        assert own.y0 - 0.01 <= place.y0 < place.y1 <= own.y1 + 0.01
    assert not any(one.overlaps(other) for one, other in combinations(places, 2))
