"""A report to look at: numbers marked where they stand, readings to hover, nothing of the text run as markup."""

import re
from html.parser import HTMLParser

import pandas as pd
import pytest

import analysis as an
from analysis.desk.view import ReportView, preview_of
from analysis.problems import DataError
from analysis.project import VARIABLE, Project
from analysis.records.ledgers import LEDGER_COLUMNS
from analysis.vocabulary import Label
from found import find, finds
from projects_made import TEXTS

TEXT = "支队检查3家，找出5处。他查<b>7家</b>。"
NAMES = {"north": Label("北支队", "North")}


class Marks(HTMLParser):
    """The marks of a page: their attributes and words, and every other tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.marks: list[tuple[dict[str, str], str]] = []
        self.tags: list[str] = []
        self.open: dict[str, str] | None = None
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open = {name: value or "" for name, value in attrs} if tag == "mark" else None

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.open is not None:
            self.marks.append((self.open, data))
            self.open = None


def rows(*changes: dict[str, object]) -> pd.DataFrame:
    """Rows of a ledger on TEXT."""
    known = dict.fromkeys(LEDGER_COLUMNS, "") | {"actor": "north", "status": "confirmed"}
    return pd.DataFrame(
        [known | {"start": TEXT.index(str(row["phrase"]))} | row for row in changes]
    )


def shown(table: pd.DataFrame, text: str | None = TEXT, lang: str = "zh") -> Marks:
    return Marks(ReportView("one", text, table, NAMES, lang)._repr_html_())


def read(
    table: pd.DataFrame, text: str | None = TEXT, lang: str = "zh"
) -> dict[str, dict[str, str]]:
    """Attributes of the marks that carry a reading, by their words; the legend's marks carry none."""
    return {words: mark for mark, words in shown(table, text, lang).marks if "data-said" in mark}


INSPECTED = {"phrase": "3家", "metric": "units_inspected", "window_phrase": "年均"}


def test_a_number_is_marked_with_what_is_read_in_it() -> None:
    mark = read(rows(INSPECTED))["3家"]
    assert mark["data-said"].splitlines() == ["检查单位：确数 3 家", "北支队", "年均", "确认"]
    assert mark["tabindex"] == "0"
    assert mark["data-said"] in mark["aria-label"]


def test_in_english_it_is_read_in_english() -> None:
    said = read(rows(INSPECTED), lang="en")["3家"]["data-said"]
    assert said.splitlines() == ["units inspected: exactly 3 家", "North", "年均", "confirmed"]


@pytest.mark.parametrize(
    ("status", "line"), [("confirmed", "solid"), ("proposed", "dashed"), ("rejected", "dotted")]
)
def test_each_status_has_its_line(status: str, line: str) -> None:
    mark = read(rows(INSPECTED | {"status": status}))["3家"]
    assert line in mark["style"]
    assert mark["class"] == status


def test_themes_are_told_apart_and_named_in_the_legend() -> None:
    table = rows(
        INSPECTED, {"phrase": "5处", "metric": "training_sessions"}, {"phrase": "7家", "metric": ""}
    )
    colours = {re.search("#[0-9A-Fa-f]{6}", mark["style"])[0] for mark in read(table).values()}  # type: ignore[index]
    assert len(colours) == 3
    legend = [words for mark, words in shown(table).marks if "data-said" not in mark]
    assert {"监督检查", "指标未定", "确认"} <= set(legend)


def test_nothing_of_the_text_is_markup() -> None:
    text = TEXT + '<script>alert("x")</script><img src=x onerror=y>'
    page = shown(rows({"phrase": "<b>7家", "actor": '"><script>'}), text)
    assert set(page.tags) == {"style", "div", "mark"}
    assert '<script>alert("x")</script>' in page.text


def test_the_text_is_whole_and_in_order() -> None:
    assert shown(rows(INSPECTED, {"phrase": "7家"})).text.endswith(TEXT)


def test_what_stands_elsewhere_or_overlaps_is_counted_and_not_marked() -> None:
    table = rows(INSPECTED, {"phrase": "检查3家", "start": 2}, {"phrase": "3家", "start": 8})
    page = shown(table)
    assert [words for mark, words in page.marks if "data-said" in mark] == ["检查3家"]
    assert "2处词句不在账上所记的位置" in page.text
    assert page.text.endswith(TEXT)


def test_without_the_text_it_says_so_and_shows_the_phrases() -> None:
    page = shown(rows(INSPECTED, {"phrase": "5处"}), None, "en")
    assert "The text is not here" in page.text
    assert "Remedy: put it in data/raw/one/report.txt" in page.text
    assert page.text.endswith("3家 · 5处")


def test_a_phrase_that_cant_be_read_says_so() -> None:
    assert "读不出" in read(rows({"phrase": "检查"}))["检查"]["data-said"]


def test_a_preview_proposes_statistics_and_strikes_the_rest() -> None:
    found = finds(find(TEXT, "3家", metric="units_inspected"), find(TEXT, "5处", role="slogan"))
    view = preview_of(found, TEXT, "zh")
    assert dict(zip(view.rows["phrase"], view.rows["status"], strict=True)) == {
        "3家": "proposed",
        "5处": "rejected",
    }
    assert "3家" in view._repr_html_()


def test_a_report_of_the_project(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(project.root))
    page = Marks(an.view("jia")._repr_html_())
    assert page.text.endswith(TEXTS["jia"])
    assert len([mark for mark, _ in page.marks if "data-said" in mark]) == 8


def test_a_report_that_is_not_there(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(project.root))
    with pytest.raises(
        DataError, match=r"data/raw/ja: there is no such report\. Remedy: use one of jia, yi"
    ):
        an.view("ja")
