"""The reader's commands: read a file, and score the reader against marked texts."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from analysis.cli.options import project_option
from analysis.extraction.windows.dates import WindowError
from analysis.problems import stop
from analysis.project import Project

if TYPE_CHECKING:
    import pandas as pd

SHOWN = [
    "start",
    "phrase",
    "low",
    "high",
    "measure",
    "metric",
    "actor_level",
    "window_phrase",
    "per",
]
WIDE = 200
FILE = click.Path(path_type=Path)
EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--all", "every", is_flag=True, help="Also slogans, dates, ordinals and other numbers."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "jsonl"]),
    default="table",
    show_default=True,
)
@click.option(
    "--published", help="When it appeared (YYYY, YYYY-MM or YYYY-MM-DD): dates 今年 and 以来."
)
@project_option
def read(_project: Project, file: Path, every: bool, form: str, published: str | None) -> None:
    """Read the numbers of a report's FILE: what each says, counts, and who and when."""
    from analysis.extraction.reader import read_report

    try:
        rows = read_report(file, published=published)
    except WindowError as error:
        stop("--published", str(error), "write a date that exists, as far as it is known")
    rows = rows if every else rows[rows["role"] == "statistic"]
    click.echo(_chosen_columns(rows, form, every).rstrip("\n"))


def _chosen_columns(rows: "pd.DataFrame", form: str, every: bool) -> str:
    """The rows as the analyst asked for them."""
    import pandas as pd

    from analysis.tables import to_csv

    if form == "csv":
        return to_csv(rows).decode()
    if form == "jsonl":
        return rows.to_json(orient="records", lines=True, force_ascii=False, date_format="iso")
    table = rows[[*SHOWN[:2], *(["role"] if every else []), *SHOWN[2:]]]
    with pd.option_context("display.width", WIDE, "display.unicode.east_asian_width", True):
        return table.to_string(index=False) if len(table) else "no number was found"


@click.command()
@click.option("--gold", type=EXISTING, help="Marked numbers of reports (CSV); with --reports.")
@click.option("--reports", type=FOLDER, help="A folder of texts, ID.txt.")
@click.option(
    "--numbers",
    type=EXISTING,
    help="Plain numbers with their values (CSV: text, start, end, phrase, value).",
)
@project_option
def score(project: Project, gold: Path | None, reports: Path | None, numbers: Path | None) -> None:
    """Hold the reader against numbers that people marked.

    Recall, precision, and what of each is right.
    """
    if (gold is None) != (reports is None) or (gold is None and numbers is None):
        raise click.UsageError("Give --gold with --reports, or --numbers.")
    if gold is not None and reports is not None:
        click.echo(_of_reports(project, gold, reports))
    if numbers is not None:
        from analysis.records.evaluation import describe_outcomes, marked_values, score_values

        click.echo(describe_outcomes(score_values(marked_values(numbers))))


def _of_reports(project: Project, gold: Path, reports: Path) -> str:
    """The table of scores by report, and the confusion of roles."""
    import pandas as pd

    from analysis.records.evaluation import marked_numbers, score_reader

    marked, texts, levels = marked_numbers(project, gold, reports)
    table, confusion = score_reader(marked, texts, levels)
    with pd.option_context("display.width", WIDE, "display.float_format", "{:.3f}".format):
        return (
            f"{table.to_string(index=False)}\n\nroles: marked by row, read by "
            f"column\n{confusion.to_string()}"
        )
