"""Evaluation of the reader: its numbers held against those that people marked.

A statistic is found where the reader's overlaps it; value, relation and measure
are right where they are equal. What it adds is counted against its precision.
"""

import io
import math
import re
from collections.abc import Hashable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.documents.documents import read_document
from analysis.documents.encodings import decode_text
from analysis.extraction.quantities.normalise import plain_phrase, simplify_text
from analysis.extraction.quantities.scan import SIGN, STRETCH, UNREAD, Found, find_numbers
from analysis.extraction.reader import read_text
from analysis.problems import Problems, stop
from analysis.project import Project
from analysis.records.cards import read_cards
from analysis.vocabulary import notations

# --- How well the reader reads plain numbers: held against values that others marked, outcome by
# outcome.

COLUMNS = ("text", "start", "end", "phrase", "value")
RIGHT, WRONG, CUT, REFUSED, MISSED, OUT = OUTCOMES = (
    "right",
    "wrong",
    "cut",
    "refused",
    "missed",
    "out of scope",
)
CLOSE_NUMBER = 1e-9
VALUE = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?%?")
# A mark without % is a plain number: 0.15 where it covers 15%, and 15 where it covers the digits.
IN_UNIT = {"%": re.compile(r"[%％成]|分之"), "‰": re.compile(r"‰|分之")}
PER = {"%": 100.0, "‰": 1000.0}


def marked_values(path: Path) -> pd.DataFrame:
    """The marked values of the CSV at `path`, columns COLUMNS and `row`.

    DataError with every row that is none.
    """
    place, problems = str(path), Problems()
    rows = pd.read_csv(
        io.StringIO(decode_text(path.read_bytes(), place)), dtype="str", keep_default_na=False
    )
    _require_columns(rows, COLUMNS, place)
    # Row 1 of the file is its header, so the first number stands in row 2.
    for row, line in enumerate(rows.to_dict("records"), 2):
        for name in ("start", "end"):
            if not (line[name].isascii() and line[name].isdigit()):
                problems.add(
                    f"{place} row {row}",
                    f"{name} {line[name]!r} is no place",
                    "write an offset into the text",
                )
        if not VALUE.fullmatch(line["value"]):
            problems.add(
                f"{place} row {row}", f"value {line['value']!r} is no number", "write it in digits"
            )
    problems.raise_if_any()
    return rows.assign(row=range(2, len(rows) + 2)).astype({"start": "int64", "end": "int64"})


def _require_columns(rows: pd.DataFrame, columns: Sequence[str], place: str) -> None:
    """Refuse a file of marks that lacks any of `columns`."""
    lacking = [name for name in columns if name not in rows]
    if lacking:
        stop(
            place,
            f"it lacks the columns {', '.join(lacking)}",
            "give it a row a number, as docs/reader.md shows",
        )


def score_values(marked: pd.DataFrame) -> pd.DataFrame:
    """Return `marked` with the outcome of each.

    With the kind of notation refused, and what was read; `marked` has marked_values' columns.
    """
    judged = pd.DataFrame(
        list(map(_judge_value, marked.to_dict("records"))),
        columns=["outcome", "kind", "read"],
        index=marked.index,
    )
    return marked.assign(outcome=judged["outcome"], kind=judged["kind"], read=judged["read"])


def _judge_value(line: Mapping[Any, Any]) -> dict[str, str]:
    """The outcome of one marked value."""
    text, start, end = str(line["text"]), int(line["start"]), int(line["end"])
    read = [row for row in _read_marked(text) if row["start"] < end and row["end"] > start]
    if read:
        said = "; ".join(map(_as_read, read))
        return {"outcome": _judge_read(line, read), "kind": "", "read": said}
    # Nothing was read here. Either the scan saw a number and refused it, for a reason that has a
    # kind (2^5, or 3/5) or for none, or it saw no number at all.
    seen = [found for found in _scan_numbers(text) if found.start < end and found.end > start]
    kinds = {found.joined.kind for found in seen if found.joined is not None} - {UNREAD}
    kind = min(kinds, default="")
    return {"outcome": OUT if kind else REFUSED if seen else MISSED, "kind": kind, "read": ""}


def _judge_read(line: Mapping[Any, Any], read: Sequence[Mapping[Any, Any]]) -> str:
    """RIGHT where any number read at a mark is the one marked, else CUT or WRONG."""
    start, end = int(line["start"]), int(line["end"])
    outcome = WRONG
    for row in read:
        if _is_marked_value(line, row):
            return RIGHT
        # A part of the mark was taken for the whole: 1200 is marked, and 200 is read.
        within = start <= row["start"] and row["end"] <= end
        if within and row["end"] - row["start"] < end - start:
            outcome = CUT
    return outcome


def _as_read(row: Mapping[Any, Any]) -> str:
    """A number of the reader as the report of outcomes shows it: 近万家 = 10000家."""
    return f"{row['phrase']} = {row['value']:.15g}{row['measure']}"


