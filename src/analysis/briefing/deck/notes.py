"""What stands below a slide, and what its speaker sees: the words behind each number, and where they stand."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.briefing.evidence import behind
from analysis.briefing.sources import caveat_codes, caveat_line, source_line, window_line
from analysis.dataset import Report
from analysis.exhibits.numbers import Number, numbers_of
from analysis.labels.names import Names
from analysis.labels.slides import BOTH, lines, word
from analysis.labels.words import LANGUAGES
from analysis.renderers.pptx.parts import Slide
from analysis.renderers.pptx.sheets import text_on_slide
from analysis.vocabulary import Label, metrics

LONGEST_PHRASE, MOST = 20, 80


def foot(slide: Slide, reports: Mapping[str, Report], lang: str, *, whole: bool = False) -> list[str]:
    """Window, caveats and source of the slide's rows, a line each; many reports by their number, unless `whole`."""
    rows = slide.rows if len(slide.rows) else slide.looked_at
    window = word("foot", "window", {each: {"window": window_line(rows)[each]} for each in LANGUAGES})
    told = caveat_line(caveat_codes(slide.rows, slide.told, reports))
    source = source_line(rows, reports, listed=None if whole else word("foot", "listed"))
    return ["   ".join(lines(window, lang)), *lines(told, lang), source.zh if lang == BOTH else source[lang]]


def notes(slide: Slide, every: pd.DataFrame, names: Names, below: Sequence[str], lang: str) -> list[str]:
    """The title, the evidence of each number with its report and place, and what stands `below`.

    `every` are all observations: a derived number is told by those that it was made of.
    """
    told = [text for said in (slide.title, slide.how, *slide.notes) for text in lines(said, lang)]
    if "phrase" in slide.rows and len(slide.rows):
        shown = slide.rows.head(MOST)
        told += ["", *lines(word("notes", "evidence"), lang)]
        for number, row in zip(numbers_of(shown, names), shown.to_dict("records"), strict=True):
            parts = numbers_of(behind(row, every), names) if metrics()[number.metric].derived else []
            where = "；".join(map(_place, parts or [number]))
            told += [f"· {text}" for text in lines(_line(number, where), lang)]
        if (more := len(slide.rows) - len(shown)) > 0:
            told += lines(word("notes", "more", {each: {"n": more} for each in LANGUAGES}), lang)
    return [*told, "", *below]


def _line(number: Number, where: str) -> Label:
    """One number: whose, what, how many, when, and its words where they stand."""
    text = text_on_slide(number)
    zh, en = (f"{number.who[lang]} {number.name[lang]} {text[lang]}{number.query[lang]}" for lang in LANGUAGES)
    return Label(f"{zh}（{number.window.zh}） {where}", f"{en} ({number.window.en}) {where}")


def _place(number: Number) -> str:
    """The phrase, its report, and its place there: an offset or a cell."""
    phrase = number.phrase
    cut = phrase if len(phrase) <= LONGEST_PHRASE else f"{phrase[: LONGEST_PHRASE - 1]}…"
    return f"“{cut}” [{number.report}{f' @ {number.place}' if number.place else ''}]"
