"""A theme's table: one row an actor and window; an empty cell is "not reported", never 0."""

from typing import Any

import pandas as pd
import pytest

from analysis.cleaning.observations import trace_observations
from analysis.cleaning.tables import KEYS, TABLES, theme_metrics, theme_table
from analysis.vocabulary import metrics
from rows import OFFICER, mention, mentions, units

YEARLY = {"window": "年均"}
VERB = {"wording": "整改"}
RECORD = [
    mention("近50家", "units_inspected", window="年均"),  # 45..49
    mention("90处", "hazards_found", window="年均"),
    mention("0人", "persons_detained", window="年均"),
]


def table(*rows: dict[str, Any], theme: str = "inspection") -> pd.DataFrame:
    """The theme's table of `rows`."""
    return theme_table(trace_observations(mentions(*rows), units()), theme)


@pytest.mark.parametrize("theme", TABLES)
def test_columns_for_every_metric_in_order(theme: str) -> None:
    own = [metric.id for metric in metrics().values() if metric.theme == theme]
    expected = [*KEYS, *(f"{name}_{side}" for name in own for side in ("low", "high"))]
    assert own
    assert theme_metrics(theme) == own
    assert (
        table(*RECORD, mention("3项", "awards_national"), theme=theme).columns.tolist() == expected
    )


def test_a_theme_that_nobody_reports_has_no_rows() -> None:
    assert len(table(*RECORD, theme="fine_waiver")) == 0


def test_absent_is_empty_and_zero_is_zero() -> None:
    (row,) = table(*RECORD).to_dict("records")
    assert (row["persons_detained_low"], row["persons_detained_high"]) == (0, 0)
    absent = [
        row[f"{name}_{side}"]
        for name in ("units_penalised", "premises_sealed")
        for side in ("low", "high")
    ]
    assert pd.isna(absent).all()


def test_derived_values_stand_in_the_row_of_their_numerator() -> None:
    (row,) = table(*RECORD).to_dict("records")
    assert (row["per"], row["window_basis"], row["actor"]) == ("year", "stated", "north")
    assert (row["units_inspected_low"], row["units_inspected_high"]) == (45, 49)
    assert row["hazards_per_100_inspected_low"] == pytest.approx(9000 / 49)
    assert row["hazards_per_100_inspected_high"] == pytest.approx(200)
    assert row["units_inspected_per_1000_residents_low"] == pytest.approx(0.045)


@pytest.mark.parametrize(
    ("other", "rows"),
    [
        pytest.param({}, 1, id="the same window"),
        pytest.param({"window": "2022年"}, 2, id="another window"),
        pytest.param({"window": "全年"}, 2, id="another basis"),
        pytest.param({"inherited": "2023年"}, 2, id="an inherited window"),
        pytest.param({"window": "年均"}, 2, id="a yearly number"),
        pytest.param(OFFICER, 2, id="another actor"),
        pytest.param({"report": "two"}, 2, id="another report"),
    ],
)
def test_one_row_an_actor_and_window(other: dict[str, Any], rows: int) -> None:
    found = table(mention("50家", "units_inspected"), mention("3处", "hazards_found", **other))
    assert len(found) == rows
    assert found["units_inspected_low"].dropna().tolist() == [50]
    assert found["hazards_found_low"].dropna().tolist() == [3]


def test_a_total_and_a_yearly_number_of_one_metric_are_both_there() -> None:
    rows = [
        mention("700家", "units_inspected", window="全年"),
        mention("50家", "units_inspected", window="年均"),
    ]
    found = table(*rows).set_index("per")
    assert found["units_inspected_low"].to_dict() == {"total": 700, "year": 50}
    assert found["units_inspected_per_1000_residents_low"].dropna().to_dict() == {"year": 0.05}


@pytest.mark.parametrize(
    ("urged", "shares"),
    [
        pytest.param("60处", {60: 75, 20: 25}, id="a share each"),
        pytest.param("4处", {4: -1, 20: 25}, id="too few for a share"),
        pytest.param("90处", {90: -1, 20: 25}, id="more than were found"),
    ],
)
@pytest.mark.parametrize("step", [1, -1], ids=["as printed", "turned round"])
def test_two_verbs_have_a_row_each_and_their_own_share(
    urged: str, shares: dict[int, int], step: int
) -> None:
    rows = [
        mention("80处", "hazards_found"),
        mention(urged, "hazards_rectified", wording="督促整改"),
        mention("20处", "hazards_rectified", wording="当场整改"),
    ]
    found = theme_table(
        trace_observations(mentions(*rows).iloc[::step], units()), "inspection"
    ).set_index("hazards_rectified_low")
    assert found["hazards_rectified_share_low"].fillna(-1).to_dict() == shares
    assert found["hazards_found_low"].dropna().tolist() == [80]


ALIKE = [
    pytest.param({"wording": "督促整改"}, {"wording": "当场整改"}, id="two verbs"),
    pytest.param(YEARLY | VERB, {"window": "全年"} | VERB, id="a yearly number and a total"),
    pytest.param(
        {"window": "三年来"} | VERB, {"window": "建队以来"} | VERB, id="two windows without a start"
    ),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_the_same_words_twice_are_two_numbers(one: dict[str, Any], other: dict[str, Any]) -> None:
    found = table(*(mention("20处", "hazards_rectified", **changes) for changes in (one, other)))
    assert found["hazards_rectified_low"].tolist() == [20, 20]


def test_numbers_of_unlike_windows_do_not_share_a_row() -> None:
    rows = [mention("80家", "units_inspected", window="三年来")]
    rows += [
        mention("40家", "units_inspected", window="建队以来"),
        mention("20家", "units_penalised", window="建队以来"),
    ]
    found = table(*rows).set_index("units_inspected_low")
    assert found["units_penalised_low"].dropna().to_dict() == {40: 20}
    assert found["units_penalised_share_low"].dropna().to_dict() == {40: 50}


def test_a_standing_number_has_a_row_of_its_own() -> None:
    rows = [mention("800人", "subscribers"), mention("300人", "publicity_participants")]
    found = table(*rows, theme="publicity").set_index("per")
    assert found["subscribers_low"].dropna().to_dict() == {"stock": 800}
    assert found["publicity_participants_low"].dropna().to_dict() == {"total": 300}


def test_the_order_of_observations_does_not_matter() -> None:
    rows = [
        *RECORD,
        mention("60家", "units_inspected", **OFFICER),
        mention("7家", "units_penalised", window="2022年"),
    ]
    rows += [
        mention(f"{n}处", "hazards_rectified", wording=verb)
        for n, verb in ((60, "督促整改"), (20, "当场整改"))
    ]
    observations = trace_observations(mentions(*rows), units())
    given, turned = (
        theme_table(frame, "inspection") for frame in (observations, observations.iloc[::-1])
    )
    pd.testing.assert_frame_equal(given, turned)
    assert len(given) == 5


def test_observations_are_left_as_they_are() -> None:
    observations = trace_observations(mentions(*RECORD), units())
    before = observations.copy(deep=True)
    theme_table(observations, "inspection")
    pd.testing.assert_frame_equal(observations, before)
