"""The figures contract: one `save`, four files a chart: picture, outlines, rows, description.

A chart without source, caveats or alt text is refused, and so is one with a
character that the font lacks. The same chart gives the same bytes.
"""

import io
import json
import warnings
from collections.abc import Mapping
from pathlib import Path

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.briefing.foot import with_foot
from analysis.briefing.sources import caveat_codes, caveat_line, source_line, window_line
from analysis.dataset import Report
from analysis.exhibits.spec import Exhibit
from analysis.files import write_all
from analysis.problems import StepError
from analysis.renderers.mpl.draw import exhibit_of
from analysis.renderers.style import HEIGHT, WIDTH
from analysis.tables import to_csv
from analysis.vocabulary import Label, UnknownTermError, caveats

DPI = 200
KINDS = ("png", "svg", "csv", "json")
SALT = "analysis"
DEFAULT_LANG = "zh"
BESIDE = Label("逐份见同名的.json", "each in the .json of this name")


class FigureError(StepError):
    """A figure that may not be saved, and why."""


def save(ax: Axes, folder: Path, reports: Mapping[str, Report], *, chart: Exhibit | None = None) -> list[Path]:
    """Write NAME.png, .svg, .csv and .json (NAME.en.* in English) for the chart on `ax`; return their paths.

    Parameters
    ----------
    ax : what one of our charts returned; for a chart of your own pass `chart` too
    folder : where the four files go, whole or not at all
    reports : the project's reports, for the source line
    chart : what is on `ax`, where none of our charts drew it

    A chart of ours that has nothing to show is not written: its old files go, and no path is returned.
    Raises FigureError where source, caveats, alt text or a glyph is missing.

    """
    if chart is None and exhibit_of(ax).rows.empty:
        remove_files(folder, exhibit_of(ax).stem)
        return []
    paths = {folder / name: content for name, content in rendered(ax, reports, chart=chart).items()}
    write_all(paths)
    return list(paths)


def remove_files(folder: Path, name: str) -> None:
    """Remove the files of the chart `name` in both languages, where they are."""
    for suffix in ("", ".en"):
        for kind in KINDS:
            (folder / f"{name}{suffix}.{kind}").unlink(missing_ok=True)


def rendered(ax: Axes, reports: Mapping[str, Report], *, chart: Exhibit | None = None) -> dict[str, bytes]:
    """The four files of the chart on `ax` by name, not written: as save() writes them, refused as it refuses."""
    what = chart or exhibit_of(ax)
    figure = ax.get_figure(root=True)
    if figure is None:
        raise FigureError(f"{what.id}: its figure is closed. Remedy: draw it again and save it before closing")
    source, told, window = (
        _source(what, reports),
        caveat_codes(what.rows, what.caveats, reports),
        window_line(what.rows),
    )
    _refuse(what, source)
    suffix = "" if what.lang == DEFAULT_LANG else f".{what.lang}"
    described = _described(what, source, window, told)
    files = {"csv": to_csv(what.rows), "json": (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()}
    files |= _pictures(figure, what, caveat_line(told)[what.lang], _source(what, reports, BESIDE)[what.lang])
    return {f"{what.stem}{suffix}.{kind}": files[kind] for kind in KINDS}


def _source(what: Exhibit, reports: Mapping[str, Report], listed: Label | None = None) -> Label:
    """The source line of the rows drawn; of the rows looked at, where there was nothing to draw."""
    try:
        return source_line(what.rows if len(what.rows) else what.chosen_from, reports, listed=listed)
    except UnknownTermError as error:
        raise FigureError(f"{what.id}: it has no source line, for {error}") from None


def _refuse(what: Exhibit, source: Label) -> None:
    """Refuse what must not be shown without."""
    lacking = [
        name
        for name, text in (("source line", source), ("title", what.title), ("alt text", what.description))
        if not (text.zh and text.en)
    ]
    if lacking:
        raise FigureError(
            f"{what.id}: it has no {' and no '.join(lacking)}. Remedy: draw rows that carry their report, "
            "and give title and description (its alt text) in both languages"
        )


def _described(what: Exhibit, source: Label, window: Label, told: list[str]) -> dict[str, object]:
    """What the .json says."""
    return {
        "name": what.stem,
        "title": _pair(what.title),
        "source": _pair(source),
        "window": _pair(window),
        "caveats": [{"code": code, **_pair(caveats()[code])} for code in told],
        "alt": _pair(what.alt),
        "rows": len(what.rows),
    }


def _pair(text: Label) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _pictures(figure: Figure, what: Exhibit, notes: str, source: str) -> dict[str, bytes]:
    """PNG and SVG of the figure in its full size, with its foot."""
    size = figure.get_size_inches()
    figure.set_size_inches(WIDTH, HEIGHT)
    try:
        with (
            with_foot(figure, (source, notes)),
            plt.rc_context({"svg.fonttype": "path", "svg.hashsalt": SALT}),
        ):
            return {kind: picture(figure, kind, what.id) for kind in ("png", "svg")}
    finally:
        figure.set_size_inches(*size)


def picture(figure: Figure, kind: str, name: str) -> bytes:
    """One picture's bytes; FigureError for a character without a glyph."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        metadata = {"Date": None} if kind == "svg" else {"Software": None}
        figure.savefig(buffer, format=kind, dpi=DPI, metadata=metadata)
    missing = sorted({str(warning.message) for warning in heard if "missing from" in str(warning.message)})
    if missing:
        raise FigureError(f"{name}: {'; '.join(missing).rstrip('.')}. Remedy: use characters that the font has")
    return buffer.getvalue()
