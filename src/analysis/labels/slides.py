"""Words on slides: slides.toml, in Chinese, in English, or in both."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from analysis.labels.words import LANGUAGES, in_singular
from analysis.vocabulary import Label

BOTH = "both"
COLON = {"zh": "：", "en": ": "}
LANGS = (*LANGUAGES, BOTH)
NONE = Label("", "")


@dataclass(frozen=True, slots=True)
class Paired(Label):
    """A text that has words of its own for a slide in both languages."""

    both: str


@cache
def _slide_entries() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(files(__package__).joinpath("slides.toml").read_text(encoding="utf-8"))


def slide_word(
    section: str, key: str, facts: Mapping[str, Mapping[str, object]] | None = None
) -> Label:
    """One entry of slides.toml, its {…} filled from `facts`, by language.

    Empty where the section has no such entry.

    >>> slide_word("columns", "low")["zh"]
    '下限'
    """
    entry, known = _slide_entries().get(section, {}).get(key), facts or {}
    if entry is None:
        return NONE
    filled = {lang: in_singular(text.format(**known.get(lang, {}))) for lang, text in entry.items()}
    return Paired(**filled) if BOTH in filled else Label(**filled)


def left_out(key: str, number: int) -> Label:
    """How many of what there was no room for, or nothing is known of: an entry of [gaps].

    >>> left_out("more", 3)["en"]
    '3 more not drawn'
    """
    return slide_word("gaps", key, {lang: {"n": number} for lang in LANGS})


def one_line(text: Label, lang: str) -> str:
    """A short text on one line: in both languages where `lang` is both.

    >>> texts = Label("遂宁支队", "Suining"), Paired("8万人次", "80,000", "80,000人次")
    >>> tuple(one_line(text, "both") for text in texts)
    ('遂宁支队 Suining', '80,000人次')
    """
    if lang != BOTH:
        return text[lang]
    if isinstance(text, Paired):
        return text.both
    return text.zh if text.zh == text.en else f"{text.zh} {text.en}"


def language_lines(text: Label, lang: str) -> list[str]:
    """A sentence: one line per language.

    >>> language_lines(Label("不可相加", "no sum"), "both")
    ['不可相加', 'no sum']
    """
    if lang == BOTH and isinstance(text, Paired):
        return [text.both]
    told = [text.zh, text.en] if lang == BOTH else [text[lang]]
    return [line for line in dict.fromkeys(told) if line]
