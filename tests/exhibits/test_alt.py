"""Alt text: what a reader who can't see the chart is told, row by row, in both languages."""

import gc
import re
import weakref

import pandas as pd
import pytest

from analysis.exhibits.spec import Exhibit
from analysis.exhibits.words import LISTED, describe_rows
from analysis.renderers.mpl.charts import CHARTS
from analysis.renderers.mpl.draw import exhibit_of
from analysis.vocabulary import Label
from charts_drawn import LANGS, NAMES, drawing, observed, real_chart
from rows import OFFICER, mention

both = pytest.mark.parametrize("lang", LANGS)
TITLE, SUBTITLE = Label("标题", "Title"), Label("副题", "Subtitle")


def finished(rows: pd.DataFrame, said: Label | None = None) -> Exhibit:
    """Rows in words, under a title of their own."""
    return Exhibit(
        "mine", TITLE, SUBTITLE, (), rows, description=said or describe_rows(rows, NAMES)
    )


@both
@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_has_alt_text_that_starts_with_its_title(chart: str, lang: str) -> None:
    what = exhibit_of(real_chart(chart, lang))
    for language in LANGS:
        assert what.alt[language].startswith(what.title[language])
        assert len(what.alt[language]) > len(what.title[language]) + 20


@pytest.mark.parametrize("chart", CHARTS)
def test_alt_text_is_the_same_whatever_the_language_shown(chart: str) -> None:
    assert exhibit_of(real_chart(chart, "zh")).alt == exhibit_of(real_chart(chart, "en")).alt


def test_a_row_is_told_by_whose_what_and_bounds() -> None:
    rows = observed(
        mention("近90家", "units_inspected", **OFFICER), mention("12户", "businesses_fine_waived")
    )
    alt = finished(rows).alt
    assert alt.zh == "标题。副题。北支队 · 一名监督员 检查单位 81–89家；北支队 减免罚款企业 12户。"
    told = "North · one inspector units inspected 81–89; North businesses, fines cut or waived 12."
    assert alt.en == f"Title. Subtitle. {told}"


def test_a_dated_number_is_told_with_its_window() -> None:
    alt = finished(observed(mention("12户", "businesses_fine_waived", window="2023年"))).alt
    assert re.search(r"12户（[^）]*2023", alt.zh)
    assert re.search(r"12 \([^)]*2023", alt.en)


@pytest.mark.parametrize("chart", ["trend_national", "publicity_context"])
def test_no_unit_is_told_by_its_id(chart: str) -> None:
    what = exhibit_of(real_chart(chart, "zh"))
    words = re.findall(r"[\w-]+", f"{what.alt.zh} {what.alt.en}")
    assert set(what.rows["unit"]) & set(words) == set()
    others = what.rows.head(LISTED).query("basis == 'comparator'")
    assert len(others) > 0
    for unit in others["unit"].unique():  # a unit may be called by several names
        called = what.chosen_from[what.chosen_from["unit"] == unit]
        assert any(name in what.alt.zh for name in called["unit_zh"])
        assert any(name in what.alt.en for name in called["unit_en"])


@pytest.mark.parametrize("chart", ["trend_national", "trend_holidays"])
def test_each_value_over_time_is_told_with_its_days(chart: str) -> None:
    what = exhibit_of(real_chart(chart, "zh"))
    for start, end in what.rows[["window_start", "window_end"]].itertuples(index=False):
        assert f"（{start:%Y-%m-%d}至{end:%Y-%m-%d}）" in what.alt.zh
        assert f"({start:%Y-%m-%d} to {end:%Y-%m-%d})" in what.alt.en


def test_the_verb_that_was_printed_is_told() -> None:
    alt = finished(observed(mention("45处", "hazards_rectified", wording="督促整改"))).alt
    assert "督促整改 45处" in alt.zh


def test_a_share_keeps_its_sign_in_both_languages() -> None:
    rows = observed(
        mention("80处", "hazards_found"), mention("40处", "hazards_rectified", wording="整改")
    )
    alt = finished(rows[rows["basis"] == "derived"]).alt
    assert "50%" in alt.zh
    assert "50%" in alt.en


@pytest.mark.parametrize(
    ("count", "more"),
    [
        pytest.param(LISTED, "", id="as many as are told"),
        pytest.param(LISTED + 3, "另3项", id="three more"),
    ],
)
def test_a_long_list_is_cut_and_says_so(count: int, more: str) -> None:
    one = observed(mention("12户", "businesses_fine_waived"))
    alt = finished(pd.concat([one] * count, ignore_index=True)).alt
    assert alt.zh.count("12户") == LISTED
    assert alt.zh.endswith(f"{more}。")
    assert ("3 more" in alt.en) == bool(more)


def test_words_of_a_charts_own_stand_for_the_list() -> None:
    alt = finished(
        observed(mention("12户", "businesses_fine_waived")), Label("两行", "two rows")
    ).alt
    assert alt == Label("标题。副题。两行。", "Title. Subtitle. two rows.")


def test_nothing_drawn_leaves_no_empty_sentence() -> None:
    assert (
        finished(observed(mention("1户", "businesses_fine_waived")).iloc[:0]).alt.zh
        == "标题。副题。"
    )


def test_what_was_drawn_is_let_go_with_its_axes() -> None:
    ax = drawing("fine_waiver", observed(mention("12户", "businesses_fine_waived")))
    kept = weakref.ref(exhibit_of(ax))
    assert kept() is not None
    del ax
    gc.collect()
    assert kept() is None
