"""Figures: every chart with its foot of source and notes, saved as PNG, SVG, CSV and JSON."""

import io
import json
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine, TightLayoutEngine
from matplotlib.text import Text

from analysis.briefing.sources import caveat_codes, caveat_line, source_line, window_line
from analysis.dataset import Dataset, Report
from analysis.exhibits.registry import build_of_project, charts, registry
from analysis.exhibits.spec import Exhibit
from analysis.exhibits.words import ENUMERATION, join_labels
from analysis.files import write_all
from analysis.labels.words import fill_label, label, wrap_text
from analysis.problems import StepError
from analysis.project import Project
from analysis.renderers.mpl.draw import NotDrawnError, draw_exhibit, exhibit_of
from analysis.renderers.mpl.layout import chinese_font
from analysis.renderers.style import HEIGHT, QUIET, WIDTH, Theme
from analysis.tables import to_csv
from analysis.vocabulary import Label, UnknownTermError, caveats

# --- The foot of a figure: where its numbers come from, and its notes.

SIZE, COLUMNS = 9.5, 190 / WIDTH  # columns of words to the inch
ROOM, LINE = 0.105 * HEIGHT, 0.0262 * HEIGHT  # inches: what stands under the Axes, and each line
LEFT, BOTTOM = 0.045, 0.02
LEAST = 0.15  # of the height: what the Axes keep of a low figure
# The foot that each figure shows, with the room that it had before; gone with the figure.
_SHOWN: "WeakKeyDictionary[Figure, tuple[Text, Any]]" = WeakKeyDictionary()


def show_foot(figure: Figure, reports: Mapping[str, Report]) -> None:
    """Write source and notes of our charts at the foot of `figure`, in place of an earlier foot."""
    charts = []
    for ax in figure.axes:
        what = _drawn_lines(ax)
        # Beside ours may stand Axes of the analyst's own, and charts that have nothing to show.
        if what is not None and len(what.rows):
            charts.append(what)
    _remove_foot(figure)
    if charts:
        lang = charts[0].lang
        sources, codes = list[str](), list[str]()
        for what in charts:
            sources.append(_foot_source(what, reports)[lang])
            codes += caveat_codes(what.rows, what.caveats, reports)
        # Charts side by side mostly share source and notes: each is told once.
        notes = caveat_line(list(dict.fromkeys(codes)))[lang]
        _SHOWN[figure] = _write_foot(figure, [*filter(None, dict.fromkeys(sources)), notes])


@contextmanager
def with_foot(figure: Figure, lines: Sequence[str]) -> Iterator[None]:
    """`lines` at the foot of the figure, with room made for them; the figure is left as it was."""
    with without_foot(figure):
        made = _write_foot(figure, lines)
        try:
            yield
        finally:
            _take_away(figure, *made)


@contextmanager
def without_foot(figure: Figure) -> Iterator[None]:
    """The figure without the foot that it shows, and with its own room; the foot comes back."""
    text = _SHOWN[figure][0].get_text() if figure in _SHOWN else ""
    _remove_foot(figure)
    try:
        yield
    finally:
        if text:
            _SHOWN[figure] = _write_foot(figure, text.split("\n"), wrapped=True)


def _drawn_lines(ax: Any) -> Exhibit | None:
    try:
        return exhibit_of(ax)
    except NotDrawnError:
        return None


def _foot_source(what: Exhibit, reports: Mapping[str, Report]) -> Label:
    """The source line of a chart; of rows that are not this project's, that they are not."""
    try:
        return source_line(what.rows, reports, listed=label("foot", "each"))
    except UnknownTermError:
        return label("foot", "elsewhere")


def _write_foot(figure: Figure, lines: Sequence[str], *, wrapped: bool = False) -> tuple[Text, Any]:
    """`lines` at the foot, with room made for them; the text, and what the room was before."""
    if not wrapped:
        width = round(COLUMNS * figure.get_figwidth())
        lines = [wrap_text(text, width) for text in lines]
    words = "\n".join(lines)
    before = _make_room(figure, (ROOM + LINE * (words.count("\n") + 1)) / figure.get_figheight())
    look: dict[str, Any] = {
        "fontfamily": chinese_font(),
        "fontsize": SIZE,
        "color": QUIET,
        "linespacing": 1.45,
    }
    return figure.text(LEFT, BOTTOM, words, va="bottom", gid="foot", **look), before


