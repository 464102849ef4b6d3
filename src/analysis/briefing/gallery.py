"""Every chart of a project, drawn and saved."""

from collections.abc import Iterator
from pathlib import Path

import matplotlib.pyplot as plt

from analysis.briefing.chart_rows import chart_rows
from analysis.briefing.charts import Charts
from analysis.briefing.figures import save
from analysis.charting import CHARTS
from analysis.dataset import Dataset
from analysis.project import Project


def draw_all(project: Project, lang: str) -> Iterator[list[Path]]:
    """Draw and save each chart in turn, giving the paths written; data/clean must be built."""
    dataset = Dataset(project)
    charts = Charts(lambda name: chart_rows(project, name), lambda: dataset.names)
    for name in CHARTS:
        ax = getattr(charts, name)(lang=lang)
        try:
            yield save(ax, project.figures, dataset.reports)
        finally:
            plt.close(ax.get_figure(root=True))
