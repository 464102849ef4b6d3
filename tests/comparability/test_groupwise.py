"""Many rows: rankings, funnels, trends."""

from typing import Any

import pandas as pd
import pytest

from analysis.problems import DataError
from judged import NEXT, OFFICER, OUTSIDE, UNDATED, URGED, ask, codes, frame, row, units
from records import two_camps

TEN = [f"u{number}" for number in range(10)]
MORE = dict.fromkeys(("value", "low", "high"), 101.0)
SHARES = pd.concat([units(10, "hazards_rectified", 60, **URGED), units(10)], ignore_index=True)


def changed(rows: pd.DataFrame, place: int, **cells: Any) -> pd.DataFrame:
    """`rows` with one of them changed."""
    records = rows.to_dict("records")
    return pd.DataFrame(
        [*records[:place], records[place] | cells, *records[place + 1 :]], columns=rows.columns
    )


def years(*values: float, first: int = 2012, **cells: Any) -> pd.DataFrame:
    """Hazards found of one unit, year by year; from 2012 on the calendar has no break for long."""
    days = [
        (pd.Timestamp(first + n, 1, 1), pd.Timestamp(first + n, 12, 31)) for n in range(len(values))
    ]
    return frame(
        *(row(value=value, **({"window_start": start, "window_end": end} | cells))
          for value, (start, end) in zip(values, days, strict=True))
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "among", "reasons"),
    [
        pytest.param(units(9), None, {"TOO_FEW_UNITS"}, id="nine units"),
        pytest.param(units(10), [*TEN, "u10"], {"MISSING_NOT_ZERO"}, id="one is silent"),
        pytest.param(None, ["u0"], {"MISSING_NOT_ZERO", "TOO_FEW_UNITS"}, id="all are"),
        pytest.param(
            changed(units(10), 0, **OFFICER),
            None,
            {"MISSING_NOT_ZERO", "TOO_FEW_UNITS"},
            id="an officer",
        ),
        pytest.param(
            changed(units(10), 0, actor_level="corps"), None, {"SUBJECT_LEVEL"}, id="one is a corps"
        ),
        pytest.param(changed(units(10), 0, **NEXT), None, {"WINDOW"}, id="one of another year"),
        pytest.param(units(10, **UNDATED), None, {"WINDOW"}, id="no dates"),
        pytest.param(
            changed(units(10), 0, measure="件"), None, {"DEFINITION"}, id="another measure"
        ),
        pytest.param(
            changed(units(11), 0, unit="u1", actor="u1", value=5.0),
            None,
            {"DEFINITION"},
            id="a unit twice",
        ),
        pytest.param(
            units(10, caveats="PART"), None, {"DEFINITION"}, id="parts of the units' work"
        ),
    ],
)
def test_what_is_not_ranked(
    rows: pd.DataFrame | None, among: list[str] | None, reasons: set[str]
) -> None:
    verdict = ask("rank", rows, among=among)
    assert (verdict.kind, set(verdict.reasons)) == ("REFUSE", reasons)


def test_ten_units_may_be_put_in_order_of_size_and_of_merit_if_that_is_declared() -> None:
    assert codes("rank", units(10)) == {"POLARITY", "EXPOSURE"}
    assert ask("rank", units(10)).kind == "ALLOW_WITH_CAVEAT"
    assert codes("rank", units(10, "fire_injuries")) == {"EXPOSURE"}
    assert codes("rank", units(10, "hazards_rectified_share", **URGED)) == {"POLARITY"}


@pytest.mark.parametrize(
    ("size", "kind"),
    [(80, "chance"), (400, "beyond"), (900, "beyond"), (1000, "far"), (10_000, "far")],
)
def test_ranks_of_units_that_scatter_beyond_chance_are_cautioned_and_above_ten_times_refused(
    size: int, kind: str
) -> None:
    found = ask("rank", two_camps(size))
    assert ("SCATTER" in found.reasons, found.kind == "REFUSE") == (kind != "chance", kind == "far")
    if kind == "far":
        assert "超过10倍，名次不可信" in found.sentence_zh
        assert "各家按同一办法清点" in found.sentence_zh
        assert "counted by one method in all units" in found.sentence_en
    if kind == "beyond":
        assert "把握不到95%" in found.sentence_zh
        assert "less often than 95 %" in found.sentence_en


def test_the_scatter_of_shares_without_their_parts_is_not_known() -> None:
    assert "SCATTER" not in codes("rank", two_camps(10_000).drop(columns="numerator_low"))


@pytest.mark.parametrize(
    ("question", "rows"), [("rank", units(10)), ("funnel", SHARES)], ids=["rank", "funnel"]
)
def test_what_the_press_gave_of_ones_own_unit_is_in_no_ranking_and_no_funnel(
    question: str, rows: pd.DataFrame
) -> None:
    published = rows.assign(**OUTSIDE, own_unit="")
    press = published.assign(own_unit=published["unit"].where(published["unit"] == "u9", ""))
    assert "TOO_FEW_UNITS" not in codes(question, published)
    assert "TOO_FEW_UNITS" in codes(question, press)
    assert "MISSING_NOT_ZERO" in codes(question, press, among=TEN)


