"""What a person judged of the comparators: whose they are, what lies inside what, what may be joined.

A row of judgements.csv picks comparators by their source and, where given, by
other columns; `of` says what the judgement is of: out (whose figure it is, one
of the outsiders of exclusions.toml), inside (the source that holds it), subset
(which part), series (one of series.toml), inferred (nothing: its window was),
official (nothing: it is the national authority's figure, no unit's own choice).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from analysis.problems import Problems
from analysis.vocabulary import exclusions, series

PICKED_BY = ("unit_en", "metric", "measure", "window_basis")
COLUMNS = ("source_id", *PICKED_BY, "judgement", "of", "why")
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
                    problems.add(judgement.place, f"{here} is judged '{judgement.kind}' twice", "keep one of the two")
                found[judgement.kind] = judgement
        return found

    def unused(self) -> Iterator[str]:
        """Places of the judgements that were of no row asked."""
        every = (judgement.place for judged in self._by_source.values() for judgement in judged)
        return (place for place in every if place not in self._used)


def read_judgements(
    rows: Iterable[tuple[int, Mapping[str, str]]], place: str, sources: Iterable[str], problems: Problems
) -> Judgements:
    """The judgements of `rows` (row number, cells by COLUMNS); what is wrong is added to `problems`."""
    known, judged = set(sources), []
    for number, cells in rows:
        here = f"{place} row {number}"
        wrong = _wrong(cells, known)
        if wrong is None:
            picked = {name: tuple(cells[name].split(SEVERAL)) for name in PICKED_BY if cells[name]}
            judged.append(Judgement(here, cells["source_id"], picked, cells["judgement"], cells["of"], cells["why"]))
        else:
            problems.add(here, *wrong)
    return Judgements(judged)


def _wrong(cells: Mapping[str, str], sources: set[str]) -> tuple[str, str] | None:
    """What is wrong with one row, and the remedy."""
    kind, of = cells["judgement"], cells["of"]
    outsiders = [code for code, exclusion in exclusions().items() if exclusion.outsider]
    allowed = {OUT: outsiders, INSIDE: sources, SERIES: list(series()), INFERRED: [""], OFFICIAL: [""]}
    if cells["source_id"] not in sources:
        return f"source '{cells['source_id']}' is unknown", "use an id of sources.csv"
    if kind not in KINDS:
        return f"judgement '{kind}' is unknown", f"use one of {', '.join(KINDS)}"
    if of not in allowed.get(kind, [of]) or (kind == SUBSET and not of):
        return f"'{of}' is nothing that {kind} can be of", _remedy(kind, outsiders)
    if not cells["why"]:
        return "it gives no reason", "say why in a few words"
    return None


def _remedy(kind: str, outsiders: list[str]) -> str:
    """What `of` may hold for a kind of judgement."""
    return {
        OUT: f"use one of {', '.join(outsiders)} (exclusions.toml)",
        INSIDE: "use an id of sources.csv",
        SUBSET: "name the part",
        SERIES: f"use one of {', '.join(series())} (series.toml)",
        INFERRED: "leave it empty",
        OFFICIAL: "leave it empty",
    }[kind]
