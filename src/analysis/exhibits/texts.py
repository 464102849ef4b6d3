"""Parts of an exhibit that are words: a table of texts, and paragraphs."""

from dataclasses import dataclass

from analysis.exhibits.spec import Part
from analysis.vocabulary import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTable(Part):
    """A table of texts; `widths` are those of its columns against each other."""

    heads: tuple[Label, ...]
    rows: tuple[tuple[Label, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Part):
    """Paragraphs; `stamp` frames what no reader may miss."""

    paragraphs: tuple[Label, ...]
    stamp: bool = False
