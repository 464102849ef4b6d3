"""The sheets that list what was observed, compared, proved, meant and changed.

Columns and rows in one language.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from analysis.briefing.cells import Cell, comparator_names, describe_fields
from analysis.briefing.cells import describe_verdict as verdict_words
from analysis.briefing.changes.builds import COMPARED
from analysis.briefing.changes.differences import describe_differences
from analysis.briefing.workbook.material import SheetMaterial
from analysis.comparability.matrix import verdict_table
from analysis.labels.words import label, name_of
from analysis.palette import DARK_STATES, FAINT, INK, PAPER, STATE_FILLS, STATE_SIGNS
from analysis.problems import Problem
from analysis.spreadsheets import FONT, SIZE, fit_height, put_text, write_header
from analysis.vocabulary import (
    caveats,
    denominators,
    fields,
    measures,
    metrics,
    reasons,
    series,
    states,
    table_fields,
    themes,
)

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

# --- A table of a sheet: header that stays and filters, cells of one look, numbers as numbers,
# days as days.

TEXT = "@"
LOOKS = {
    "report text": TEXT,
    "report whole": "#,##0",
    "report parts": "#,##0.0###",
    "report day": "yyyy-mm-dd",
}
HEADING = 16
SLACK = 0.9  # of a column's width is filled: text is indented, and a Chinese line breaks early


class TableColumn(NamedTuple):
    """A column's name as it is shown, and its width in characters."""

    name: str
    width: float


def named_columns(section: str, widths: Mapping[str, float], lang: str) -> list[TableColumn]:
    """Columns by their widths, called as the labels of `section` call them."""
    return [TableColumn(label(section, name)[lang], width) for name, width in widths.items()]


def write_table(
    sheet: "Worksheet",
    columns: Sequence[TableColumn],
    rows: Iterable[Sequence[Cell]],
    *,
    first: int = 1,
    kept: int = 0,
) -> int:
    """Write `columns` in row `first` and `rows` below it, with a filter.

    Return the number of the last row.

    Text stays text, whatever it begins with; an empty cell is None. The header
    stays in sight, and so do the first `kept` columns.
    """
    from openpyxl.utils import get_column_letter

    _add_looks(sheet.parent)  # type: ignore[arg-type]
    names, widths = zip(*columns, strict=True)
    filled = [width * SLACK for width in widths]
    write_header(sheet, first, names, widths)
    fit_height(sheet, first, zip(filled, names, strict=True))
    sheet.freeze_panes = f"{get_column_letter(kept + 1)}{first + 1}"
    last = first  # the filter spans the header alone where there are no rows
    for last, row in enumerate(rows, start=first + 1):
        for place, value in enumerate(row, start=1):
            _write_cell(sheet.cell(last, place), value)  # type: ignore[arg-type]
        # Numbers and days stand on one line; text alone makes a row high.
        texts = [value if isinstance(value, str) else "" for value in row]
        fit_height(sheet, last, zip(filled, texts, strict=True))
    sheet.auto_filter.ref = f"A{first}:{get_column_letter(len(columns))}{last}"
    return last


def write_preamble(sheet: "Worksheet", lines: Sequence[str]) -> int:
    """Write `lines` at the top, the first as a heading; return the row for what follows."""
    from openpyxl.styles import Font

    for number, line in enumerate(lines, start=1):
        put_text(sheet.cell(number, 1), line)  # type: ignore[arg-type]
        large = number == 1
        sheet.cell(number, 1).font = Font(
            name=FONT, size=HEADING if large else SIZE, bold=large, color=INK[1:]
        )
    return len(lines) + 2


def _add_looks(book: "Workbook") -> None:
    """Add the looks of cells to `book` once.

    A look by its name costs a fraction of one put together for each cell.
    """
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side

    for name, shown in LOOKS.items():
        if name in book.named_styles:
            continue
        text = shown == TEXT
        style = NamedStyle(
            name, number_format=shown, font=Font(name=FONT, size=SIZE, color=INK[1:])
        )
        style.alignment = Alignment(
            "left" if text else "right", "top", wrap_text=text, indent=int(text)
        )
        style.border = Border(bottom=Side(style="thin", color=FAINT[1:]))
        book.add_named_style(style)


def _write_cell(cell: "SheetCell", value: Cell) -> None:
    """One cell: its look, then its content.

    A number keeps all its digits, whatever is shown of them.
    """
    if value is None or isinstance(value, str):
        cell.style = "report text"
        if value is not None:
            put_text(cell, value)
    elif isinstance(value, pd.Timestamp):
        cell.style, cell.value = "report day", value.to_pydatetime()
    else:
        cell.style, cell.value = (
            "report whole" if math.floor(value) == value else "report parts",
            value,
        )


