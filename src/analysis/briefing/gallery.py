"""Every chart of a project, drawn and saved."""

from collections.abc import Iterator
from pathlib import Path

import matplotlib.pyplot as plt

from analysis.briefing.chart_rows import chart_rows
from analysis.briefing.charts import Charts
from analysis.briefing.figures import save
from analysis.briefing.sources import names
from analysis.charting import CHARTS
from analysis.project import Project
from analysis.reading.raw import Raw


def draw_all(project: Project, raw: Raw, lang: str) -> Iterator[list[Path]]:
    """Draw and save each chart in turn, giving the paths written; data/clean must be built."""
    charts = Charts(lambda name: chart_rows(project, name), lambda: names(raw))
    for name in CHARTS:
        ax = getattr(charts, name)(lang=lang)
        try:
            yield save(ax, project.figures, raw.cards)
        finally:
            plt.close(ax.get_figure(root=True))
