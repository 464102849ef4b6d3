"""Words that exhibits share: names, refusals, and rows in words for alt text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.comparability.verdict import REFUSE, Verdict
from analysis.exhibits.numbers import Number, numbers_of
from analysis.exhibits.spec import Part
from analysis.labels.words import LANGUAGES, Names, actor_name, bilingual, name_of
from analysis.vocabulary import Label, questions, reasons

# --- What units and actors are called: by the project, and comparators by their sources.

COLUMNS = ["unit", "unit_zh", "unit_en"]


def unit_label(unit: str, names: Names) -> Label:
    """Return what a unit or actor is called: its id where it has no name."""
    return bilingual(lambda lang: name_of(unit, names, lang))


def unit_labels(units: Iterable[str], names: Names) -> tuple[Label, ...]:
    """Return what units are called, in their order."""
    return tuple(unit_label(unit, names) for unit in units)


def actor_label(unit: str, actor: str, names: Names) -> Label:
    """Return the unit, with its sub-unit or officer: a part never stands for the whole."""
    return bilingual(lambda lang: actor_name(unit, actor, names, lang))


def with_comparators(rows: pd.DataFrame, names: Names) -> Names:
    """Return `names`, and what the comparators among `rows` are called by their sources.

    The project's own names come last, so that they win and colours stay theirs.
    """
    if not set(COLUMNS) <= set(rows):
        return names
    others = rows[COLUMNS].dropna().drop_duplicates("unit")
    known = {}
    for unit, zh, en in others.itertuples(index=False):
        # A unit of the project's own has empty names here: the register tells what it is called.
        if zh and en:
            known[str(unit)] = Label(str(zh), str(en))
    return known | dict(names)


# --- What sentences are made of: texts in a row, as each language sets them apart, and facts.

SEMICOLON, COMMA, ENUMERATION = Label("；", "; "), Label("，", ", "), Label("、", ", ")


def join_labels(parts: Sequence[Label], between: Label = SEMICOLON) -> Label:
    """Return `parts` in a row, in either language.

    >>> join_labels([Label("一", "one"), Label("二", "two")]).zh
    '一；二'
    """
    return bilingual(lambda lang: between[lang].join(part[lang] for part in parts))


def facts_by_language(**facts: object) -> dict[str, dict[str, object]]:
    """Return what an entry of the labels is filled with: of a Label each language has its own.

    >>> facts_by_language(n=3, unit=Label("户", "households"))["en"]
    {'n': 3, 'unit': 'households'}
    """
    told: dict[str, dict[str, object]] = {}
    for lang in LANGUAGES:
        told[lang] = {
            name: fact[lang] if isinstance(fact, Label) else fact for name, fact in facts.items()
        }
    return told


def occurring(order: Iterable[str], found: Iterable[object]) -> list[str]:
    """Return those of `order` that are among `found`, in that order.

    >>> occurring(("fires", "rescues", "drills"), ["drills", "fires", "fires"])
    ['fires', 'drills']
    """
    there = set(found)
    return [name for name in order if name in there]


# --- Parts of an exhibit that are words: a table of texts, and paragraphs.


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


# --- Why rows are not comparable, as the opening of a subtitle.


def explain_refusal(asked: Verdict, subtitle: Label) -> Label:
    """Return `subtitle`, after why the rows are not comparable where the verdict refuses them."""
    if asked.kind != REFUSE:
        return subtitle
    # Caveats that a verdict also carries have no entry of their own among the reasons.
    named = [reasons()[code] for code in asked.reasons if code in reasons()]
    opening, why = questions()["compare"].refused, join_labels(named, ENUMERATION)
    return Label(
        f"{opening.zh}（{why.zh}）。{subtitle.zh}",
        f"{opening.en.capitalize()} ({why.en}). {subtitle.en}",
    )


# --- Rows in words, for the alt text of an exhibit that lists what it shows.

LISTED = 40  # rows that an alt text spells out


def describe_rows(rows: pd.DataFrame, names: Names) -> Label:
    """Return each of `rows` in words, with its bounds and window.

    The first LISTED, and how many more there are.
    """
    first = rows.head(LISTED)
    shown = list(
        zip(numbers_of(first, with_comparators(rows, names)), _has_day(first), strict=True)
    )
    more = len(rows) - len(shown)
    # An alt text is read out aloud, so that of what has no room the number alone is told.
    texts = []
    for lang in LANGUAGES:
        told = [_in_words(number, lang, dated=dated) for number, dated in shown]
        if more > 0:
            told.append(f"另{more}项" if lang == "zh" else f"{more} more")
        texts.append(("；" if lang == "zh" else "; ").join(told))
    return Label(*texts)


def _has_day(rows: pd.DataFrame) -> list[bool]:
    """Whether any day of the window of each row is known."""
    return (rows["window_start"].notna() | rows["window_end"].notna()).tolist()


def _in_words(number: Number, lang: str, *, dated: bool) -> str:
    """One number: whose, what, its bounds, and its window where any day of it is known."""
    opened, closed = ("（", "）") if lang == "zh" else (" (", ")")
    window = f"{opened}{number.window[lang]}{closed}" if dated else ""
    return f"{number.who[lang]} {number.name[lang]} {number.text[lang]}{window}"
