"""Projects of any metrics.

Of each alone and of all but one every chart is drawn with its source, or passed over.
"""

from functools import cache
from types import SimpleNamespace
from typing import Any, cast

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis.briefing.figures import render_figure
from analysis.briefing.sources import source_line
from analysis.cleaning.observations import build_observations
from analysis.cleaning.tables import build_coverage
from analysis.exhibits.registry import build, data_of
from analysis.exhibits.spec import what_is_needed
from analysis.renderers.mpl.charts import CHARTS
from analysis.renderers.mpl.draw import exhibit_of
from analysis.vocabulary import metrics, table_fields
from chart_artists import said
from charts_drawn import LANGS, NAMES, SOUTH, drawing
from cited import REPORTS as CITED
from rows import mention, mentions, units

PRINTED = [metric.id for metric in metrics().values() if not metric.derived]
REPORTS = {"north": ["one"], "south": ["two"]}
DRAWN = 6  # of so many projects of one metric one is drawn too
ALWAYS = ("coverage", "windows", "luck")  # they show something of any number
Tables = dict[str, pd.DataFrame]


def reported(metric: str, phrase: str, **changes: Any) -> dict[str, Any]:
    """One number of `metric`, by the first of its verbs."""
    known = metrics()[metric]
    verb = {"wording": next(iter(known.wordings))} if known.wordings else {}
    size = f"{phrase}万" if known.kind == "money" else phrase
    return mention(f"{size}{known.measures[0]}", metric, window="2023年", **verb, **changes)


@cache
def every_number() -> pd.DataFrame:
    """Observations of two units that report every metric: one exactly, the other hedged."""
    exact = [reported(metric, "40") for metric in PRINTED]
    hedged = [reported(metric, "近40", **SOUTH) for metric in PRINTED]
    return build_observations(mentions(*exact, *hedged), units())


def tables_of(kept: set[str]) -> Tables:
    """The clean tables of a project that holds the metrics `kept`, and what is derived of them.

    No comparators.
    """
    rows = every_number()
    has = rows["metric"].map(lambda name: _parts(str(name)) <= kept).astype("bool")
    own = rows[has].reset_index(drop=True)
    tables = {"observations": own, "coverage": build_coverage(own, REPORTS)}
    for table in ("comparators", "official"):
        columns = table_fields()[table]
        dtypes = {name: field.dtype for name, field in columns.items()}
        tables[table] = pd.DataFrame(columns=list(columns)).astype(dtypes)
    return tables


def _parts(metric: str) -> set[str]:
    """The printed metrics that `metric` needs: itself, or what it is derived from."""
    known = metrics()[metric]
    return (
        {part for part in (known.numerator, known.denominator) if part in PRINTED}
        if known.derived
        else {metric}
    )


def rows_of(chart: str, tables: Tables) -> pd.DataFrame:
    """What a chart is built from."""
    return data_of(chart, cast("Any", SimpleNamespace(**tables)))


def shown(tables: Tables) -> dict[str, pd.DataFrame]:
    """The rows that each chart draws."""
    return {name: build(name, rows_of(name, tables), NAMES, context=True).rows for name in CHARTS}


@pytest.fixture
def unpainted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures are drawn and refused as they are saved, without the seconds that painting takes."""
    monkeypatch.setattr(Figure, "savefig", lambda *_args, **_options: None)


def check_drawn(chart: str, tables: Tables) -> None:
    """A chart that has something to show is drawn with all that it must carry."""
    ax = drawing(chart, rows_of(chart, tables))
    assert len(exhibit_of(ax).rows)
    render_figure(ax, CITED)
    plt.close("all")


def check_sourced(found: dict[str, pd.DataFrame]) -> None:
    """Each chart that has something to show can say where it is from."""
    lines = {chart: source_line(rows, CITED) for chart, rows in found.items() if len(rows)}
    assert [chart for chart, line in lines.items() if not (line.zh and line.en)] == []
    assert set(ALWAYS) <= set(lines)


@pytest.mark.parametrize("metric", PRINTED)
def test_a_project_of_one_metric(unpainted: None, metric: str) -> None:
    tables = tables_of({metric})
    found = shown(tables)
    check_sourced(found)
    for chart in set(found) - set(ALWAYS) if PRINTED.index(metric) % DRAWN == 0 else ():
        if len(found[chart]):
            check_drawn(chart, tables)


@pytest.mark.parametrize("metric", PRINTED)
def test_a_project_that_lacks_one_metric(metric: str) -> None:
    check_sourced(shown(tables_of(set(PRINTED) - {metric})))


@pytest.mark.parametrize("lacking", ["hazards_found", "hazards_rectified", "people_trained"])
def test_charts_of_two_metrics_are_passed_over_where_one_is_lacking(
    unpainted: None, lacking: str
) -> None:
    whole, tables = tables_of(set(PRINTED)), tables_of(set(PRINTED) - {lacking})
    before, after = shown(whole), shown(tables)
    gone = {chart for chart in CHARTS if len(before[chart]) and after[chart].empty}
    of_hazards = {"hazards_context", "rectified", "trend_share"} | (
        {"hazards"} if lacking == "hazards_found" else set()
    )
    assert gone == (of_hazards if lacking.startswith("hazards") else {"training_context"})
    for chart in {"hazards", "hazards_context", "training_reach", "training_context"} - gone:
        check_drawn(chart, tables)


@pytest.mark.parametrize("chart", ALWAYS)
def test_what_shows_something_of_any_number(unpainted: None, chart: str) -> None:
    check_drawn(chart, tables_of({"subscribers"}))


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_draws_what_is_selected_for_it(chart: str) -> None:
    for kept in (set(PRINTED), {"subscribers"}, {"hazards_found"}):
        tables = tables_of(kept)
        ax = drawing(chart, rows_of(chart, tables))
        assert exhibit_of(ax).rows.empty == shown(tables)[chart].empty
        plt.close("all")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("chart", [chart for chart in CHARTS if chart not in (*ALWAYS, "bounds")])
def test_where_there_is_nothing_to_show_the_chart_says_what_it_needs(chart: str, lang: str) -> None:
    tables = tables_of({"internal_accidents"})
    words = "".join(said(drawing(chart, rows_of(chart, tables), lang=lang)))
    assert "".join(what_is_needed(chart)[lang].split()) in "".join(words.split())
