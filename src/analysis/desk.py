"""What a notebook needs: the clean tables, the evidence behind a number, the charts, and saving them."""

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from pandas.io.formats.style import Styler

from analysis import charting
from analysis.briefing import clean_data, figures, readable, sources
from analysis.charting import Drawn
from analysis.cleaning.tables import TABLES
from analysis.problems import Problems
from analysis.project import find
from analysis.reading.documents import read_document
from analysis.reading.proof import sentence
from analysis.reading.raw import Raw, read_raw
from analysis.vocabulary import metrics

EVIDENCE = ["report", "title", "published", "actor", "metric", "start", "cell", "phrase", "sentence"]


def raw() -> Raw:
    """Cards, mentions and units of the project; raises DataError with all that is wrong in data/raw."""
    problems = Problems()
    read = read_raw(find(), problems)
    problems.raise_if_any()
    return read


def observations() -> pd.DataFrame:
    """One row an observation: value, bounds, window, actor, evidence, caveats. Columns: data/clean/DICTIONARY.md.

    >>> observations().query("metric == 'hazards_found'")["value"].tolist()
    [246.0]
    """
    return clean_data.read_table(find(), clean_data.KEPT)


def table(theme: str) -> pd.DataFrame:
    """One theme side by side: a row an actor and window, a pair of columns low/high a metric.

    `theme` is inspection, fine_waiver, training, publicity or honours. An empty
    cell is "not reported", never 0.

    >>> table("training")["training_sessions_high"].tolist()
    [999.0]
    """
    if theme not in TABLES:
        raise ValueError(f"there is no table {theme!r}: use one of {', '.join(TABLES)}")
    return clean_data.read_table(find(), theme)


def coverage() -> pd.DataFrame:
    """Which unit reports which metric: exact, hedged, sub_unit_only, one_officer or not_reported.

    >>> coverage().query("unit == 'suining' and metric == 'hazards_found'")["state"].tolist()
    ['not_reported']
    """
    return clean_data.read_table(find(), "coverage")


def evidence(row: pd.Series, *, reports: str | Path | None = None) -> pd.DataFrame:
    """The words behind one observation: report, offset or cell, phrase, and the sentence where the text is present.

    `row` is a row of observations(); a derived one gives the rows it was made
    of. `reports` is a folder of texts beside data/raw.

    >>> evidence(observations().iloc[2])["phrase"].tolist()
    ['204 家']
    """
    metric = metrics()[str(row["metric"])]
    wanted = [metric.numerator, metric.denominator] if metric.derived else [metric.id]
    every = observations()
    phrases = str(row["phrase"]).split(" ÷ ")
    same = (every["report"] == row["report"]) & (every["actor"] == row["actor"]) & every["metric"].isin(wanted)
    here = (every["start"] == row["start"]).fillna(value=True) & (every["cell"] == row["cell"])
    rows = every[same & every["phrase"].isin(phrases) & (metric.derived | here)]
    cards = raw().cards
    places = rows[["report", "start", "phrase"]].itertuples(index=False)
    said = [_sentence(report, start, phrase, reports) for report, start, phrase in places]
    found: pd.DataFrame = rows.assign(
        title=[cards[report].title for report in rows["report"]],
        published=[cards[report].published for report in rows["report"]],
        sentence=pd.Series(said, index=rows.index, dtype="str"),
    )
    return found[EVIDENCE].reset_index(drop=True)


def _sentence(report: str, start: int, phrase: str, reports: str | Path | None) -> str:
    """The sentence around a phrase, empty where the text is not present."""
    path = find().text(report, Path(reports) if reports else None)
    return sentence(read_document(path, str(path)), int(start), phrase) if path else ""


def show(rows: pd.DataFrame, *, lang: str = "zh") -> Styler:
    """Observations as a table to read: names, bounds and sentences instead of ids, numbers and codes.

    >>> show(observations().query("metric == 'hazards_found'")).data["数字"].tolist()
    ['246处']
    """
    return readable.shown(rows, sources.names(raw()), lang)


def save(ax: Axes, *, chart: Drawn | None = None) -> list[Path]:
    """Write the chart on `ax` to figures/: NAME.png, .svg, .csv, .json; return their paths.

    `chart` describes what you drew yourself; our own charts know it.
    """
    return figures.save(ax, find().figures, raw().cards, chart=chart)


class Charts:
    """The charts, each drawing this project's data unless given rows: `an.chart.hazards(lang="en")`."""

    def __getattr__(self, name: str) -> Callable[..., Axes]:
        if name not in charting.CHARTS:
            raise AttributeError(f"there is no chart {name!r}: use one of {', '.join(charting.CHARTS)}")
        return _with_defaults(name, charting.CHARTS[name])

    def __dir__(self) -> list[str]:
        return list(charting.CHARTS)


def _with_defaults(name: str, draw: Callable[..., Axes]) -> Callable[..., Axes]:
    """`draw` with this project's rows and names where none are given."""

    @functools.wraps(draw)
    def drawing(data: pd.DataFrame | None = None, **options: Any) -> Axes:
        rows = data if data is not None else coverage() if name == "coverage" else observations()
        return draw(rows, **({"names": sources.names(raw())} | options))

    signature = inspect.signature(draw)
    first, *others = signature.parameters.values()
    drawing.__signature__ = signature.replace(parameters=[first.replace(default=None), *others])  # type: ignore[attr-defined]
    return drawing


chart = Charts()
