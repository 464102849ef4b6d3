"""The funnel: refused rows raise or say so, hedges are boxes, limits fit the scatter, names have room."""

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from analysis.exhibits.funnel import _funnel_title
from analysis.problems import DataError
from analysis.renderers.mpl.charts import CHARTS
from analysis.renderers.mpl.draw import exhibit_of
from analysis.renderers.style import INK
from analysis.statistics.funnels import NONE, Dispersion, Scatter, find_scatter, funnel_curves
from analysis.statistics.ratios import BOUNDS
from chart_artists import artists, hits, inside, place, said, text_of
from charts_drawn import LANGS, drawing, laid_out
from records import counted, frame, many, outside, record
from rows import OFFICER

both = pytest.mark.parametrize("lang", LANGS)
UNDATED = record("last", days=None)
APART = counted(
    *((n, n // 10 * share) for n, share in zip(range(400, 1000, 50), (5, 9) * 6, strict=True))
)


def joined(*parts: pd.DataFrame) -> pd.DataFrame:
    """Several frames of shares as one."""
    return pd.concat(parts, ignore_index=True)


def spots(ax: Axes) -> list[tuple[float, float]]:
    """Where the exact shares stand."""
    return [
        (float(mark.get_xdata()[0]), float(mark.get_ydata()[0])) for mark in artists(ax, "exact")
    ]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        pytest.param(many(9), "units needed: 10, at hand: 9", id="nine units"),
        pytest.param(joined(many(10), frame(UNDATED)), "without both dates", id="no dates"),
        pytest.param(
            joined(many(10), frame(record("x", actor_level="corps"))), "unlike level", id="a corps"
        ),
        pytest.param(
            joined(many(10), frame(record("x", verb="整改"))), "unlike verbs", id="another verb"
        ),
    ],
)
def test_refused_rows_raise_unless_asked_for_as_context(rows: pd.DataFrame, reason: str) -> None:
    with pytest.raises(DataError, match=f"No funnel can be drawn: .*{reason}.*context=True"):
        CHARTS["funnel"](rows)
    ax = drawing("funnel", rows)
    assert len(artists(ax, "not comparable")) == 1
    assert "不可比" in exhibit_of(ax).alt.zh


@both
def test_ten_like_units_of_ones_own_need_no_context_and_bear_no_mark(lang: str) -> None:
    ax = drawing("funnel", many(10), context=False, lang=lang)
    assert artists(ax, "not comparable") == []
    assert {"zh": "不可比", "en": "not comparable"}[lang] not in exhibit_of(ax).alt[lang]


def test_context_says_why_it_is_no_more() -> None:
    ax = drawing("funnel", joined(many(10), frame(UNDATED)), lang="en")
    assert len(artists(ax, "not comparable")) == 1
    assert "unlike or unknown windows" in text_of(ax, "subtitle")
    assert exhibit_of(ax).alt.en.lower().count("not comparable") == 1
    assert exhibit_of(ax).alt.zh.count("不可比") == 1


def test_each_unit_stands_at_what_it_found_and_its_share() -> None:
    rows = many(12)
    expected = zip(rows["denominator_low"], rows["low"], strict=True)
    assert sorted(spots(drawing("funnel", rows))) == sorted(expected)


@pytest.mark.parametrize(
    ("found", "rectified", "box"),
    [
        pytest.param(
            "200余处", "近100处", (201, 299, 100 * 90 / 299, 100 * 99 / 201), id="both hedged"
        ),
        pytest.param("200处", "近100处", (200, 200, 45, 49.5), id="the part alone"),
        pytest.param(
            "200余处", "100处", (201, 299, 100 * 100 / 299, 100 * 100 / 201), id="the whole alone"
        ),
    ],
)
def test_a_hedged_share_is_a_box_without_a_point_in_it(
    found: str, rectified: str, box: tuple[float, float, float, float]
) -> None:
    ax = drawing("funnel", joined(many(10), frame(record("hedged", found, rectified))))
    (mark,) = artists(ax, "conventional")
    left, low = mark.get_xydata()[0] if hasattr(mark, "get_xydata") else mark.get_xy()
    right, high = (
        mark.get_xydata()[1]
        if hasattr(mark, "get_xydata")
        else (left + mark.get_width(), low + mark.get_height())
    )
    assert (left, right, low, high) == pytest.approx(box)
    assert len(spots(ax)) == 10


def curves(ax: Axes) -> list[float]:
    """Every height of the limits drawn."""
    lines = [*artists(ax, "limit 0.95"), *artists(ax, "limit 0.998")]
    return sorted(float(y) for line in lines for y in line.get_ydata())


@pytest.mark.parametrize("rows", [many(12), APART], ids=["chance explains it", "chance does not"])
def test_the_limits_are_those_that_fit_the_scatter(rows: pd.DataFrame) -> None:
    assert curves(drawing("funnel", rows)) == pytest.approx(
        sorted(100 * find_scatter(rows[BOUNDS]).limits["limit"])
    )


