"""`analysis diff`: two builds of an invented project.

Exactly the figures and charts that changed are named.
"""

import os
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis.project import Project
from charts_drawn import ROOT
from commands import DONE, WRONG_DATA, change, run
from projects_made import TEXTS
from revisions import commit_build, git

BUILT = ("observations.csv", "coverage.csv")
NOTHING = "Nothing changed."


@pytest.fixture
def committed(project: Project) -> Project:
    return commit_build(project)


def rebuilt(project: Project, *edits: tuple[str, str], report: str = "jia") -> str:
    """What is told, in English, once the ledger was edited and the data built again."""
    for old, new in edits:
        change(project.ledger(report), old, new)
    assert run("build", project=project).exit_code == DONE
    said = run("diff", "--lang", "en", project=project)
    assert (said.exit_code, said.stderr) == (DONE, "")
    return said.output


def told(text: str, section: str) -> list[str]:
    """The entries of a section, by their first words."""
    own = re.search(rf"## {section}\n\n(.*?)(\n\n|$)", text, re.DOTALL)
    return (
        [line.removeprefix("- ") for line in own.group(1).split("\n") if line.startswith("- ")]
        if own
        else []
    )


def charts(text: str) -> set[str]:
    return {re.findall(r"\*\*(\w+)\*\*", line)[0] for line in told(text, "Charts touched")}


def test_without_a_change_it_says_so(committed: Project) -> None:
    assert rebuilt(committed).split("\n\n") == ["# What changed: HEAD → data/clean", f"{NOTHING}\n"]


def test_a_changed_phrase_is_one_changed_figure_and_one_chart(committed: Project) -> None:
    start = TEXTS["jia"].index("12户")
    text = rebuilt(committed, (",12户,", ",15户,"))
    assert told(text, "Figures") == [
        f"**changed** Jia · businesses, fines cut or waived · jia {start}"
    ]
    assert "  - words: 12户 → 15户\n" in text
    assert re.findall(r"  - ([a-z ]+): 12 → 15\n", text) == [
        "printed",
        "low",
        "high",
        "strict low",
        "strict high",
    ]
    assert text.count("\n  - ") == 6
    assert charts(text) == {"fine_waiver"}


def test_a_withdrawn_figure_takes_its_ratios_with_it(committed: Project) -> None:
    (row,) = re.findall(
        "[^\n]*近万人次[^\n]*\n", committed.ledger("jia").read_text(encoding="utf-8")
    )
    text = rebuilt(committed, (row, ""))
    assert [line.split(" · ")[0] for line in told(text, "Figures")] == ["**withdrawn** Jia"] * 3
    assert [line.split(" · ")[1] for line in told(text, "Figures")] == [
        "training attendances",
        "attendances per session",
        "attendances per 1000 residents",
    ]
    assert charts(text) == {"coverage", "windows", "bounds", "training_reach", "training_context"}
    assert told(text, "Verdicts") == []


def test_a_verdict_that_turned_is_named_with_both_its_reasons(committed: Project) -> None:
    ledger = committed.ledger("yi").read_text(encoding="utf-8")
    rows = re.findall("[^\n]*(?:45家|200家)[^\n]*\n", ledger)
    text = rebuilt(committed, *((row, "") for row in rows), report="yi")
    assert told(text, "Verdicts") == [
        "**other reasons** Jia · Yi · units inspected",
        "**other reasons** Jia · Yi · hazards per 100 inspected",
    ]
    assert (
        "  - Verdicts: not comparable (unlike subjects; unlike or unknown windows)"
        " → not comparable (not reported is not zero)\n"
    ) in text


def test_an_added_figure_is_named_with_its_words(committed: Project) -> None:
    with committed.ledger("yi").open("a", encoding="utf-8") as file:
        file.write("3,2项,awards_national,yi,,,,confirmed,\n")
    text = rebuilt(committed)
    (line,) = told(text, "Figures")
    assert line.startswith("**added** Yi · ")
    assert "  - words: — → 2项\n" in text
    assert charts(text) == {"coverage", "windows", "bounds", "honours"}


def test_a_place_alone_touches_no_chart(committed: Project) -> None:
    text = committed.ledger("yi").read_text(encoding="utf-8")
    start = re.search(r"\n(\d+),200家", text).group(1)  # type: ignore[union-attr]
    text = rebuilt(committed, (f"\n{start},200家", f"\n{int(start) + 1},200家"), report="yi")
    assert f"  - offset: {start} → {int(start) + 1}\n" in text
    assert len(told(text, "Figures")) == 1
    assert charts(text) == set()


