"""Sources of comparators, and what a person judged of each.

A row of judgements.csv picks comparators by their source and, where given, by
other columns; `of` says what the judgement is of: out (whose figure it is, one
of the outsiders of exclusions.toml), inside (the source that holds it), subset
(which part), series (one of series.toml), inferred (nothing: its window was),
official (nothing: it is the national authority's figure, no unit's own choice).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.extraction.windows.dates import Published, WindowError
from analysis.problems import Problems
from analysis.vocabulary import exclusions, series, table_fields

# --- The table of sources of comparators: who published, when, where it was seen.

SOURCE_COLUMNS = (
    "source_id",
    "title_in_english",
    "publisher_or_site",
    "url",
    "published",
    "quality",
    "note",
    "address_kind",
)
ORIGINAL, ADDRESSES = "original", ("http://", "https://")
TABLE = "comparator_sources"
NAMES = {
    "source_id": "report",
    "title_in_english": "title",
    "publisher_or_site": "publisher",
    "url": "address",
}


def read_sources(
    rows: Iterable[tuple[int, Mapping[str, str]]], place: str, problems: Problems
) -> pd.DataFrame:
    """Return the sources, with columns and types of comparator_sources.

    `rows` are row number and cells by COLUMNS, of the file `place`.

    What is wrong is added to `problems`, and that row is left out. The address
    of a mirror is refused: a mirror is never linked.
    """
    seen, kept = set[str](), []
    for number, cells in rows:
        wrong = _wrong_source(cells, seen)
        if wrong is None:
            seen.add(cells["source_id"])
            kept.append(cells)
        else:
            problems.add(f"{place} row {number}", *wrong)
    table = pd.DataFrame(kept, columns=list(SOURCE_COLUMNS), dtype="str").rename(columns=NAMES)
    return table[list(table_fields()[TABLE])]  # in the order of the clean table's own columns


def _wrong_source(cells: Mapping[str, str], seen: set[str]) -> tuple[str, str] | None:
    """What is wrong with one row, and the remedy."""
    fields = table_fields()[TABLE]
    if not cells["source_id"] or cells["source_id"] in seen:
        return (
            f"source_id '{cells['source_id']}' is empty or stands twice",
            "give each source an id of its own",
        )
    if not cells["title_in_english"]:
        return "it has no title", "say in a few English words what it is"
    for name in ("quality", "address_kind"):
        if cells[name] not in fields[name].values:
            return (
                f"{name} '{cells[name]}' is unknown",
                f"use one of {', '.join(fields[name].values)}",
            )
    try:
        Published.read(cells["published"])
    except WindowError as error:
        return f"published: {error}", "write a date that exists, as far as it is known"
    return _wrong_address(cells["url"], cells["address_kind"])


def _wrong_address(url: str, kind: str) -> tuple[str, str] | None:
    """What is wrong with an address: an original has one, a mirror's is not given."""
    if kind == ORIGINAL and not url.startswith(ADDRESSES):
        return (
            f"an original at '{url}'",
            "write its address with http:// or https://, or another address_kind",
        )
    if kind != ORIGINAL and url:
        return f"an address of the kind '{kind}'", "empty it: only an original is linked"
    return None


# --- What a person judged of the comparators: whose they are, what lies inside what, what may be
# joined.

PICKED_BY = ("unit_en", "metric", "measure", "window_basis")
JUDGEMENT_COLUMNS = ("source_id", *PICKED_BY, "judgement", "of", "why")
KINDS = ("out", "inside", "subset", "series", "inferred", "official")
OUT, INSIDE, SUBSET, SERIES, INFERRED, OFFICIAL = KINDS
SEVERAL = ";"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement: `picked` holds the words that each given column may have."""

    place: str
    source: str
    picked: Mapping[str, tuple[str, ...]]
    kind: str
    of: str
    why: str

    def picks(self, cells: Mapping[str, str]) -> bool:
        """Whether it is of the comparator `cells`, a row of figures.csv of its source."""
        return all(cells[column] in words for column, words in self.picked.items())


class Judgements:
    """All judgements, asked row by row; those that are of no row are a problem at the end."""

    def __init__(self, judged: Iterable[Judgement]) -> None:
        self._by_source = defaultdict[str, list[Judgement]](list)
        for judgement in judged:
            self._by_source[judgement.source].append(judgement)
        self._used = set[str]()

    def of(self, cells: Mapping[str, str], here: str, problems: Problems) -> dict[str, Judgement]:
        """The judgements of one comparator, by kind; two of one kind are a problem."""
        found = dict[str, Judgement]()
        for judgement in self._by_source[cells["source_id"]]:
            if judgement.picks(cells):
                self._used.add(judgement.place)
                if judgement.kind in found:
                    problems.add(
                        judgement.place,
                        f"{here} is judged '{judgement.kind}' twice",
                        "keep one of the two",
                    )
                found[judgement.kind] = judgement
        return found

    def unused(self) -> Iterator[str]:
        """Places of the judgements that were of no row asked."""
        for judged in self._by_source.values():
            for judgement in judged:
                if judgement.place not in self._used:
                    yield judgement.place


def read_judgements(
    rows: Iterable[tuple[int, Mapping[str, str]]],
    place: str,
    sources: Iterable[str],
    problems: Problems,
) -> Judgements:
    """The judgements of `rows` (row number, cells by COLUMNS).

    What is wrong is added to `problems`.
    """
    known, judged = set(sources), []
    for number, cells in rows:
        here = f"{place} row {number}"
        wrong = _wrong_judgement(cells, known)
        if wrong is None:
            # An empty cell picks any word of its column, "a;b" either of two.
            picked = {name: tuple(cells[name].split(SEVERAL)) for name in PICKED_BY if cells[name]}
            judged.append(
                Judgement(
                    here, cells["source_id"], picked, cells["judgement"], cells["of"], cells["why"]
                )
            )
        else:
            problems.add(here, *wrong)
    return Judgements(judged)


def _wrong_judgement(cells: Mapping[str, str], sources: set[str]) -> tuple[str, str] | None:
    """What is wrong with one row, and the remedy."""
    kind, of = cells["judgement"], cells["of"]
    outsiders = [code for code, exclusion in exclusions().items() if exclusion.outsider]
    allowed = {
        OUT: outsiders,
        INSIDE: sources,
        SERIES: list(series()),
        INFERRED: [""],
        OFFICIAL: [""],
    }
    if cells["source_id"] not in sources:
        return f"source '{cells['source_id']}' is unknown", "use an id of sources.csv"
    if kind not in KINDS:
        return f"judgement '{kind}' is unknown", f"use one of {', '.join(KINDS)}"
    # A subset is named in free words, so it has no list.
    if of not in allowed.get(kind, [of]) or (kind == SUBSET and not of):
        return f"'{of}' is nothing that {kind} can be of", _judgement_remedy(kind, outsiders)
    if not cells["why"]:
        return "it gives no reason", "say why in a few words"
    return None


def _judgement_remedy(kind: str, outsiders: list[str]) -> str:
    """What `of` may hold for a kind of judgement."""
    return {
        OUT: f"use one of {', '.join(outsiders)} (exclusions.toml)",
        INSIDE: "use an id of sources.csv",
        SUBSET: "name the part",
        SERIES: f"use one of {', '.join(series())} (series.toml)",
        INFERRED: "leave it empty",
        OFFICIAL: "leave it empty",
    }[kind]
