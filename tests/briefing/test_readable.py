"""Observations as a table to read, and the font that goes with a page."""

import base64
import io
import re
from typing import Any

import pandas as pd
import pytest
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from analysis.briefing.html import COLUMNS, in_words, readable_table, show_table, style_sheet
from analysis.comparability.matrix import to_ask, verdict_table
from analysis.vocabulary import caveats
from charts_drawn import LANGS, MEAN, NAMES, SINCE, observed, real
from rows import OFFICER, mention

URGED = mention("45处", "hazards_rectified", wording="督促整改", **OFFICER, **SINCE)


def line(row: dict[str, Any], lang: str) -> list[str]:
    """The one line of a row, in words."""
    return [str(cell) for cell in readable_table(observed(row), NAMES, lang).iloc[0]]


def test_a_line_names_actor_metric_bounds_window_words_and_caveats() -> None:
    actor, metric, bounds, window, phrase, notes = line(URGED, "zh")
    assert (actor, metric, bounds, phrase) == ("北支队 · 一名监督员", "督促整改", "45处", "45处")
    assert window.startswith("2024-01-01")
    assert notes == f"{caveats()['ONE_OFFICER'].zh}；{caveats()['URGED'].zh}"


@pytest.mark.parametrize(
    ("row", "lang", "bounds"),
    [
        pytest.param(
            mention("近90场", "training_sessions", **MEAN),
            "zh",
            "81–89场（每年）",
            id="a yearly mean",
        ),
        pytest.param(
            mention("近90场", "training_sessions", **MEAN), "en", "81–89 (a year)", id="in English"
        ),
        pytest.param(mention("50万人", "subscribers"), "zh", "50万人", id="a stock"),
        pytest.param(mention("12户", "businesses_fine_waived"), "en", "12", id="in all"),
    ],
)
def test_bounds_say_what_they_are_per(row: dict[str, Any], lang: str, bounds: str) -> None:
    assert line(row, lang)[2] == bounds


@pytest.mark.parametrize("lang", LANGS)
def test_all_observations_of_the_five_reports_are_readable(lang: str) -> None:
    table = readable_table(real().observations, real().names, lang)
    assert len(table) == len(real().observations)
    assert len(table.columns) == len(COLUMNS)
    words = " ".join(table.astype("str").to_numpy().ravel())
    assert not re.search(r"\bnan\b|NaT|[A-Z]{4,}_|/inspector", words)


@pytest.mark.parametrize("lang", LANGS)
def test_verdicts_and_requests_are_in_words(lang: str) -> None:
    rows, names = real().observations, real().names
    units = [name for name in names if "/" not in name]
    judged = in_words(verdict_table(rows, among=units, names=names), names, lang)
    asked = in_words(to_ask(rows, among=units, names=names), names, lang)
    assert set(judged.iloc[:, 3]) == {{"zh": "不可比", "en": "not comparable"}[lang]}
    assert list(asked.iloc[:, 0].drop_duplicates()) == [names[unit][lang] for unit in units]
    for table in (judged, asked):
        words = " ".join(table.astype("str").to_numpy().ravel())
        assert not re.search(r"[A-Z]{4,}|\b[a-z]+_[a-z_]+\b", words)


@pytest.mark.parametrize(("lang", "said"), [("zh", "未算"), ("en", "not worked out")])
def test_a_share_that_was_not_taken_has_no_bounds(lang: str, said: str) -> None:
    rows = observed(URGED).assign(value=float("nan"), low=float("nan"), high=float("nan"))
    assert readable_table(rows, NAMES, lang).iloc[0, 2] == said


def test_no_rows_are_an_empty_table() -> None:
    assert readable_table(observed(URGED).iloc[:0], NAMES, "zh").empty


def test_text_is_escaped_in_the_page() -> None:
    rows = observed(URGED).assign(phrase="<script>1</script>")
    html = show_table(rows, NAMES, "zh").to_html()
    assert "&lt;script&gt;" in html
    assert "<script>" not in html


def test_the_rows_are_left_as_they_were() -> None:
    rows = observed(URGED)
    before = rows.copy(deep=True)
    show_table(rows, NAMES, "en")
    pd.testing.assert_frame_equal(rows, before)


def face(sheet: str) -> TTFont:
    """The one font of a style sheet."""
    (encoded,) = re.findall(r"base64,([A-Za-z0-9+/=]+)", sheet)
    return TTFont(io.BytesIO(base64.b64decode(encoded)))


def characters(sheet: str) -> set[str]:
    """The characters that a style sheet's font can show."""
    return {chr(code) for code in face(sheet).getBestCmap() or {}}


@pytest.mark.parametrize(
    ("text", "shown_by_font"), [("火灾fire火12", "火灾fire12"), ("近万家，“余”", "近万家，“余”")]
)
def test_a_page_carries_the_glyphs_of_its_own_characters(text: str, shown_by_font: str) -> None:
    assert characters(style_sheet(text)) == set(shown_by_font)


def test_bold_text_has_a_face_of_its_own() -> None:
    sheet = style_sheet("火灾12起")
    assert "font-weight: 100 900" in sheet
    (weight,) = face(sheet)["fvar"].axes
    assert weight.axisTag == "wght"
    assert weight.minValue <= 400 < 700 <= weight.maxValue
    widths = [
        instantiateVariableFont(face(sheet), {"wght": at})["glyf"]["one"].xMax for at in (400, 700)
    ]
    assert widths[0] != widths[1]


def test_a_page_without_characters_needs_none() -> None:
    assert style_sheet("") == ""


def test_a_style_sheet_asks_nothing_of_the_network_and_is_the_same_each_time() -> None:
    sheet = style_sheet("火灾")
    assert re.findall(r"url\((?!data:)", sheet) == []
    assert "http" not in sheet
    assert sheet == style_sheet("灾火")
