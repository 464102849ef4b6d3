"""Titles where there is little to tell: no unit, one, two, nothing hedged, all dated.

A title never says more.
"""

import pandas as pd
import pytest

from analysis.renderers.mpl.draw import exhibit_of
from analysis.vocabulary import Label, metrics
from charts_drawn import drawing, observed
from rows import mention


def title(chart: str, rows: pd.DataFrame) -> Label:
    return exhibit_of(drawing(chart, rows)).title


def coverage_of(*reporting: int) -> pd.DataFrame:
    """Of as many units as `reporting` has numbers, how many of three metrics each reports."""
    cells = [
        (
            f"u{unit}",
            name,
            metrics()[name].theme,
            "exact" if place < count else "not_reported",
            "one",
        )
        for unit, count in enumerate(reporting)
        for place, name in enumerate(("units_inspected", "hazards_found", "hazards_rectified"))
    ]
    return pd.DataFrame(cells, columns=["unit", "metric", "theme", "state", "reports"]).astype(
        "str"
    )


@pytest.mark.parametrize(
    ("reporting", "zh", "en"),
    [
        ((3,), "只有一家单位：报道了3项指标", "One unit alone: metrics reported: 3"),
        ((3, 1), "1项两家都报，2项只有一家报", "1 reported by both, 2 by one alone"),
        (
            (3, 1, 2),
            "1项各家都报，1项有两家报，1项只有一家报",
            "1 reported by all, 1 by two, 1 by one alone",
        ),
        (
            (3, 2, 2, 2, 0),
            "没有一项各家都报，2项有几家报，1项只有一家报",
            "none reported by all, 2 by several, 1 by one alone",
        ),
    ],
)
def test_each_metric_of_a_coverage_is_counted_once(
    reporting: tuple[int, ...], zh: str, en: str
) -> None:
    said = title("coverage", coverage_of(*reporting))
    assert said.zh.endswith(zh)
    assert said.en.endswith(en)


@pytest.mark.parametrize(
    ("states", "zh", "en"),
    [
        pytest.param(
            ["exact", "one_officer", "not_reported"],
            "0项有两家报，1项只有一家报",
            "0 by two, 1 by one alone",
            id="beside",
        ),
        pytest.param(
            ["hedged", "exact", "sub_unit_only"],
            "1项有两家报，0项只有一家报",
            "1 by two, 0 by one alone",
            id="two",
        ),
        pytest.param(
            ["one_officer", "sub_unit_only", "not_reported"],
            "0项有两家报，0项只有一家报，1项仅见于下属或个人",
            "0 by two, 0 by one alone, 1 by a sub-unit or an officer",
            id="none of itself",
        ),
    ],
)
def test_an_officers_number_is_not_reported_by_the_unit(
    states: list[str], zh: str, en: str
) -> None:
    rows = coverage_of(1, 1, 1).query("metric == 'units_inspected'").assign(state=states)
    said = title("coverage", rows)
    assert said.zh.endswith(zh)
    assert said.en.endswith(en)


EXACT = mention("30户", "businesses_fine_waived", window="2023年")


@pytest.mark.parametrize(
    ("chart", "rows", "en"),
    [
        ("bounds", observed(EXACT), "Exact numbers: all 1; none is a bound"),
        ("bounds", observed(EXACT).head(0), "No printed numbers"),
        ("windows", observed(EXACT), "Windows with both a start and an end: all 1"),
        ("windows", observed(EXACT).head(0), "No windows to be drawn"),
        ("publicity", observed(EXACT), "No unit reports publicity"),
        (
            "publicity",
            observed(mention("5场", "publicity_performances")),
            "Publicity: one quantity is reported",
        ),
        ("honours", observed(EXACT), "No unit reports honours"),
        (
            "hazards",
            observed(mention("5处", "hazards_found")),
            "North: 5 hazards found, hazards rectified not reported",
        ),
    ],
)
def test_a_title_of_little(chart: str, rows: pd.DataFrame, en: str) -> None:
    assert title(chart, rows).en == en
