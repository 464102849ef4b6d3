"""Rank sets: the ranks that each unit may have, all drawn, none claimed that the tests leave open."""

import re

import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.problems import DataError
from analysis.renderers.mpl.charts import CHARTS
from analysis.renderers.mpl.draw import exhibit_of
from analysis.statistics.ranks import find_ranks
from analysis.statistics.ratios import BOUNDS
from chart_artists import artists, inside, said, text_of
from charts_drawn import LANGS, drawing, laid_out
from records import counted, frame, many, record, two_camps
from rows import OFFICER

FAR = [record("best", "240处", "239处"), record("least", "240处", "24处")]
APART = counted(*((100_000, 5000 + 8000 * n) for n in range(10)))


def joined(*parts: pd.DataFrame) -> pd.DataFrame:
    """Several frames of shares as one."""
    return pd.concat(parts, ignore_index=True)


def bars(ax: Axes) -> list[tuple[int, int]]:
    """The lower and upper rank that each bar holds, from the top."""
    found = [
        (round(bar.get_x() + 0.4), round(bar.get_x() + bar.get_width() - 0.4))
        for bar in artists(ax, "set")
    ]
    assert all(
        bar.get_x() + 0.4 == pytest.approx(low)
        for bar, (low, _) in zip(artists(ax, "set"), found, strict=True)
    )
    return found


def dots(ax: Axes) -> list[int]:
    """The observed ranks, from the top."""
    return [int(mark.get_xdata()[0]) for mark in artists(ax, "rank")]


def test_equal_units_may_have_any_rank() -> None:
    ax = drawing("rank_sets", many(12))
    assert bars(ax) == [(1, 12)] * 12
    assert text_of(ax, "title") == "12家督促整改占比：没有一家的名次定得下来，各有12种可能"
    assert "把握95%" in text_of(ax, "subtitle")


def test_who_lies_far_off_has_a_rank_and_the_others_share_the_rest() -> None:
    ax = drawing("rank_sets", joined(many(10), frame(*FAR)))
    assert bars(ax) == [(1, 1), *[(2, 11)] * 10, (12, 12)]
    assert text_of(ax, "title") == "12家督促整改占比：名次定得下来的2家，其余各有10种可能"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "rows", [two_camps(1000), two_camps(10_000), APART], ids=["over 10 times", "far", "all apart"]
)
def test_units_that_scatter_far_beyond_chance_have_no_ranks(rows: pd.DataFrame, lang: str) -> None:
    with pytest.raises(
        DataError, match=r"the variance between units is [\d.e+]+ times what chance gives, above 10"
    ):
        CHARTS["rank_sets"](rows)
    ax = drawing("rank_sets", rows, lang=lang)
    assert (bars(ax), dots(ax)) == ([], [])
    # no ranks, no axis of ranks
    assert [list(panel.get_xticks()) for panel in inside(ax)[1:]] == [[]]
    assert ("不排名次" if lang == "zh" else "no ranks") in text_of(ax, "title")
    assert ("同一办法清点" if lang == "zh" else "count by one method") in text_of(ax, "subtitle")
    assert not any("95" in words for words in (text_of(ax, "title"), text_of(ax, "subtitle")))
    assert len(artists(ax, "not comparable")) == 1


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("rows", "words"),
    [
        pytest.param(
            two_camps(400),
            {"zh": "未计各家之间的离散", "en": "scatter between units"},
            id="beyond chance",
        ),
        pytest.param(
            two_camps(900),
            {"zh": "未计各家之间的离散", "en": "scatter between units"},
            id="9 times",
        ),
        pytest.param(
            joined(many(9), frame(record("hedged", "200处", "近170处"))),
            {"zh": "离散不明", "en": "is not known"},
            id="not known: nine exact shares",
        ),
    ],
)
def test_sets_that_leave_out_what_sets_units_apart_are_not_called_95_per_cent(
    rows: pd.DataFrame, words: dict[str, str], lang: str
) -> None:
    ax = drawing("rank_sets", rows, lang=lang)
    assert len(bars(ax)) == 10
    subtitle = text_of(ax, "subtitle")
    assert words[lang] in subtitle
    assert re.findall(r"(不到|不能说把握|less sure than |can't be called )95", subtitle)
    assert "把握95%）" not in subtitle
    assert "(95 %" not in subtitle