@cache
def _read_marked(text: str) -> list[dict[Hashable, Any]]:
    """The reader's rows of a text; many marks are of one text, which is read once."""
    return read_text(text).to_dict("records")


@cache
def _scan_numbers(text: str) -> list[Found]:
    """Every number seen in a text, also those that are refused, at their places."""
    found = []
    for match in STRETCH.finditer(SIGN + simplify_text(text)):
        # The sign that opens a match makes up for the SIGN set before the text.
        base = match.start()
        found += [
            one._replace(start=base + one.start, end=base + one.end)
            for one in find_numbers(match[1])
        ]
    return found


def _is_marked_value(line: Mapping[Any, Any], row: Mapping[Any, Any]) -> bool:
    """Tell whether what was read is the value marked.

    Both as plain numbers, or in the unit that the mark leaves out.
    """
    value, measure = float(row["value"]), str(row["measure"])
    marked, text = str(line["value"]), str(line["text"])[int(line["start"]) : int(line["end"])]
    if marked.endswith("%"):
        # The mark is in %; what was read may be in %, in ‰, or a bare factor (0.15).
        wanted, value = float(marked[:-1]), value / PER.get(measure, 1.0) * 100
    else:
        wanted = float(marked)
        with_unit = measure in PER and IN_UNIT[measure].search(plain_phrase(text)) is not None
        value = value / PER[measure] if with_unit else value
    return math.isclose(value, wanted, rel_tol=CLOSE_NUMBER, abs_tol=0.0)


def describe_outcomes(scored: pd.DataFrame) -> str:
    """Count the outcomes and the kinds out of scope with their reasons; return the bad rows too."""
    counts = scored["outcome"].value_counts()
    inside = int((scored["outcome"] != OUT).sum())
    share = f" ({counts.get(RIGHT, 0) / inside:.1%} of the {inside} in scope)" if inside else ""
    lines = [f"{len(scored)} numbers: {counts.get(RIGHT, 0)} right{share}, "]
    lines[0] += ", ".join(f"{counts.get(name, 0)} {name}" for name in OUTCOMES[1:])
    for kind, number in (
        scored.loc[scored["outcome"] == OUT, "kind"].value_counts(sort=False).items()
    ):
        lines.append(
            f"out of scope, {number}: {notations()[str(kind)]['en']}\n    "
            f"{notations()[str(kind)]['zh']}"
        )
    bad = scored.loc[
        ~scored["outcome"].isin([RIGHT, OUT]), ["row", "outcome", "phrase", "value", "read"]
    ]
    for row, outcome, phrase, value, read in bad.itertuples(index=False):
        as_read = f", read as {read}" if read else ""
        lines.append(f"row {row}: {outcome}: {phrase} is {value}{as_read}")
    return "\n".join(lines)


# --- How well the reader reads: its numbers held against those that people marked.

GOLD = [
    "report",
    "start",
    "end",
    "value",
    "relation",
    "measure",
    "role",
    "metric",
    "actor",
    "window_phrase",
]
INHERITED = "window_inherited"
WRITTEN = {"start": r"[0-9]+", "end": r"[0-9]+", "value": r"(?:[0-9]+(?:\.[0-9]+)?)?"}
PARTS = ("officer", "sub_unit")
SCORES = ("value", "relation", "measure", "metric", "actor", "window")
QUANTITY = ["value", "relation", "measure"]  # all of these right: the number itself is right
CLOSE = 1e-9


def marked_numbers(
    project: Project, path: Path, folder: Path
) -> tuple[pd.DataFrame, dict[str, str], dict[str, str]]:
    """Return the marked numbers at `path`, the texts they are of, and their actors' levels.

    When a report appeared, and the level of an actor beside the unit, come from
    the project's cards. Raises DataError naming the column that lacks, the row
    whose number is none, or where no text is there.
    """
    place = str(path)
    gold = pd.read_csv(
        io.StringIO(decode_text(path.read_bytes(), place, gb18030=True)),
        dtype="str",
        keep_default_na=False,
    )
    _require_columns(gold, (*GOLD, INHERITED), place)
    for name, form in WRITTEN.items():
        if not (fits := gold[name].str.fullmatch(form)).all():
            row = int((~fits).to_numpy().argmax())  # the first that does not fit
            stop(
                f"{place} row {row + 2}",
                f"{name} {gold[name].iloc[row]!r} is no number",
                "write it in digits",
            )
    texts = {}
    for report in gold["report"].unique():
        found = project.text(report, folder)
        # The texts are other people's and not kept here: whoever has some of them scores those.
        if found is not None:
            texts[report] = read_document(found, str(found))
    if not texts:
        stop(
            str(folder),
            "it has the text of none of these reports",
            "name a folder of texts, ID.txt",
        )
    levels, when = {}, {}
    for report, card in read_cards(project).items():
        when[report] = card.published
        for name, actor in card.actors.items():
            levels[f"{card.unit.id}/{name}"] = actor.level
    dated = gold.assign(published=gold["report"].map(when).fillna(""))
    return dated.astype({"start": "int64", "end": "int64"}), texts, levels


