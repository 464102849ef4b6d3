"""The README and docs: what they name is there, and the picture is not stale."""

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from matplotlib.testing.compare import compare_images

from analysis.cli.main import main
from analysis.desk import desk
from analysis.renderers.mpl.charts import CHARTS

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "README.zh.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = set(re.findall(r"\bmake ([a-z]+)\b(?=`|\n)", text))
    assert {target for target in targets if f"\n{target}:" not in MAKEFILE} == set()
    commands = set(re.findall(r"`analysis ([a-z]+)", text))
    assert commands <= set(main.commands)


def test_every_option_that_the_readme_names_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command, option in re.findall(r"`analysis ([a-z]+) (--[a-z]+)", text):
        assert option in CliRunner().invoke(main, [command, "--help"]).output


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_picture_of_each_readme_is_what_is_drawn_today(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = (ROOT / ("README.md" if lang == "en" else "README.zh.md")).read_text(encoding="utf-8")
    assert f"(docs/coverage.{lang}.png)" in readme
    monkeypatch.setenv("ANALYSIS_PROJECT", str(ROOT))
    ax = desk.chart.coverage(lang=lang)
    drawn = tmp_path / ("coverage.en.png" if lang == "en" else "coverage.png")
    monkeypatch.setattr("analysis.project.Project.figures", tmp_path)
    desk.save(ax)
    assert compare_images(str(ROOT / "docs" / f"coverage.{lang}.png"), str(drawn), tol=2) is None


def test_every_dependency_is_pinned_and_every_pin_is_a_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = sum(project["optional-dependencies"].values(), project["dependencies"])
    pins = [
        line
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if line[:1] != "#"
    ]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line) for line in pins)
    names = {line.split("==")[0].lower().replace("_", "-") for line in pins}
    assert {re.split(r"[>=<\[]", line)[0].lower().replace("_", "-") for line in wanted} <= names


def test_the_terms_of_an_open_licence_are_there() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def test_the_chinese_readme_is_the_twin_of_the_english_one() -> None:
    english, chinese = (
        (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md")
    )
    for same in (
        r"^    (?:make|analysis|an\.|ax|row|import)[^#\n]*?(?= *#|$)",
        r"`[^`\n]*`",
        r"\]\(docs/[^)]*\)",
    ):
        said = [
            sorted(
                re.findall(
                    same,
                    text.replace("sentence_zh", "sentence_en").replace(".zh.png", ".en.png"),
                    re.M,
                )
            )
            for text in (english, chinese)
        ]
        assert said[0] == said[1]
    levels, rows = (
        [
            [line.split(" ")[0] for line in text.splitlines() if line.startswith(sign)]
            for text in (english, chinese)
        ]
        for sign in ("#", "|")
    )
    assert levels[0] == levels[1]
    assert len(rows[0]) == len(rows[1])


def test_every_chart_has_its_question_its_use_and_its_misuse() -> None:
    page = (ROOT / "docs" / "charts.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split("|") for line in page.splitlines() if line.startswith("| `")]
    assert sorted(row[0].strip(" `") for row in rows) == sorted(CHARTS)
    assert all(len(row) == 4 and all(cell.strip() for cell in row) for row in rows)
