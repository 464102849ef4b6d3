"""Which of PowerPoint's own parts an exhibit becomes on a slide.

A picture where it has no such kind.
"""

from collections.abc import Callable

from analysis.exhibits.bounds import RatioChart
from analysis.exhibits.change import ChangePanel
from analysis.exhibits.compare import ComparePanel
from analysis.exhibits.funnel import FunnelChart
from analysis.exhibits.hazards import HazardRecord
from analysis.exhibits.hazards_context import ShareStrip
from analysis.exhibits.honours import HonoursTable
from analysis.exhibits.lists import StackedBars
from analysis.exhibits.registry import registry
from analysis.exhibits.spec import Exhibit
from analysis.exhibits.spec import Part as ExhibitPart
from analysis.exhibits.theme_panels import DotRange
from analysis.exhibits.trends import RunChart
from analysis.exhibits.words import Note, TextTable
from analysis.labels.slides import NONE, slide_word
from analysis.renderers.pptx import bars, points, tables
from analysis.renderers.pptx.parts import ChartPicture, Part, Slide
from analysis.renderers.style import Theme
from analysis.vocabulary import Label

Native = Callable[[Exhibit, Theme], tuple[Part, ...]]
# By the kind of an exhibit's parts: a new exhibit of parts that stand here has a native slide.
NATIVE: dict[type[ExhibitPart], Native] = {
    ComparePanel: bars.native_compare,
    ChangePanel: tables.native_changes,
    HazardRecord: bars.native_hazards,
    DotRange: bars.native_dot_ranges,
    RatioChart: bars.native_bounds,
    HonoursTable: tables.native_honours,
    RunChart: points.native_trends,
    ShareStrip: points.native_hazards_context,
    FunnelChart: points.native_funnel,
    StackedBars: tables.native_texts,
    TextTable: tables.native_texts,
    Note: tables.native_texts,
}


def slide_of(exhibit: Exhibit, theme: Theme, picture: Callable[[Exhibit], bytes]) -> Slide | None:
    """Return the slide of an exhibit, or None where it has nothing to show.

    `picture` draws it, for exhibits that PowerPoint has no kind of chart for.
    """
    if exhibit.empty:
        return None
    native = NATIVE.get(type(exhibit.parts[0])) if exhibit.parts else None
    if native:
        parts = native(exhibit, theme)
    elif exhibit.id in registry() and not registry()[exhibit.id].picture:
        parts = ()  # a title alone, as the opening
    else:
        parts = (ChartPicture(picture(exhibit), exhibit.alt),)
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
    how = slide_word(exhibit.id, "how") if native and chart else NONE
    return how if how.zh else exhibit.subtitle
