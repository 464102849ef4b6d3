"""The bounds of a ratio: hedges stay open, shares end at the whole, and the implausible is marked."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.cleaning.observations import build_observations
from analysis.cleaning.ratios import derive_ratio
from examples import examples
from rows import mention, mentions, themed, units


def share(above: str, below: str) -> pd.DataFrame:
    """Premises penalised of premises inspected."""
    rows = mention(above, "units_penalised"), mention(below, "units_inspected")
    return derive_ratio(themed(*rows), "units_penalised_share")


@pytest.mark.parametrize(("above", "made"), [("80家", [100.0]), ("81家", []), ("80余家", [])])
def test_a_share_above_the_whole_is_not_made(above: str, made: list[float]) -> None:
    assert share(above, "80家")["low"].tolist() == made


def test_a_hedged_share_is_clipped_at_the_whole() -> None:
    (row,) = share("95家", "近100家").to_dict("records")  # 90..99
    assert row["low"] == pytest.approx(9500 / 99)
    assert (row["high"], row["strict_high"]) == (100, 100)
    assert row["strict_low"] == pytest.approx(9500 / 99)


@pytest.mark.parametrize(
    ("above", "below", "low", "high"),
    [
        pytest.param("18家", "近100家", 1800 / 99, 20, id="hedged below"),
        pytest.param("近20家", "80家", 22.5, 23.75, id="hedged above"),  # 18..19
        pytest.param("近20家", "近100家", 1800 / 99, 1900 / 90, id="hedged both"),
        pytest.param("10至20家", "80家", 12.5, 25, id="a range"),
        pytest.param("约20家", "80家", 22.5, 27.5, id="about"),  # 18..22
        pytest.param("20家以上", "80家", 25, 36.25, id="at least"),  # 20..29
    ],
)
def test_a_hedged_ratio_has_no_value(above: str, below: str, low: float, high: float) -> None:
    (row,) = share(above, below).to_dict("records")
    assert pd.isna(row["value"])
    assert row["relation"] == "range"
    assert (row["low"], row["high"]) == pytest.approx((low, high))


def test_an_open_numerator_has_no_strict_limit_but_the_whole() -> None:
    (row,) = share("20余家", "80家").to_dict("records")  # 21..29, strictly 21 and up
    assert (row["low"], row["high"]) == (26.25, 36.25)
    assert (row["strict_low"], row["strict_high"]) == (26.25, 100)


@examples(50)
@given(st.integers(5, 10**6), st.integers(5, 10**6))
def test_an_exact_ratio_is_the_exact_quotient(above: int, below: int) -> None:
    rows = [mention(f"{above}处", "hazards_found"), mention(f"{below}家", "units_inspected")]
    (row,) = derive_ratio(themed(*rows), "hazards_per_100_inspected").to_dict("records")
    assert (
        row["value"]
        == row["low"]
        == row["high"]
        == row["strict_low"]
        == row["strict_high"]
        == 100 * above / below
    )
    assert (row["relation"], row["per"], row["measure"]) == ("eq", "100_inspected", "处")


@pytest.mark.parametrize(
    ("people", "sessions", "marked"),
    [
        pytest.param("5000人次", "4场", True, id="1250 a session"),
        pytest.param("4000人次", "4场", False, id="1000 a session"),
        pytest.param("50人次", "50场", False, id="1 a session"),
        pytest.param("40人次", "50场", True, id="0.8 a session"),
        pytest.param("约4000人次", "4场", False, id="900 to 1100 a session"),
        pytest.param("约50人次", "50场", False, id="0.9 to 1.1 a session"),
    ],
)
def test_beyond_the_plausible_is_kept_and_marked(people: str, sessions: str, marked: bool) -> None:
    rows = themed(mention(people, "people_trained"), mention(sessions, "training_sessions"))
    assert [
        "PLAUSIBILITY" in said for said in derive_ratio(rows, "attendances_per_session")["caveats"]
    ] == [marked]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param("60件", "80处", id="a share of two measures"),
        pytest.param("60处", "0处", id="nothing found"),
        pytest.param("3余处", "80处", id="perhaps four"),
    ],
)
def test_no_share_is_made(above: str, below: str) -> None:
    rows = [mention(below, "hazards_found"), mention(above, "hazards_rectified", wording="整改")]
    assert "hazards_rectified_share" not in set(
        build_observations(mentions(*rows), units())["metric"]
    )


def test_people_a_session_are_not_called_attendances() -> None:
    rows = [mention("800人", "people_trained"), mention("20场", "training_sessions")]
    assert "attendances_per_session" not in set(
        build_observations(mentions(*rows), units())["metric"]
    )
