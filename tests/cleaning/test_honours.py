"""Honours: candidates and mixed recipients are marked; tiers are neither summed nor divided."""

import pytest

from analysis.cleaning import honours
from analysis.cleaning.observations import build_observations
from analysis.vocabulary import metrics
from rows import codes, mention, mentions, themed, units

HONOURS = [metric for metric in metrics().values() if metric.theme == "honours"]


@pytest.mark.parametrize(
    ("metric", "phrase", "expected"),
    [
        ("awards_national", "2项", set()),
        ("people_honoured_prefecture", "3名", set()),
        ("merit_class2_recipients", "3人", set()),
        ("merit_class2_collectives_and_people", "5个", {"MIXED_RECIPIENTS"}),
        ("merit_class3_collectives_and_people", "5个", {"MIXED_RECIPIENTS"}),
        ("exemplar_pool_collectives", "8个", {"CANDIDATES"}),
        ("exemplar_pool_people", "8名", {"CANDIDATES"}),
        ("reserve_exemplar_pool_collectives", "8个", {"CANDIDATES"}),
        ("reserve_exemplar_pool_people", "8名", {"CANDIDATES"}),
    ],
)
def test_candidates_and_mixed_recipients(metric: str, phrase: str, expected: set[str]) -> None:
    found = honours.clean(themed(mention(phrase, metric)))
    assert codes(found, metric) & {"CANDIDATES", "MIXED_RECIPIENTS"} == expected


def test_tiers_are_not_summed() -> None:
    rows = [mention(f"7{metric.measures[0]}", metric.id) for metric in HONOURS]
    found = build_observations(mentions(*rows), units())
    assert found["value"].tolist() == [7] * len(HONOURS)
    assert found["metric"].tolist() == [metric.id for metric in HONOURS]


def test_nothing_is_derived_even_with_residents() -> None:
    assert honours.derive(
        themed(mention("900名", "people_honoured_prefecture", window="年均")), units()
    ).empty


def test_each_honour_has_a_tier_and_a_recipient() -> None:
    assert [metric.id for metric in HONOURS if not (metric.tier and metric.recipient)] == []
