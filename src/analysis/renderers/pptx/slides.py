"""Which of PowerPoint's own parts an exhibit becomes on a slide.

A picture where it has no such kind.
"""

from collections.abc import Callable

from analysis.exhibits.registry import registry
from analysis.exhibits.spec import Exhibit
from analysis.labels.slides import slide_word
from analysis.renderers.pptx import bars, points, tables
from analysis.renderers.pptx.parts import ChartPicture, Part, Slide
from analysis.renderers.style import Theme
from analysis.vocabulary import Label

Native = Callable[[Exhibit, Theme], tuple[Part, ...]]
NATIVE: dict[str, Native] = {
    "hazards": bars.native_hazards,
    "fine_waiver": bars.native_dot_ranges,
    "training_reach": bars.native_dot_ranges,
    "publicity": bars.native_dot_ranges,
    "prevention": bars.native_dot_ranges,
    "per_event": bars.native_dot_ranges,
    "bounds": bars.native_bounds,
    "honours": tables.native_honours,
    "trends": points.native_trends,
    "hazards_context": points.native_hazards_context,
    "funnel": points.native_funnel,
    "opening": tables.native_texts,
    "reported": tables.native_texts,
    "who": tables.native_texts,
    "ask": tables.native_texts,
    "method": tables.native_texts,
    "sources": tables.native_texts,
}


def slide_of(exhibit: Exhibit, theme: Theme, picture: Callable[[Exhibit], bytes]) -> Slide | None:
    """Return the slide of an exhibit, or None where it has nothing to show.

    `picture` draws it, for exhibits that PowerPoint has no kind of chart for.
    """
    if exhibit.empty:
        return None
    native = NATIVE.get(exhibit.id)
    parts = native(exhibit, theme) if native else (ChartPicture(picture(exhibit), exhibit.alt),)
    columns, widths = _slide_columns(exhibit.id, len(parts))
    return Slide(
        name=exhibit.stem,
        title=exhibit.title,
        how=_slide_subtitle(exhibit, native=native is not None),
        parts=parts,
        rows=exhibit.rows,
        told=exhibit.caveats,
        looked_at=exhibit.chosen_from,
        columns=columns,
        widths=widths,
        opening=exhibit.opening,
        notes=exhibit.notes,
    )


def _slide_columns(name: str, parts: int) -> tuple[int, tuple[float, ...]]:
    """How many parts stand beside each other, and how wide each is."""
    if name not in registry() or parts <= 1:
        return 1, ()
    entry = registry()[name]
    return (entry.columns if entry.widths else min(entry.columns, parts)), entry.widths


def _slide_subtitle(exhibit: Exhibit, *, native: bool) -> Label:
    """How the slide is read: a native chart may look other than the picture."""
    if exhibit.how.zh:
        return exhibit.how
    chart = exhibit.id in registry() and registry()[exhibit.id].picture
    return slide_word(exhibit.id, "how") if native and chart else exhibit.subtitle