def test_units_that_all_lie_apart_have_a_rank_each_where_their_scatter_is_not_known() -> None:
    hedged = counted((100_000, 85_000)).assign(
        unit="x", actor="x", numerator_low=84_999.0, low=84.999
    )
    ax = drawing("rank_sets", joined(APART.head(9), hedged))
    assert bars(ax) == [(n, n) for n in range(1, 11)]
    assert text_of(ax, "title") == "10家督促整改占比：各家名次都定得下来"
    assert "离散不明" in text_of(ax, "subtitle")


def test_bars_are_the_rank_sets_of_the_rows_in_the_order_of_their_shares() -> None:
    rows = counted(*((90 + 40 * n, 80 + 25 * n) for n in range(14)))
    sets = (
        find_ranks(rows[["unit", *BOUNDS]], "share")
        .assign(low=rows["low"])
        .sort_values("low", ascending=False)
    )
    assert bars(drawing("rank_sets", rows)) == list(zip(sets["lower"], sets["upper"], strict=True))


def test_a_dot_is_absent_where_hedged_words_leave_the_order_open() -> None:
    rows = joined(many(9), frame(record("hedged", "200处", "近170处")))
    ax = drawing("rank_sets", rows)
    assert len(bars(ax)) == 10
    assert len(dots(ax)) < 10


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(many(9), id="nine units"),
        pytest.param(joined(many(10), frame(record("x", days=None))), id="no dates"),
        pytest.param(joined(many(10), frame(record("x", actor_level="brigade"))), id="a brigade"),
        pytest.param(joined(many(10), frame(record("x", verb="当场整改"))), id="another verb"),
    ],
)
def test_refused_rows_raise_unless_asked_for_as_context(rows: pd.DataFrame) -> None:
    with pytest.raises(DataError, match=r"Not to be ranked: .*context=True"):
        CHARTS["rank_sets"](rows)
    ax = drawing("rank_sets", rows)
    assert len(artists(ax, "not comparable")) == 1
    assert "Not comparable (" in exhibit_of(ax).alt.en


@pytest.mark.parametrize("lang", LANGS)
def test_ten_like_units_need_no_context_and_bear_no_mark(lang: str) -> None:
    ax = drawing("rank_sets", many(10), context=False, lang=lang)
    assert artists(ax, "not comparable") == []
    assert "POLARITY" not in exhibit_of(ax).alt[lang]


def test_below_ten_units_no_rank_is_drawn() -> None:
    ax = drawing("rank_sets", many(9))
    assert (bars(ax), dots(ax)) == ([], [])
    assert "不足10家，不排名次" in text_of(ax, "title")
    assert "横条" not in text_of(ax, "subtitle")
    assert sum("不排名次" in words for words in said(ax)) == 10  # the title, and each line


def test_officers_have_no_rank() -> None:
    ax = drawing("rank_sets", joined(many(10), frame(record("x", **OFFICER))))
    assert len(bars(ax)) == 10


@pytest.mark.parametrize(
    ("count", "columns", "named"), [(10, 1, True), (24, 1, True), (31, 2, True), (60, 2, False)]
)
def test_units_are_named_line_by_line_as_far_as_there_is_room(
    count: int, columns: int, named: bool
) -> None:
    ax = laid_out(drawing("rank_sets", many(count)))
    panels = inside(ax)[1:]
    assert len(panels) == columns
    ticks = [tick.get_text() for panel in panels for tick in panel.get_yticklabels()]
    assert len(ticks) == (count if named else 0)
    assert {panel.get_xlim() for panel in panels} == {(0.4, count + 0.6)}
    assert len(bars(ax)) == count


def test_nine_units_have_no_ranks() -> None:
    ax = drawing("rank_sets", many(9), lang="zh")
    assert text_of(ax, "title") == "9家督促整改占比：不足10家，不排名次"
    assert (bars(ax), len(exhibit_of(ax).rows)) == ([], 9)
