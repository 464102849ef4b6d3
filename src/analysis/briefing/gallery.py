"""Every chart of a project, drawn and saved."""

from collections.abc import Iterator
from pathlib import Path

import matplotlib.pyplot as plt

from analysis.briefing.clean_data import read_table
from analysis.briefing.figures import save
from analysis.briefing.sources import names
from analysis.charting import CHARTS
from analysis.project import Project
from analysis.reading.raw import Raw

TABLE_OF = {"coverage": "coverage"}


def draw_all(project: Project, raw: Raw, lang: str) -> Iterator[list[Path]]:
    """Draw and save each chart in turn, giving the paths written; data/clean must be built."""
    known = names(raw)
    for name, chart in CHARTS.items():
        data = read_table(project, TABLE_OF.get(name, "observations"))
        ax = chart(data, names=known, lang=lang)
        try:
            yield save(ax, project.figures, raw.cards)
        finally:
            plt.close(ax.get_figure(root=True))
