"""Numbers that units submitted.

Marked as such, kept beyond the plausible, and held apart by their cells.
"""

from typing import Any

import pandas as pd
import pytest

from analysis.cleaning.observations import build_observations, trace_observations
from analysis.cleaning.tables import theme_table
from analysis.problems import DataError
from rows import codes, mention, mentions, of, units


def submitted(phrase: str, metric: str, cell: str, **changes: Any) -> dict[str, Any]:
    """One number of a return of `north`."""
    row = mention(phrase, metric, window="2023年", **changes)
    return row | {"cell": f"填报!{cell}", "start": None, "window_phrase": ""}


def observed(*rows: dict[str, Any]) -> pd.DataFrame:
    return build_observations(mentions(*rows), units())


def test_basis_and_cell_are_kept() -> None:
    found = observed(submitted("40处", "hazards_found", "E7"), mention("9家", "units_inspected"))
    assert dict(zip(found["metric"], found["basis"], strict=True)) == {
        "hazards_found": "submitted",
        "units_inspected": "printed",
    }
    assert of(found, "hazards_found")["cell"].tolist() == ["填报!E7"]
    assert of(found, "units_inspected")["cell"].fillna("").tolist() == [""]


def test_it_says_that_it_was_submitted_and_so_do_its_shares() -> None:
    rows = (
        submitted("40处", "hazards_found", "E7"),
        submitted("31处", "hazards_rectified", "E8", wording="整改"),
    )
    found = observed(*rows)
    assert codes(found, "hazards_found") == {"SUBMITTED"}
    assert codes(found, "hazards_rectified_share") == {"SUBMITTED", "RECTIFIED"}
    assert of(found, "hazards_rectified_share")["cell"].fillna("").tolist() == [""]
    assert "SUBMITTED" not in codes(observed(mention("9家", "units_inspected")), "units_inspected")


@pytest.mark.parametrize(
    ("phrase", "marked"), [("3000个", False), ("3001个", True)], ids=["largest", "beyond"]
)
def test_beyond_the_plausible_it_is_kept_and_marked(phrase: str, marked: bool) -> None:
    found = observed(submitted(phrase, "counties_covered_by_publicity", "E20"))
    assert ("PLAUSIBILITY" in codes(found, "counties_covered_by_publicity")) == marked


def test_a_printed_number_beyond_the_plausible_is_still_refused() -> None:
    with pytest.raises(DataError, match="beyond what is plausible"):
        observed(mention("3001个", "counties_covered_by_publicity"))


def test_like_numbers_in_unlike_cells_are_two() -> None:
    rows = submitted("0起", "hazards_found", "E7"), submitted("0起", "premises_sealed", "E11")
    assert len(observed(*rows)) == 2


def test_one_metric_and_window_twice_is_refused() -> None:
    with pytest.raises(DataError, match="hazards_found stands twice for north and one window"):
        observed(submitted("40处", "hazards_found", "E7"), submitted("41处", "hazards_found", "E9"))


def test_two_verbs_have_two_rows_in_the_table_of_the_theme() -> None:
    verbs = {"E8": ("31处", "整改"), "E36": ("35处", "督促整改")}
    rows = [
        submitted(phrase, "hazards_rectified", cell, wording=verb)
        for cell, (phrase, verb) in verbs.items()
    ]
    table = theme_table(
        trace_observations(mentions(submitted("40处", "hazards_found", "E7"), *rows), units()),
        "inspection",
    )
    assert sorted(table["hazards_rectified_low"]) == [31, 35]
    share = dict(
        zip(table["hazards_rectified_low"], table["hazards_rectified_share_low"], strict=True)
    )
    assert share == {31: 77.5, 35: 87.5}
