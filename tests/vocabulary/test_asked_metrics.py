"""What the return form asks: the metrics set side by side, whole counts of one thing each."""

import pytest

from analysis.vocabulary import asked_metrics, metrics, rate_of, themes


def test_themes_come_in_their_order() -> None:
    found = list(dict.fromkeys(metric.theme for metric in asked_metrics().values()))
    assert found == ["inspection", "fine_waiver", "training", "publicity", "honours"]
    assert found == [name for name, theme in themes().items() if theme.table]


@pytest.mark.parametrize(
    "metric",
    [
        pytest.param("exemplar_pool_people", id="pool of candidates"),
        pytest.param(
            "merit_class3_collectives_and_people", id="people and collectives in one number"
        ),
        pytest.param("hazards_rectified_share", id="derived"),
        pytest.param("gas_cylinders_removed", id="per event"),
        pytest.param("committee_decisions_follow_up_rate", id="share"),
        pytest.param("family_clubs", id="not set side by side"),
    ],
)
def test_what_can_not_be_counted_whole_is_not_asked(metric: str) -> None:
    assert metric in metrics()
    assert metric not in asked_metrics()


@pytest.mark.parametrize(
    ("metric", "below"),
    [
        ("hazards_rectified", "hazards_found"),
        ("hazards_found", "units_inspected"),
        ("people_trained", "training_sessions"),
        ("units_inspected", None),
        ("subscribers", None),
    ],
)
def test_a_denominator_is_that_of_the_derived_metric_and_never_the_residents(
    metric: str, below: str | None
) -> None:
    rate = rate_of(metric)
    assert (rate.denominator if rate else None) == below


def test_every_denominator_is_asked_for_too() -> None:
    assert {rate.denominator for metric in asked_metrics() if (rate := rate_of(metric))} <= set(
        asked_metrics()
    )
