"""What holds of any rows.

A wider hedge claims no more, order does not matter, nought is not absence.
"""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.comparability.verdict import REFUSE, Verdict
from analysis.vocabulary import caveats, reasons
from examples import examples
from judged import CORPS, LEAD, NEXT, OFFICER, OUTSIDE, TEAM, UNDATED, UNKNOWN, ask, frame, row

METRICS = [
    "units_inspected", "hazards_found", "hazards_rectified", "hazards_rectified_share", "units_penalised",
    "people_trained", "training_sessions", "subscribers", "awards_national", "awards_provincial", "fire_injuries",
]  # fmt: skip
RECORDS = [{}, NEXT, UNDATED, UNKNOWN, LEAD]
ACTORS = [{}, OFFICER, TEAM, {"unit": "south", "actor": "south"}, CORPS | {"actor": "west"}]
SYMMETRIC = ["compare", "better", "sum"]
TWO, MANY = [*SYMMETRIC, "share", "ratio"], ["rank", "trend", "xmr"]
ORDER = ["REFUSE", "ALLOW_WITH_CAVEAT", "ALLOW"]
# reasons that may stand beside a consent
SAID = {"WINDOW", "BREAK", "SEASON", "GAP", "EXPOSURE", "REVISED", "NOMINAL"}
REPORTS, VERBS = ["one", "two"], ["", "整改", "督促整改"]
PARTNERS = [
    {"metric": "hazards_found"},
    {"metric": "training_sessions"},
    NEXT,
    UNDATED,
    OFFICER,
    CORPS,
    OUTSIDE,
]


@st.composite
def observations(draw: st.DrawFn) -> pd.Series:
    """Any row: metric, number, actor, window, report, verb and basis."""
    cells = (
        draw(st.sampled_from(RECORDS))
        | draw(st.sampled_from(ACTORS))
        | draw(st.sampled_from([{}, OUTSIDE]))
    )
    cells |= {"report": draw(st.sampled_from(REPORTS)), "wording": draw(st.sampled_from(VERBS))}
    return row(draw(st.sampled_from(METRICS)), float(draw(st.integers(0, 99))), **cells)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[pd.Series, pd.Series]:
    """Any two rows, or two that are alike but for their number, their unit and perhaps one thing more."""
    a = draw(observations())
    if draw(st.booleans()):
        return a, draw(observations())
    number = float(draw(st.integers(0, 99)))
    cells = dict.fromkeys(("value", "low", "high", "strict_low", "strict_high"), number)
    cells |= draw(st.sampled_from([{}, {"unit": "east", "actor": "east", "report": "three"}]))
    return a, pd.Series({**a, **cells, **draw(st.sampled_from([{}, *PARTNERS]))})


@st.composite
def wider(draw: st.DrawFn, one: pd.Series) -> pd.Series:
    """`one` with words that leave more open: the number printed is the same."""
    down, up = draw(st.floats(0, 1)), draw(st.floats(1, 3))
    relation = draw(st.sampled_from(["lt", "gt", "ge", "approx", "range"]))
    bounds = {
        "low": one["low"] * down,
        "high": one["high"] * up,
        "strict_low": 0.0,
        "strict_high": float("inf"),
    }
    return pd.Series({**one, **bounds, "relation": relation})


def rank_of(verdict: Verdict) -> int:
    """How much a verdict allows."""
    return ORDER.index(verdict.kind)


@examples(300)
@given(st.data(), st.sampled_from(TWO), pairs())
def test_a_wider_hedge_never_turns_a_refusal_into_consent(
    data: st.DataObject, question: str, both: tuple[pd.Series, pd.Series]
) -> None:
    a, b = both
    before = ask(question, a, b)
    after = ask(question, data.draw(wider(a)), data.draw(wider(b)))
    # a part above its whole is one no more where its words leave the whole larger
    if question != "share" or "DEFINITION" not in before.reasons:
        assert rank_of(after) <= rank_of(before)
    assert after.kind != "ALLOW"


@given(st.data(), st.sampled_from(MANY), st.lists(observations(), min_size=1, max_size=6))
def test_a_wider_hedge_in_a_frame_never_turns_a_refusal_into_consent(
    data: st.DataObject, question: str, rows: list[pd.Series]
) -> None:
    widened = [data.draw(wider(one)) for one in rows]
    assert rank_of(ask(question, frame(*widened))) <= rank_of(ask(question, frame(*rows)))


@given(st.sampled_from(SYMMETRIC), pairs())
def test_swapping_the_two_keeps_the_verdict(
    question: str, both: tuple[pd.Series, pd.Series]
) -> None:
    a, b = both
    for one, other in (
        (ask(question, a, b), ask(question, b, a)),
        (ask(question, a), ask(question, None, a)),
    ):
        assert (one.kind, one.reasons) == (other.kind, other.reasons)


@given(
    st.sampled_from(MANY),
    st.permutations([0, 1, 2, 3]),
    st.lists(observations(), min_size=4, max_size=4),
)
def test_the_order_of_rows_does_not_matter(
    question: str, order: list[int], rows: list[pd.Series]
) -> None:
    one, other = (
        ask(question, frame(*rows)),
        ask(question, frame(*(rows[place] for place in order))),
    )
    assert (one.kind, one.reasons) == (other.kind, other.reasons)


@given(st.sampled_from(TWO), pairs())
def test_nought_is_not_absence(question: str, both: tuple[pd.Series, pd.Series]) -> None:
    a, b = both
    nought = pd.Series(
        {**b, **dict.fromkeys(("value", "low", "high", "strict_low", "strict_high"), 0.0)}
    )
    absent = ask(question, a, None)
    assert absent.kind == REFUSE
    assert "MISSING_NOT_ZERO" in absent.reasons
    assert ask(question, a, nought).reasons != absent.reasons


@given(st.lists(observations(), min_size=1, max_size=6))
def test_nought_in_a_ranking_is_not_absence(rows: list[pd.Series]) -> None:
    among = [*{one["unit"] for one in rows}, "absent"]
    nought = row(rows[0]["metric"], 0, "absent")
    assert ask("rank", frame(*rows), among=among) != ask("rank", frame(*rows, nought), among=among)


@given(st.sampled_from(TWO), pairs())
def test_a_refusal_tells_codes_that_refuse_and_consent_those_that_caution(
    question: str, both: tuple[pd.Series, pd.Series]
) -> None:
    verdict = ask(question, *both)
    told = set(verdict.reasons)
    assert len(told) == len(verdict.reasons)
    assert bool(told) == (verdict.kind != "ALLOW")
    assert told <= (set(reasons()) if verdict.kind == REFUSE else {*SAID, *caveats()})
    if verdict.kind != REFUSE:
        published = any(one["basis"] == "comparator" for one in both)
        assert ("SELF_SELECTED" in told) == published


@given(pairs())
def test_every_caveat_of_a_row_reaches_the_verdict(both: tuple[pd.Series, pd.Series]) -> None:
    verdict = ask("compare", *both)
    carried = {code for one in both for code in one["caveats"].split(";") if code}
    assert verdict.kind == REFUSE or carried <= set(verdict.reasons)


@given(st.sampled_from(TWO), pairs())
def test_the_name_of_a_report_does_not_matter(
    question: str, both: tuple[pd.Series, pd.Series]
) -> None:
    renamed = [pd.Series({**one, "report": f"another {one['report']}"}) for one in both]
    assert ask(question, *both) == ask(question, *renamed)