def test_folders_are_compared_in_the_order_named(committed: Project, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(committed.clean, old)
    rebuilt(committed, (",12户,", ",15户,"))
    forth, back = (
        run("diff", *pair, project=committed).output
        for pair in ((old, committed.clean), (committed.clean, old))
    )
    assert "12户 → 15户" in forth
    assert "15户 → 12户" in back
    assert run("diff", old, old, project=committed).output.endswith("没有变动。\n")


def test_revisions_are_compared_without_touching_the_working_tree(committed: Project) -> None:
    rebuilt(committed, (",12户,", ",15户,"))
    git(committed, "commit", "--quiet", "--all", "--message", "again")
    (committed.clean / "observations.csv").write_text("corrected by hand", encoding="utf-8")
    said = run("diff", "HEAD~1", "HEAD", "--lang", "en", project=committed)
    assert "# What changed: HEAD~1 → HEAD\n" in said.output
    assert "words: 12户 → 15户" in said.output
    assert (committed.clean / "observations.csv").read_text(encoding="utf-8") == "corrected by hand"


def test_a_project_in_a_folder_of_its_repository_is_found(committed: Project) -> None:
    inner = committed.root / "inner"
    inner.mkdir()
    (committed.root / "data").rename(inner / "data")
    git(committed, "add", "inner/data/clean")
    git(committed, "commit", "--quiet", "--all", "--message", "moved")
    assert NOTHING in rebuilt(Project(inner))


def test_it_is_written_to_a_file_too(committed: Project, tmp_path: Path) -> None:
    said = run("diff", "--out", tmp_path / "was.md", project=committed)
    assert (tmp_path / "was.md").read_text(encoding="utf-8") == said.output != ""


def test_a_column_that_one_of_them_lacks_is_told_and_makes_no_change(
    committed: Project, tmp_path: Path
) -> None:
    old = tmp_path / "old"
    shutil.copytree(committed.clean, old)
    pd.read_csv(old / BUILT[0], dtype="str").drop(columns="wording").to_csv(
        old / BUILT[0], index=False
    )
    said = run("diff", old, "--lang", "en", project=committed).output
    assert NOTHING in said
    assert "Columns that only one of them has, so not compared: wording." in said


def test_a_metric_that_is_in_no_list_any_more_is_called_by_its_id(
    committed: Project, tmp_path: Path
) -> None:
    old = tmp_path / "old"
    shutil.copytree(committed.clean, old)
    change(old / BUILT[0], "businesses_fine_waived", "moon_landings")
    said = run("diff", old, "--lang", "en", project=committed).output
    assert "  - metric: moon_landings → businesses, fines cut or waived\n" in said
    assert charts(said) == {"fine_waiver"}


def test_comparators_are_compared_too_wherever_they_stand_in_our_file(
    committed: Project, tmp_path: Path
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        shutil.copytree(committed.clean, folder)
    table = pd.read_csv(
        ROOT / "data" / "clean" / "comparators.csv", dtype="str", keep_default_na=False
    ).head(2)
    table.tail(1).to_csv(old / "comparators.csv", index=False)
    table.assign(row=["7", "8"]).to_csv(new / "comparators.csv", index=False)
    (first, _) = table.to_dict("records")
    said = run("diff", old, new, "--lang", "en", project=committed).output
    (line,) = told(said, "Figures")
    assert line.startswith(f"**added** {first['unit_en']} · ")
    assert line.endswith(f" · {first['report']}")
    assert f"  - words: — → {first['phrase']}\n" in said
    assert told(said, "Verdicts") == []


def test_a_build_of_before_there_were_comparators_has_none(
    committed: Project, tmp_path: Path
) -> None:
    shutil.copytree(committed.clean, tmp_path / "old")
    (tmp_path / "old" / "comparators.csv").unlink()
    assert NOTHING in run("diff", tmp_path / "old", "--lang", "en", project=committed).output


def test_words_of_a_report_are_no_markup(committed: Project, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(committed.clean, old)
    change(old / BUILT[0], ",12户,", ",<b>*12*,")
    assert r"\<b\>\*12\* → 12户" in run("diff", old, project=committed).output


REFUSED = [
    pytest.param(
        ["nowhere"],
        "nowhere: it is no folder, and no revision of this project",
        id="an unknown revision",
    ),
    pytest.param(
        ["--", "--all"], "--all: it is no folder, and no revision", id="an option of git's"
    ),
    pytest.param(
        ["HEAD:data"], "HEAD:data: it is no folder, and no revision", id="a folder of a revision"
    ),
    pytest.param(["data"], "data/observations.csv: it is not there", id="a folder without a build"),
    pytest.param(
        ["HEAD", "--out", "was.txt"],
        "was.txt is no name of a Markdown file",
        id="another kind of file",
    ),
]


@pytest.mark.parametrize(("words", "what"), REFUSED)
def test_what_is_no_build_is_one_error(
    committed: Project, monkeypatch: pytest.MonkeyPatch, words: list[str], what: str
) -> None:
    monkeypatch.chdir(committed.root)
    said = run("diff", "--project", str(committed.root), *words)
    assert said.exit_code == WRONG_DATA
    assert what in said.stderr
    assert said.stderr.count("Remedy: ") == 1
    assert said.stdout == ""


def test_a_revision_without_data_clean_is_one_error(committed: Project) -> None:
    git(committed, "rm", "-r", "--quiet", "--cached", "data/clean")
    git(committed, "commit", "--quiet", "--message", "gone")
    said = run("diff", project=committed)
    assert said.exit_code == WRONG_DATA
    assert said.stderr.startswith(
        "HEAD:data/clean/observations.csv: it is not there. Remedy: name a revision "
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"<<<<<<< ours\na,b\n", b"report,metric\n\xff\xfe\n", b"report,metric\n1,2,3\n"],
)
def test_a_table_that_cant_be_read_is_one_error(committed: Project, content: bytes) -> None:
    (committed.clean / "observations.csv").write_bytes(content)
    said = run("diff", project=committed)
    assert said.exit_code == WRONG_DATA
    assert (
        "data/clean/observations.csv: it is no table that `analysis build` wrote. Remedy: "
        in said.stderr
    )


def test_without_git_only_folders_are_compared(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", project=project)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    said = run("diff", project=project)
    assert said.exit_code == WRONG_DATA
    assert re.match(
        "HEAD: it is no folder, and there are no revisions to look in \\(not a git repository",
        said.stderr,
    )
    monkeypatch.setenv("PATH", os.devnull)
    assert "(git is not installed)" in run("diff", project=project).stderr
    assert run("diff", project.clean, project=project).exit_code == DONE
