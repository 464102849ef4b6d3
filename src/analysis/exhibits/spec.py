"""The exhibit as a value, and the parts that it is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import pandas as pd

from analysis.charting.labels import bilingual
from analysis.vocabulary import Label, questions

NO_WORDS = Label("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One panel of an exhibit.

    `refused` says on its face that its rows may not be compared; it is empty
    where they may, or where nothing invites a comparison.
    """

    heading: Label = NO_WORDS
    refused: Label = NO_WORDS


P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Exhibit:
    """What a chart, table or slide says, before any file format.

    Attributes
    ----------
    id : str
        Its name in the registry, and the stem of its files.
    title, subtitle : Label
        The finding, and how the picture is read.
    parts : tuple of Part
        Its panels, in reading order; none where there is nothing to show.
    rows : DataFrame
        The observations shown.
    chosen_from : DataFrame
        The observations they were chosen from: the source of an exhibit that shows none.
    caveats : tuple of str, optional
        Codes of the caveats that bear on it; None for all that its rows carry.
    description : Label
        The rows in words, for the alt text.
    opening : bool
        Whether it opens a deck: a title, and nothing else.
    notes : tuple of Label
        What the speaker is told besides its evidence.
    lang : str
        The language in which a picture of it was drawn: zh or en.

    """

    id: str
    title: Label
    subtitle: Label
    parts: tuple[Part, ...]
    rows: pd.DataFrame
    chosen_from: pd.DataFrame = field(default_factory=pd.DataFrame)
    caveats: tuple[str, ...] | None = None
    description: Label = NO_WORDS
    opening: bool = False
    notes: tuple[Label, ...] = ()
    lang: str = "zh"

    def parts_of(self, kind: type[P]) -> list[P]:
        """Return its parts of one kind, in order."""
        return [part for part in self.parts if isinstance(part, kind)]

    @property
    def refused(self) -> bool:
        """Whether any part says that its rows may not be compared."""
        return any(part.refused.zh for part in self.parts)

    @property
    def alt(self) -> Label:
        """Alt text: title, subtitle, whether rows are not comparable, and the rows, as sentences."""
        mark = questions()["compare"].refused if self.refused else NO_WORDS
        texts = (self.title, self.subtitle, mark, self.description)
        return bilingual(lambda lang: _sentences([text[lang] for text in texts], lang))


def bearing(codes: Sequence[str], rows: pd.DataFrame) -> tuple[str, ...]:
    """Return those of the caveat `codes` that any of `rows` carries."""
    if "caveats" not in rows:
        return tuple(codes)
    return tuple(code for code in codes if rows["caveats"].str.contains(code, regex=False).any())


def _sentences(texts: Sequence[str], lang: str) -> str:
    """Join the texts that are not empty, each closed by a full stop."""
    stop = "。" if lang == "zh" else ". "
    return (stop.join(text for text in texts if text) + stop).strip()
