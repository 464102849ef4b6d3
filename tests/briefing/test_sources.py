"""Lines derived from the rows drawn: which reports, which caveats."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from analysis.briefing.sources import caveat_codes, caveat_line, source_line
from analysis.vocabulary import Label, UnknownTermError
from cited import REPORT, REPORTS

UNDATED = {"published": "", "published_basis": "unknown"}


def rows(*reports: str, **columns: object) -> pd.DataFrame:
    """Rows that carry their report."""
    return pd.DataFrame({"report": list(reports)} | columns)


@pytest.mark.parametrize(
    ("changes", "zh", "en"),
    [
        pytest.param(
            {},
            "《冬季检查》（虚构报，2024-05-20）",
            " 《冬季检查》 (虚构报, 2024-05-20)",
            id="all is known",
        ),
        pytest.param(
            {"published_basis": "inferred"},
            "，2024-05-20，推断）",
            ", 2024-05-20, inferred)",
            id="inferred",
        ),
        pytest.param(
            UNDATED, "（虚构报，日期不详）", "(虚构报, date unknown)", id="the date is unknown"
        ),
        pytest.param(
            {"title": ""}, "北支队报道（虚构报，", "North report (虚构报, ", id="no title"
        ),
        pytest.param(
            {"publisher": ""},
            "《冬季检查》（2024-05-20）",
            "《冬季检查》 (2024-05-20)",
            id="no publisher",
        ),
    ],
)
def test_a_report_is_cited(changes: dict[str, Any], zh: str, en: str) -> None:
    line = source_line(rows("one"), {"one": replace(REPORT, **changes)})
    assert line.zh.startswith("资料来源：北支队")
    assert line.en.startswith("Sources: North")
    assert zh in line.zh
    assert en in line.en


@pytest.mark.parametrize(
    ("reports", "named"),
    [
        ((), ()),
        (("one",), ("北支队",)),
        (("two", "one", "two"), ("北支队", "南大队")),
        (("two",), ("南大队",)),
    ],
)
def test_exactly_the_reports_of_the_rows_are_named_once_each(
    reports: tuple[str, ...], named: tuple[str, ...]
) -> None:
    line = source_line(rows(*reports), REPORTS)
    assert [line.zh.count(unit) for unit in ("北支队", "南大队")] == [
        unit in named for unit in ("北支队", "南大队")
    ]
    assert bool(line.zh) == bool(line.en) == bool(named)


def test_coverage_names_all_its_reports() -> None:
    line = source_line(
        pd.DataFrame({"unit": ["north", "south"], "reports": ["one;two", "one"]}), REPORTS
    )
    assert line.zh.count("；") == 1
    assert line.en.count("North") == line.en.count("South") == 1


@pytest.mark.parametrize(("number", "shown"), [(6, 6), (7, 1)])
def test_many_reports_are_told_by_their_number_and_where_each_is_listed(
    number: int, shown: int
) -> None:
    cards = {f"r{n}": REPORT for n in range(number)}
    line = source_line(rows(*cards), cards, listed=Label("逐份见别处", "each elsewhere"))
    assert len(line.zh.split("；")) == shown
    assert (line.zh == "资料来源：北支队的7份报道，逐份见别处") == (shown == 1)
    assert (line.en == "Sources: 7 reports of North, each elsewhere") == (shown == 1)
    assert len(source_line(rows(*cards), cards).zh.split("；")) == number


@pytest.mark.parametrize(
    ("codes", "named"), [("CENSUS_2020", True), ("HEDGED;CENSUS_2020", True), ("HEDGED", False)]
)
def test_the_census_is_named_where_a_rate_uses_it(codes: str, named: bool) -> None:
    line = source_line(rows("one", caveats=[codes]), REPORTS)
    assert ("2020年人口普查" in line.zh) == ("census of 2020" in line.en) == named


@pytest.mark.parametrize(
    ("codes", "told", "expected"),
    [
        pytest.param(
            ["URGED", "HEDGED;STOCK"],
            None,
            ["HEDGED", "URGED", "STOCK", "SELF_SELECTED"],
            id="of the rows",
        ),
        pytest.param(
            ["HEDGED"], ("SUB_UNIT",), ["SUB_UNIT", "SELF_SELECTED"], id="those that a chart tells"
        ),
        pytest.param([""], None, ["SELF_SELECTED"], id="none but the one that is always told"),
        pytest.param(["HEDGED"], (), ["SELF_SELECTED"], id="a chart that tells none"),
        pytest.param(
            ["SELF_SELECTED;STOCK"], None, ["STOCK", "SELF_SELECTED"], id="of comparators, once"
        ),
        pytest.param(
            ["SUBMITTED", "STOCK;SUBMITTED"], None, ["STOCK", "SUBMITTED"], id="returns alone"
        ),
        pytest.param(["SUBMITTED"], (), ["SUBMITTED"], id="returns, in a chart that tells none"),
        pytest.param(["SUBMITTED", "STOCK"], (), ["SELF_SELECTED"], id="returns beside reports"),
        pytest.param(
            ["OFFICIAL", "ROUNDED;OFFICIAL"], None, ["ROUNDED", "OFFICIAL"], id="the nation's alone"
        ),
        pytest.param(["OFFICIAL"], (), ["OFFICIAL"], id="the nation's, in a chart that tells none"),
        pytest.param(
            ["OFFICIAL", "SELF_SELECTED"], (), ["SELF_SELECTED"], id="the nation's beside units'"
        ),
    ],
)
def test_caveats_end_with_how_numbers_came(
    codes: list[str], told: tuple[str, ...] | None, expected: list[str]
) -> None:
    given = rows(*["one"] * len(codes), caveats=codes)
    assert caveat_codes(given, told) == expected


def test_rows_without_caveats_still_are_self_selected() -> None:
    assert caveat_codes(pd.DataFrame({"reports": ["one"]})) == ["SELF_SELECTED"]


def test_rows_without_caveats_came_as_their_reports_did() -> None:
    coverage = pd.DataFrame({"unit": ["north", "south"], "reports": ["one", "one;two"]})
    asked = {name: replace(report, returned=True) for name, report in REPORTS.items()}
    assert caveat_codes(coverage, None, asked) == ["SUBMITTED"]
    assert caveat_codes(coverage, None, REPORTS) == ["SELF_SELECTED"]
    assert caveat_codes(coverage, None, {**asked, "two": REPORTS["two"]}) == ["SELF_SELECTED"]


def test_a_return_is_cited_as_one() -> None:
    report = replace(REPORT, title="", publisher="", returned=True)
    line = source_line(rows("one"), {"one": report})
    assert (line.zh, line.en) == (
        "资料来源：北支队填报表（2024-05-20）",
        "Sources: North return (2024-05-20)",
    )


def test_an_unknown_caveat_has_no_words() -> None:
    with pytest.raises(UnknownTermError, match=r"NONSENSE.*caveats.toml"):
        caveat_line(["NONSENSE"])


def test_caveats_in_a_line() -> None:
    line = caveat_line(["HEDGED", "SELF_SELECTED"])
    assert line.zh.startswith("注：")
    assert line.zh.count("；") == 1
    assert line.en.endswith("self-selected press figures, not a ranking")
