"""Every chart of a project, drawn and saved; one that has nothing to show is passed over."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import matplotlib.pyplot as plt

from analysis.briefing.chart_rows import as_context, chart_rows
from analysis.briefing.figures import save
from analysis.charting import CHARTS
from analysis.charting.labels import LANGUAGES, fill, label
from analysis.charting.selection import select_rows
from analysis.charting.style import Names
from analysis.dataset import Dataset
from analysis.project import Project
from analysis.vocabulary import Label

COMMA = {"zh": "、", "en": ", "}


def draw_all(project: Project, lang: str) -> Iterator[list[Path]]:
    """Draw and save each chart in turn, giving the paths written; data/clean must be built.

    A chart that has nothing to show gives no path, and its old files go.
    """
    dataset = Dataset(project)
    called = dataset.names
    for name, draw in CHARTS.items():
        ax = draw(chart_rows(project, name), names=called, lang=lang, **as_context(name))
        try:
            yield save(ax, project.figures, dataset.reports)
        finally:
            plt.close(ax.get_figure(root=True))


def without_content(project: Project, called: Names) -> list[str]:
    """Return the names of the charts that have nothing to show of `project`."""
    return [name for name in CHARTS if select_rows(name, chart_rows(project, name), called).empty]


def passed_over(charts: Iterable[str]) -> Label:
    """Say which charts were not drawn, for there is nothing to show; nothing where there are none.

    >>> passed_over(["trends"])["en"]
    'Not drawn, for there is nothing to show: numbers over time'
    """
    listed = list(charts)
    if not listed:
        return Label("", "")
    said = {lang: COMMA[lang].join(label("charts", name)[lang] for name in listed) for lang in LANGUAGES}
    return fill("empty", "passed_over", {lang: {"names": said[lang]} for lang in LANGUAGES})
