"""The foot of a figure: where its numbers come from, and its notes.

A chart in a notebook bears it too, so that a copied picture keeps its warning;
saving and slides put it aside and set their own.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine, TightLayoutEngine
from matplotlib.text import Text

from analysis.briefing.sources import caveat_codes, caveat_line, source_line
from analysis.dataset import Report
from analysis.exhibits.spec import Exhibit
from analysis.labels.words import label, wrap
from analysis.renderers.mpl.draw import NotDrawnError, exhibit_of
from analysis.renderers.mpl.layout import font
from analysis.renderers.style import HEIGHT, QUIET, WIDTH
from analysis.vocabulary import Label, UnknownTermError

SIZE, COLUMNS = 9.5, 190 / WIDTH  # columns of words to the inch
ROOM, LINE = 0.105 * HEIGHT, 0.0262 * HEIGHT  # inches: what stands under the Axes, and each line
LEFT, BOTTOM = 0.045, 0.02
LEAST = 0.15  # of the height: what the Axes keep of a low figure
_SHOWN: "WeakKeyDictionary[Figure, tuple[Text, Any]]" = WeakKeyDictionary()


def show_foot(figure: Figure, reports: Mapping[str, Report]) -> None:
    """Write source and notes of every chart of ours on `figure` at its foot, in place of an earlier foot."""
    charts = [what for what in map(_drawn, figure.axes) if what is not None and len(what.rows)]
    _remove(figure)
    if charts:
        lang = charts[0].lang
        sources = dict.fromkeys(_source(what, reports)[lang] for what in charts)
        codes = dict.fromkeys(code for what in charts for code in caveat_codes(what.rows, what.caveats, reports))
        _SHOWN[figure] = _write(figure, [*filter(None, sources), caveat_line(list(codes))[lang]])


@contextmanager
def with_foot(figure: Figure, lines: Sequence[str]) -> Iterator[None]:
    """`lines` at the foot of the figure, with room made for them; the figure is left as it was."""
    with without_foot(figure):
        made = _write(figure, lines)
        try:
            yield
        finally:
            _take_away(figure, *made)


@contextmanager
def without_foot(figure: Figure) -> Iterator[None]:
    """The figure without the foot that it shows, and with its own room; the foot comes back."""
    text = _SHOWN[figure][0].get_text() if figure in _SHOWN else ""
    _remove(figure)
    try:
        yield
    finally:
        if text:
            _SHOWN[figure] = _write(figure, text.split("\n"), wrapped=True)


def _drawn(ax: Any) -> Exhibit | None:
    try:
        return exhibit_of(ax)
    except NotDrawnError:
        return None


def _source(what: Exhibit, reports: Mapping[str, Report]) -> Label:
    """The source line of a chart; of rows that are not this project's, that they are not."""
    try:
        return source_line(what.rows, reports, listed=label("foot", "each"))
    except UnknownTermError:
        return label("foot", "elsewhere")


def _write(figure: Figure, lines: Sequence[str], *, wrapped: bool = False) -> tuple[Text, Any]:
    """`lines` at the foot, with room made for them; the text, and what the room was before."""
    width = round(COLUMNS * figure.get_figwidth())
    words = "\n".join(lines if wrapped else (wrap(text, width) for text in lines))
    before = _make_room(figure, (ROOM + LINE * (words.count("\n") + 1)) / figure.get_figheight())
    look: dict[str, Any] = {"fontfamily": font(), "fontsize": SIZE, "color": QUIET, "linespacing": 1.45}
    return figure.text(LEFT, BOTTOM, words, va="bottom", gid="foot", **look), before


def _make_room(figure: Figure, room: float) -> Any:
    """Keep the lowest `room` (a part of the height) free of Axes; return what the room was before."""
    engine = figure.get_layout_engine()
    if isinstance(engine, ConstrainedLayoutEngine | TightLayoutEngine):
        before = engine.get()["rect"]
        upper = 1 - room if isinstance(engine, ConstrainedLayoutEngine) else 1
        engine.set(rect=(0, min(room, 1 - LEAST), 1, max(upper, LEAST)))
        return before
    before = figure.subplotpars.bottom
    if engine is None:
        figure.subplots_adjust(bottom=max(before, min(room, figure.subplotpars.top - LEAST)))
    return before


def _take_away(figure: Figure, text: Text, before: Any) -> None:
    """Remove a foot, and give its room back."""
    text.remove()
    engine = figure.get_layout_engine()
    if isinstance(engine, ConstrainedLayoutEngine | TightLayoutEngine):
        engine.set(rect=before)
    elif engine is None:
        figure.subplots_adjust(bottom=before)


def _remove(figure: Figure) -> None:
    """Remove the foot that `figure` shows, if any; one that the analyst took off is not missed."""
    if (shown := _SHOWN.pop(figure, None)) is not None and shown[0] in figure.texts:
        _take_away(figure, *shown)
