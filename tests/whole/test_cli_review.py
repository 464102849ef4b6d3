"""`analysis review` and `analysis accept`.

Out to a person and back, each cell that does not fit by its address.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

from analysis.project import Project
from analysis.records.reviews import HEADERS, LISTS, SHEET, column_letter
from commands import DONE, WRONG_DATA, WRONG_USE, change, run
from projects_made import TEXTS, Row

STATES = ["确认 · confirmed", "待定 · proposed", "不收 · rejected"]
PHRASES = ["120家", "300余处", "280处", "90场", "近万人次", "12户", "5场", "零事故", None]
JIA = TEXTS["jia"]
Fill = Callable[..., Path]


@pytest.fixture
def book(project: Project) -> Path:
    """The workbook of the report jia: eight confirmed rows, the first in row 2."""
    assert run("review", "jia", project=project).exit_code == DONE
    return project.review("jia")


@pytest.fixture
def fill(book: Path) -> Fill:
    """Write cells of the workbook, as a person would."""

    def filling(**cells: Any) -> Path:
        opened = load_workbook(book, rich_text=True)
        for address, value in cells.items():
            opened[SHEET][address] = value
        opened.save(book)
        return book

    return filling


def test_a_row_a_mention_with_its_phrase_in_bold(book: Path) -> None:
    sheet = load_workbook(book, rich_text=True)[SHEET]
    assert [cell.value for cell in sheet[1]] == list(HEADERS.values())
    assert [sheet[f"C{row}"].value for row in range(2, 11)] == PHRASES
    sentence = sheet["B3"].value
    assert isinstance(sentence, CellRichText)
    assert [str(part) for part in sentence if isinstance(part, TextBlock) and part.font.b] == [
        "300余处"
    ]
    assert str(sentence) == "今年1月1日以来，全市查了单位120家，找出隐患300余处，督促整改280处。"
    assert "301–399" in sheet["D3"].value
    assert sheet["E3"].value == "发现隐患 hazards found · hazards_found"
    assert sheet["F8"].value == "城东站 East station · jia/east"


def test_it_is_made_to_be_filled_in(book: Path) -> None:
    opened = load_workbook(book)
    sheet = opened[SHEET]
    listed = {str(rule.sqref)[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert set(listed) == {column_letter(name) for name in ("metric", "actor", "wording", "status")}
    first, last = listed["J"].removeprefix(f"{LISTS}!").replace("$", "").split(":")
    assert [row[0].value for row in opened[LISTS][first:last]] == [
        "确认 · confirmed",
        "待定 · proposed",
        "不收 · rejected",
    ]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref
    assert len(sheet.conditional_formatting) == 1
    assert opened[LISTS].sheet_state == "hidden"
    assert "说明 Guide" in opened.sheetnames


def test_as_it_came_it_changes_nothing_but_the_order(project: Project, book: Path) -> None:
    before = sorted(project.ledger("jia").read_text(encoding="utf-8").splitlines())
    said = run("accept", book, project=project)
    assert said.exit_code == DONE
    assert (
        "data/raw/jia/mentions.csv: 8 confirmed, 0 proposed, 0 rejected. Next: `analysis brief`"
        in said.output
    )
    assert sorted(project.ledger("jia").read_text(encoding="utf-8").splitlines()) == before


def test_what_a_person_answers_is_in_the_ledger(project: Project, fill: Fill) -> None:
    path = fill(
        J2="不收 · rejected", J3="proposed", E3=None, C10="今年1月1日", J10="rejected", K10="一天"
    )
    said = run("accept", path, project=project)
    assert said.exit_code == DONE
    assert "6 confirmed, 1 proposed, 2 rejected" in said.output
    lines = project.ledger("jia").read_text(encoding="utf-8").splitlines()
    assert f"{JIA.index('今年1月1日')},今年1月1日,,,,,,rejected,一天" in lines
    assert run("build", project=project).exit_code == DONE
    tables = (project.clean / "observations.csv").read_text(encoding="utf-8")
    assert "120家" not in tables
    assert "300余处" not in tables
    assert "280处" in tables


WRONG = {
    "a phrase that is elsewhere": (
        {"A2": 3},
        "A2: '120家' is not at 3",
        "the nearest '120家' starts at",
    ),
    "a phrase that is nowhere": (
        {"C10": "9家", "J10": "rejected"},
        "C10: '9家' is not in the text",
        "as they are printed",
    ),
    "a phrase without a start that stands often": (
        {"C10": "全", "J10": "rejected"},
        "A10: it is empty, and '全' stands at",
        "which",
    ),
    "a start alone": ({"A10": 3}, "C10: it is empty", "write the words"),
    "half a phrase": (
        {"A2": JIA.index("单位120"), "C2": "单位120"},
        "C2: no number can be read in '单位120'",
        "its hedge",
    ),
    "no metric": ({"E2": None}, "E2: it is confirmed without metric", "or make it proposed"),
    "no actor": ({"F2": ""}, "F2: it is confirmed without actor", "or make it proposed"),
    "an unknown metric": (
        {"E2": "units_checked"},
        "E2: metric 'units_checked' is unknown",
        "choose one",
    ),
    "a derived metric": (
        {"E2": "hazards_per_100_inspected"},
        "E2: 'hazards_per_100_inspected' is computed",
        "choose",
    ),
    "an unknown actor": (
        {"F2": "jia/west"},
        "F2: actor 'jia/west' is unknown",
        "add the actor to the card",
    ),
    "an unknown status": (
        {"J2": "done"},
        "J2: status 'done' is unknown",
        "choose one of confirmed",
    ),
    "no status": ({"J2": None}, "J2: it has no status", "choose one of confirmed"),
    "a measure that does not fit": (
        {"E2": "training_sessions"},
        "E2: the measure 家 does not fit training_sessions",
        "correct",
    ),
    "a verb of another metric": (
        {"G3": "督促整改"},
        "G3: '督促整改' is no verb of hazards_found",
        "leave it empty",
    ),
    "no verb": ({"G4": None}, "G4: '' is no verb of hazards_rectified", "its verbs are 督促整改"),
    "a verb that is not printed": (
        {"G4": "当场整改"},
        "G4: '当场整改' is not in the text",
        "as they are printed",
    ),
    "words that are no window": (
        {"H2": "全市"},
        "H2: the words '全市' state no window",
        "or leave the cell empty",
    ),
    "words that are not printed": (
        {"H2": "去年"},
        "H2: '去年' is not in the text",
        "as they are printed",
    ),
    "two windows": (
        {"I2": "年均"},
        "I2: it has a window of its own and an inherited one",
        "keep the one",
    ),
    "one place twice": (
        {"A10": JIA.index("120家"), "C10": "120", "J10": "rejected"},
        "A10: row 2 starts at",
        "empty one",
    ),
    "a formula": ({"C2": "=1+1"}, "C2: it holds a formula", "type the value itself"),
    "a formula in a note": (
        {"K2": '=HYPERLINK("x")'},
        "K2: it holds a formula",
        "type the value itself",
    ),
    "a start in words": ({"A2": "三"}, "A2: '三' is", "type"),
    "a metric twice in one window": (
        {"E3": "units_inspected"},
        "E3: units_inspected stands twice for jia and one window",
        "keep one row",
    ),
}


@pytest.mark.parametrize(("cells", "told", "remedy"), WRONG.values(), ids=WRONG)
def test_what_does_not_fit_is_told_with_its_cell(
    project: Project, fill: Fill, cells: dict[str, Any], told: str, remedy: str
) -> None:
    before = project.ledger("jia").read_bytes()
    said = run("accept", fill(**cells), project=project)
    assert said.exit_code == WRONG_DATA
    assert f"{SHEET}!{told}" in said.stderr
    assert remedy in said.stderr.partition(told)[2].partition("\n")[0]
    assert "nothing was written" in said.stderr
    assert project.ledger("jia").read_bytes() == before


def test_all_is_told_at_once(project: Project, fill: Fill) -> None:
    said = run(
        "accept", fill(J2="done", E3="training_sessions", C4="=1", F5="jia/west"), project=project
    )
    assert [line.partition(":")[0] for line in said.stderr.splitlines() if SHEET in line] == [
        f"{SHEET}!{cell}" for cell in ("C4", "J2", "F5", "E3")
    ]
    assert "4 problems" in said.stderr


def test_a_proposed_or_rejected_row_need_not_be_whole(project: Project, fill: Fill) -> None:
    path = fill(J2="proposed", E2=None, F2=None, C2="120", J3="rejected", E3=None, G3=None)
    assert run("accept", path, project=project).exit_code == DONE
    assert run("check", project=project).exit_code == DONE


def test_a_changed_header(project: Project, fill: Fill) -> None:
    said = run("accept", fill(C1="phrase"), project=project)
    assert (
        f"jia.xlsx {SHEET}!C1: the header is 'phrase'. Remedy: write '词句 phrase' in it again"
        in said.stderr
    )


def test_merged_cells(project: Project, book: Path) -> None:
    opened = load_workbook(book)
    opened[SHEET].merge_cells("E2:E4")
    opened.save(book)
    assert (
        f"jia.xlsx {SHEET}!E2:E4: cells are merged. Remedy: unmerge"
        in run("accept", book, project=project).stderr
    )


def test_rows_that_were_all_deleted(project: Project, book: Path) -> None:
    opened = load_workbook(book)
    opened[SHEET].delete_rows(2, 200)
    opened.save(book)
    assert "it has no rows" in run("accept", book, project=project).stderr


def test_a_workbook_of_something_else(project: Project, book: Path) -> None:
    opened = load_workbook(book)
    del opened[SHEET]
    opened.save(book)
    assert f"it has no sheet '{SHEET}'" in run("accept", book, project=project).stderr


@pytest.mark.parametrize(
    "content", [b"", b"words", b"PK\x03\x04broken"], ids=["empty", "text", "damaged"]
)
def test_no_workbook(project: Project, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.xlsx").write_bytes(content)
    said = run("accept", tmp_path / "x.xlsx", project=project)
    assert said.exit_code == WRONG_DATA
    assert said.stderr.startswith("x.xlsx")
    assert "Remedy:" in said.stderr


def test_a_truncated_workbook(project: Project, book: Path) -> None:
    book.write_bytes(book.read_bytes()[:-100])
    assert run("accept", book, project=project).exit_code == WRONG_DATA


def test_a_stale_workbook(project: Project, book: Path) -> None:
    change(project.ledger("jia"), "confirmed,", "proposed,")
    said = run("accept", book, project=project)
    assert said.exit_code == WRONG_DATA
    assert "the ledger has changed since it was made" in said.stderr
    assert "analysis review jia --out NEW.xlsx" in said.stderr


def test_a_workbook_of_another_project(project: Project, book: Path) -> None:
    project.card("jia").parent.rename(project.raw / "_jia")
    assert "it is of report 'jia', which is not here" in run("accept", book, project=project).stderr


@pytest.mark.parametrize("command", ["review", "accept"])
def test_without_its_text_nothing_can_be_confirmed(
    project: Project, book: Path, command: str
) -> None:
    (project.raw / "jia" / "report.txt").unlink()
    said = run(command, "jia" if command == "review" else book, project=project)
    assert said.exit_code == WRONG_DATA
    assert (
        "data/raw/jia/report.txt: the report's text is not here. Remedy: put it there"
        in said.stderr
    )


def test_with_another_text_nothing_can_be_confirmed(project: Project, book: Path) -> None:
    change(project.raw / "jia" / "report.txt", "120", "121")
    assert (
        "the text is not the one read for this card" in run("accept", book, project=project).stderr
    )


def test_answers_are_never_overwritten(project: Project, fill: Fill) -> None:
    path = fill(J2="rejected")
    before = path.read_bytes()
    said = run("review", "jia", project=project)
    assert said.exit_code == WRONG_DATA
    assert (
        "build/review/jia.xlsx: it is there, with answers that are not in the ledger" in said.stderr
    )
    assert path.read_bytes() == before
    assert (
        run("review", "jia", "--out", path.with_name("new.xlsx"), project=project).exit_code == DONE
    )
    assert run("accept", path, project=project).exit_code == DONE
    assert run("review", "jia", project=project).exit_code == DONE


def test_an_untouched_workbook_is_made_anew(project: Project, book: Path) -> None:
    change(project.ledger("jia"), "confirmed,", "proposed,")
    before = book.read_bytes()
    assert run("review", "jia", project=project).exit_code == DONE
    assert book.read_bytes() != before


def test_the_same_ledger_gives_the_same_bytes(project: Project, book: Path) -> None:
    before = book.read_bytes()
    book.unlink()
    run("review", "jia", project=project)
    assert book.read_bytes() == before


def test_an_unknown_report(project: Project) -> None:
    said = run("review", "ja", project=project)
    assert said.exit_code == WRONG_DATA
    assert "data/raw/ja: there is no such report. Remedy: use one of jia, yi" in said.stderr


def test_a_name_that_is_no_workbooks(project: Project, tmp_path: Path) -> None:
    said = run("review", "jia", "--out", tmp_path / "jia.csv", project=project)
    assert "--out: jia.csv is no name of a workbook. Remedy: let it end with .xlsx" in said.stderr
    assert run("accept", tmp_path / "none.xlsx", project=project).exit_code == WRONG_USE


def test_words_like_formulas_stay_words(
    project: Project,
    write_ledger: Callable[[Path, list[Row]], None],
    ledger_rows: dict[str, list[Row]],
) -> None:
    write_ledger(project.ledger("jia"), [(*row[:-1], "=1+1") for row in ledger_rows["jia"]])
    run("review", "jia", project=project)
    assert load_workbook(project.review("jia"))[SHEET]["K2"].data_type == "s"
    assert run("accept", project.review("jia"), project=project).exit_code == DONE
    assert ",'=1+1\n" in project.ledger("jia").read_text(encoding="utf-8")
    run("review", "jia", project=project)
    assert load_workbook(project.review("jia"))[SHEET]["K2"].value == "=1+1"


def test_the_terms_of_the_fire_law_and_merits_can_be_confirmed(
    project: Project, tmp_path: Path
) -> None:
    text = "今年1月1日至6月30日，全市责令限期改正火灾隐患632处，11名指战员荣立三等功，2个集体荣立集体三等功。"
    (tmp_path / "own.txt").write_text(text, encoding="utf-8")
    run(
        "add",
        tmp_path / "own.txt",
        "--unit",
        "jia",
        "--id",
        "own",
        "--published",
        "2024-07-01",
        project=project,
    )
    assert run("review", "own", project=project).exit_code == DONE
    path = project.review("own")
    opened = load_workbook(path, rich_text=True)
    sheet = opened[SHEET]
    rows = {
        sheet[f"C{row}"].value: row for row in range(2, sheet.max_row + 1) if sheet[f"C{row}"].value
    }
    for row in rows.values():
        sheet[f"J{row}"] = "确认 · confirmed"
    assert sheet[f"G{rows['632处']}"].value == "责令限期改正"
    opened.save(path)
    said = run("accept", path, project=project)
    assert said.exit_code == DONE, said.output
    assert "3 confirmed, 0 proposed, 0 rejected" in said.output
    assert run("build", project=project).exit_code == DONE
    lines = (project.clean / "observations.csv").read_text(encoding="utf-8").splitlines()
    for metric, words in (
        ("hazards_rectified", "ORDERED"),
        ("people_merit_class3", "11名"),
        ("collectives_merit_class3", "2个"),
    ):
        assert any(
            line.startswith("own,") and metric in line and words in line for line in lines
        ), metric
