"""The table of sources of comparators: who published, when, where it was seen."""

from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.problems import Problems
from analysis.reading.dates import Published, WindowError
from analysis.vocabulary import table_fields

COLUMNS = ("source_id", "title_in_english", "publisher_or_site", "url", "published", "quality", "note", "address_kind")
ORIGINAL, ADDRESSES = "original", ("http://", "https://")
TABLE = "comparator_sources"
NAMES = {"source_id": "report", "title_in_english": "title", "publisher_or_site": "publisher", "url": "address"}


def read_sources(rows: Iterable[tuple[int, Mapping[str, str]]], place: str, problems: Problems) -> pd.DataFrame:
    """Sources, columns and types of comparator_sources, from `rows` (row number, cells by COLUMNS) of the file `place`.

    What is wrong is added to `problems`, and that row is left out. The address
    of a mirror is refused: a mirror is never linked.
    """
    seen, kept = set[str](), []
    for number, cells in rows:
        wrong = _wrong(cells, seen)
        if wrong is None:
            seen.add(cells["source_id"])
            kept.append({NAMES.get(name, name): cells[name] for name in COLUMNS})
        else:
            problems.add(f"{place} row {number}", *wrong)
    return pd.DataFrame(kept, columns=list(table_fields()[TABLE]), dtype="str")


def _wrong(cells: Mapping[str, str], seen: set[str]) -> tuple[str, str] | None:
    """What is wrong with one row, and the remedy."""
    fields = table_fields()[TABLE]
    if not cells["source_id"] or cells["source_id"] in seen:
        return f"source_id '{cells['source_id']}' is empty or stands twice", "give each source an id of its own"
    if not cells["title_in_english"]:
        return "it has no title", "say in a few English words what it is"
    for name in ("quality", "address_kind"):
        if cells[name] not in fields[name].values:
            return f"{name} '{cells[name]}' is unknown", f"use one of {', '.join(fields[name].values)}"
    try:
        Published.read(cells["published"])
    except WindowError as error:
        return f"published: {error}", "write a date that exists, as far as it is known"
    return _wrong_address(cells["url"], cells["address_kind"])


def _wrong_address(url: str, kind: str) -> tuple[str, str] | None:
    """What is wrong with an address: an original has one, a mirror's is not given."""
    if kind == ORIGINAL and not url.startswith(ADDRESSES):
        return f"an original at '{url}'", "write its address with http:// or https://, or another address_kind"
    if kind != ORIGINAL and url:
        return f"an address of the kind '{kind}'", "empty it: only an original is linked"
    return None
