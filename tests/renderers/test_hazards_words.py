"""What became of the hazards found, in words.

Whose record, by which verb, and nothing said that is not reported.
"""

import pytest

from analysis.renderers.mpl.draw import exhibit_of
from chart_artists import artists, numbers_in, text_of
from charts_drawn import LANGS, NAMES, RECORD, SINCE, drawing, observed, real_chart
from hazards_drawn import FOUND, OTHER_YEAR, SOUTHS, record, rectified
from rows import OFFICER, TEAM, mention

both = pytest.mark.parametrize("lang", LANGS)
OFFICERS = {
    "zh": "一名监督员的个人记录，不代表该单位",
    "en": "one officer's record, not the unit's",
}
VERBS = {
    "督促整改": ("督促整改", "urged to be rectified"),
    "责令整改": ("责令整改", "ordered to be rectified"),
    "当场整改": ("当场整改", "rectified on the spot"),
    "整改": ("整改", "said to be rectified"),
}


@both
def test_one_officers_record_says_so_on_its_face(lang: str) -> None:
    stamp = text_of(real_chart("hazards", lang), "stamp")
    assert stamp.replace("\n", "" if lang == "zh" else " ") == OFFICERS[lang]


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
    assert (
        f"45 {shown}" in text_of(ax, "title")
        if lang == "en"
        else f"{shown}45处" in text_of(ax, "title")
    )


def test_the_title_is_computed() -> None:
    before = text_of(record(FOUND, rectified("45处", "督促整改")), "title")
    after = text_of(record(FOUND, rectified("30处", "督促整改")), "title")
    assert before == "北支队一名监督员：发现60处隐患，督促整改45处（75%）"
    assert after == "北支队一名监督员：发现60处隐患，督促整改30处（50%）"


def test_the_title_of_a_hedged_record_gives_bounds() -> None:
    ax = record(
        mention("近80处", "hazards_found", **OFFICER, **SINCE), rectified("60余处", "督促整改")
    )
    assert "发现72–79处隐患" in text_of(ax, "title")
    assert "督促整改61–69处" in text_of(ax, "title")


def test_no_hazard_rectified_is_invented_where_none_is_reported() -> None:
    ax = record(FOUND)
    assert "?" not in text_of(ax, "title")
    assert "未报道" in text_of(ax, "title")
    assert artists(ax, "hazards_rectified") == []


def test_the_title_takes_both_numbers_from_one_window() -> None:
    then = {"wording": "督促整改", "window": "2023年"} | OFFICER
    ax = record(OTHER_YEAR, mention("40处", "hazards_rectified", **then), FOUND)
    assert numbers_in(ax)[:2] in ([45, 40], [60])


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
    assert exhibit_of(ax).rows.empty
