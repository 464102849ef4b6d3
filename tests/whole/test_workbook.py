"""The workbook: its sheets, and every number on them equal to data/clean."""

import io
import zipfile

import pandas as pd
import pytest
from openpyxl import Workbook

from analysis.project import Project
from analysis.vocabulary import fields, metrics, themes
from commands import WRONG_DATA, change, run
from workbooks import built, columns, made, opened

ENGLISH = [
    "Contents",
    "Observations",
    "Inspection",
    "Fine waivers",
    "Public training",
    "Publicity",
    "Honours",
]
SHEETS = {
    "zh": [
        "目录",
        "数字",
        "监督检查",
        "罚款减免",
        "社会培训",
        "宣传",
        "荣誉",
        "覆盖",
        "可比性",
        "别家公布",
        "证据",
        "字典",
        "变动",
    ],
    "en": [*ENGLISH, "Coverage", "Verdicts", "Comparators", "Evidence", "Dictionary", "Changes"],
}
FIRST = {"目录": 5, "变动": 3}  # the row of the header, where it is not the first
NUMBERS = {"印出的数": "value", "下限": "low", "上限": "high", "字面下限": "strict_low"}
TEXTS = {"原文": "phrase", "指标编号": "metric", "报道": "report"}


@pytest.fixture
def book() -> Workbook:
    return opened(built()[0])


@pytest.fixture
def clean() -> pd.DataFrame:
    return built()[1]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_has_its_sheets_and_the_first_leads_to_each(lang: str) -> None:
    book = opened(built(lang)[0])
    assert book.sheetnames == SHEETS[lang]
    linked = [row[0] for row in book.worksheets[0].iter_rows(min_row=FIRST["目录"] + 1)]
    assert [cell.value for cell in linked] == SHEETS[lang][1:]
    assert [cell.hyperlink.location for cell in linked] == [
        f"'{name}'!A1" for name in SHEETS[lang][1:]
    ]


def test_the_first_sheet_says_how_many_rows_each_has(book: Workbook) -> None:
    told = columns(book["目录"], FIRST["目录"])
    for name, rows in zip(told["工作表"], told["行数"], strict=True):
        first = FIRST.get(name, 1)
        filled = [
            cell.value
            for (cell,) in book[name].iter_rows(min_row=first + 1, max_col=1)
            if cell.value
        ]
        assert rows == len(filled)


def test_the_same_data_give_the_same_bytes(project: Project) -> None:
    first = made(project)
    assert made(project) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_observations_equal_data_clean(book: Workbook, clean: pd.DataFrame) -> None:
    told = columns(book["数字"])
    for name, column in NUMBERS.items():
        assert pd.Series(told[name], dtype="float64").equals(clean[column])
    for name, column in TEXTS.items():
        assert told[name] == clean[column].tolist()
    assert [high == "无上限" for high in told["字面上限"]] == (
        clean["strict_high"] == float("inf")
    ).tolist()
    assert [code or "" for code in told["代码"]] == clean["caveats"].tolist()
    assert len(told) == len(fields()) + 2


def test_dates_are_dates_and_what_is_not_known_is_empty(book: Workbook) -> None:
    starts = columns(book["数字"])["起始日"]
    assert {type(start).__name__ for start in starts} == {"datetime", "NoneType"}
    assert book["数字"].cell(2, 1).number_format == "@"
    formats = {
        cell.number_format
        for row in book["数字"].iter_rows(min_row=2)
        for cell in row
        if cell.is_date
    }
    assert formats == {"yyyy-mm-dd"}


def test_every_table_filters_stays_and_prints(book: Workbook) -> None:
    for sheet in book.worksheets:
        first = FIRST.get(sheet.title, 1)
        assert sheet.freeze_panes.endswith(str(first + 1))
        assert sheet.auto_filter.ref.startswith(f"A{first}:")
        assert sheet.print_title_rows == f"${first}:${first}"
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert not sheet.merged_cells.ranges
        widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[first]]
        assert min(widths) >= 7


def test_evidence_has_a_place_for_each_number_that_was_printed(
    book: Workbook, clean: pd.DataFrame
) -> None:
    told = columns(book["证据"])
    assert told["起点"] == clean.loc[clean["basis"] == "printed", "start"].tolist()
    assert set(told["题名"]) == {"虚构的报道"}
    assert set(told["见报日期"]) == {"2023-07-15", "2022"}
    assert set(told["日期依据"]) == {"推断"}


def test_coverage_is_a_row_a_metric_and_a_column_a_unit(book: Workbook) -> None:
    told = columns(book["覆盖"])
    assert list(told) == ["主题", "指标", "甲市支队", "乙县大队"]
    place = told["指标"].index(metrics()["people_trained"].label.zh)
    assert (told["甲市支队"][place], told["乙县大队"][place]) == ("≈ 约数（近、余、超）", "未报道")
    cell = book["覆盖"].cell(place + 2, 4)
    assert cell.fill.patternType == "lightUp"


def test_the_dictionary_names_every_metric_and_what_it_does_not_mean(book: Workbook) -> None:
    told = columns(book["字典"])
    for metric in metrics().values():
        place = told["编号"].index(metric.id)
        assert told["类别"][place] == themes()[metric.theme].zh
        assert (told["含义"][place], told["不是什么"][place]) == (
            metric.definition.zh,
            metric.not_meant.zh,
        )


def test_without_a_build_it_says_what_to_run(project: Project) -> None:
    said = run("workbook", project=project)
    assert said.exit_code == WRONG_DATA
    assert "data/clean/units.csv: it is not there. Remedy: " in said.stderr
    assert "analysis build" in said.stderr
    assert not project.figures.exists()


@pytest.mark.parametrize("lead", ["=", "+", "-", "@"])
def test_no_text_of_others_begins_a_formula(project: Project, lead: str) -> None:
    text = f"{lead}1+1"
    change(project.card("jia"), 'title = "虚构的报道"', f'title = "{text}"')
    change(project.card("jia"), 'publisher = ""', f'publisher = "{text}|x"')
    change(project.units, "甲市支队", text)
    change(project.card("jia"), "城东站", text)
    book = opened(made(project))
    every = [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert {cell.data_type for cell in every} <= {"s", "n", "d"}
    begun = [cell for cell in every if str(cell.value).startswith(lead) and cell.data_type == "s"]
    assert {"证据", "覆盖", "数字", "监督检查"} <= {cell.parent.title for cell in begun}
    assert all(cell.quotePrefix for cell in begun)
