"""The deck: its slides with foot and notes, and the file that they are put into."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.briefing.figures import render_picture, without_foot
from analysis.briefing.sources import (
    caveat_codes,
    caveat_line,
    rows_behind,
    source_line,
    window_line,
)
from analysis.dataset import Dataset, Report
from analysis.exhibits.numbers import Number, numbers_of
from analysis.exhibits.registry import build_of_project, charts, slides
from analysis.exhibits.spec import Exhibit
from analysis.files import write_all
from analysis.labels.slides import BOTH, language_lines, slide_word
from analysis.labels.words import Names, bilingual, in_both
from analysis.problems import StepError
from analysis.project import Project
from analysis.renderers.mpl.draw import draw_exhibit, exhibit_of
from analysis.renderers.pptx import presentation as base
from analysis.renderers.pptx.page import add_page, clear_page, fill_page, page_of
from analysis.renderers.pptx.parts import Slide
from analysis.renderers.pptx.presentation import set_properties, to_bytes
from analysis.renderers.pptx.sheet import text_on_slide
from analysis.renderers.pptx.slides import slide_of
from analysis.renderers.style import Theme
from analysis.vocabulary import Label, metrics

if TYPE_CHECKING:
    from pptx.presentation import Presentation

# --- What stands below a slide, and what its speaker sees: the words behind each number, and where
# they stand.

LONGEST_PHRASE, MOST = 20, 80


def slide_foot(
    slide: Slide, reports: Mapping[str, Report], lang: str, *, whole: bool = False
) -> list[str]:
    """Window, caveats and source of the slide's rows, a line each.

    Many reports by their number, unless `whole`.
    """
    # A slide that shows nothing still says which reports were looked through in vain.
    rows = slide.rows if len(slide.rows) else slide.looked_at
    when = window_line(rows)
    window = slide_word("foot", "window", {"zh": {"window": when.zh}, "en": {"window": when.en}})
    told = caveat_line(caveat_codes(slide.rows, slide.told, reports))
    source = source_line(rows, reports, listed=None if whole else slide_word("foot", "listed"))
    # Lines are dear below a slide: both languages share one for windows, and sources are cited in
    # Chinese alone, as the reports were published.
    return [
        "   ".join(language_lines(window, lang)),
        *language_lines(told, lang),
        source.zh if lang == BOTH else source[lang],
    ]


def speaker_notes(
    slide: Slide, every: pd.DataFrame, names: Names, below: Sequence[str], lang: str
) -> list[str]:
    """The title, the evidence of each number with its report and place, and what stands `below`.

    `every` are all observations: a derived number is told by those that it was made of.
    """
    told: list[str] = []
    for said in (slide.title, slide.how, *slide.notes):
        told += language_lines(said, lang)
    # A coverage has rows too, but no phrases to tell as evidence.
    if "phrase" in slide.rows and len(slide.rows):
        shown = slide.rows.head(MOST)
        told += ["", *language_lines(slide_word("notes", "evidence"), lang)]
        for number, row in zip(numbers_of(shown, names), shown.to_dict("records"), strict=True):
            parts = (
                numbers_of(rows_behind(row, every), names)
                if metrics()[number.metric].derived
                else []
            )
            where = "；".join(map(_evidence_place, parts or [number]))
            told += [f"· {text}" for text in language_lines(_evidence_line(number, where), lang)]
        if (more := len(slide.rows) - len(shown)) > 0:
            told += language_lines(slide_word("notes", "more", in_both(n=more)), lang)
    return [*told, "", *below]


def _evidence_line(number: Number, where: str) -> Label:
    """One number: whose, what, how many, when, and its words where they stand."""
    text = text_on_slide(number)
    said = bilingual(
        lambda lang: f"{number.who[lang]} {number.name[lang]} {text[lang]}{number.query[lang]}"
    )
    when = number.window
    return Label(f"{said.zh}（{when.zh}） {where}", f"{said.en} ({when.en}) {where}")


def _evidence_place(number: Number) -> str:
    """The phrase, its report, and its place there: an offset or a cell."""
    phrase = number.phrase
    cut = phrase if len(phrase) <= LONGEST_PHRASE else f"{phrase[: LONGEST_PHRASE - 1]}…"
    return f"“{cut}” [{number.report}{f' @ {number.place}' if number.place else ''}]"


# --- A chart of ours as a picture for a slide: without the heading and foot that the slide has
# itself.

SIZE = (12.33, 4.55)  # inches, as the room below a title
MARGINS = {"left": 0.005, "right": 0.995, "top": 0.9, "bottom": 0.09}
HEADING = ("title", "subtitle")


def drawn_bare(exhibit: Exhibit, theme: Theme) -> bytes:
    """Return a PNG of an exhibit, drawn for this alone."""
    ax = draw_exhibit(exhibit, theme)
    plt.close(ax.get_figure(root=True))
    return bare_picture(ax, exhibit.id)


def bare_picture(ax: Axes, name: str) -> bytes:
    """PNG of the chart on `ax`, its figure left as it was."""
    figure = cast("Figure", ax.get_figure(root=True))
    size, before = figure.get_size_inches(), vars(figure.subplotpars).copy()
    heading = [text for text in ax.texts if text.get_gid() in HEADING]
    # An analyst's figure may have a layout engine: margins are then its business.
    ours = figure.get_layout_engine() is None
    try:
        for text in heading:
            text.set_visible(False)
        figure.set_size_inches(*SIZE)
        if ours:
            figure.subplots_adjust(**MARGINS)
        with without_foot(figure):
            return render_picture(figure, "png", name)
    finally:
        figure.set_size_inches(*size)
        if ours:
            figure.subplots_adjust(**{side: before[side] for side in MARGINS})
        for text in heading:
            text.set_visible(True)


# --- The deck: its slides in their order, written whole; and one slide put into a deck that is
# there.

NAMES = tuple(dict.fromkeys((*slides(), *charts())))


def write_deck(dataset: Dataset, path: Path, lang: str, template: Path | None = None) -> int:
    """Write the whole deck to `path` in `lang` (zh, en, both); return the number of its slides.

    `template` is a .pptx of the analyst's, of which layouts, theme and fonts
    are taken. A slide of which the project has no row is left out.
    """
    deck = (
        base.blank_presentation()
        if template is None
        else base.open_template(template.read_bytes(), str(template))
    )
    made = 0
    for name in slides():
        slide = slide_named(dataset, name, lang)
        if slide is not None:
            _put_slide(deck, slide, dataset, lang, str(template or path))
            made += 1
    set_properties(deck, lang)
    write_all({path: to_bytes(deck)})
    return made


def slide_named(dataset: Dataset, name: str, lang: str) -> Slide | None:
    """Return the slide `name` of NAMES; None where the project has no row for it."""
    if name not in NAMES:
        raise StepError(f"There is no slide {name!r}. Remedy: use one of {', '.join(NAMES)}")
    exhibit = build_of_project(name, dataset)
    return None if exhibit is None else slide_of_exhibit(exhibit, dataset, lang)


def slide_of_exhibit(exhibit: Exhibit, dataset: Dataset, lang: str) -> Slide | None:
    """Return the slide of an exhibit.

    PowerPoint's own charts where it has the kind, else our picture.
    """
    # In a bilingual deck a picture has room for one language, and it is Chinese.
    theme = Theme(dataset.reporting_units, "en" if lang == "en" else "zh")
    return slide_of(exhibit, theme, lambda one: drawn_bare(one, theme))


def to_slide(
    dataset: Dataset, what: Axes | str, path: Path, lang: str, chart: Exhibit | None = None
) -> str:
    """Write the slide of a chart, or the one of that name, into the deck at `path`.

    "replaced" or "added".

    It takes the place of its namesake, or the end; the other slides stay as
    they are, and a deck that is not there is begun. Written whole or not at all.
    `chart` describes what an analyst drew on the Axes.
    """
    if isinstance(what, str):
        slide = slide_named(dataset, what, lang)
    else:
        exhibit = chart or exhibit_of(what)
        slide = slide_of(
            exhibit,
            Theme(dataset.reporting_units, exhibit.lang),
            lambda one: bare_picture(what, one.id),
        )
    if slide is None:
        raise StepError(
            "There is nothing to show on that slide. Remedy: give it rows that the reports have"
        )
    there = path.is_file()
    deck = (
        base.open_presentation(path.read_bytes(), str(path)) if there else base.blank_presentation()
    )
    done = _put_slide(deck, slide, dataset, lang, str(path))
    # A deck that is there keeps its own title and author.
    if not there:
        set_properties(deck, lang)
    write_all({path: to_bytes(deck)})
    return done


def _put_slide(deck: "Presentation", slide: Slide, dataset: Dataset, lang: str, place: str) -> str:
    """Put `slide` on its page of `deck`, which is cleared of what was ours, or on a new one."""
    old = page_of(deck, slide.name)
    if old is not None:
        clear_page(old)
    page = old or add_page(deck, place, slide)
    short = slide_foot(slide, dataset.reports, lang)
    below = slide_foot(slide, dataset.reports, lang, whole=True)
    told = speaker_notes(slide, dataset.observations, dataset.names, below, lang)
    fill_page(
        page,
        slide,
        short,
        told,
        lang,
        base.foot_of_layout(page.slide_layout, int(deck.slide_height or 0)),
    )
    return "added" if old is None else "replaced"


# --- What is drawn, and the deck that it is put into.


def require_drawable(project: Project) -> None:
    """Raise DataError where data/clean is not built, and StepError where no number is in it yet."""
    if not Dataset(project).reports:
        waiting = next(project.reports(), "ID")
        raise StepError(
            "No number is confirmed yet, so nothing can be drawn. Remedy: run `analysis "
            f"review {waiting}`"
        )


def drawable_dataset(project: Project) -> Dataset:
    """Return the clean data that slides are made from; StepError where nothing can be drawn."""
    require_drawable(project)
    return Dataset(project)


def write_whole_deck(project: Project, lang: str, template: Path | None = None) -> str:
    """Write the whole deck; one line of what was written."""
    path = project.deck(lang)
    slides = write_deck(drawable_dataset(project), path, lang, template)
    return f"{slides} slides -> {project.shown(path)}"


def write_one_slide(project: Project, name: str, path: Path, lang: str) -> str:
    """Write one slide into the deck at `path`; one line of what became of it."""
    return (
        f"{name}: {to_slide(drawable_dataset(project), name, path, lang)} in {project.shown(path)}"
    )
