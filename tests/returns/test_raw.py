import re
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.problems import DataError, Problems
from analysis.project import Project
from analysis.records.ledgers import MENTION_COLUMNS
from analysis.returns.raw import Proof, prove_raw, read_raw

Row = tuple[str, ...]
WriteLedger = Callable[[Path, list[Row]], None]


def test_a_project_without_units_stops(project: Project) -> None:
    project.units.unlink()
    with pytest.raises(
        DataError,
        match=r"data/raw/reference/units\.csv: there is no table of units\. Remedy: write one",
    ):
        read_raw(project, Problems())


def test_a_project_without_reports_is_told(project: Project) -> None:
    for report in list(project.reports()):
        project.card(report).parent.rename(project.raw / f"_{report}")
    problems = Problems()
    raw = read_raw(project, problems)
    assert problems == [("data/raw", "it holds no report", "add one as docs/add-a-report.md shows")]
    assert raw.mentions.empty
    assert list(raw.mentions) == MENTION_COLUMNS
    assert not raw.cards


def test_an_empty_folder_lacks_card_and_ledger(project: Project) -> None:
    (project.raw / "ding").mkdir()
    problems = Problems()
    read_raw(project, problems)
    assert [problem.place for problem in problems] == [
        "data/raw/ding/card.toml",
        "data/raw/ding/mentions.csv",
    ]


def test_all_that_is_wrong_in_a_run_is_told_together(
    project: Project,
    ledger_row: Callable[..., Row],
    ledger_rows: dict[str, list[Row]],
    write_ledger: WriteLedger,
) -> None:
    bad = [
        ledger_row("", "近家", "units_inspected", "jia", start="1"),
        ledger_row("", "3家", "units_inspected", "jia/west", start="1"),
        ledger_row("", "3家", "units_inspected", "jia", start="1", window_phrase="5月至2月"),
        ledger_row("", "3家", "units_inspected", "jia", start="1", status="done"),
    ]
    write_ledger(project.ledger("jia"), ledger_rows["jia"] + bad)
    project.card("yi").write_text('unit = "ding"', encoding="utf-8")
    project.ledger("yi").write_bytes(b"")
    problems = Problems()
    raw = read_raw(project, problems)
    assert {problem.place for problem in problems} == {
        *(f"data/raw/jia/mentions.csv row {row}" for row in (10, 11, 12, 13)),
        "data/raw/yi/card.toml",
        "data/raw/yi/mentions.csv",
    }
    assert all(problem.remedy for problem in problems)
    assert (list(raw.cards), len(raw.mentions)) == (["jia"], len(ledger_rows["jia"]))
    with pytest.raises(
        DataError,
        match=r"(?s)jia/mentions\.csv row 10.*unit 'ding' is unknown.*the ledger is empty",
    ):
        problems.raise_if_any()


def test_a_project_is_read(project: Project, ledger_rows: dict[str, list[Row]]) -> None:
    problems = Problems()
    raw = read_raw(project, problems)
    assert not problems
    assert list(raw.cards) == ["jia", "yi"]
    assert list(raw.units) == ["jia", "yi", "bing"]
    assert raw.mentions["report"].tolist() == ["jia"] * len(ledger_rows["jia"]) + ["yi"] * len(
        ledger_rows["yi"]
    )
    assert raw.mentions.index.tolist() == list(range(11))


def prove(project: Project, folder: Path | None = None) -> tuple[Proof, Problems]:
    problems = Problems()
    return prove_raw(project, read_raw(project, problems), problems, folder), problems


def test_every_phrase_is_proved_where_the_texts_are(project: Project) -> None:
    assert prove(project) == (Proof(reports=2, texts=2, phrases=11, of_texts=11, proved=11), [])


def test_nothing_is_proved_where_no_text_is(project: Project) -> None:
    for report in project.reports():
        (project.raw / report / "report.txt").unlink()
    assert prove(project) == (Proof(reports=2, texts=0, phrases=11, of_texts=0, proved=0), [])


def test_texts_may_lie_in_another_folder(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (project.raw / "yi" / "report.txt").rename(folder / "yi.md")
    assert prove(project) == (Proof(reports=2, texts=1, phrases=11, of_texts=8, proved=8), [])
    assert prove(project, folder) == (
        Proof(reports=2, texts=2, phrases=11, of_texts=11, proved=11),
        [],
    )


def test_a_text_with_mark_and_windows_newlines_is_the_same_text(project: Project) -> None:
    path = project.raw / "jia" / "report.txt"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert prove(project) == (Proof(reports=2, texts=2, phrases=11, of_texts=11, proved=11), [])


def test_a_text_with_one_character_more_moves_the_phrases_behind_it(project: Project) -> None:
    path = project.raw / "jia" / "report.txt"
    path.write_text(
        path.read_text(encoding="utf-8").replace("免了罚", "免了些罚"), encoding="utf-8", newline=""
    )
    proof, problems = prove(project)
    assert proof == Proof(reports=2, texts=2, phrases=11, of_texts=11, proved=9)
    assert [problem.place for problem in problems] == [
        "data/raw/jia/card.toml",
        "data/raw/jia/mentions.csv row 8",
        "data/raw/jia/mentions.csv row 9",
    ]


def test_a_text_that_cannot_be_read_is_named_among_the_rest(project: Project) -> None:
    (project.raw / "jia" / "report.txt").write_bytes(b"")
    problems = Problems()
    raw = read_raw(project, problems)
    assert prove_raw(project, raw, problems).texts == 2
    assert re.match(
        r"data/raw/jia/report\.txt: it is empty\. Remedy: put the report's text in it",
        str(problems[0]),
    )
