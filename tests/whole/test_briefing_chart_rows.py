"""What a chart draws of a project where it is given nothing, and how what others published is cited and saved."""

import json
from pathlib import Path

import pandas as pd
import pytest

import analysis as an
from analysis.briefing.clean_data import build_clean_data
from analysis.briefing.figures import save_figure
from analysis.briefing.sources import source_line
from analysis.comparability.selection import is_published as published
from analysis.dataset import Dataset
from analysis.exhibits.registry import data_of
from analysis.problems import DataError
from analysis.project import VARIABLE, Project
from analysis.renderers.mpl.draw import exhibit_of
from chart_artists import artists, text_of
from charts_drawn import ASKING, LANGS, ROOT, SHARES, TEN, blank, real, real_chart
from records import frame, many, outside, record


@pytest.fixture
def mine(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The desk of an invented project without comparators: one unit urged fewer than it found."""
    monkeypatch.setenv(VARIABLE, str(project.root))
    build_clean_data(project)
    return project


@pytest.mark.parametrize("chart", [chart for chart in SHARES if chart not in TEN])
def test_without_comparators_the_reports_own_shares_are_drawn(mine: Project, chart: str) -> None:
    rows = data_of(chart, Dataset(mine))
    assert rows[["unit", "numerator_low", "denominator_low"]].to_numpy().tolist() == [
        ["jia", 280, 301]
    ]
    assert not published(rows).any()
    assert exhibit_of(getattr(an.chart, chart)(ax=blank())).rows["unit"].tolist() == ["jia"]


@pytest.mark.parametrize("chart", ["hazards", "windows"])
def test_other_charts_draw_observations(mine: Project, chart: str) -> None:
    pd.testing.assert_frame_equal(data_of(chart, Dataset(mine)), an.observations())


@pytest.mark.parametrize("chart", TEN)
def test_of_fewer_than_ten_units_a_project_has_no_limits_and_no_ranks(
    mine: Project, chart: str
) -> None:
    assert data_of(chart, Dataset(mine)).empty
    assert exhibit_of(getattr(an.chart, chart)(ax=blank())).rows.empty
    assert data_of(chart, Dataset(Project(ROOT))).empty


@pytest.mark.usefixtures("mine")
@pytest.mark.parametrize("chart", TEN)
def test_rows_that_are_given_are_context_only_where_that_is_asked_for(chart: str) -> None:
    draw = getattr(an.chart, chart)
    with pytest.raises(DataError, match="context=True"):
        draw(an.shares(), ax=blank())
    assert len(artists(draw(an.shares(), context=True, ax=blank()), "not comparable")) == 1


@pytest.mark.parametrize("chart", ASKING)
def test_ones_own_ten_units_are_drawn_as_they_are(mine: Project, chart: str) -> None:
    assert artists(getattr(an.chart, chart)(many(10), ax=blank()), "not comparable") == []


def test_shares_are_of_the_rows_given_or_of_both_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert len(an.shares()) == 71
    assert (len(an.shares(an.comparators())), len(an.shares(an.observations()))) == (70, 1)


OTHERS = pd.concat(
    [outside(record("o1")), outside(record("o2", days=("2019-05-01", "2020-02-01")))]
)


@pytest.mark.parametrize(
    ("rows", "zh", "en"),
    [
        pytest.param(
            frame(OTHERS),
            "资料来源：2家单位公开的2份报道（见 data/clean/comparator_sources.csv，2019–2024年）",
            "Sources: 2 published reports of 2 units (data/clean/comparator_sources.csv, 2019–2024)",
            id="two",
        ),
        pytest.param(
            frame(outside(record("o1", days=None))),
            "资料来源：1家单位公开的1份报道（见 data/clean/comparator_sources.csv）",
            "Sources: 1 published report of 1 unit (data/clean/comparator_sources.csv)",
            id="undated",
        ),
    ],
)
def test_what_others_published_is_cited_as_a_whole(rows: pd.DataFrame, zh: str, en: str) -> None:
    line = source_line(rows, {})
    assert (line.zh, line.en) == (zh, en)


def test_the_reports_own_card_is_cited_beside_what_others_published() -> None:
    rows = real().rows("hazards_context")
    line, others = source_line(rows, real().reports), rows[published(rows)]
    assert line.zh.startswith("资料来源：德清大队《")
    assert not set(others["unit"]) & set(real().names)
    assert f"；{others['unit'].nunique()}家单位公开的{others['report'].nunique()}份报道" in line.zh


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("chart", [chart for chart in SHARES if chart not in TEN])
def test_each_is_saved_with_source_caveats_and_alt_text(
    chart: str, lang: str, tmp_path: Path
) -> None:
    paths = save_figure(real_chart(chart, lang), tmp_path, real().reports)
    told = json.loads(paths[-1].read_text(encoding="utf-8"))
    assert [path.suffix for path in paths] == [".png", ".svg", ".csv", ".json"]
    assert told["caveats"][-1]["code"] == "SELF_SELECTED"
    assert "comparator_sources.csv" in told["source"][lang]
    assert told["rows"] == len(exhibit_of(real_chart(chart, lang)).rows)
    assert told["title"][lang] == text_of(real_chart(chart, lang), "title")
