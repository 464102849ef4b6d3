"""A return form goes out to units, and what comes back is taken into data/raw."""

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from analysis.files import write_all
from analysis.problems import Problems, stop
from analysis.project import NOT_REPORTS, Project
from analysis.records.cards import read_card
from analysis.records.register import read_units
from analysis.returns.form import form_book
from analysis.returns.layout import Answer
from analysis.returns.read import Return, read_return, returned_rows
from analysis.tables import to_csv
from analysis.vocabulary import Terms, Unit, asked_metrics

SUFFIX = ".xlsx"
ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
SUM = 8  # characters of the checksum in an id
TITLE = "填报表 return form"
CELLS_SHOWN = 5


def write_form(project: Project, out: Path, chosen: tuple[str, ...]) -> str:
    """Write the form to `out`, return what to do with it; DataError for an unknown unit."""
    units = read_units(project.units, project.shown(project.units))
    if out.suffix.lower() != SUFFIX:
        stop(str(out), "a workbook's name ends in .xlsx", f"name it {out.stem}{SUFFIX}")
    for name in chosen:
        if name not in units:
            stop(
                "--unit",
                units.refusal(name),
                f"use its id, or add the unit to {project.shown(project.units)} first",
            )
    once = list(dict.fromkeys(chosen))
    write_all({out: form_book(units, once)})
    whose = f"for {', '.join(once)}" if once else "for one unit, chosen in the sheet"
    return (
        f"{out}: {len(asked_metrics())} metrics {whose}. When it comes back filled in: "
        f"`analysis take {out.name}`."
    )


def take_form(project: Project, file: Path, report: str) -> str:
    """Keep the return in `file` and say what came in.

    DataError, and nothing written, where it can't be taken.
    """
    units = read_units(project.units, project.shown(project.units))
    content = file.read_bytes()
    checksum = hashlib.sha256(content).hexdigest()
    _refuse_taken(project, units, file, checksum)
    taken = read_return(content, file.name, units, datetime.now().astimezone().date())
    # One workbook may hold the answers of several units: each is kept as a return of its own.
    whose: dict[str, list[Answer]] = defaultdict(list)
    for answer in taken.answers:
        whose[answer.unit].append(answer)
    ids = _return_ids(project, list(whose), report, checksum)
    contents: dict[Path, bytes] = {}
    for unit, answers in whose.items():
        card = _return_card(unit, taken.filled, checksum, file.name)
        contents[project.card(ids[unit])] = card.encode()
        contents[project.returned(ids[unit])] = to_csv(returned_rows(answers))
    _not_known(project, contents, file)
    write_all(contents)
    return _taken_message(project, ids, taken)


def _refuse_taken(project: Project, units: Terms[Unit], file: Path, checksum: str) -> None:
    """Refuse a workbook that was taken before."""
    problems, before = Problems(), []
    for report in project.reports():
        path = project.card(report)
        card = read_card(path, project.shown(path), units, problems)
        # The card of a return holds the checksum of the workbook that it came in.
        if card is not None and card.sha256 == checksum:
            before.append(card.report)
    problems.raise_if_any()
    if before:
        known = ", ".join(before)
        stop(
            str(file),
            f"it was taken before, as {known}",
            f"keep that, or take {known} out of data/raw first",
        )


def _not_known(project: Project, contents: Mapping[Path, bytes], file: Path) -> None:
    """Refuse answers that are kept already: the same return, saved again."""
    for report in project.reports():
        path = project.returned(report)
        # By its answers: Excel gives a workbook other bytes, and so another checksum, at each save.
        if path.is_file() and path.read_bytes() in contents.values():
            remedy = f"keep that, or take {report} out of data/raw first"
            stop(str(file), f"its answers are those of {report} already", remedy)


def _return_ids(project: Project, units: list[str], report: str, checksum: str) -> dict[str, str]:
    """The id under which each unit's part is kept.

    As wanted, with the unit where there are several.
    """
    name = report or f"return-{checksum[:SUM]}"
    # Also a name made of the checksum says whose the return is, for it tells a reader nothing.
    alone = bool(report) and len(units) == 1
    ids = {unit: name if alone else f"{name}-{unit}" for unit in units}
    for made in ids.values():
        if ID.fullmatch(name) is None or made in NOT_REPORTS:
            stop(
                "--report",
                f"{made!r} can't be an id",
                "use small Latin letters, digits and -, such as jia-2024",
            )
        if project.card(made).parent.exists():
            stop("--report", f"{made!r} is taken", "name another one with --report")
    return ids


def _return_card(unit: str, filled: date | None, checksum: str, name: str) -> str:
    """The card of a unit's return.

    Whose it is, when it was filled in, and how its workbook is recognised.
    """
    lines = {
        "unit": unit,
        "title": TITLE,
        "publisher": "",
        "published": filled.isoformat() if filled else "",
        "published_basis": "printed" if filled else "unknown",
        "published_note": "the date of return on the form"
        if filled
        else "the form gives no date of return",
        "sha256": checksum,
        # A return has no text that could be proved.
        "characters": 0,
        "block_sums": "",
        "notes": (
            f"sha256 is that of the workbook {_plain_name(name)}; cells of return.csv are its cells"
        ),
    }
    return "".join(
        f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in lines.items()
    )


def _plain_name(name: str) -> str:
    # A name may hold a line break, which would end the line of the card.
    return "".join(filter(str.isprintable, name))


def _taken_message(project: Project, ids: dict[str, str], taken: Return) -> str:
    """What came in, what was kept out and why, and what comes next."""
    lines, counts = [], Counter[str]()
    for answer in taken.answers:
        # A number counts where the unit accepted the definition that it was asked for.
        if answer.number is not None and answer.accepted:
            counts[answer.unit] += 1
    for unit, report in ids.items():
        place = project.shown(project.raw / report)
        lines.append(f"{place}: {counts[unit]} numbers of {unit}.")
    if declined := [answer for answer in taken.answers if answer.accepted is False]:
        lines.append(
            f"Kept out of the tables, for the definition is declined: {_cell_list(declined)}. "
            "The notes are in return.csv."
        )
    return "\n".join([*lines, "Next: `analysis build`."])


def _cell_list(answers: list[Answer]) -> str:
    """Their cells, the first CELLS_SHOWN."""
    shown = ", ".join(f"{answer.cell} ({answer.metric})" for answer in answers[:CELLS_SHOWN])
    return shown + (f" and {len(answers) - CELLS_SHOWN} more" if len(answers) > CELLS_SHOWN else "")