def test_units_that_scatter_more_get_limits_wider_than_those_of_chance() -> None:
    chance = 100 * funnel_curves(APART[BOUNDS], "proportion")["limit"]
    wide = curves(drawing("funnel", APART))
    assert min(wide) < chance.min()
    assert max(wide) > chance.max()


def test_what_all_share_is_a_line_and_a_band_where_words_leave_it_open() -> None:
    (band, *lines) = artists(drawing("funnel", many(12)), "goal")
    assert (band.get_height(), len(lines)) == (0, 1)
    (band, *lines) = artists(
        drawing("funnel", joined(many(10), frame(record("x", "2000余处", "1000余处")))), "goal"
    )
    assert band.get_height() > 0
    assert len(lines) == 2


def test_below_ten_units_there_are_points_and_no_limits() -> None:
    ax = drawing("funnel", many(9))
    assert (curves(ax), artists(ax, "goal")) == ([], [])
    assert len(spots(ax)) == 9
    assert "不足10家" in text_of(ax, "title")


def test_units_beyond_the_limits_are_dark_and_named() -> None:
    ax = laid_out(drawing("funnel", joined(many(12), frame(record("far", "500处", "200处")))))
    dark = [mark for mark in artists(ax, "exact") if to_hex(mark.get_color()) == INK]
    assert [float(mark.get_ydata()[0]) for mark in dark] == [40]
    assert "far  40%" in [name.get_text() for name in artists(ax, "name")]


@pytest.mark.parametrize(
    ("rows", "zh"),
    [
        pytest.param(many(12), "12家督促整改占比：离散不超出偶然；在99.8%界外的0家", id="chance"),
        pytest.param(many(4), "4家督促整改占比：不足10家，不画界限", id="too few"),
        pytest.param(
            many(4).iloc[:0], "同时报道发现与整改隐患的单位不足10家，不画漏斗图", id="nobody"
        ),
        pytest.param(
            frame(record(**OFFICER)),
            "同时报道发现与整改隐患的单位不足10家，不画漏斗图",
            id="no unit's own",
        ),
        pytest.param(
            frame(*(record(f"u{n}", "100处", "近80处") for n in range(10))),
            "10家督促整改占比：离散程度不明；在99.8%界外的0家",
            id="all hedged",
        ),
    ],
)
def test_the_title_is_computed(rows: pd.DataFrame, zh: str) -> None:
    assert text_of(drawing("funnel", rows), "title") == zh


def test_the_title_says_how_far_units_scatter() -> None:
    found = find_scatter(APART[BOUNDS]).dispersion
    assert found is not None
    title = text_of(drawing("funnel", APART, lang="en"), "title")
    assert f"spread about {found.phi**0.5:.3g} times chance" in title
    assert f"{found.phi:.3g}" not in title


@pytest.mark.parametrize("times", [2, 3])
def test_the_spread_is_told_as_a_ratio_of_distances_and_not_of_their_squares(times: int) -> None:
    dispersion = Dispersion("arcsine", float(times**2), 0.1, 10)
    rows = many(10)
    found = Scatter((0.5, 0.5), NONE, pd.Series("within", index=rows.index), dispersion)
    assert f"约为偶然的{times}倍" in _funnel_title(rows, found).zh


def test_a_unit_stands_once_and_officers_not_at_all() -> None:
    assert len(spots(drawing("funnel", joined(many(10), frame(record("x", **OFFICER)))))) == 10
    with pytest.raises(DataError, match="u0: stands twice"):
        drawing("funnel", joined(many(10), many(1)))


@pytest.mark.parametrize(
    "wrong", [record(), outside(record())], ids=["observations", "comparators"]
)
def test_rows_that_are_no_shares_are_told_so(wrong: pd.DataFrame) -> None:
    for chart in ("funnel", "rank_sets", "trend_share", "hazards_context"):
        with pytest.raises(DataError, match=r"pass shares: an.shares\(rows\)"):
            drawing(chart, wrong)


@pytest.mark.parametrize("count", [10, 31, 60])
@both
def test_names_run_into_no_other_and_into_no_mark(count: int, lang: str) -> None:
    rows = counted(*((200 + 3 * n, 160 + 2 * n) for n in range(count)))
    ax = laid_out(drawing("funnel", rows, lang=lang))
    names = [place(name) for name in artists(ax, "name")]
    assert names
    assert not any(hits(one, other) for at, one in enumerate(names) for other in names[:at])
    marks = [mark.get_window_extent() for mark in artists(ax, "exact")]
    assert not any(hits(name, mark, by=2) for name in names for mark in marks)


def test_the_axis_is_named_and_ends_at_the_whole() -> None:
    ax = drawing("funnel", many(10), lang="en")
    (plot,) = inside(ax)[1:]
    assert plot.get_xscale() == "log"
    assert "hazards found, log scale" in said(ax)
    assert plot.get_ylim()[1] == pytest.approx(102)
