"""What became of the hazards found: whose record, by which verb, from 0, and nothing said that was not reported."""

from typing import Any

import pytest
from matplotlib.axes import Axes

from analysis.charting import drawn
from rows import OFFICER, TEAM, mention
from test_charting_artists import artists, said, stands, text_of
from test_charting_tools import LANGS, NAMES, RECORD, SINCE, SOUTH, drawing, observed, real_chart

both = pytest.mark.parametrize("lang", LANGS)
FOUND = mention("60处", "hazards_found", **OFFICER, **SINCE)
SOUTHS = (
    mention("450处", "hazards_found", **SOUTH, **SINCE),
    mention("401处", "hazards_rectified", wording="整改", **SOUTH, **SINCE),
)
VERBS = {
    "督促整改": ("督促整改", "urged to be rectified"),
    "责令整改": ("责令整改", "ordered to be rectified"),
    "当场整改": ("当场整改", "rectified on the spot"),
    "整改": ("整改", "said to be rectified"),
}


def record(*rows: dict[str, Any], lang: str = "zh") -> Axes:
    """The hazards chart of invented rows."""
    return drawing("hazards", observed(*rows), lang=lang)


def rectified(phrase: str, wording: str) -> dict[str, Any]:
    """Hazards that the officer had rectified, by a verb."""
    return mention(phrase, "hazards_rectified", wording=wording, **OFFICER, **SINCE)


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "一名监督员的个人记录，不代表该单位"), ("en", "one officer's record")]
)
def test_one_officers_record_says_so_on_its_face(lang: str, words: str) -> None:
    assert words in text_of(real_chart("hazards", lang), "stamp").replace("\n", "" if lang == "zh" else " ")


def test_a_sub_units_record_says_so_on_its_face() -> None:
    ax = record(mention("60处", "hazards_found", **TEAM))
    assert text_of(ax, "stamp").replace("\n", "").startswith("下属单位")


def test_a_units_own_record_has_no_stamp() -> None:
    assert artists(record(*SOUTHS), "stamp") == []


@both
@pytest.mark.parametrize("wording", VERBS)
def test_the_verb_that_was_printed_is_the_verb_shown(wording: str, lang: str) -> None:
    ax = record(FOUND, rectified("45处", wording), lang=lang)
    shown = VERBS[wording][LANGS.index(lang)]
    ticks = [label.get_text() for panel in ax.child_axes for label in panel.get_yticklabels()]
    assert shown in ticks
    assert f"45 {shown}" in text_of(ax, "title") if lang == "en" else f"{shown}45处" in text_of(ax, "title")


def test_the_title_is_computed() -> None:
    before = text_of(record(FOUND, rectified("45处", "督促整改")), "title")
    after = text_of(record(FOUND, rectified("30处", "督促整改")), "title")
    assert before == "北支队一名监督员：发现60处隐患，督促整改45处（75%）"
    assert after == "北支队一名监督员：发现60处隐患，督促整改30处（50%）"


def test_the_title_of_a_hedged_record_gives_bounds() -> None:
    ax = record(mention("近80处", "hazards_found", **OFFICER, **SINCE), rectified("60余处", "督促整改"))
    assert "发现72–79处隐患" in text_of(ax, "title")
    assert "督促整改61–69处" in text_of(ax, "title")


def test_no_hazard_rectified_is_invented_where_none_is_reported() -> None:
    ax = record(FOUND)
    assert "?" not in text_of(ax, "title")
    assert "未报道" in text_of(ax, "title")
    assert artists(ax, "hazards_rectified") == []


@both
def test_bars_run_from_0_to_the_number(lang: str) -> None:
    ax = record(*RECORD, lang=lang)
    lengths = {gid: [bar.get_width() for bar in artists(ax, gid)] for gid in ("units_inspected", "hazards_found")}
    assert lengths == {"units_inspected": [120], "hazards_found": [60]}
    assert all(bar.get_x() == 0 for bar in artists(ax, "hazards_found"))


def test_a_hedged_bar_is_full_to_its_lower_bound_and_pale_to_its_upper_one() -> None:
    ax = record(mention("近80处", "hazards_found", **OFFICER))
    (full,) = artists(ax, "hazards_found")
    panel = full.axes
    (pale,) = [bar for bar in panel.patches if bar is not full]
    assert (full.get_width(), pale.get_x(), pale.get_x() + pale.get_width()) == (72, 72, 79)
    assert (pale.get_alpha() or 1.0) < (full.get_alpha() or 1.0)
    assert (72 + 79) / 2 not in stands(ax)


@pytest.mark.parametrize(
    ("rows", "rest"),
    [
        pytest.param((FOUND, rectified("45处", "督促整改")), 15, id="exact, and fewer"),
        pytest.param((FOUND, rectified("60处", "督促整改")), 0, id="all of them"),
        pytest.param((FOUND, rectified("近60处", "督促整改")), 0, id="hedged"),
        pytest.param((FOUND,), 0, id="none reported"),
        pytest.param(
            (
                mention("近100处", "hazards_found", **OFFICER, **SINCE),
                rectified("60处", "督促整改"),
                rectified("20处", "当场整改"),
            ),
            0,
            id="two verbs of a hedged number",
        ),
        pytest.param(
            (FOUND, mention("45处", "hazards_found", **OFFICER, window="2023年")),
            0,
            id="two windows and none rectified",
        ),
    ],
)
def test_what_is_left_is_outlined_only_where_it_can_be_told(rows: tuple[dict[str, Any], ...], rest: int) -> None:
    assert sum(bar.get_width() for bar in artists(record(*rows), "rest")) == rest


def test_what_is_left_ends_at_the_number_found() -> None:
    (bar,) = artists(record(FOUND, rectified("45处", "督促整改")), "rest")
    assert (bar.get_x(), bar.get_x() + bar.get_width()) == (45, 60)
    assert bar.get_hatch()


def test_two_actors_have_a_row_of_panels_each() -> None:
    ax = record(*RECORD, *SOUTHS)
    assert len(ax.child_axes) == 6
    assert sorted(bar.get_width() for bar in artists(ax, "hazards_found")) == [60, 450]
    colours = {bar.get_facecolor() for bar in artists(ax, "hazards_found")}
    assert len(colours) == 2
    assert len(artists(ax, "stamp")) == 1


def test_counts_of_other_measures_are_numbers_not_bars() -> None:
    ax = record(*RECORD)
    assert "30份" in said(ax)
    assert artists(ax, "correction_notices_issued") == []


def test_who_reports_none_is_named_and_who_does_is_not() -> None:
    subtitle = text_of(record(*RECORD), "subtitle")
    assert "南大队" in subtitle
    assert "西总队" in subtitle
    assert "北支队" not in subtitle


@both
def test_where_all_report_nobody_is_said_to_be_silent(lang: str) -> None:
    names = {key: NAMES[key] for key in ("south",)}
    ax = drawing("hazards", observed(*SOUTHS), names, lang=lang)
    assert {"zh": "未报道隐患数", "en": "not reported"}[lang] not in text_of(ax, "subtitle")


def test_no_hazards_at_all() -> None:
    ax = record(mention("120家", "units_inspected", **OFFICER))
    assert text_of(ax, "title") == "没有单位报道隐患数"
    assert drawn(ax).rows.empty
