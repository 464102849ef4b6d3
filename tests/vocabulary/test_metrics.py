from operator import attrgetter

import pytest

from analysis.vocabulary import (
    Metric,
    UnknownTermError,
    caveats,
    denominators,
    measures,
    metrics,
    themes,
)

KINDS = {"count", "stock", "share", "money", "derived", "area"}
PRINTED = [metric for metric in metrics().values() if not metric.derived]
DERIVED = [metric for metric in metrics().values() if metric.derived]
NAME = attrgetter("id")


@pytest.mark.parametrize("metric", metrics().values(), ids=NAME)
def test_a_metric_uses_only_words_of_the_lists(metric: Metric) -> None:
    assert metric.theme in themes()
    assert metric.per in denominators()
    assert metric.measures
    assert all(word in measures() for word in metric.measures)
    assert len(set(metric.measures)) == len(metric.measures)
    assert all(code in caveats() for code in metric.wordings.values())
    assert metric.kind in KINDS


@pytest.mark.parametrize("metric", metrics().values(), ids=NAME)
def test_a_metric_says_what_is_plausible_and_what_it_does_not_mean(metric: Metric) -> None:
    low, high = metric.plausible
    assert 0 <= low < high
    assert all(
        label[lang] for label in (metric.definition, metric.not_meant) for lang in ("zh", "en")
    )


@pytest.mark.parametrize("metric", DERIVED, ids=NAME)
def test_a_derived_metric_is_computed_from_printed_ones(metric: Metric) -> None:
    printed = [printed.id for printed in PRINTED]
    assert metric.numerator in printed
    assert metric.denominator in [*printed, "residents"]
    assert metric.numerator != metric.denominator
    assert metric.scale > 0
    assert metric.per != "total"


@pytest.mark.parametrize("metric", PRINTED, ids=NAME)
def test_a_printed_metric_is_computed_from_nothing(metric: Metric) -> None:
    assert (metric.numerator, metric.denominator) == ("", "")


@pytest.mark.parametrize("metric", metrics().values(), ids=NAME)
def test_money_shares_and_areas_are_measured_without_steps(metric: Metric) -> None:
    continuous = {measures()[word].continuous for word in metric.measures}
    assert continuous == {metric.kind in {"money", "share", "area"} or metric.measures == ("%",)}


@pytest.mark.parametrize("metric", metrics().values(), ids=NAME)
def test_a_synonym_is_another_verb_for_one_of_the_metrics_own(metric: Metric) -> None:
    assert set(metric.synonyms.values()) <= set(metric.wordings)
    assert not set(metric.synonyms) & set(metric.wordings)


def test_a_verb_is_understood_or_refused_with_the_place_to_add_it() -> None:
    rectified = metrics()["hazards_rectified"]
    assert [rectified.wording_of(verb) for verb in ("整改", "督改", "责令当场整改")] == [
        "整改",
        "督促整改",
        "责令整改",
    ]
    assert metrics()["hazards_found"].wording_of("发现") == ""
    with pytest.raises(
        UnknownTermError,
        match=r"verb '劝改' is unknown.*\[hazards_rectified.synonyms\] of src/.*toml",
    ):
        rectified.wording_of("劝改")
