"""An exhibit drawn on Axes: the kind of its parts says by which module."""

from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from matplotlib.axes import Axes

from analysis.exhibits.spec import Exhibit, Part
from analysis.labels.words import wrap_text
from analysis.renderers import style
from analysis.renderers.mpl import layout
from analysis.renderers.mpl.layout import DRAWERS, Drawer
from analysis.renderers.style import Theme

NEEDED_COLUMNS = 84


class NotDrawnError(Exception):
    """An Axes that none of our charts drew."""


def draw_exhibit(exhibit: Exhibit, theme: Theme, ax: Axes | None = None) -> Axes:
    """Draw an exhibit on `ax`, or on a new 16:9 figure.

    Return the Axes, with the exhibit as its `exhibit`.

    Parameters
    ----------
    exhibit : Exhibit
        What to draw.
    theme : Theme
        Language and colours.
    ax : Axes, optional
        Where to draw it.

    Returns
    -------
    Axes
        The Axes drawn on. `Axes.exhibit` is the exhibit, in the language drawn.

    """
    ax = layout.new_axes(ax)
    if exhibit.parts:
        # The parts of an exhibit that has a picture are of one kind.
        _load_drawers()[type(exhibit.parts[0])](ax, exhibit, theme)
    else:
        _say_what_is_needed(ax, exhibit.description[theme.lang])
    layout.draw_heading(ax, exhibit.title[theme.lang], exhibit.subtitle[theme.lang])
    # What is saved of this Axes takes its words and rows from there.
    ax.exhibit = replace(exhibit, lang=theme.lang)  # type: ignore[attr-defined]
    return ax


@cache
def _load_drawers() -> dict[type[Part], Drawer]:
    """What draws each kind of part.

    Importing a module of this package registers what it draws (layout.draws).
    """
    for module in iter_modules(import_module(__package__ or "").__path__):
        import_module(f"{__package__}.{module.name}")
    return DRAWERS


def exhibit_of(ax: Axes) -> Exhibit:
    """Return the exhibit drawn on `ax`; NotDrawnError where it is not one of our charts."""
    exhibit = getattr(ax, "exhibit", None)
    if not isinstance(exhibit, Exhibit):
        raise NotDrawnError(
            "this Axes is no chart of ours: pass save() an Exhibit of your own for it"
        )
    return exhibit


def _say_what_is_needed(ax: Axes, words: str) -> None:
    """Where there is nothing to show: what that needs, and how to ask for it."""
    ax.set_axis_off()
    look: dict[str, Any] = {
        "fontsize": style.SIZES["label"],
        "color": style.QUIET,
        "linespacing": 1.6,
    }
    ax.text(
        0,
        1,
        wrap_text(words, NEEDED_COLUMNS),
        transform=ax.transAxes,
        va="top",
        gid="needed",
        **look,
    )