# --- The sheet of who reports what: a row a metric, a column a unit, as on the coverage chart.

LED = {"theme": 14, "metric": 36}
UNIT = 24


def write_coverage(sheet: "Worksheet", made_of: SheetMaterial) -> int:
    """Write who reports which metric, and how; what is not reported is hatched.

    Returns how many metrics.
    """
    lang, rows = made_of.lang, made_of.coverage
    units = rows["unit"].drop_duplicates().tolist()
    state = rows.set_index(["metric", "unit"])["state"].to_dict()
    shown = rows["metric"].drop_duplicates().tolist()
    heads = named_columns("columns", LED, lang)
    heads += [TableColumn(name_of(unit, made_of.names, lang), UNIT) for unit in units]
    lines = []
    for name in shown:
        said = [state[name, unit] for unit in units]
        lines.append(_coverage_row(name, said, lang))
    last = write_table(sheet, heads, lines, kept=len(LED))
    # Row 1 is the header, so the first metric stands in row 2.
    for number, name in enumerate(shown, start=2):
        for place, unit in enumerate(units, start=1 + len(LED)):
            _state_look(sheet.cell(number, place), state[name, unit])  # type: ignore[arg-type]
    return last - 1


def _coverage_row(name: str, said: Sequence[str], lang: str) -> list[str]:
    metric = metrics()[name]
    told = (f"{STATE_SIGNS.get(one, '')} {states()[one][lang]}".strip() for one in said)
    return [themes()[metric.theme][lang], metric.label[lang], *told]


def _state_look(cell: "SheetCell", said: str) -> None:
    """The ground of a state, as the chart has it."""
    from openpyxl.styles import Font, PatternFill

    # openpyxl writes a colour without the # of the palette.
    if said in STATE_FILLS:
        cell.fill = PatternFill("solid", fgColor=STATE_FILLS[said][1:])
    else:
        cell.fill = PatternFill("lightUp", fgColor=FAINT[1:], bgColor=PAPER[1:])
    cell.font = Font(
        name=cell.font.name,
        size=cell.font.size,
        color=PAPER[1:] if said in DARK_STATES else INK[1:],
    )


# --- The sheets that list what was observed, compared, proved, meant and changed: columns and rows
# in one language.

Rows = Iterator[Sequence[Cell]]
WIDTH = 11
WIDTHS = {
    **dict.fromkeys(("relation", "measure", "start", "readings"), 8),
    **dict.fromkeys(("value", "low", "high", "strict_low", "strict_high", "a", "b"), 13),
    **dict.fromkeys(("actor", "metric", "publisher", "phrase", "verdict", "title"), 20),
    **dict.fromkeys(("metric_id", "codes", "counted", "note"), 30),
    **dict.fromkeys(("caveats", "address"), 40),
    "sentence": 80,
}
# The columns to be read, in the order of a sentence; ids and codes for formulas follow them.
READ = ("unit", "actor", "metric", "wording", "value", "relation", "low", "high", "measure", "per",
        "window_start", "window_end", "window_basis", "phrase", "caveats")  # fmt: skip
PUBLISHED = ("unit", "province", "actor_level", *READ[2:])
SOURCES = ("title", "publisher", "published")
BESIDES = ("report", "counted", "series", "inside", "readings", "note")
SEEN = ("quality", "address")
JUDGED = ("metric", "a", "b", "verdict", "sentence")
CITED = ("title", "publisher", "published", "published_basis")
SAID_OF = ("unit", "actor", "metric", "phrase", "report", "start", "cell")
CHANGED = {"section": 12, "what": 14, "of": 52, "field": 14, "before": 34, "after": 34}
MEANINGS = {"kind": 14, "id": 32, "name": 30, "meaning": 60, "not_meant": 50}


def observation_columns(names: Sequence[str], lang: str) -> list[TableColumn]:
    """Columns of observations, and what is known besides, by what they are called."""
    return [TableColumn(label("columns", name)[lang], WIDTHS.get(name, WIDTH)) for name in names]


def write_observations(made_of: SheetMaterial) -> tuple[list[TableColumn], Rows]:
    """Write every observation in words: the columns to be READ first, then ids and codes."""
    names = list(dict.fromkeys([*READ, *fields()]))
    told: list[Sequence[Cell]] = []
    for row in made_of.observations.to_dict("records"):
        cells = describe_fields(row, names, made_of.names, made_of.lang)
        told.append([*cells, row["metric"], row["caveats"] or None])
    return observation_columns([*names, "metric_id", "codes"], made_of.lang), iter(told)


