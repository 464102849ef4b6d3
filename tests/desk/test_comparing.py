"""an.compare, an.change and an.profile: names, windows, refusals and what is drawn."""

from pathlib import Path

import matplotlib.pyplot as plt
import pytest

import analysis as an
from analysis.exhibits.compare import ComparePanel
from analysis.problems import DataError
from brigades import brigade_rows

ROOT = Path(__file__).resolve().parents[2]
AUTUMN = ("2026-08", "2026-09", "2026-10")


@pytest.fixture(autouse=True)
def _in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_a_refusal_never_raises_but_says_what_is_needed() -> None:
    ax = an.compare(metrics="units_inspected")
    assert ax.exhibit.empty
    assert "同一时段" in ax.exhibit.description.zh


def test_a_unit_alone_is_shown_and_the_others_named() -> None:
    ax = an.compare(["遂宁支队", "德清大队"], "检查单位", ("2021-06-01", "2021-06-30"))
    assert ax.exhibit.empty


@pytest.mark.parametrize(
    ("units", "metrics", "said"),
    [
        ("遂宁总队", None, "遂宁支队"),
        (["suining", "deqng"], None, "deqing"),
        (None, "检察单位", "检查单位"),
        ([], None, "none is chosen"),
    ],
)
def test_unknown_names_raise_with_the_nearest(units: object, metrics: object, said: str) -> None:
    with pytest.raises(DataError, match=said):
        an.compare(units, metrics)  # type: ignore[arg-type]


def test_a_window_that_is_none_raises() -> None:
    with pytest.raises(DataError, match=r"write 2026, 2026-08, 2026Q3"):
        an.compare(window="last month")


def test_an_older_name_of_a_unit_is_known() -> None:
    assert an.profile("suining-brigade").exhibit.units == ("suining",)


def test_rows_of_ones_own_are_drawn_in_the_axes_given() -> None:
    _, ax = plt.subplots(figsize=(10, 6))
    rows = brigade_rows(4, AUTUMN)
    drawn = an.compare(metrics=["units_inspected"], rows=rows, ax=ax)
    assert drawn is ax
    (part,) = ax.exhibit.parts_of(ComparePanel)
    assert len(part.lines) == 4
    assert len(ax.exhibit.rows) == 4


def test_a_change_of_rows_of_ones_own() -> None:
    rows = brigade_rows(1, ("2025-08", "2026-08"))
    exhibit = an.change(metrics="发现隐患", rows=rows, lang="en").exhibit
    assert len(exhibit.rows) == 2
    assert "year on year" in exhibit.title.en
