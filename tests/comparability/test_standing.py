"""Which of the reports' own numbers may stand beside another's."""

from typing import Any

import pandas as pd
import pytest

from analysis.comparability.selection import has_comparator
from judged import NEAR, NEXT, OUTSIDE, UNKNOWN, frame, row, south


def beside(**changes: Any) -> pd.Series:
    """A comparator of the level, metric and window of `row`, but for `changes`."""
    return south(**(OUTSIDE | changes))


@pytest.mark.parametrize(
    ("others", "may"),
    [
        pytest.param([beside()], True, id="like with like"),
        pytest.param([beside(**NEAR, basis="comparator")], True, id="hedged"),
        pytest.param([beside(**NEXT), beside()], True, id="one of two"),
        pytest.param([], False, id="nobody"),
        pytest.param([south()], False, id="another of the reports"),
        pytest.param([beside(metric="units_inspected")], False, id="another metric"),
        pytest.param([beside(measure="件")], False, id="another measure"),
        pytest.param([beside(actor_level="national")], False, id="another level"),
        pytest.param([beside(**NEXT)], False, id="another year"),
        pytest.param([beside(**UNKNOWN)], False, id="no window"),
    ],
)
def test_of_one_number(others: list[pd.Series], may: bool) -> None:
    found = has_comparator(frame(row(), *others))
    assert found[0] == may


def test_only_the_reports_own_are_asked_about() -> None:
    assert has_comparator(frame(beside(), row(), beside())).index.tolist() == [1]
    assert has_comparator(frame(row()).iloc[:0]).empty
