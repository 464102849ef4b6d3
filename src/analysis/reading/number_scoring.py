"""How well the reader reads plain numbers: held against values that others marked, outcome by outcome.

A number is right, wrong (a value that is not the one marked), cut (wrong by
being a part of the number), refused (seen, and not read) or missed (not seen).
A refusal for its notation (vocabulary/notations.toml) is out of scope.
"""

import io
import math
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.problems import Problems
from analysis.reading.adjacent import UNREAD
from analysis.reading.characters import plain, simplified
from analysis.reading.encodings import decode
from analysis.reading.number_scan import Found, numbers
from analysis.reading.reader import read_text
from analysis.reading.segments import SIGN, STRETCH
from analysis.vocabulary import notations

COLUMNS = ("text", "start", "end", "phrase", "value")
RIGHT, WRONG, CUT, REFUSED, MISSED, OUT = OUTCOMES = ("right", "wrong", "cut", "refused", "missed", "out of scope")
CLOSE = 1e-9
VALUE = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?%?")
IN_UNIT = {"%": re.compile(r"[%％成]|分之"), "‰": re.compile(r"‰|分之")}
PER = {"%": 100.0, "‰": 1000.0}


def marked_values(path: Path) -> pd.DataFrame:
    """The marked values of the CSV at `path`, columns COLUMNS and `row`; DataError with every row that is none."""
    place, problems = str(path), Problems()
    rows = pd.read_csv(io.StringIO(decode(path.read_bytes(), place)), dtype="str", keep_default_na=False)
    lacking = [name for name in COLUMNS if name not in rows]
    if lacking:
        problems.add(
            place, f"it lacks the columns {', '.join(lacking)}", "give it a row a number, as docs/reader.md shows"
        )
        problems.raise_if_any()
    for row, line in enumerate(rows.to_dict("records"), 2):
        for name in ("start", "end"):
            if not (line[name].isascii() and line[name].isdigit()):
                problems.add(
                    f"{place} row {row}", f"{name} {line[name]!r} is no place", "write an offset into the text"
                )
        if not VALUE.fullmatch(line["value"]):
            problems.add(f"{place} row {row}", f"value {line['value']!r} is no number", "write it in digits")
    problems.raise_if_any()
    return rows.assign(row=range(2, len(rows) + 2)).astype({"start": "int64", "end": "int64"})


def score_values(marked: pd.DataFrame) -> pd.DataFrame:
    """`marked` (columns of marked_values) with the outcome of each, the kind of notation refused, and what was read."""
    judged = [_judged(line) for line in marked.to_dict("records")]
    return marked.assign(**{name: [row[name] for row in judged] for name in ("outcome", "kind", "read")})


def _judged(line: Mapping[Any, Any]) -> dict[str, str]:
    """The outcome of one marked value."""
    text, start, end = str(line["text"]), int(line["start"]), int(line["end"])
    read = [row for row in _read(text) if row["start"] < end and row["end"] > start]
    seen = [found for found in _scanned(text) if found.start < end and found.end > start]
    kinds = {found.joined.kind for found in seen if found.joined is not None} - {UNREAD}
    said = "; ".join(f"{row['phrase']} = {row['value']:.15g}{row['measure']}" for row in read)
    if any(_equal(line, row) for row in read):
        return {"outcome": RIGHT, "kind": "", "read": said}
    if read:
        inside = any(
            start <= row["start"] and row["end"] <= end and row["end"] - row["start"] < end - start for row in read
        )
        return {"outcome": CUT if inside else WRONG, "kind": "", "read": said}
    kind = min(kinds, default="")
    return {"outcome": OUT if kind else REFUSED if seen else MISSED, "kind": kind, "read": ""}


@cache
def _read(text: str) -> list[dict[str, Any]]:
    """The reader's rows of a text."""
    return [{str(name): cell for name, cell in row.items()} for row in read_text(text).to_dict("records")]


@cache
def _scanned(text: str) -> list[Found]:
    """Every number seen in a text, also those that are refused, at their places."""
    found = []
    for match in STRETCH.finditer(SIGN + simplified(text)):
        base = match.start()
        found += [one._replace(start=base + one.start, end=base + one.end) for one in numbers(match[1])]
    return found


def _equal(line: Mapping[Any, Any], row: Mapping[str, Any]) -> bool:
    """Whether what was read is the value marked, both as plain numbers, or in the unit that the mark leaves out."""
    value, measure = float(row["value"]), str(row["measure"])
    marked, text = str(line["value"]), str(line["text"])[int(line["start"]) : int(line["end"])]
    if marked.endswith("%"):
        wanted, value = float(marked[:-1]), value / PER.get(measure, 1.0) * 100
    else:
        wanted, with_unit = float(marked), measure in PER and IN_UNIT[measure].search(plain(text)) is not None
        value = value / PER[measure] if with_unit else value
    return math.isclose(value, wanted, rel_tol=CLOSE, abs_tol=0.0)


def describe_outcomes(scored: pd.DataFrame) -> str:
    """The counts of each outcome, the kinds out of scope with their reasons, and the rows that are bad."""
    counts = scored["outcome"].value_counts()
    inside = int((scored["outcome"] != OUT).sum())
    share = f" ({counts.get(RIGHT, 0) / inside:.1%} of the {inside} in scope)" if inside else ""
    lines = [f"{len(scored)} numbers: {counts.get(RIGHT, 0)} right{share}, "]
    lines[0] += ", ".join(f"{counts.get(name, 0)} {name}" for name in OUTCOMES[1:])
    for kind, number in scored.loc[scored["outcome"] == OUT, "kind"].value_counts(sort=False).items():
        lines.append(f"out of scope, {number}: {notations()[str(kind)]['en']}\n    {notations()[str(kind)]['zh']}")
    bad = scored[~scored["outcome"].isin([RIGHT, OUT])]
    lines += [
        f"row {row}: {outcome}: {phrase} is {value}" + (f", read as {read}" if read else "")
        for row, outcome, phrase, value, read in bad[["row", "outcome", "phrase", "value", "read"]].itertuples(
            index=False
        )
    ]
    return "\n".join(lines)
