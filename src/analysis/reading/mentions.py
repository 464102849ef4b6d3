"""Ledger rows -> mentions: what each phrase and its words of time say."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.problems import Problems
from analysis.reading.cards import Card
from analysis.reading.characters import plain
from analysis.reading.dates import WindowError
from analysis.reading.ledgers import CONFIRMED
from analysis.reading.quantities import read_quantity
from analysis.reading.stated import PhraseError, Quantity
from analysis.reading.windows import Window, read_window
from analysis.vocabulary import UnknownTermError

QUANTITY = list(Quantity._fields)
WINDOW = [f"window_{field.name}" if field.name != "per" else "window_per" for field in dataclasses.fields(Window)]
DTYPES = {
    "start": "Int64",
    **dict.fromkeys(("value", "low", "high", "strict_low", "strict_high"), "float64"),
    **dict.fromkeys(("zero_in_words", "rounded"), "bool"),
    **dict.fromkeys(("window_start", "window_end"), "datetime64[s]"),
}
COLUMNS = [
    "report",
    "unit",
    "place",
    "start",
    "cell",
    "phrase",
    "metric",
    "actor",
    "actor_level",
    "wording",
    "window_phrase",
    *QUANTITY,
    *WINDOW,
]


def read_mentions(ledger: pd.DataFrame, card: Card, place: str, problems: Problems) -> pd.DataFrame:
    """Mentions of the confirmed rows of `ledger` (read_ledger's columns), in its order.

    Columns are COLUMNS. A phrase, window or actor that can't be read is added
    to `problems` with file, row and words, and its row is left out.
    """
    rows = []
    for line in ledger[ledger["status"] == CONFIRMED].to_dict("records"):
        here = f"{place} row {line['row']}"
        try:
            rows.append({"place": here} | _mention(line, card))
        except PhraseError as error:
            problems.add(here, str(error), "mark the whole phrase with its hedge and measure, and no more")
        except WindowError as error:
            problems.add(here, str(error), "mark the words of time alone, or leave the cell empty")
        except UnknownTermError as error:
            problems.add(here, str(error), "mend the id, or add the actor to the card")
    return typed(rows)


def no_mentions() -> pd.DataFrame:
    """The table of mentions without any, its columns typed."""
    return typed([])


def _mention(line: Mapping[Any, Any], card: Card) -> dict[str, object]:
    """One mention: the ledger's words, and what they say."""
    inherited = str(line["window_inherited"])
    quantity = read_quantity(str(line["phrase"]))
    window = read_window(str(line["window_phrase"]) or inherited, card.date, inherited=bool(inherited))
    said = {name: getattr(quantity, name) for name in QUANTITY}
    when = {f"window_{field.name}": getattr(window, field.name) for field in dataclasses.fields(Window)}
    kept = {name: line[name] for name in ("start", "phrase", "metric", "actor", "wording")}
    words = plain(str(line["window_phrase"]) or inherited)
    level = card.level(str(line["actor"]))
    return {
        "report": card.report,
        "unit": card.unit.id,
        "actor_level": level,
        "window_phrase": words,
        "cell": "",
        **kept,
        **said,
        **when,
    }


def typed(rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """The table of mentions of `rows`, its column types set also where there is none."""
    return pd.DataFrame(rows, columns=COLUMNS).astype({name: DTYPES.get(name, "str") for name in COLUMNS})
