"""`analysis add`: text, card and proposed ledger, whole or not at all."""

import tomllib
from pathlib import Path

import pandas as pd
import pytest

from analysis.briefing.report_intake import _id_from_name
from analysis.project import Project
from commands import DONE, WRONG_DATA, WRONG_USE, change, run
from found import find, finds
from projects_made import TEXTS

TEXT = "甲市支队夏季检查\n发布日期：2024年8月6日\n支队检查单位31家，他查店铺4家。\n"


def reader(text: str, *, published: str | None = None) -> pd.DataFrame:
    """The reader's place: two statistics in TEXT, none in any other text."""
    if "31家" not in text:
        return finds()
    unit = find(text, "31家", metric="units_inspected", actor="支队", actor_level="detachment")
    return finds(unit, find(text, "4家", actor="他", actor_level="officer"))


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.briefing.report_intake.read_text", reader)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Jia Summer.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    return path


def tree(project: Project) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in project.raw.rglob("*") if path.is_file()}


def test_a_report_is_added_and_the_project_still_stands(project: Project, file: Path) -> None:
    said = run("add", file, "--unit", "jia", project=project)
    assert said.exit_code == DONE
    assert "data/raw/jia-summer: 2 numbers proposed, 1 of them with a metric" in said.output
    assert "Next: `analysis review jia-summer`" in said.output
    checked = run("check", project=project)
    assert checked.exit_code == DONE
    assert "3 reports, 13 numbers" in checked.output
    assert "13 of 13 phrases" in checked.output
    assert "Only proposed, so in no table: 2 of the numbers" in checked.output


def test_its_card_says_what_the_text_prints(project: Project, file: Path) -> None:
    run("add", file, "--unit", "jia", project=project)
    card = tomllib.loads(project.card("jia-summer").read_text(encoding="utf-8"))
    assert (card["unit"], card["title"]) == ("jia", "甲市支队夏季检查")
    assert (card["published"], card["published_basis"]) == ("2024-08-06", "printed")
    assert card["actors"] == {
        "officer-1": {"zh": "一名人员", "en": "one officer", "level": "officer"}
    }
    assert project.text("jia-summer").read_text(encoding="utf-8") == TEXT  # type: ignore[union-attr]


def test_what_is_given_goes_before_what_is_found(project: Project, file: Path) -> None:
    said = run(
        "add",
        file,
        "--unit",
        "yi",
        "--id",
        "yi-1",
        "--published",
        "2023-05",
        "--title",
        "另题",
        project=project,
    )
    assert said.exit_code == DONE
    card = tomllib.loads(project.card("yi-1").read_text(encoding="utf-8"))
    assert (card["title"], card["published"], card["published_note"]) == (
        "另题",
        "2023-05",
        "as given when the report was added",
    )


def test_a_day_that_is_nowhere_stays_unknown(project: Project, file: Path) -> None:
    change(file, "发布日期：2024年8月6日\n", "")
    assert (
        "Published: not known (unknown)"
        in run("add", file, "--unit", "jia", project=project).output
    )


def test_what_is_only_proposed_is_in_no_table_and_not_called_unreported(
    project: Project, file: Path
) -> None:
    run("add", file, "--unit", "bing", project=project)
    assert run("build", project=project).exit_code == DONE
    assert "jia-summer" not in (project.clean / "observations.csv").read_text(encoding="utf-8")
    assert "bing" not in (project.clean / "coverage.csv").read_text(encoding="utf-8")


def test_a_project_of_proposals_alone_is_built_but_draws_nothing(
    project: Project, file: Path
) -> None:
    run("add", file, "--unit", "jia", project=project)
    for report in TEXTS:
        project.card(report).parent.rename(project.raw / f"_{report}")
    assert run("build", project=project).exit_code == DONE
    said = run("figures", project=project)
    assert said.exit_code == WRONG_DATA
    assert "No number is confirmed yet" in said.stderr
    assert "analysis review jia-summer" in said.stderr


REFUSED = {
    "an unknown unit": (
        ["--unit", "jai"],
        "unit 'jai' is unknown; did you mean 'jia'.*add the unit to data/raw/ref",
    ),
    "an id that is taken": (
        ["--unit", "jia", "--id", "yi"],
        "--id: 'yi' is taken.*name another one with --id",
    ),
    "an id of a table": (
        ["--unit", "jia", "--id", "reference"],
        "'reference' can't be a report's id",
    ),
    "an id that leads out": (["--unit", "jia", "--id", "../x"], "'../x' can't be a report's id"),
    "a day that is none": (
        ["--unit", "jia", "--published", "2024-02-30"],
        "--published: there is no day 2024-02-30",
    ),
    "words for a day": (
        ["--unit", "jia", "--published", "昨天"],
        "--published: '昨天' is not YYYY",
    ),
}


@pytest.mark.parametrize(("options", "told"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_fit_is_told_and_nothing_is_written(
    project: Project, file: Path, options: list[str], told: str
) -> None:
    before = tree(project)
    said = run("add", file, *options, project=project)
    assert said.exit_code == WRONG_DATA
    assert pd.Series([said.stderr]).str.contains(told).all()
    assert "Remedy:" in said.stderr
    assert tree(project) == before


def test_the_same_text_comes_in_once(project: Project, file: Path) -> None:
    run("add", file, "--unit", "jia", project=project)
    before = tree(project)
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    said = run("add", file, "--unit", "jia", "--id", "again", project=project)
    assert said.exit_code == WRONG_DATA
    assert (
        "its text is that of report 'jia-summer' already. Remedy: run `analysis review jia-summer`"
        in said.stderr
    )
    assert tree(project) == before


@pytest.mark.parametrize(
    "content", [b"", "只有话，没有数。".encode(), b"\0\1\2"], ids=["empty", "no number", "binary"]
)
def test_a_file_with_nothing_to_add(project: Project, file: Path, content: bytes) -> None:
    before = tree(project)
    file.write_bytes(content)
    said = run("add", file, "--unit", "jia", project=project)
    assert said.exit_code == WRONG_DATA
    assert "Jia Summer.txt" in said.stderr
    assert "Remedy:" in said.stderr
    assert tree(project) == before


def test_a_broken_card_is_mended_first(project: Project, file: Path) -> None:
    project.card("yi").write_text("unit = ", encoding="utf-8")
    said = run("add", file, "--unit", "jia", project=project)
    assert said.exit_code == WRONG_DATA
    assert "data/raw/yi/card.toml: it is not TOML" in said.stderr


@pytest.mark.parametrize(
    "words", [["add"], ["add", "nowhere.txt", "--unit", "jia"]], ids=["no file", "not there"]
)
def test_wrong_use(project: Project, words: list[str]) -> None:
    assert run(*words, project=project).exit_code == WRONG_USE


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Jia_2024 年报", "jia_2024"),
        ("年报", ""),
        ("É té--1", "e-te-1"),
        ("x" * 60, "x" * 40),
        ("..", ""),
    ],
)
def test_ids_from_names(name: str, slug: str) -> None:
    assert _id_from_name(name) == slug


def test_a_chinese_name_gives_unit_and_year(project: Project, file: Path) -> None:
    said = run("add", file.rename(file.with_name("夏季.txt")), "--unit", "jia", project=project)
    assert "data/raw/jia-2024:" in said.output
