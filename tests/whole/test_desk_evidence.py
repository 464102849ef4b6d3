"""The words behind a number: report, offset, phrase, and the sentence where the text is there."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import analysis as an
from analysis.briefing.clean_data import build_clean_data
from analysis.project import VARIABLE, Project
from charts_drawn import ROOT
from projects_made import TEXTS

Row = tuple[str, ...]
YI = TEXTS["yi"]


@pytest.fixture
def mine(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The desk of an invented project that is built."""
    monkeypatch.setenv(VARIABLE, str(project.root))
    build_clean_data(project)
    return project


def row(metric: str, actor: str = "jia") -> pd.Series:
    """The one observation of an actor's metric."""
    (found,) = an.observations().query("metric == @metric and actor == @actor").to_dict("records")
    return pd.Series(found)


def test_a_printed_number_gives_its_own_words(mine: Project) -> None:
    (said,) = an.evidence(row("hazards_found")).to_dict("records")
    assert (said["report"], said["title"], said["published"]) == ("jia", "虚构的报道", "2023-07-15")
    assert said["phrase"] == "300余处"
    assert TEXTS["jia"][said["start"] :].startswith("300余处")
    assert said["sentence"] == "今年1月1日以来，全市查了单位120家，找出隐患300余处，督促整改280处。"


def test_a_share_gives_the_words_of_both_its_parts(mine: Project) -> None:
    said = an.evidence(row("hazards_rectified_share"))
    assert said[["metric", "phrase"]].to_numpy().tolist() == [
        ["hazards_found", "300余处"],
        ["hazards_rectified", "280处"],
    ]


def test_a_rate_of_residents_gives_the_words_of_what_was_counted(mine: Project) -> None:
    assert an.evidence(row("attendances_per_1000_residents"))["phrase"].tolist() == ["近万人次"]


def test_without_the_text_there_is_no_sentence_but_all_else(mine: Project) -> None:
    (mine.raw / "jia" / "report.txt").unlink()
    (said,) = an.evidence(row("hazards_found")).to_dict("records")
    assert said["sentence"] == ""
    assert said["phrase"] == "300余处"


@pytest.mark.parametrize("as_path", [True, False], ids=["a path", "a string"])
def test_texts_may_lie_elsewhere(mine: Project, tmp_path: Path, as_path: bool) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (mine.raw / "yi" / "report.txt").replace(folder / "yi.txt")
    (said,) = an.evidence(row("units_inspected", "yi"), reports=folder if as_path else str(folder))[
        "sentence"
    ]
    assert said == "大队去年查了单位200家。"


def test_another_actors_number_of_the_same_metric_is_no_evidence(mine: Project) -> None:
    assert an.evidence(row("units_inspected", "yi"))["phrase"].tolist() == ["200家"]
    assert an.evidence(row("units_inspected", "yi/inspector"))["phrase"].tolist() == ["45家"]


def test_another_windows_numbers_are_no_evidence(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    ledger_rows: dict[str, list[Row]],
    ledger_row: Callable[..., Row],
    write_ledger: Callable[[Path, list[Row]], None],
) -> None:
    inspector, found, _ = ledger_rows["yi"]
    other = ledger_row(YI, "200家", "units_inspected", "yi/inspector", window_phrase="去年")
    write_ledger(project.ledger("yi"), [inspector, found, other])
    monkeypatch.setenv(VARIABLE, str(project.root))
    build_clean_data(project)
    (rate,) = (
        an.observations()
        .query("metric == 'hazards_per_100_inspected' and unit == 'yi'")
        .to_dict("records")
    )
    assert rate["phrase"] == "60处 ÷ 45家"
    assert sorted(an.evidence(pd.Series(rate))["phrase"]) == ["45家", "60处"]


def test_sentences_of_the_five_reports_hold_their_phrases(
    monkeypatch: pytest.MonkeyPatch, shared: Path
) -> None:
    monkeypatch.setenv(VARIABLE, str(ROOT))
    for _, one in an.observations().groupby(["report", "basis"]).head(2).iterrows():
        said = an.evidence(one, reports=shared / "reports")
        assert 1 <= len(said) <= 2
        assert all(
            phrase in sentence for sentence, phrase in said[["sentence", "phrase"]].to_numpy()
        )