def test_what_the_press_gave_of_ones_own_unit_is_not_called_anothers() -> None:
    report, press = row(unit="north"), row(unit="north", report="paper", **OUTSIDE)
    other = row(unit="south", report="paper", **OUTSIDE)
    own = pd.concat([press, pd.Series({"own_unit": "north"})])
    assert {"CONTEXT", "SELF_SELECTED"} <= codes("compare", report, other)
    assert codes("compare", report, own) == {"SUBJECT_LEVEL"}


def test_nought_in_place_of_what_is_absent_would_hide_that_it_is() -> None:
    with_nought = pd.concat(
        [units(9), frame(row(value=0, unit="u9", report="r9"))], ignore_index=True
    )
    assert "MISSING_NOT_ZERO" in codes("rank", units(9), among=TEN)
    assert "MISSING_NOT_ZERO" not in codes("rank", with_nought, among=TEN)


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        pytest.param(changed(SHARES, 0, wording="整改"), {"DEFINITION"}, id="another verb"),
        pytest.param(changed(SHARES, 0, **MORE), {"DEFINITION"}, id="a part above its whole"),
        pytest.param(changed(SHARES, 0, **NEXT), {"WINDOW"}, id="a part of another year"),
        pytest.param(
            SHARES.iloc[1:], {"MISSING_NOT_ZERO", "TOO_FEW_UNITS"}, id="a unit without numerator"
        ),
        pytest.param(SHARES.assign(**UNDATED), {"WINDOW"}, id="no dates"),
        pytest.param(
            changed(changed(SHARES, 0, actor_level="corps"), 10, actor_level="corps"),
            {"SUBJECT_LEVEL"},
            id="a corps",
        ),
    ],
)
def test_what_is_no_funnel(rows: pd.DataFrame, reasons: set[str]) -> None:
    verdict = ask("funnel", rows)
    assert (verdict.kind, set(verdict.reasons)) == ("REFUSE", reasons)


@pytest.mark.parametrize(
    ("rows", "kind", "reasons"),
    [
        pytest.param(SHARES, "ALLOW", set(), id="ten shares"),
        pytest.param(SHARES.assign(measure="条"), "ALLOW", set(), id="all of items"),
        pytest.param(
            changed(changed(SHARES, 0, measure="条"), 10, measure="条"),
            "ALLOW",
            set(),
            id="one of items",
        ),
        pytest.param(
            changed(changed(SHARES, 0, **NEXT), 10, **NEXT),
            "ALLOW_WITH_CAVEAT",
            {"WINDOW"},
            id="one of another year",
        ),
        pytest.param(
            SHARES.assign(**OUTSIDE), "ALLOW_WITH_CAVEAT", {"SELF_SELECTED"}, id="comparators"
        ),
        pytest.param(
            changed(SHARES.assign(**OUTSIDE), 0, basis="printed"),
            "ALLOW_WITH_CAVEAT",
            {"CONTEXT", "SELF_SELECTED"},
            id="a report's among comparators",
        ),
        pytest.param(
            SHARES.assign(low=9.0, value=9.0), "ALLOW_WITH_CAVEAT", {"SMALL_N"}, id="nine events"
        ),
    ],
)
def test_what_is_a_funnel(rows: pd.DataFrame, kind: str, reasons: set[str]) -> None:
    verdict = ask("funnel", rows)
    assert (verdict.kind, set(verdict.reasons)) == (kind, reasons)


def test_a_funnel_of_two_frames_is_that_of_one() -> None:
    assert ask("funnel", SHARES.iloc[:10], SHARES.iloc[10:]) == ask("funnel", SHARES)


def test_a_funnel_of_what_is_not_reported_misses_every_unit() -> None:
    assert codes("funnel", None, among=TEN) == {"MISSING_NOT_ZERO", "TOO_FEW_UNITS"}


@pytest.mark.parametrize("question", ["rank", "funnel", "trend", "xmr"])
def test_nothing_selected_is_not_the_same_as_not_reported(question: str) -> None:
    with pytest.raises(
        DataError, match=r"the rows compared: no row was selected. Remedy: .* pass None"
    ):
        ask(question, units(10).iloc[:0], among=TEN)


