"""The exhibit as a value, and the parts that it is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import pandas as pd

from analysis.labels.words import LANGUAGES, bilingual, fill_label, label
from analysis.statistics.methods import FEWEST_UNITS, TREND_POINTS
from analysis.vocabulary import Label, questions

NO_WORDS = Label("", "")
NEEDED: dict[str, object] = {"least": FEWEST_UNITS, "points": TREND_POINTS}


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
        The rows in words, for the alt text; where there is nothing to show, what that needs.
    refusal : Label
        What is not comparable, where that is less than all that is shown.
    units : tuple of str
        The units of a selection; none where all were taken.
    opening : bool
        Whether it opens a deck: a title, and nothing else.
    notes : tuple of Label
        What the speaker is told besides its evidence.
    how : Label
        How a slide of it is read, where that depends on what it shows.
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
    refusal: Label = NO_WORDS
    units: tuple[str, ...] = ()
    opening: bool = False
    notes: tuple[Label, ...] = ()
    how: Label = NO_WORDS
    lang: str = "zh"

    def parts_of(self, kind: type[P]) -> list[P]:
        """Return its parts of one kind, in order."""
        return [part for part in self.parts if isinstance(part, kind)]

    @property
    def stem(self) -> str:
        """What its files and its slide are called.

        Its id, and the units where only some were chosen.
        """
        return "-".join([self.id, *self.units])

    @property
    def empty(self) -> bool:
        """Whether it has nothing to show."""
        return self.rows.empty

    @property
    def refused(self) -> bool:
        """Whether any part says that its rows may not be compared."""
        return any(part.refused.zh for part in self.parts)

    @property
    def alt(self) -> Label:
        """Alt text: title, subtitle, whether rows are not comparable, and the rows."""
        usual = questions()["compare"].refused
        mark = (self.refusal if self.refusal.zh else usual) if self.refused else NO_WORDS
        if mark.zh and mark.zh in self.subtitle.zh:  # said there, with the reasons
            mark = NO_WORDS
        texts = (self.title, self.subtitle, mark, self.description)
        return bilingual(lambda lang: _join_sentences(texts, lang))


def nothing_to_show(name: str, data: pd.DataFrame, *, title: Label | None = None) -> Exhibit:
    """Return the exhibit `name` of rows it can't show: what it needs, how to ask for it."""
    return Exhibit(
        id=name,
        title=title or fill_label(name, "title_none", dict.fromkeys(LANGUAGES, NEEDED)),
        subtitle=label("empty", "subtitle"),
        parts=(),
        rows=data.iloc[:0],
        chosen_from=data,
        caveats=(),
        description=what_is_needed(name),
    )


def what_is_needed(name: str) -> Label:
    """Return which metrics to ask for so that the exhibit `name` shows anything.

    >>> "hazards_found" in what_is_needed("hazards").en
    True
    """
    return fill_label("needed", name, dict.fromkeys(LANGUAGES, NEEDED))


def caveats_carried(codes: Sequence[str], rows: pd.DataFrame) -> tuple[str, ...]:
    """Return those of the caveat `codes` that any of `rows` carries."""
    # Rows of a coverage carry none: the exhibit itself knows which bear on it.
    if "caveats" not in rows:
        return tuple(codes)
    found = []
    for code in codes:
        carried = rows["caveats"].str.contains(code, regex=False)
        if carried.any():
            found.append(code)
    return tuple(found)


def _join_sentences(texts: Sequence[Label], lang: str) -> str:
    """Join the texts that are not empty, each closed by a full stop."""
    stop = "。" if lang == "zh" else ". "
    return "".join(text[lang] + stop for text in texts if text[lang]).strip()
