"""What a notebook needs.

The clean tables, the evidence behind a number, the charts, and saving them.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.axes import Axes
from pandas.io.formats.style import Styler

from analysis.briefing import figures, html
from analysis.briefing.clean_data import KEPT, sound_register
from analysis.briefing.sources import COLUMNS, evidence_of, published_sources
from analysis.cleaning.tables import TABLES
from analysis.dataset import Dataset
from analysis.desk.charts import Charts, Placing
from analysis.desk.comparing import Comparing, names_in
from analysis.desk.context import Beside, Judging
from analysis.desk.view import ReportView, preview_of, view_of
from analysis.exhibits.spec import Exhibit
from analysis.extraction import reader
from analysis.labels.words import Names
from analysis.project import find_project
from analysis.returns.raw import sound_raw

if TYPE_CHECKING:
    from analysis.desk.start import Start

read_text, read_report = reader.read_text, reader.read_report


def _current_dataset() -> Dataset:
    return Dataset(find_project())


def observations() -> pd.DataFrame:
    """One row per observation: value, bounds, window, actor, evidence, caveats.

    Columns: data/clean/DICTIONARY.md.

    >>> observations().query("metric == 'hazards_found'")["value"].tolist()
    [246.0]
    """
    return _current_dataset().table(KEPT)


def example_returns() -> pd.DataFrame:
    """Invented returns of four brigades, three months: rows to try compare and change on.

    They carry unit_zh and unit_en, what the brigades are called, and residents_2020.

    >>> compare(rows=example_returns(), metrics="units_inspected").exhibit.units
    ()
    """
    # reads and cleans, which notebooks otherwise leave to the build
    from analysis.desk.examples import example_returns as invented

    return invented()


def table(theme: str) -> pd.DataFrame:
    """One theme side by side: one row per actor and window, a pair of columns low/high a metric.

    `theme` is inspection, fine_waiver, training, publicity or honours. An empty
    cell is "not reported", never 0. It compares nothing: ask `verdicts` what may be.

    >>> table("training")["training_sessions_high"].tolist()
    [999.0]
    """
    if theme not in TABLES:
        raise ValueError(f"there is no table {theme!r}: use one of {', '.join(TABLES)}")
    return _current_dataset().table(theme)


def coverage() -> pd.DataFrame:
    """Which unit reports which metric: exact, hedged, sub_unit_only, one_officer or not_reported.

    >>> coverage().query("unit == 'suining' and metric == 'hazards_found'")["state"].tolist()
    ['not_reported']
    """
    return _current_dataset().table("coverage")


def evidence(row: pd.Series | pd.DataFrame, *, reports: str | Path | None = None) -> pd.DataFrame:
    """The words behind one observation.

    Report, offset or cell, phrase, and the sentence where the text is present.

    `row` is a row of observations() or comparators(), or several, or none; a
    derived one gives the rows it was made of. `reports` is a folder of texts beside data/raw.

    >>> evidence(observations().iloc[2])["phrase"].tolist()
    ['204 家']
    """
    if isinstance(row, pd.DataFrame):
        # None in, none out: the columns are there even so.
        parts = [evidence(one, reports=reports) for _, one in row.iterrows()]
        return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=COLUMNS)
    folder = Path(reports) if reports else None
    # What others published has a source instead of a report, and a row instead of a text.
    if row["basis"] == "comparator":
        return evidence_of(
            row,
            _current_dataset().table("comparators"),
            published_sources(find_project()),
            find_project(),
            folder,
        )
    if row["basis"] == "official":
        official = _current_dataset().official
        # every row of it is of the yearbook that prints it
        named = dict.fromkeys(official["report"], ("China Statistical Yearbook", ""))
        return evidence_of(row, official, named, find_project(), folder)
    cited = {}
    for report, known in _current_dataset().reports.items():
        cited[report] = known.title, known.published
    return evidence_of(row, observations(), cited, find_project(), folder)


def show(rows: pd.DataFrame, *, lang: str = "zh") -> Styler:
    """Observations, verdicts or requests as a table to read.

    Names, bounds and words instead of ids and codes.

    `rows` are what observations(), comparators(), verdicts() or to_ask() return, or some of them.
    Columns unit_zh and unit_en, where rows carry them, say what their units are called.

    >>> show(observations().query("metric == 'hazards_found'")).data["数字"].tolist()
    ['246处']
    """
    return html.show_table(rows, {**_display_names(), **names_in(rows)}, lang)


def view(report: str, *, lang: str = "zh", reports: str | Path | None = None) -> ReportView:
    """Show a report with its numbers coloured by theme, their reading on hover and on focus.

    Confirmed numbers are solid, proposed ones dashed, rejected ones struck.
    `reports` is a folder of texts beside data/raw; where the text is not
    present, that is said and the phrases alone are shown.

    >>> view("deqing").rows["phrase"].iloc[2]
    '204 家'
    """
    return view_of(
        find_project(), sound_raw(find_project()), report, Path(reports) if reports else None, lang
    )


def preview(text: str, *, published: str | None = None, lang: str = "zh") -> ReportView:
    """A text with what the reader finds in it, before it is added.

    Statistics dashed, all other numbers struck.

    >>> preview("检查单位3家。").rows["phrase"].tolist()
    ['3家']
    """
    return preview_of(read_text(text, published=published), text, lang)


def start(*, lang: str = "zh") -> "Start":
    """The parts of the start notebook, each to be the last line of a cell.

    Contents, rebuild, numbers, bench, charts.
    """
    # Widgets are loaded for the start notebook alone.
    from analysis.desk.start import Start

    return Start(find_project(), lang)


def save(ax: Axes, *, chart: Exhibit | None = None) -> list[Path]:
    """Write the chart on `ax` to figures/: NAME.png, .svg, .csv, .json; return their paths.

    `chart` describes what you drew yourself; our own charts know it.
    """
    return figures.save_figure(ax, find_project().figures, _current_dataset().reports, chart=chart)


def _display_names() -> Names:
    return _current_dataset().names


# What `import analysis as an` offers: each asks for the project when it is called, not before.
chart, to_slide = Charts(_current_dataset), Placing(find_project).to_slide
_judging = Judging(observations, _display_names, lambda: sound_register(find_project()))
verdict, verdicts, to_ask = _judging.verdict, _judging.verdicts, _judging.to_ask
_comparing = Comparing(_current_dataset, lambda: sound_register(find_project()))
compare, change, profile = _comparing.compare, _comparing.change, _comparing.profile
_beside = Beside(find_project)
official = _beside.official
comparators, shares, reach, luck = _beside.comparators, _beside.shares, _beside.reach, _beside.luck