def write_comparators(made_of: SheetMaterial) -> tuple[list[TableColumn], Rows]:
    """What other units published, each figure with its source.

    For orientation, never among the units' own.
    """
    names, lang = comparator_names(made_of.comparators), made_of.lang
    sources = made_of.sources.set_index("report", drop=False).to_dict("index")
    told: list[Sequence[Cell]] = []
    for row in made_of.comparators.to_dict("records"):
        source = sources[row["report"]]
        # What a reader looks for comes first, what a person who checks it needs after that.
        number = describe_fields(row, PUBLISHED, names, lang)
        cited = describe_fields(source, SOURCES, names, lang)
        besides = describe_fields(row, BESIDES, names, lang)
        seen = describe_fields(source, SEEN, names, lang)
        told.append([*number, *cited, *besides, *seen, row["metric"], row["caveats"] or None])
    columns = [*PUBLISHED, *SOURCES, *BESIDES, *SEEN, "metric_id", "codes"]
    return observation_columns(columns, lang), iter(told)


def write_verdicts(made_of: SheetMaterial) -> tuple[list[TableColumn], Rows]:
    """Write whether they may be compared.

    Each two units in each metric that either reports, why not, and what to ask for.
    """
    units = made_of.coverage["unit"].drop_duplicates().tolist()
    table = verdict_table(made_of.observations, among=units, names=made_of.names)
    columns = observation_columns([*JUDGED, "metric_id", "kind", "codes"], made_of.lang)
    return columns, map(partial(_verdict_cells, made_of=made_of), table.to_dict("records"))


def _verdict_cells(row: Mapping[Any, Any], made_of: SheetMaterial) -> list[Cell]:
    lang = made_of.lang
    units = name_of(row["a"], made_of.names, lang), name_of(row["b"], made_of.names, lang)
    said = verdict_words(row["kind"], row["reasons"], lang), row[f"sentence_{lang}"]
    return [
        metrics()[row["metric"]].label[lang],
        *units,
        *said,
        row["metric"],
        row["kind"],
        row["reasons"] or None,
    ]


def write_evidence(made_of: SheetMaterial) -> tuple[list[TableColumn], Rows]:
    """Write where each number stands, in which report or on which return form."""
    # A derived share stands nowhere: its two numbers are here, each at its own place.
    given = made_of.observations[made_of.observations["basis"] != "derived"]
    told: list[Sequence[Cell]] = []
    for row in given.to_dict("records"):
        said = describe_fields(row, SAID_OF, made_of.names, made_of.lang)
        told.append([*said, *_report_citation(made_of, str(row["report"]))])
    return observation_columns([*SAID_OF, *CITED], made_of.lang), iter(told)


def _report_citation(made_of: SheetMaterial, report: str) -> list[Cell]:
    """How the report is cited."""
    cited = made_of.reports[report]
    basis = label("published_bases", cited.published_basis)[made_of.lang]
    return [cited.title or None, cited.publisher or None, cited.published or None, basis]


def write_meanings(made_of: SheetMaterial) -> tuple[list[TableColumn], Rows]:
    """What columns, metrics, measures, denominators, states and caveats mean."""
    heads = named_columns("workbook", MEANINGS, made_of.lang)
    return heads, _list_meanings(made_of.lang)


def _list_meanings(lang: str) -> Rows:
    for name, field in {**fields(), **table_fields()[COMPARED]}.items():
        yield (
            label("workbook", "column")[lang],
            name,
            label("columns", name)[lang],
            field.description[lang],
            None,
        )
    for metric in metrics().values():
        told = metric.label[lang], metric.definition[lang], metric.not_meant[lang]
        yield themes()[metric.theme][lang], metric.id, *told
    # A measure word is its own Chinese name: 家, 处, 场次.
    for word, measure in measures().items():
        yield (
            label("columns", "measure")[lang],
            word,
            None if lang == "zh" else measure.en,
            None,
            None,
        )
    for section, kind, terms in (
        ("columns", "per", denominators()),
        ("columns", "series", series()),
        ("workbook", "state", states()),
        ("workbook", "reason", reasons()),
        ("workbook", "caveat", caveats()),
    ):
        called = label(section, kind)[lang]
        for code, term in terms.items():
            yield called, code, None, term[lang], None


def write_changes(made_of: SheetMaterial) -> tuple[list[TableColumn], Rows]:
    """What changed since the last commit, a line each."""
    heads = named_columns("change_columns", CHANGED, made_of.lang)
    # Without git, or before a first commit, there is nothing to set the data against.
    if isinstance(made_of.changes, Problem):
        return heads, iter(())
    found = describe_differences(made_of.changes, made_of.lang)
    told: list[Sequence[Cell]] = []
    for one in found:
        # A verdict and a chart have no field; an empty cell is None.
        field = one.field or None
        told.append((one.section, one.what, one.of, field, one.before, one.after))
    return heads, iter(told)
