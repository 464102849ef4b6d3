"""Texts with their numbers marked by hand (tests/texts/README.md), as reading.scoring wants them."""

import re
from fractions import Fraction
from pathlib import Path

import pandas as pd

TEXTS = Path(__file__).with_name("texts")
MARK = re.compile(r"\{([^{}]*)\}")
FIELDS = ("phrase", "value", "relation", "measure", "role", "metric", "actor", "window_phrase")
LEVELS = {level: level for level in ("officer", "sub_unit")}


def marked_texts(folder: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """The marked numbers of every text of tests/texts/FOLDER, and the texts without their marks."""
    rows, texts = list[dict[str, object]](), dict[str, str]()
    for path in sorted((TEXTS / folder).glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            report = f"{path.stem}:{number}"
            texts[report], marks = unmarked(line.replace("\\n", "\n"))
            rows += [{"report": report, **mark} for mark in marks]
    return pd.DataFrame(rows).assign(window_inherited=""), texts


def unmarked(line: str) -> tuple[str, list[dict[str, object]]]:
    """A line without its marks, and what each says with its place in that text."""
    text, marks, last = "", list[dict[str, object]](), 0
    for match in MARK.finditer(line):
        cells = match[1].split("|")
        said = dict(zip(FIELDS, [*cells, *[""] * (len(FIELDS) - len(cells))], strict=True))
        text += line[last : match.start()]
        start, last = len(text), match.end()
        text += said["phrase"]
        marks.append({**said, "value": _number(said["value"]), "start": start, "end": len(text)})
    return text + line[last:], marks


def _number(value: str) -> str:
    """The number printed, of a range its lower end, of a fraction like 100/3 the decimals."""
    first = value.partition("..")[0]
    return repr(float(Fraction(first))) if first else ""
