"""The deck: its slides in their order, written whole; and one slide put into a deck that is there."""

from pathlib import Path
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from analysis.briefing.deck import notes
from analysis.briefing.deck.pictures import bare, drawn_bare
from analysis.dataset import Dataset
from analysis.exhibits.registry import build_of_project, charts, slides
from analysis.exhibits.spec import Exhibit
from analysis.files import write_all
from analysis.problems import StepError
from analysis.renderers.mpl.draw import exhibit_of
from analysis.renderers.pptx import presentation as base
from analysis.renderers.pptx.package import describe, to_bytes
from analysis.renderers.pptx.page import add_page, clear, fill_page, page_of
from analysis.renderers.pptx.parts import Slide
from analysis.renderers.pptx.slides import slide_of
from analysis.renderers.style import Theme

if TYPE_CHECKING:
    from pptx.presentation import Presentation

NAMES = tuple(dict.fromkeys((*slides(), *charts())))


def write_deck(dataset: Dataset, path: Path, lang: str, template: Path | None = None) -> int:
    """Write the whole deck to `path` in `lang` (zh, en, both); return the number of its slides.

    `template` is a .pptx of the analyst's, of which layouts, theme and fonts
    are taken. A slide of which the project has no row is left out.
    """
    deck = base.blank() if template is None else base.template(template.read_bytes(), str(template))
    found = [slide_named(dataset, name, lang) for name in slides()]
    made = [slide for slide in found if slide is not None]
    for slide in made:
        _put(deck, slide, dataset, lang, str(template or path))
    describe(deck, lang)
    write_all({path: to_bytes(deck)})
    return len(made)


def slide_named(dataset: Dataset, name: str, lang: str) -> Slide | None:
    """Return the slide `name` of NAMES; None where the project has no row for it."""
    if name not in NAMES:
        raise StepError(f"There is no slide {name!r}. Remedy: use one of {', '.join(NAMES)}")
    exhibit = build_of_project(name, dataset)
    return None if exhibit is None else slide_of_exhibit(exhibit, dataset, lang)


def slide_of_exhibit(exhibit: Exhibit, dataset: Dataset, lang: str) -> Slide | None:
    """Return the slide of an exhibit: PowerPoint's own charts where it has the kind, else our picture."""
    theme = Theme(dataset.reporting_units, "en" if lang == "en" else "zh")
    return slide_of(exhibit, theme, lambda one: drawn_bare(one, theme))


def to_slide(dataset: Dataset, what: Axes | str, path: Path, lang: str, chart: Exhibit | None = None) -> str:
    """Write the slide of a chart, or the one of that name, into the deck at `path`: "replaced" or "added".

    It takes the place of its namesake, or the end; the other slides stay as
    they are, and a deck that is not there is begun. Written whole or not at all.
    `chart` describes what an analyst drew on the Axes.
    """
    if isinstance(what, str):
        slide = slide_named(dataset, what, lang)
    else:
        exhibit = chart or exhibit_of(what)
        slide = slide_of(exhibit, Theme(dataset.reporting_units, exhibit.lang), lambda one: bare(what, one.id))
    if slide is None:
        raise StepError("There is nothing to show on that slide. Remedy: give it rows that the reports have")
    there = path.is_file()
    deck = base.opened(path.read_bytes(), str(path)) if there else base.blank()
    done = _put(deck, slide, dataset, lang, str(path))
    if not there:
        describe(deck, lang)
    write_all({path: to_bytes(deck)})
    return done


def _put(deck: "Presentation", slide: Slide, dataset: Dataset, lang: str, place: str) -> str:
    """Put `slide` on its page of `deck`, which is cleared of what was ours, or on a new one."""
    old = page_of(deck, slide.name)
    if old is not None:
        clear(old)
    page = old or add_page(deck, place, slide)
    foot = notes.foot(slide, dataset.reports, lang)
    below = notes.foot(slide, dataset.reports, lang, whole=True)
    told = notes.notes(slide, dataset.observations, dataset.names, below, lang)
    fill_page(page, slide, foot, told, lang, base.foot(page.slide_layout, int(deck.slide_height or 0)))
    return "added" if old is None else "replaced"
