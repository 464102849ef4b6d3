"""What has no quotient and why; and how many units a comparison of many needs."""

import pandas as pd
import pytest

from analysis.statistics.methods import TooFewUnitsError
from analysis.statistics.ratios import exact_pairs, pair_bounds, refusal_codes, usable_pairs
from paired import ABSENT, exactly, within

SOUND = (8, 10)


@pytest.mark.parametrize(
    ("pair", "share", "rate"),
    [
        pytest.param(
            (ABSENT, ABSENT, 10, 10),
            "MISSING_NOT_ZERO",
            "MISSING_NOT_ZERO",
            id="numerator not reported",
        ),
        pytest.param(
            (8, 8, ABSENT, ABSENT),
            "MISSING_NOT_ZERO",
            "MISSING_NOT_ZERO",
            id="denominator not reported",
        ),
        pytest.param(
            (8, ABSENT, 10, 10), "MISSING_NOT_ZERO", "MISSING_NOT_ZERO", id="one bound not reported"
        ),
        pytest.param((0, 0, 0, 0), "SMALL_N", "SMALL_N", id="none of none"),
        pytest.param((0, 0, 0, 9), "SMALL_N", "SMALL_N", id="the denominator may be 0"),
        pytest.param((11, 11, 10, 10), "PLAUSIBILITY", "", id="more than the whole"),
        pytest.param((11, 19, 9, 10), "PLAUSIBILITY", "", id="more than the whole, however read"),
        pytest.param((9, 11, 10, 10), "", "", id="perhaps more than the whole"),
        pytest.param((10, 10, 10, 10), "", "", id="all of the whole"),
        pytest.param((0, 0, 10, 10), "", "", id="none is a number"),
    ],
)
def test_why_a_pair_has_no_quotient(
    pair: tuple[float, float, float, float], share: str, rate: str
) -> None:
    assert refusal_codes(within(pair), share=True).tolist() == [share]
    assert refusal_codes(within(pair), share=False).tolist() == [rate]


@pytest.mark.parametrize(("numerator", "code"), [(4, "SMALL_N"), (5, "")])
def test_too_few_events_where_events_are_asked_for(numerator: int, code: str) -> None:
    assert refusal_codes(exactly((numerator, 100)), share=False, fewest=5).tolist() == [code]


def test_all_reasons_are_given() -> None:
    assert refusal_codes(exactly((3, 0)), share=True).tolist() == ["SMALL_N;PLAUSIBILITY"]


@pytest.mark.parametrize("refused", [(11, 10), (ABSENT, 10), (0, 0)])
def test_units_without_a_quotient_do_not_count_towards_ten(refused: tuple[float, float]) -> None:
    nine = [SOUND] * 9
    with pytest.raises(
        TooFewUnitsError, match=r"a funnel: it needs 10 units or more .*, here are 9\. Remedy: "
    ):
        usable_pairs(exactly(*nine, refused), share=True, what="a funnel")
    assert len(usable_pairs(exactly(*nine, refused, SOUND), share=True, what="a funnel")) == 10


def test_hedged_units_do_not_count_as_exact() -> None:
    hedged = [(8, 9, 10, 10), (8, 8, 10, 19)]
    nine = [(8, 8, 10, 10)] * 9
    with pytest.raises(
        TooFewUnitsError, match=r"of exact numbers: it needs 10 units .* here are 9"
    ):
        exact_pairs(within(*nine, *hedged), share=True, what="shrinkage")
    x, n = exact_pairs(within(*nine, *hedged, (5, 5, 7, 7)), share=True, what="shrinkage")
    assert (x.tolist(), n.tolist()) == ([8] * 9 + [5], [10] * 9 + [7])


def test_pairs_keep_the_index_and_what_is_absent() -> None:
    found = pd.DataFrame(
        {"low": [301, None], "high": [399, None], "phrase": "x"}, index=["north", "south"]
    )
    inspected = pd.DataFrame({"low": [500, 20], "high": [500, 29]}, index=["north", "south"])
    made = pair_bounds(found, inspected)
    assert made.loc["north"].tolist() == [301, 399, 500, 500]
    assert made.loc["south"].isna().tolist() == [True, True, False, False]
