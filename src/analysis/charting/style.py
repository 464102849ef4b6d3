"""One look: theme, then font (the theme resets it), a colour and a pattern for each unit."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib import font_manager
from matplotlib.axes import Axes

from analysis.problems import StepError
from analysis.vocabulary import Label

WIDTH, HEIGHT = 13.333, 7.5
MARGINS = {"left": 0.045, "right": 0.965, "top": 0.8, "bottom": 0.19}
CARRIER, FONT_FILE = "zhplot", "fonts/NotoSansSC-Regular.ttf"
INK, QUIET, FAINT, PAPER = "#1a1a1a", "#595959", "#d9d9d9", "#ffffff"
# Okabe & Ito 2008, in an order whose greys differ too; black and yellow are kept for text and nothing.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
OTHERS = "#808080"
MARKERS = ("o", "s", "^", "D", "v", "P")
ABSENT_HATCH = "////"
SIZES = {"title": 20, "subtitle": 13, "label": 12, "small": 10, "number": 22}
Names = Mapping[str, Label]


class FontError(StepError):
    """The font that holds Chinese characters is not there."""


def font_file() -> Path:
    """Where the Chinese font lies; FontError where its package is missing."""
    spec = find_spec(CARRIER)
    path = Path(spec.origin).parent / FONT_FILE if spec and spec.origin else None
    if path is None or not path.is_file():
        raise FontError(f"{FONT_FILE} of the package {CARRIER} is missing. Remedy: pip install {CARRIER}")
    return path


@cache
def font() -> str:
    """Name of the Chinese font, known to matplotlib from here on."""
    path = font_file()
    font_manager.fontManager.addfont(path)
    return font_manager.FontProperties(fname=path).get_name()


def use() -> None:
    """Set the theme, and then the font."""
    import seaborn as sns

    sns.set_theme(style="white", context="notebook")
    plt.rcParams.update(
        {
            "font.family": [font()],
            "axes.unicode_minus": False,
            "svg.fonttype": "path",
            "svg.hashsalt": "analysis",
            "figure.figsize": (WIDTH, HEIGHT),
            "hatch.color": "#c4c4c4",
            "hatch.linewidth": 0.6,
            "text.color": INK,
            "axes.edgecolor": QUIET,
            "xtick.color": QUIET,
            "ytick.color": INK,
        }
    )


def axes(ax: Axes | None) -> Axes:
    """`ax`, or the Axes of a new 16:9 figure with room for heading and source line."""
    use()
    if ax is not None:
        return ax
    figure, made = plt.subplots(figsize=(WIDTH, HEIGHT))
    figure.subplots_adjust(**MARGINS)
    return made


def heading(ax: Axes, title: str, subtitle: str) -> None:
    """Title and subtitle above `ax`, from its left edge."""
    ax.text(0, 1.2, title, transform=ax.transAxes, fontsize=SIZES["title"], color=INK, va="bottom", gid="title")
    ax.text(
        0, 1.125, subtitle, transform=ax.transAxes, fontsize=SIZES["subtitle"], color=QUIET, va="bottom", gid="subtitle"
    )


def panels(
    ax: Axes, columns: int, rows: int = 1, *, lead: float = 0.0, top: float = 0.0, gap: Sequence[float] = (0.04, 0.16)
) -> list[Axes]:
    """`columns` x `rows` Axes inside `ax`, row by row from the top; `ax` itself is left empty.

    `lead` is the room at the left of each for its labels, `top` that above all, as parts of `ax`.
    """
    ax.set_axis_off()
    width = (1 - (lead + gap[0]) * columns + gap[0]) / columns
    height = (1 - top - gap[1] * (rows - 1)) / rows
    places = [
        (lead + column * (width + lead + gap[0]), 1 - top - height - row * (height + gap[1]), width, height)
        for row in range(rows)
        for column in range(columns)
    ]
    return [ax.inset_axes(place) for place in places]


def inner(ax: Axes, left: float, right: float = 0.0) -> Axes:
    """One Axes inside `ax` with room for labels at its left and right, as parts of the width."""
    ax.set_axis_off()
    return ax.inset_axes((left, 0, 1 - left - right, 1))


def units_of(names: Names) -> list[str]:
    """Unit ids of `names`, in their order; actors (UNIT/NAME) left out."""
    return [name for name in names if "/" not in name]


def units_shown(rows: pd.DataFrame, names: Names) -> list[str]:
    """Units of `names` in their order, then those of `rows` that have no name."""
    known = units_of(names)
    return [*known, *(unit for unit in rows["unit"].drop_duplicates() if unit not in known)]


def colour(unit: str, names: Names) -> str:
    """The unit's colour: by its place among the units, grey from the seventh on."""
    order = units_of(names)
    place = order.index(unit) if unit in order else len(PALETTE)
    return PALETTE[place] if place < len(PALETTE) else OTHERS


def marker(unit: str, names: Names) -> str:
    """The unit's marker, so that units can be told apart in grey."""
    order = units_of(names)
    place = order.index(unit) if unit in order else len(MARKERS)
    return MARKERS[place] if place < len(MARKERS) else "."


def whose(unit: str, actor: str, names: Names, lang: str) -> str:
    """The unit, or the unit and its sub-unit or officer: a part never stands for the whole."""
    own = name_of(unit, names, lang)
    return own if actor == unit else f"{own} · {name_of(actor, names, lang)}"


def name_of(identifier: str, names: Names, lang: str) -> str:
    """What a unit or actor is called, its id where no name is given."""
    return names[identifier][lang] if identifier in names else identifier
