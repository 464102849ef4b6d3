"""Every chart of a project, drawn and saved; one that has nothing to show is passed over."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import matplotlib.pyplot as plt

from analysis.briefing.figures import remove_files, save
from analysis.dataset import Dataset
from analysis.exhibits.registry import build_of_project, charts, registry
from analysis.labels.words import LANGUAGES, fill
from analysis.project import Project
from analysis.renderers.mpl.draw import draw
from analysis.renderers.style import Theme
from analysis.vocabulary import Label

COMMA = {"zh": "、", "en": ", "}


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
        ax = draw(exhibit, theme)
        try:
            yield save(ax, project.figures, dataset.reports)
        finally:
            plt.close(ax.get_figure(root=True))


def without_content(dataset: Dataset) -> list[str]:
    """Return the names of the charts that have nothing to show of a project."""
    found = {name: build_of_project(name, dataset) for name in charts()}
    return [name for name, exhibit in found.items() if exhibit is None or exhibit.empty]


def passed_over(charts: Iterable[str]) -> Label:
    """Say which charts were not drawn, for there is nothing to show; nothing where there are none.

    >>> passed_over(["trends"])["en"]
    'Not drawn, for there is nothing to show: numbers over time'
    """
    listed = list(charts)
    if not listed:
        return Label("", "")
    said = {lang: COMMA[lang].join(registry()[name].name[lang] for name in listed) for lang in LANGUAGES}
    return fill("empty", "passed_over", {lang: {"names": said[lang]} for lang in LANGUAGES})
