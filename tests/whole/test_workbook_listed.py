"""The sheets of verdicts, comparators and changes."""

import re
from itertools import takewhile

import pytest

from analysis.briefing.workbook.book import render_workbook
from analysis.briefing.workbook.material import material
from analysis.dataset import read_table
from analysis.project import Project
from charts_drawn import ROOT
from commands import change, run
from revisions import commit_build
from workbooks import built, columns, made, opened

CHANGES = "变动"


@pytest.fixture
def committed(project: Project) -> Project:
    return commit_build(project)


def told(content: bytes) -> list[str]:
    """The lines above the table of changes, up to the empty one."""
    lines = (cell.value for (cell,) in opened(content)[CHANGES].iter_rows(max_col=1))
    return [str(line) for line in takewhile(bool, lines)]


def test_each_two_units_have_a_verdict_on_each_metric_that_either_reports() -> None:
    shown, observed = columns(opened(built()[0])["可比性"]), built()[1]
    assert sorted(shown["指标编号"]) == sorted(observed["metric"].unique())
    assert set(zip(shown["一方"], shown["另一方"], strict=True)) == {("甲市支队", "乙县大队")}
    place = shown["指标编号"].index("units_inspected")
    assert shown["判定"][place] == "不可比（主体不同级；时段不同或不明）"
    assert (shown["判定代码"][place], shown["代码"][place]) == ("REFUSE", "SUBJECT_LEVEL;WINDOW")
    assert shown["说明"][place].startswith("不可比：主体层级不同")
    assert "请向" in shown["说明"][place]
    silent = shown["指标编号"].index("people_trained")
    assert shown["判定"][silent] == "不可比（未报道不是零）"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_comparators_stand_apart_with_source_and_caveat(lang: str) -> None:
    project = Project(ROOT)
    book = opened(render_workbook(material(project, lang)))
    name, low, codes, publisher = {
        "zh": ("别家公布", "下限", "代码", "刊载者"),
        "en": ("Comparators", "low", "codes", "publisher"),
    }[lang]
    shown, table = columns(book[name]), read_table(project, "comparators").query("own_unit == ''")
    assert shown[low] == pytest.approx(table["low"].tolist(), rel=1e-12)
    assert all("SELF_SELECTED" in code or "OFFICIAL" in code for code in shown[codes])
    assert sum(value is not None for value in shown[publisher]) > len(table) / 2
    own = columns(book.worksheets[1])
    assert len(own[low]) == len(read_table(project, "observations"))
    assert not any(
        cell.data_type == "f"
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
    )


def test_a_project_that_is_not_in_git_says_why_nothing_is_told() -> None:
    (line,) = told(built()[0])
    assert re.match("与上次提交的版本未能比较：.*（HEAD）。", line)
    assert columns(opened(built()[0])[CHANGES], 3)["何项"] == []


def test_without_a_change_since_the_last_commit_it_says_so(committed: Project) -> None:
    content = made(committed)
    assert told(content) == ["变动：HEAD → data/clean", "没有变动。"]
    assert columns(opened(content)[CHANGES], 4)["何项"] == []


def test_what_changed_since_the_last_commit_is_what_diff_tells(committed: Project) -> None:
    change(committed.ledger("jia"), ",12户,", ",15户,")
    content = made(committed)
    assert told(content)[1] == "数字新增0项、改动1项、撤回0项；可比性判定变动0项；受影响的图1幅。"
    shown = columns(opened(content)[CHANGES], 4)
    assert shown["类别"] == ["数字"] * 6 + ["受影响的图"]
    assert dict(
        zip(shown["哪一栏"][:6], zip(shown["原为"], shown["现为"], strict=True), strict=False)
    ) == {
        **dict.fromkeys(["印出的数", "下限", "上限", "字面下限", "字面上限"], (12, 15)),
        "原文": ("12户", "15户"),
    }
    assert shown["变动"][6] == "fine_waiver"
    said = run("diff", project=committed).output
    assert all(str(title) in said for title in shown["何项"])


def test_building_again_without_a_change_gives_the_same_bytes(committed: Project) -> None:
    change(committed.ledger("jia"), ",12户,", ",15户,")
    assert made(committed) == made(committed)
