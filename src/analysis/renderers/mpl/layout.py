"""Axes and headings of a picture: theme, then font (the theme resets it)."""

from collections.abc import Callable, Sequence
from functools import cache

import matplotlib.pyplot as plt
from matplotlib import font_manager
from matplotlib.axes import Axes

from analysis.exhibits.spec import Exhibit, Part
from analysis.renderers.style import HEIGHT, INK, QUIET, SIZES, WIDTH, Theme, font_file

Drawer = Callable[[Axes, Exhibit, Theme], None]
DRAWERS: dict[type[Part], Drawer] = {}  # what draws an exhibit whose parts are of a kind
MARGINS = {"left": 0.045, "right": 0.965, "top": 0.8, "bottom": 0.19}


def draws(part: type[Part]) -> Callable[[Drawer], Drawer]:
    """Register the function below as what draws exhibits whose parts are of this kind."""

    def register(drawer: Drawer) -> Drawer:
        DRAWERS[part] = drawer
        return drawer

    return register


@cache
def chinese_font() -> str:
    """Name of the Chinese font, known to matplotlib from here on."""
    path = font_file()
    font_manager.fontManager.addfont(path)
    return font_manager.FontProperties(fname=path).get_name()


def use_style() -> None:
    """Set the theme, and then the font."""
    import seaborn as sns

    sns.set_theme(style="white", context="notebook")
    plt.rcParams.update(
        {
            "font.family": [chinese_font()],
            "axes.unicode_minus": False,
            "svg.fonttype": "path",  # a reader's machine may lack the Chinese font
            "svg.hashsalt": "analysis",  # else ids differ from run to run
            "figure.figsize": (WIDTH, HEIGHT),
            "hatch.color": "#c4c4c4",
            "hatch.linewidth": 0.6,
            "text.color": INK,
            "axes.edgecolor": QUIET,
            "xtick.color": QUIET,
            "ytick.color": INK,
        }
    )


def new_axes(ax: Axes | None) -> Axes:
    """`ax`, or the Axes of a new 16:9 figure with room for heading and source line."""
    use_style()
    if ax is not None:
        return ax
    figure, made = plt.subplots(figsize=(WIDTH, HEIGHT))
    figure.subplots_adjust(**MARGINS)
    return made


def draw_heading(ax: Axes, title: str, subtitle: str) -> None:
    """Title and subtitle above `ax`, from its left edge."""
    ax.text(
        0,
        1.2,
        title,
        transform=ax.transAxes,
        fontsize=SIZES["title"],
        color=INK,
        va="bottom",
        gid="title",
    )
    ax.text(
        0,
        1.125,
        subtitle,
        transform=ax.transAxes,
        fontsize=SIZES["subtitle"],
        color=QUIET,
        va="bottom",
        gid="subtitle",
    )


def panel_grid(
    ax: Axes,
    columns: int,
    rows: int = 1,
    *,
    lead: float = 0.0,
    top: float = 0.0,
    gap: Sequence[float] = (0.04, 0.16),
) -> list[Axes]:
    """`columns` x `rows` Axes inside `ax`, row by row from the top; `ax` itself is left empty.

    `lead` is the room at the left of each for its labels, `top` that above all, as parts of `ax`.
    """
    ax.set_axis_off()
    width = (1 - (lead + gap[0]) * columns + gap[0]) / columns
    height = (1 - top - gap[1] * (rows - 1)) / rows
    grid = []
    for row in range(rows):
        bottom = 1 - top - height - row * (height + gap[1])
        for column in range(columns):
            left = lead + column * (width + lead + gap[0])
            grid.append(ax.inset_axes((left, bottom, width, height)))
    return grid


def inner_axes(ax: Axes, left: float, right: float = 0.0) -> Axes:
    """One Axes inside `ax` with room for labels at its left and right, as parts of the width."""
    ax.set_axis_off()
    return ax.inset_axes((left, 0, 1 - left - right, 1))
