"""data/clean as readers of results have it.

Read again when it changes, and without a look at data/raw.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import analysis as an
from analysis.briefing.clean_data import build_clean_data
from analysis.briefing.deck.deck import write_deck
from analysis.briefing.workbook.book import render_workbook
from analysis.briefing.workbook.material import material
from analysis.dataset import Dataset, read_table
from analysis.problems import DataError
from analysis.project import VARIABLE, Project
from analysis.renderers.mpl.charts import CHARTS
from analysis.vocabulary import Label, fields
from charts_drawn import ROOT, blank
from projects_made import make_ledger, make_ledgers, make_project, make_row

PARSERS = (
    "read_quantity",
    "read_raw",
    "sound_raw",
    "read_mentions",
    "read_returned",
    "read_comparators",
)
WRONG = make_row("近近家", "近近家", "units_inspected", "yi")


@pytest.fixture(scope="module")
def soiled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The desk of an invented project that is built, and in whose ledger there is a bad word since."""
    made = make_project(tmp_path_factory.mktemp("soiled"), make_ledgers())
    build_clean_data(made)
    make_ledger(made.ledger("yi"), [*make_ledgers()["yi"], WRONG])
    with pytest.raises(DataError, match="近近家"):
        build_clean_data(made)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(made.root))
        yield made


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The calls of whatever parses data/raw, by whichever module makes them."""
    calls: list[str] = []

    def counting(name: str, parse: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **options: Any) -> Any:
            calls.append(name)
            return parse(*given, **options)

        return counted

    for module in [known for name, known in sys.modules.items() if name.startswith("analysis.")]:
        for name in PARSERS:
            if callable(parse := vars(module).get(name)):
                monkeypatch.setattr(module, name, counting(name, parse))
    return calls


def test_the_count_of_parses_counts(soiled: Project, parsed: list[str]) -> None:
    with pytest.raises(DataError):
        build_clean_data(soiled)
    assert {"read_quantity", "read_raw", "read_mentions"} <= set(parsed)


@pytest.mark.parametrize("chart", CHARTS)
def test_a_bad_word_in_a_ledger_breaks_no_chart_and_drawing_parses_nothing(
    soiled: Project, parsed: list[str], chart: str
) -> None:
    getattr(an.chart, chart)(ax=blank())
    assert parsed == []


def test_saving_judging_showing_and_citing_parse_nothing(
    soiled: Project, parsed: list[str]
) -> None:
    rows = an.observations()
    an.save(an.chart.training_reach(ax=blank()))
    assert "甲市支队《虚构的报道》（2023-07-15，推断）" in (
        soiled.figures / "training_reach.json"
    ).read_text("utf-8")
    assert len(an.verdicts(rows.query("metric == 'units_inspected'"))) == 1
    assert "甲市支队" in an.show(rows, lang="zh").to_html()
    assert an.evidence(rows.iloc[0])["title"].tolist() == ["虚构的报道"]
    assert parsed == []


def test_deck_and_workbook_parse_nothing(
    soiled: Project, parsed: list[str], tmp_path: Path
) -> None:
    write_deck(Dataset(soiled), tmp_path / "deck.pptx", "zh")
    assert render_workbook(material(soiled, "zh"))
    assert parsed == []


def test_units_come_in_their_order_and_then_the_actors_of_their_reports(project: Project) -> None:
    build_clean_data(project)
    names = Dataset(project).names
    assert list(names) == ["jia", "yi", "jia/east", "yi/inspector"]
    assert names["yi/inspector"] == Label("一名监督员", "one inspector")


def test_reports_are_cited_as_their_cards_say(project: Project) -> None:
    build_clean_data(project)
    reports = Dataset(project).reports
    assert [(one.report, one.unit.id, one.unit.level) for one in reports.values()] == [
        ("jia", "jia", "detachment"),
        ("yi", "yi", "brigade"),
    ]
    assert (reports["yi"].published, reports["yi"].published_basis) == ("2022", "inferred")
    assert reports["jia"].unit.residents == 500000
    assert reports["yi"].unit.residents is None


def test_own_units_are_told_from_those_that_others_figures_are_of() -> None:
    dataset = Dataset(Project(ROOT))
    units = dataset.table("units")
    own, others = units[units["own"]]["unit"], units[~units["own"]]["unit"]
    assert set(own) == set(dataset.table("observations")["unit"]) == set(dataset.units)
    assert set(others) == set(dataset.table("comparators")["unit"]) - set(own)
    assert not units["unit"].duplicated().any()
    assert {*own, *others} <= set(dataset.all_names)


def test_a_project_that_is_not_built_says_what_to_run(project: Project) -> None:
    with pytest.raises(
        DataError, match=r"data/clean/units.csv: it is not there. Remedy: run `analysis build`"
    ):
        _ = Dataset(project).names


def test_a_table_is_read_once_and_again_when_it_is_rebuilt(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_clean_data(project)
    reads: list[Path] = []
    monkeypatch.setattr(
        Path, "read_bytes", lambda path, read=Path.read_bytes: reads.append(path) or read(path)
    )
    first = read_table(project, "observations")
    pd.testing.assert_frame_equal(read_table(project, "observations"), first)
    assert reads == [project.clean / "observations.csv"]
    make_ledger(project.ledger("yi"), make_ledgers()["yi"][:1])
    build_clean_data(project)
    assert read_table(project, "observations").query("report == 'yi'")["phrase"].tolist() == [
        "45家"
    ]


def test_what_a_reader_changes_is_the_readers_own(project: Project) -> None:
    build_clean_data(project)
    mine = read_table(project, "observations")
    mine.loc[:, "value"] = 0.0
    mine["more"] = 1
    del mine["low"]
    assert read_table(project, "observations")["value"].sum() > 0
    assert list(read_table(project, "observations")) == list(fields())
