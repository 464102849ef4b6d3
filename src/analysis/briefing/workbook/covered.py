"""The sheet of who reports what: a row a metric, a column a unit, as on the coverage chart."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.briefing.workbook.material import Material
from analysis.briefing.workbook.tables import Column, table
from analysis.labels.names import name_of
from analysis.labels.words import label
from analysis.palette import DARK_STATES, FAINT, INK, PAPER, STATE_FILLS, STATE_SIGNS
from analysis.vocabulary import metrics, states, themes

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

LED = {"theme": 14, "metric": 36}
UNIT = 24


def cover(sheet: "Worksheet", made_of: Material) -> int:
    """Write who reports which metric, and how; what is not reported is hatched. Returns how many metrics."""
    lang, rows = made_of.lang, made_of.coverage
    units = rows["unit"].drop_duplicates().tolist()
    state = {(metric, unit): said for unit, metric, said in rows[["unit", "metric", "state"]].itertuples(index=False)}
    shown = rows["metric"].drop_duplicates().tolist()
    heads = [Column(label("columns", name)[lang], width) for name, width in LED.items()]
    heads += [Column(name_of(unit, made_of.names, lang), UNIT) for unit in units]
    lines = (_row(name, [state[name, unit] for unit in units], lang) for name in shown)
    last = table(sheet, heads, lines, kept=len(LED))
    for number, name in enumerate(shown, start=2):
        for place, unit in enumerate(units, start=1 + len(LED)):
            _look(sheet.cell(number, place), state[name, unit])  # type: ignore[arg-type]
    return last - 1


def _row(name: str, said: Sequence[str], lang: str) -> list[str]:
    metric = metrics()[name]
    told = (f"{STATE_SIGNS.get(one, '')} {states()[one][lang]}".strip() for one in said)
    return [themes()[metric.theme][lang], metric.label[lang], *told]


def _look(cell: "SheetCell", said: str) -> None:
    """The ground of a state, as the chart has it."""
    from openpyxl.styles import Font, PatternFill

    if said in STATE_FILLS:
        cell.fill = PatternFill("solid", fgColor=STATE_FILLS[said][1:])
    else:
        cell.fill = PatternFill("lightUp", fgColor=FAINT[1:], bgColor=PAPER[1:])
    cell.font = Font(name=cell.font.name, size=cell.font.size, color=PAPER[1:] if said in DARK_STATES else INK[1:])
