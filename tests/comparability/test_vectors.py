"""The 25 questions put to the five reports, with the verdicts due.

Kind, and the full set of reasons.
"""

import csv
from pathlib import Path

import pandas as pd
import pytest

from analysis.comparability.verdict import verdict
from analysis.vocabulary import metrics
from charts_drawn import real

FILE = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "comparability_revised.csv"
COUNT = 25


def questions() -> list[dict[str, str]]:
    """Rows of the file; none where ../shared is not here."""
    return (
        list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines()))
        if FILE.is_file()
        else []
    )


def stated(report: str, metric: str) -> pd.DataFrame | None:
    """What the reports (all of them: *) state of `metric`.

    None where they do not, or nothing is asked.
    """
    rows = real().observations
    found = rows[(rows["metric"] == metric) & ((report == "*") | (rows["report"] == report))]
    return None if found.empty else found


@pytest.mark.usefixtures("shared")
def test_there_are_25_of_them() -> None:
    assert len(questions()) == COUNT


@pytest.mark.parametrize(
    "asked", questions(), ids=lambda asked: f"{asked['question']} {asked['why'][:30]}"
)
def test_the_verdict_is_the_one_due(asked: dict[str, str]) -> None:
    names = real().names
    sides = [stated(asked[f"{side}_report"], asked[f"{side}_metric"]) for side in "ab"]
    among = [name for name in names if "/" not in name] if asked["a_report"] == "*" else None
    found = verdict(asked["question"], sides[0], sides[1], among=among, names=names)
    due = set(asked["reasons"].split(";")) - {""}
    assert found.kind == asked["verdict"]
    # a refusal's reasons are those that refuse; a consent's are at least the caveats named
    assert due == set(found.reasons) if found.kind == "REFUSE" else due <= set(found.reasons)


@pytest.mark.usefixtures("shared")
def test_every_metric_asked_about_is_in_the_vocabulary_by_the_same_name() -> None:
    asked = {question[f"{side}_metric"] for question in questions() for side in "ab"}
    assert asked - {""} <= set(metrics())
