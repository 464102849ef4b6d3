"""What a deck is made from: the clean tables, the reports, and what units are called."""

from dataclasses import dataclass
from functools import cached_property

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from analysis.briefing.chart_rows import as_context, chart_rows
from analysis.charting import CHARTS
from analysis.charting.style import Names, units_shown
from analysis.dataset import Dataset, Report


@dataclass(frozen=True)
class Material:
    """A project's clean tables, read once; data/clean must be built."""

    dataset: Dataset

    @cached_property
    def observations(self) -> pd.DataFrame:
        """One row a number."""
        return self.dataset.table("observations")

    @cached_property
    def printed(self) -> pd.DataFrame:
        """The numbers that reports print or units submit: none is derived."""
        return self.observations[self.observations["basis"] != "derived"]

    @cached_property
    def coverage(self) -> pd.DataFrame:
        """Which unit reports which metric, and how."""
        return self.dataset.table("coverage")

    @cached_property
    def names(self) -> Names:
        """What units and actors are called."""
        return self.dataset.names

    @cached_property
    def reports(self) -> dict[str, Report]:
        """The reports to be cited, by id."""
        return self.dataset.reports

    @cached_property
    def units(self) -> list[str]:
        """The units that have reports, in their order."""
        return units_shown(self.observations, self.names)

    def draw(self, chart: str, lang: str) -> Axes:
        """The chart `chart` of this project, on a figure that pyplot has forgotten."""
        data = chart_rows(self.dataset.project, chart)
        ax = CHARTS[chart](data, names=self.names, lang=lang, **as_context(chart))
        plt.close(ax.get_figure(root=True))
        return ax
