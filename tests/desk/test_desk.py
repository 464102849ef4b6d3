"""What a notebook has at hand: `import analysis as an`, its names and its tables."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

import analysis as an
from analysis.briefing.clean_data import build_clean_data
from analysis.cleaning.tables import KEYS, TABLES
from analysis.problems import DataError
from analysis.project import VARIABLE, Project
from charts_drawn import ROOT

DAY = pd.Timestamp("2024-05-01")
KINDS = ("png", "svg", "csv", "json")


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk of this repository."""
    monkeypatch.setenv(VARIABLE, str(ROOT))


@pytest.fixture
def mine(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The desk of an invented project that is built."""
    monkeypatch.setenv(VARIABLE, str(project.root))
    build_clean_data(project)
    return project


def test_what_it_offers() -> None:
    verbs = {
        "change",
        "chart",
        "comparators",
        "compare",
        "coverage",
        "evidence",
        "example_returns",
        "observations",
        "official",
        "preview",
        "profile",
        "save",
        "show",
        "table",
        "view",
    }
    verbs |= {"luck", "reach", "shares", "to_ask", "to_slide", "verdict", "verdicts"}
    assert verbs | {"read_report", "read_text", "start"} == set(an.__all__)
    assert set(an.__all__) < set(dir(an))


def test_what_it_does_not_offer() -> None:
    with pytest.raises(AttributeError, match="module 'analysis' has no attribute 'charts'"):
        _ = an.charts


@pytest.mark.usefixtures("repository")
def test_observations_carry_words_bounds_and_evidence() -> None:
    rows = an.observations()
    assert {"phrase", "low", "high", "start", "actor", "caveats"} <= set(rows.columns)
    assert set(rows["report"]) == {"deqing", "hengyang", "suining", "tibet", "xinjiang"}
    assert (rows["low"] <= rows["high"]).all()


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("theme", TABLES)
def test_a_theme_side_by_side(theme: str) -> None:
    table = an.table(theme)
    assert not table.duplicated(KEYS).any()
    assert len(table) >= 1


@pytest.mark.parametrize("theme", ["trainings", "operations", "coverage", "observations", ""])
def test_a_theme_that_has_no_table(theme: str) -> None:
    with pytest.raises(
        ValueError, match=f"no table '{theme}': use one of inspection, fine_waiver, training"
    ):
        an.table(theme)


@pytest.mark.usefixtures("repository")
def test_coverage_says_not_reported_in_words() -> None:
    assert "not_reported" in set(an.coverage()["state"])


@pytest.mark.parametrize(
    "call", [an.observations, an.coverage, lambda: an.table("training"), an.chart.bounds]
)
def test_before_a_build_it_says_what_to_run(
    project: Project, monkeypatch: pytest.MonkeyPatch, call: Callable[[], Any]
) -> None:
    monkeypatch.setenv(VARIABLE, str(project.root))
    with pytest.raises(DataError, match="run `analysis build` first"):
        call()


def test_rows_are_shown_in_words(mine: Project) -> None:
    rows = an.observations().query("metric == 'hazards_found'")
    html = an.show(rows).to_html()
    assert "甲市支队" in html
    assert "发现隐患" in html
    assert "hazards_found" not in html
    assert "Jia" in an.show(rows, lang="en").to_html()


@pytest.mark.usefixtures("repository")
def test_a_verdict_is_on_this_projects_units_by_their_names() -> None:
    rows = an.observations()
    verdict = an.verdict("rank", rows.query("metric == 'units_inspected'"))
    assert verdict.reasons == ("MISSING_NOT_ZERO", "TOO_FEW_UNITS")
    assert "衡阳支队" in verdict.sentence_zh
    with pytest.raises(DataError, match="no row was selected"):
        an.verdict("rank", rows.query("metric == 'none'"))
    assert an.verdict("compare", rows.iloc[2], None).reasons == ("MISSING_NOT_ZERO",)


@pytest.mark.usefixtures("repository")
def test_a_ranking_of_some_units_misses_no_others() -> None:
    rows = an.observations().query("metric == 'units_inspected'")
    assert an.verdict("rank", rows, among=["suining"]).reasons == ("TOO_FEW_UNITS",)


@pytest.mark.usefixtures("repository")
def test_comparators_alone_are_asked_about_alone() -> None:
    rows = (
        an.observations()
        .query("metric == 'units_inspected' and unit == 'suining'")
        .assign(basis="comparator")
    )
    assert an.verdict("rank", rows).reasons == ("TOO_FEW_UNITS",)


@pytest.mark.usefixtures("repository")
def test_an_older_id_of_a_unit_is_the_unit() -> None:
    row = (
        an.observations()
        .query("metric == 'units_inspected' and unit == 'suining'")
        .assign(
            basis="comparator", per="total", window_basis="stated", window_start=DAY, window_end=DAY
        )
    )
    one, other = (
        row.assign(unit=unit, actor=unit, report=unit) for unit in ("guangxi", "guangxi-corps")
    )
    assert "DEFINITION" in an.verdict("sum", one.iloc[0], other.iloc[0]).reasons
    assert (
        an.verdict(
            "sum", one.iloc[0], one.assign(unit="hubei-corps", actor="hubei-corps").iloc[0]
        ).kind
        != "REFUSE"
    )
    both = an.verdict("rank", pd.concat([one, other]), among=["guangxi-corps", "guangxi"])
    assert "MISSING_NOT_ZERO" not in both.reasons
    assert (
        len(an.verdicts(pd.concat([one, other]), among=["guangxi", "guangxi-corps", "hubei"])) == 1
    )


@pytest.mark.usefixtures("repository")
def test_what_the_press_gave_of_ones_own_units_is_asked_for_alone() -> None:
    own = an.comparators(own=True)
    assert set(own["own_unit"]) == set(own["unit"]) == {"suining", "hengyang", "tibet"}
    assert not set(an.comparators()["unit"]) & {
        "suining",
        "hengyang",
        "tibet",
        "deqing",
        "xinjiang",
    }
    assert an.evidence(own.query("metric == 'hazards_rectified_share'"))["phrase"].tolist() == [
        "117处",
        "50处",
    ]


@pytest.mark.usefixtures("repository")
def test_every_unit_meets_every_other_and_is_asked_for_what_is_lacking() -> None:
    rows = an.observations().query("metric == 'hazards_found'")
    assert len(an.verdicts(rows)) == 4
    assert an.to_ask(rows)["unit"].tolist() == [
        "suining",
        "deqing",
        "hengyang",
        "tibet",
        "xinjiang",
    ]
    assert len(an.verdicts()) > len(an.verdicts(rows))
    assert len(an.to_ask()) > len(an.to_ask(rows))


def test_verdicts_of_a_project_of_ones_own(mine: Project) -> None:
    table = an.verdicts(an.observations().query("metric == 'units_inspected'"))
    assert table[["a", "b"]].to_numpy().tolist() == [["jia", "yi"]]
    assert "Ask Yi for units inspected" in table["sentence_en"].iloc[0]