def test_a_funnel_must_know_what_is_above_and_what_below() -> None:
    rows = pd.concat([SHARES, units(10, "units_inspected")], ignore_index=True)
    with pytest.raises(
        DataError, match=r"2 shares or rates are defined of .* Remedy: pass numerators as a"
    ):
        ask("funnel", rows)


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        pytest.param(years(1, 2), {"TOO_FEW_POINTS"}, id="two years"),
        pytest.param(years(1, 2, 3, **UNDATED), {"TOO_FEW_POINTS"}, id="no dates"),
        pytest.param(years(1, 2, 3, window_basis="inferred"), {"TOO_FEW_POINTS"}, id="from a lead"),
        pytest.param(
            pd.concat([years(1, 2), years(3)]), {"TOO_FEW_POINTS", "WINDOW"}, id="one year twice"
        ),
        pytest.param(
            changed(years(20, 30, 40), 0, measure="件"), {"DEFINITION"}, id="another measure"
        ),
        pytest.param(
            changed(years(20, 30, 40), 0, unit="x", actor="x"), {"SUBJECT_LEVEL"}, id="another unit"
        ),
        pytest.param(
            changed(years(20, 30, 40), 0, window_start=pd.Timestamp("2012-07-01")),
            {"WINDOW"},
            id="half a year",
        ),
        pytest.param(
            changed(years(20, 30, 40), 1, window_start=pd.Timestamp("2012-12-31")),
            {"WINDOW"},
            id="a day in two",
        ),
        pytest.param(
            years(20, 30, 40).assign(series=["old", "new", "new"]),
            {"DEFINITION"},
            id="two bases of counting",
        ),
    ],
)
def test_what_is_no_trend(rows: pd.DataFrame, reasons: set[str]) -> None:
    verdict = ask("trend", rows)
    assert (verdict.kind, set(verdict.reasons)) == ("REFUSE", reasons)


@pytest.mark.parametrize(
    ("rows", "kind", "reasons"),
    [
        pytest.param(years(20, 30, 40), "ALLOW", set(), id="three years, one of them a leap year"),
        pytest.param(
            changed(years(20, 30, 40, 50), 3, **UNDATED),
            "ALLOW_WITH_CAVEAT",
            {"WINDOW"},
            id="one left out",
        ),
        pytest.param(
            changed(years(20, 30, 40, per="year"), 0, window_start=pd.Timestamp("2012-07-01")),
            "ALLOW_WITH_CAVEAT",
            {"WINDOW"},
            id="rates of unlike spans",
        ),
        pytest.param(years(20, 30, 4), "ALLOW_WITH_CAVEAT", {"SMALL_N"}, id="four events"),
    ],
)
def test_what_may_be_a_trend(rows: pd.DataFrame, kind: str, reasons: set[str]) -> None:
    verdict = ask("trend", rows)
    assert (verdict.kind, set(verdict.reasons)) == (kind, reasons)


def test_a_process_behaviour_chart_needs_thirteen_points() -> None:
    assert codes("xmr", years(*range(20, 32), first=2005)) == {"TOO_FEW_POINTS"}
    assert ask("xmr", years(*range(20, 33), first=2005)).kind == "ALLOW"


def test_rare_events_have_no_chart_of_single_values() -> None:
    deaths = years(*[0] * 13, 1, first=2004)
    assert codes("xmr", deaths) == {"RARE"}
    assert "逐起写明日期" in ask("xmr", deaths).sentence_zh
    assert "RARE" not in codes("xmr", years(*[3] * 14, first=2004))


def test_windows_missing_between_points_are_said() -> None:
    rows = years(20, 30, 40, 50, 60)
    assert ask("trend", rows).kind == "ALLOW"
    assert codes("trend", rows.drop(index=2)) == {"GAP"}
    assert codes("trend", rows.iloc[[0, 2, 4]]) == {"GAP"}


def test_a_holiday_every_year_has_no_gaps_between() -> None:
    weeks = [
        ("2015-10-01", "2015-10-07"),
        ("2016-10-01", "2016-10-07"),
        ("2017-10-01", "2017-10-08"),
    ]
    rows = years(20, 30, 40).assign(
        window_start=[pd.Timestamp(first) for first, _ in weeks],
        window_end=[pd.Timestamp(last) for _, last in weeks],
    )
    assert (ask("trend", rows).kind, codes("trend", rows)) == ("ALLOW", set())


@pytest.mark.parametrize(
    ("metric", "first", "reasons"),
    [
        pytest.param("fires", 2019, {"BREAK"}, id="the basis of counting fires"),
        pytest.param("hazards_found", 2017, {"BREAK"}, id="the reform of 2018"),
        pytest.param("hazards_found", 2020, {"BREAK"}, id="the epidemic"),
        pytest.param("hazards_found", 2012, set(), id="none"),
        pytest.param("fires", 2023, set(), id="after all of them"),
    ],
)
def test_a_trend_across_a_break(metric: str, first: int, reasons: set[str]) -> None:
    rows = years(20, 30, 40, first=first).assign(metric=metric, measure="处")
    verdict = ask("trend", rows)
    assert set(verdict.reasons) == reasons
    assert (verdict.kind == "REFUSE") == (first == 2019)


def test_a_hedged_value_is_no_point_of_a_process_behaviour_chart() -> None:
    rows = years(*range(20, 33), first=2005)
    rows.loc[3, "relation"] = "lt"
    assert codes("xmr", rows) == {"TOO_FEW_POINTS"}
    more = years(*range(20, 34), first=2004)
    more.loc[3, "relation"] = "lt"
    # of the exact ones alone
    found = ask("xmr", more)
    assert (found.kind, set(found.reasons)) == ("ALLOW_WITH_CAVEAT", {"HEDGED", "GAP"})


def test_one_row_is_a_series_of_one() -> None:
    assert codes("trend", row()) == codes("xmr", row()) == {"TOO_FEW_POINTS"}
