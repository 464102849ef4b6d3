"""Fine waivers: reduced and waived are one number, and nothing is made of it."""

import pytest

from analysis.cleaning import fine_waiver
from analysis.cleaning.observations import build_observations
from rows import codes, mention, mentions, themed, units

METRIC = "businesses_fine_waived"


@pytest.mark.parametrize(
    ("phrase", "inherited", "caveats"),
    [
        pytest.param("12户", "", {"WAIVED_OR_REDUCED", "WINDOW_UNKNOWN"}, id="exact"),
        pytest.param("300余户", "", {"WAIVED_OR_REDUCED", "WINDOW_UNKNOWN", "HEDGED"}, id="hedged"),
        pytest.param(
            "300余户",
            "6年以来",
            {"WAIVED_OR_REDUCED", "WINDOW_INFERRED", "HEDGED"},
            id="inherited window",
        ),
    ],
)
def test_always_waived_or_reduced(phrase: str, inherited: str, caveats: set[str]) -> None:
    found = build_observations(mentions(mention(phrase, METRIC, inherited=inherited)), units())
    assert codes(found, METRIC) == caveats


def test_not_even_a_yearly_number_is_divided() -> None:
    rows = [
        mention("300户", METRIC, window="年均"),
        mention("500家", "units_inspected", window="年均"),
    ]
    found = build_observations(mentions(*rows), units())
    assert found.loc[found["basis"] == "derived", "metric"].tolist() == [
        "units_inspected_per_1000_residents"
    ]
    assert fine_waiver.derive(themed(rows[0]), units()).empty


def test_no_yuan_is_made_of_businesses() -> None:
    found = build_observations(mentions(mention("300户", METRIC)), units())
    assert found[["measure", "per", "value"]].to_numpy().tolist() == [["户", "total", 300]]