def score_reader(
    gold: pd.DataFrame, texts: Mapping[str, str], levels: Mapping[str, str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return scores by report, the last for all, and the confusion of roles.

    `gold` has the columns GOLD and window_inherited, one row per number; `texts`
    the reports' texts by id; `levels` the levels of actors beside the units.
    Shares run from 0 to 1; metric, actor and window are of the statistics found.
    """
    held, beside = [], []
    for name, rows in gold.groupby("report"):
        report = str(name)
        if report in texts:
            compared, extra = _compare_text(report, rows, texts[report], levels)
            held.append(compared)
            beside.append(extra)
    pairs, added = pd.concat(held, ignore_index=True), pd.concat(beside, ignore_index=True)
    confusion = pd.crosstab(pairs["role"], pairs["read_role"])
    statistics = pairs[pairs["role"] == "statistic"]
    tables = [
        _score_row(str(report), rows, added[added["report"] == report])
        for report, rows in statistics.groupby("report")
    ]
    return pd.DataFrame([*tables, _score_row("all", statistics, added)]), confusion


def _compare_text(
    report: str, gold: pd.DataFrame, text: str, levels: Mapping[str, str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Each marked number with what was read of it, and the statistics read where none is marked."""
    published = gold["published"].iloc[0] if "published" in gold else None
    # Plain rows: a text has few numbers, and one frame cut out for each of them costs more than
    # reading the text.
    read = read_text(text, published=published).to_dict("records")
    counted = [row for row in read if row["role"] == "statistic"]
    marked = gold.to_dict("records")
    pairs = [
        _compare_number(line, counted if line["role"] == "statistic" else read, read, levels)
        for line in marked
    ]
    statistics = [line for line in marked if line["role"] == "statistic"]
    # What is read where only a date or a slogan is marked counts as added too.
    added = [row["phrase"] for row in counted if _nearest_row(row, statistics) is None]
    return pd.DataFrame(pairs), pd.DataFrame({"phrase": added, "report": report}, dtype="str")


def _share_characters(line: Mapping[Any, Any], row: Mapping[Any, Any]) -> bool:
    """Whether a marked number and one that was read share a character."""
    return bool(row["start"] < line["end"] and row["end"] > line["start"])


def _nearest_row(
    line: Mapping[Any, Any], read: Sequence[Mapping[Any, Any]]
) -> Mapping[Any, Any] | None:
    """What was read at a marked number's place and begins and ends nearest to it.

    None where nothing was read.
    """
    here = [row for row in read if _share_characters(line, row)]
    return min(
        here,
        key=lambda row: abs(row["start"] - line["start"]) + abs(row["end"] - line["end"]),
        default=None,
    )


def _compare_number(
    line: Mapping[Any, Any],
    counted: Sequence[Mapping[Any, Any]],
    read: Sequence[Mapping[Any, Any]],
    levels: Mapping[str, str],
) -> dict[str, object]:
    """Return a marked number, and whether each thing read of it is right."""
    said, any_role = _nearest_row(line, counted), _nearest_row(line, read)
    row = {"report": line["report"], "role": line["role"], "found": said is not None}
    row["read_role"] = any_role["role"] if any_role else "not read"
    if said is None:
        return row | dict.fromkeys(SCORES, False)
    level = levels.get(str(line["actor"]), "")  # empty for the report's own unit
    window = plain_phrase(str(line["window_phrase"]) or str(line[INHERITED]))
    return row | {
        # A mark may leave the value empty: nan is near to nothing, so the value is not right.
        "value": abs(said["value"] - float(str(line["value"] or "nan")))
        <= CLOSE * max(1.0, said["value"]),
        "relation": said["relation"] == line["relation"],
        "measure": said["measure"] == line["measure"],
        "metric": said["metric"] == line["metric"],
        # The reader names no ids, so an actor is right by its level alone.
        "actor": said["actor_level"] == level if level else said["actor_level"] not in PARTS,
        "window": plain_phrase(said["window_phrase"]) == window,
    }


def _score_row(report: str, statistics: pd.DataFrame, added: pd.DataFrame) -> dict[str, object]:
    """One row of the table of scores."""
    found = statistics[statistics["found"]]
    hits = found[list(SCORES)].astype("bool")
    read = len(found) + len(added)
    return {
        "report": report,
        "statistics": len(statistics),
        "recall": len(found) / max(len(statistics), 1),
        "precision": len(found) / read if read else 1.0,
        "right": hits[QUANTITY].all(axis=1).sum() / max(len(statistics), 1),
        # The mean of no rows is nan, and is shown as 0.
        **dict(zip(SCORES, hits.mean().fillna(0.0), strict=True)),
    }
