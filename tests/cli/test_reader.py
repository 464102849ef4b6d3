"""`analysis read` and `analysis score`, and the errors of both."""

import json
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest

from analysis.extraction.reader import COLUMNS
from analysis.project import Project
from commands import DONE, WRONG_DATA, WRONG_USE, run

TEXT = "今年以来，甲市支队检查单位1200余家，发现隐患近百处。第三届活动。"
HEADER = "report,start,end,value,relation,measure,role,metric,actor,window_phrase,window_inherited"
GOLD = f"{HEADER}\na,13,19,1200,gt,家,statistic,units_inspected,,今年以来,\na,24,27,90,lt,处,statistic,hazards_found,,,\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A text in a folder of its own."""
    path = tmp_path / "texts" / "a.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.csv"
    path.write_text(GOLD, encoding="utf-8")
    return path


def test_read_shows_statistics(project: Project, file: Path) -> None:
    said = run("read", file, project=project)
    assert said.exit_code == DONE
    head, *lines = said.output.splitlines()
    assert head.split()[:4] == ["start", "phrase", "low", "high"]
    assert [line.split()[:4] for line in lines] == [
        ["13", "1200余家", "1201.0", "1299.0"],
        ["24", "近百处", "90.0", "99.0"],
    ]


def test_read_all_shows_roles(project: Project, file: Path) -> None:
    said = run("read", file, "--all", project=project)
    assert [line.split()[2] for line in said.output.splitlines()] == [
        "role",
        "statistic",
        "statistic",
        "ordinal",
    ]


def test_read_as_csv_has_every_column(project: Project, file: Path) -> None:
    said = run("read", file, "--format", "csv", project=project)
    table = pd.read_csv(StringIO(said.output))
    assert table.columns.tolist() == COLUMNS
    assert table["phrase"].tolist() == ["1200余家", "近百处"]


def test_read_as_jsonl_dates_the_window(project: Project, file: Path) -> None:
    said = run("read", file, "--format", "jsonl", "--published", "2024-07-09", project=project)
    rows = [json.loads(line) for line in said.output.splitlines()]
    assert [row["window_start"][:10] for row in rows] == ["2024-01-01"] * 2
    assert [row["strict_high"] for row in rows] == [None, 99]


def test_cells_that_begin_like_a_formula_are_escaped(project: Project, file: Path) -> None:
    file.write_text("检查单位3家，@1+2家。", encoding="utf-8")
    said = run("read", file, "--all", "--format", "csv", project=project)
    assert said.exit_code == DONE
    cells = (
        pd.read_csv(StringIO(said.output), dtype="str", keep_default_na=False).to_numpy().ravel()
    )
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_a_text_without_numbers_says_so(project: Project, file: Path) -> None:
    file.write_text("一切安好无数可言", encoding="utf-8")
    said = run("read", file, project=project)
    assert (said.exit_code, said.output.strip()) == (DONE, "no number was found")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        pytest.param(None, "there is no such file", id="no file"),
        pytest.param(b"", "it is empty", id="an empty file"),
        pytest.param(b"\x7fELF\x00\x01\x02\x00" * 40, "a.txt: ", id="a binary"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_error(
    project: Project, file: Path, content: bytes | None, what: str
) -> None:
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    said = run("read", file, project=project)
    assert said.exit_code == WRONG_DATA
    assert what in said.output
    assert said.output.count("Remedy: ") == 1


@pytest.mark.parametrize("day", ["2024-02-30", "2024-13", "9. Juli"])
def test_a_day_that_does_not_exist_is_one_error(project: Project, file: Path, day: str) -> None:
    said = run("read", file, "--published", day, project=project)
    assert said.exit_code == WRONG_DATA
    assert said.output.startswith("--published: ")
    assert day in said.output
    assert said.output.count("Remedy: ") == 1


def test_a_format_that_is_unknown_is_wrong_use(project: Project, file: Path) -> None:
    assert run("read", file, "--format", "xml", project=project).exit_code == WRONG_USE


def test_score_shows_each_report_all_and_the_roles(
    project: Project, file: Path, gold: Path
) -> None:
    said = run("score", "--gold", gold, "--reports", file.parent, project=project)
    assert said.exit_code == DONE
    rows = {line.split()[0]: line.split()[1:] for line in said.output.splitlines() if line.strip()}
    assert rows["report"][:4] == ["statistics", "recall", "precision", "right"]
    assert (
        rows["a"]
        == rows["all"]
        == ["2", "1.000", "1.000", "0.500", "0.500", "1.000", "1.000", "1.000", "1.000", "0.500"]
    )
    assert rows["statistic"] == ["2"]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        pytest.param(",metric,", ",", "it lacks the columns metric", id="a column lacks"),
        pytest.param(
            "a,13,", "a,x,", "gold.csv row 2: start 'x' is no number", id="a start in letters"
        ),
        pytest.param(
            ",90,", ",viele,", "gold.csv row 3: value 'viele' is no number", id="a value in words"
        ),
        pytest.param("a,", "b,", "it has the text of none of these reports", id="no text of them"),
    ],
)
def test_marked_numbers_that_do_not_fit_are_one_error(
    project: Project, file: Path, gold: Path, old: str, new: str, what: str
) -> None:
    gold.write_text(GOLD.replace(old, new), encoding="utf-8")
    said = run("score", "--gold", gold, "--reports", file.parent, project=project)
    assert said.exit_code == WRONG_DATA
    assert what in said.output
    assert said.output.count("Remedy: ") == 1


def test_a_folder_without_texts_is_one_error(project: Project, tmp_path: Path, gold: Path) -> None:
    (tmp_path / "none").mkdir()
    said = run("score", "--gold", gold, "--reports", tmp_path / "none", project=project)
    assert said.exit_code == WRONG_DATA
    assert "Remedy: name a folder of texts" in said.output