def _make_room(figure: Figure, room: float) -> Any:
    """Keep the lowest `room` (a part of the height) free of Axes; return the room before."""
    engine = figure.get_layout_engine()
    if isinstance(engine, ConstrainedLayoutEngine | TightLayoutEngine):
        before = engine.get()["rect"]
        # Constrained layout takes (left, bottom, width, height), tight layout four edges.
        upper = 1 - room if isinstance(engine, ConstrainedLayoutEngine) else 1
        engine.set(rect=(0, min(room, 1 - LEAST), 1, max(upper, LEAST)))
        return before
    before = figure.subplotpars.bottom
    # Any other engine is a stranger's: the foot is written, and the room left as it is.
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


def _remove_foot(figure: Figure) -> None:
    """Remove the foot that `figure` shows, if any; one that the analyst took off is not missed."""
    if (shown := _SHOWN.pop(figure, None)) is not None and shown[0] in figure.texts:
        _take_away(figure, *shown)


# --- The figures contract: one `save`, four files a chart: picture, outlines, rows, description.

DPI = 200
KINDS = ("png", "svg", "csv", "json")
SALT = "analysis"
DEFAULT_LANG = "zh"
BESIDE = Label("逐份见同名的.json", "each in the .json of this name")


class FigureError(StepError):
    """A figure that may not be saved, and why."""


def save_figure(
    ax: Axes, folder: Path, reports: Mapping[str, Report], *, chart: Exhibit | None = None
) -> list[Path]:
    """Write NAME.png, .svg, .csv and .json (NAME.en.* in English) for the chart on `ax`.

    Return their paths.

    Parameters
    ----------
    ax : what one of our charts returned; for a chart of your own pass `chart` too
    folder : where the four files go, whole or not at all
    reports : the project's reports, for the source line
    chart : what is on `ax`, where none of our charts drew it

    A chart of ours that has nothing to show is not written: its old files go, and no path is
    returned. Raises FigureError where source, caveats, alt text or a glyph is missing.

    """
    if chart is None and exhibit_of(ax).rows.empty:
        remove_files(folder, exhibit_of(ax).stem)
        return []
    rendered = render_figure(ax, reports, chart=chart)
    paths = {folder / name: content for name, content in rendered.items()}
    write_all(paths)
    return list(paths)


def remove_files(folder: Path, name: str) -> None:
    """Remove the files of the chart `name` in both languages, where they are."""
    for suffix in ("", ".en"):
        for kind in KINDS:
            (folder / f"{name}{suffix}.{kind}").unlink(missing_ok=True)


