"""The deck: its slides in their order, written whole; and one slide put into a deck that is there."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from analysis.briefing.deck import ask_slide, base, method_slides, notes, row_slides
from analysis.briefing.deck.chart_slides import GRIDS, NATIVE
from analysis.briefing.deck.material import Material
from analysis.briefing.deck.package import describe, to_bytes
from analysis.briefing.deck.page import add_page, clear, fill_page, page_of
from analysis.briefing.deck.parts import Picture, Slide
from analysis.briefing.deck.pictures import bare
from analysis.briefing.deck.words import word
from analysis.charting import CHARTS, Drawn, drawn
from analysis.comparing.guards import FEWEST_UNITS
from analysis.files import write_all
from analysis.problems import StepError
from analysis.vocabulary import Label

if TYPE_CHECKING:
    from pptx.presentation import Presentation

OF_ROWS: dict[str, Callable[[Material], Slide | None]] = {
    "opening": row_slides.opening,
    "reported": row_slides.reported,
    "who": row_slides.who,
    "prevention": row_slides.prevention,
    "per_event": row_slides.per_event,
    "ask": ask_slide.ask,
    "method": method_slides.method,
    "sources": method_slides.sources,
}
ORDER = (
    "opening",
    "coverage",
    "reported",
    "who",
    "windows",
    "hazards",
    "hazards_context",
    "bounds",
    "prevention",
    "per_event",
    "fine_waiver",
    "publicity",
    "honours",
    "funnel",
    "trends",
    "ask",
    "method",
    "sources",
)
NAMES = tuple(dict.fromkeys((*ORDER, *CHARTS)))


def write_deck(material: Material, path: Path, lang: str, template: Path | None = None) -> int:
    """Write the whole deck to `path` in `lang` (zh, en, both); return the number of its slides.

    `template` is a .pptx of the analyst's, of which layouts, theme and fonts
    are taken. A slide of which the project has no row is left out.
    """
    deck = base.blank() if template is None else base.template(template.read_bytes(), str(template))
    found = [slide_of(material, name, lang) for name in ORDER]
    slides = [slide for slide in found if slide is not None]
    for slide in slides:
        _put(deck, slide, material, lang, str(template or path))
    describe(deck, lang)
    write_all({path: to_bytes(deck)})
    return len(slides)


def slide_of(material: Material, name: str, lang: str) -> Slide | None:
    """The slide `name` of NAMES; None where the project has no row for it."""
    if name in OF_ROWS:
        return OF_ROWS[name](material)
    if name not in CHARTS:
        raise StepError(f"There is no slide {name!r}. Remedy: use one of {', '.join(NAMES)}")
    return chart_slide(material.draw(name, "en" if lang == "en" else "zh"), material)


def chart_slide(ax: Axes, material: Material, chart: Drawn | None = None) -> Slide | None:
    """The slide of the chart on `ax`: PowerPoint's own where it has the kind, else our picture."""
    what = chart or drawn(ax)
    if what.rows.empty:
        return None
    native = NATIVE.get(what.name)
    parts = native(what, material.names) if native else (Picture(bare(ax, what.name), what.alt),)
    columns, widths = GRIDS.get(what.name, (1, ())) if len(parts) > 1 else (1, ())
    columns = columns if widths else min(columns, len(parts))
    how = _how(what) if native else what.subtitle
    return Slide(what.stem, what.title, how, parts, what.rows, what.told, what.looked_at, columns, widths)


def _how(what: Drawn) -> Label:
    """How a native chart is read; what needs more units than it has is said to be left out."""
    few = word(what.name, "how_few")
    return few if few.zh and len(what.rows) < FEWEST_UNITS else word(what.name, "how")


def to_slide(material: Material, what: Axes | str, path: Path, lang: str, chart: Drawn | None = None) -> str:
    """Write the slide of a chart, or the one of that name, into the deck at `path`: "replaced" or "added".

    It takes the place of its namesake, or the end; the other slides stay as
    they are, and a deck that is not there is begun. Written whole or not at all.
    `chart` describes what an analyst drew on the Axes.
    """
    slide = slide_of(material, what, lang) if isinstance(what, str) else chart_slide(what, material, chart)
    if slide is None:
        raise StepError("There is nothing to show on that slide. Remedy: give it rows that the reports have")
    there = path.is_file()
    deck = base.opened(path.read_bytes(), str(path)) if there else base.blank()
    done = _put(deck, slide, material, lang, str(path))
    if not there:
        describe(deck, lang)
    write_all({path: to_bytes(deck)})
    return done


def _put(deck: "Presentation", slide: Slide, material: Material, lang: str, place: str) -> str:
    """Put `slide` on its page of `deck`, which is cleared of what was ours, or on a new one."""
    old = page_of(deck, slide.name)
    if old is not None:
        clear(old)
    page = old or add_page(deck, place, slide)
    foot = notes.foot(slide, material.reports, lang)
    below = notes.foot(slide, material.reports, lang, whole=True)
    told = notes.notes(slide, material.observations, material.names, below, lang)
    fill_page(page, slide, foot, told, lang, base.foot(page.slide_layout, int(deck.slide_height or 0)))
    return "added" if old is None else "replaced"
