"""A chart of ours as a picture for a slide: without the heading and foot that the slide has itself."""

from typing import cast

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.briefing.figures import picture
from analysis.briefing.foot import without_foot
from analysis.exhibits.spec import Exhibit
from analysis.renderers.mpl.draw import draw
from analysis.renderers.style import Theme

SIZE = (12.33, 4.55)  # inches, as the room below a title
MARGINS = {"left": 0.005, "right": 0.995, "top": 0.9, "bottom": 0.09}
HEADING = ("title", "subtitle")


def drawn_bare(exhibit: Exhibit, theme: Theme) -> bytes:
    """Return a PNG of an exhibit, drawn for this alone."""
    ax = draw(exhibit, theme)
    plt.close(ax.get_figure(root=True))
    return bare(ax, exhibit.id)


def bare(ax: Axes, name: str) -> bytes:
    """PNG of the chart on `ax`, its figure left as it was."""
    figure = cast("Figure", ax.get_figure(root=True))
    size, before = figure.get_size_inches(), vars(figure.subplotpars).copy()
    heading = [text for text in ax.texts if text.get_gid() in HEADING]
    ours = figure.get_layout_engine() is None
    try:
        for text in heading:
            text.set_visible(False)
        figure.set_size_inches(*SIZE)
        if ours:
            figure.subplots_adjust(**MARGINS)
        with without_foot(figure):
            return picture(figure, "png", name)
    finally:
        figure.set_size_inches(*size)
        if ours:
            figure.subplots_adjust(**{side: before[side] for side in MARGINS})
        for text in heading:
            text.set_visible(True)