def render_figure(
    ax: Axes, reports: Mapping[str, Report], *, chart: Exhibit | None = None
) -> dict[str, bytes]:
    """The four files of the chart on `ax` by name, not written.

    As save() writes them, refused as it refuses.
    """
    what = chart or exhibit_of(ax)
    figure = ax.get_figure(root=True)
    if figure is None:
        raise FigureError(
            f"{what.id}: its figure is closed. Remedy: draw it again and save it before closing"
        )
    source, window = _figure_source(what, reports), window_line(what.rows)
    told = caveat_codes(what.rows, what.caveats, reports)
    _refuse_unsourced(what, source)
    suffix = "" if what.lang == DEFAULT_LANG else f".{what.lang}"
    described = _figure_description(what, source, window, told)
    files = {
        "csv": to_csv(what.rows),
        "json": (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode(),
    }
    # Under the picture many reports are told by their number; the .json lists each of them.
    below = _figure_source(what, reports, BESIDE)[what.lang]
    files |= _render_pictures(figure, what, caveat_line(told)[what.lang], below)
    return {f"{what.stem}{suffix}.{kind}": files[kind] for kind in KINDS}


def _figure_source(
    what: Exhibit, reports: Mapping[str, Report], listed: Label | None = None
) -> Label:
    """The source line of the rows drawn; of the rows looked at, where there was nothing to draw."""
    try:
        return source_line(
            what.rows if len(what.rows) else what.chosen_from, reports, listed=listed
        )
    except UnknownTermError as error:
        raise FigureError(f"{what.id}: it has no source line, for {error}") from None


def _refuse_unsourced(what: Exhibit, source: Label) -> None:
    """Refuse what must not be shown without."""
    needed = {"source line": source, "title": what.title, "alt text": what.description}
    lacking = [name for name, text in needed.items() if not (text.zh and text.en)]
    if lacking:
        raise FigureError(
            f"{what.id}: it has no {' and no '.join(lacking)}. Remedy: draw rows that carry "
            "their report, "
            "and give title and description (its alt text) in both languages"
        )


def _figure_description(
    what: Exhibit, source: Label, window: Label, told: list[str]
) -> dict[str, object]:
    """What the .json says."""
    notes = []
    for code in told:
        said = _both_languages(caveats()[code])
        notes.append({"code": code, **said})
    return {
        "name": what.stem,
        "title": _both_languages(what.title),
        "source": _both_languages(source),
        "window": _both_languages(window),
        "caveats": notes,
        "alt": _both_languages(what.alt),
        "rows": len(what.rows),
    }


def _both_languages(text: Label) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _render_pictures(figure: Figure, what: Exhibit, notes: str, source: str) -> dict[str, bytes]:
    """PNG and SVG of the figure in its full size, with its foot."""
    size = figure.get_size_inches()
    figure.set_size_inches(WIDTH, HEIGHT)
    try:
        with (
            with_foot(figure, (source, notes)),
            # Without a salt the ids in an SVG are random, and each run would write another file.
            plt.rc_context({"svg.fonttype": "path", "svg.hashsalt": SALT}),
        ):
            return {
                "png": render_picture(figure, "png", what.id),
                "svg": render_picture(figure, "svg", what.id),
            }
    finally:
        figure.set_size_inches(*size)


def render_picture(figure: Figure, kind: str, name: str) -> bytes:
    """One picture's bytes; FigureError for a character without a glyph."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        # Neither the day nor matplotlib's version: the same chart gives the same bytes.
        metadata = {"Date": None} if kind == "svg" else {"Software": None}
        figure.savefig(buffer, format=kind, dpi=DPI, metadata=metadata)
    missing = set[str]()
    for warning in heard:
        message = str(warning.message)  # Glyph 127 () missing from font(s) …
        if "missing from" in message:
            missing.add(message)
    if missing:
        lacking = "; ".join(sorted(missing)).rstrip(".")
        raise FigureError(f"{name}: {lacking}. Remedy: use characters that the font has")
    return buffer.getvalue()


# --- Every chart of a project, drawn and saved; one that has nothing to show is passed over.


def draw_all(project: Project, lang: str) -> Iterator[list[Path]]:
    """Draw and save each chart in turn, giving the paths written; data/clean must be built.

    A chart that has nothing to show gives no path, and its old files go.
    """
    dataset = Dataset(project)
    theme = Theme(dataset.reporting_units, lang)
    for name in charts():
        exhibit = build_of_project(name, dataset)
        if exhibit is None or exhibit.empty:
            remove_files(project.figures, name)
            yield []
            continue
        ax = draw_exhibit(exhibit, theme)
        try:
            yield save_figure(ax, project.figures, dataset.reports)
        finally:
            plt.close(ax.get_figure(root=True))


def without_content(dataset: Dataset) -> list[str]:
    """Return the names of the charts that have nothing to show of a project."""
    blank = []
    for name in charts():
        exhibit = build_of_project(name, dataset)
        if exhibit is None or exhibit.empty:
            blank.append(name)
    return blank


def passed_over(charts: Iterable[str]) -> Label:
    """Say which charts were not drawn, for there is nothing to show; nothing where there are none.

    >>> passed_over(["trends"])["en"]
    'Not drawn, for there is nothing to show: numbers over time'
    """
    listed = list(charts)
    if not listed:
        return Label("", "")
    said = join_labels([registry()[name].name for name in listed], ENUMERATION)
    return fill_label("empty", "passed_over", {"zh": {"names": said.zh}, "en": {"names": said.en}})
