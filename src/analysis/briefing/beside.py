"""The reports beside what others published, as a notebook has it: the frames that charts of context draw."""

from collections.abc import Callable, Sequence

import pandas as pd

from analysis.comparing import equal_units, reach, shares
from analysis.comparing.shares import OWN, without_own_press
from analysis.dataset import Dataset
from analysis.exhibits import data
from analysis.project import Project


class Beside:
    """Comparators, shares, reach and luck; `project` gives the project at hand."""

    def __init__(self, project: Callable[[], Project]) -> None:
        self._project = project

    @property
    def _dataset(self) -> Dataset:
        return Dataset(self._project())

    def comparators(self, *, own: bool = False) -> pd.DataFrame:
        """What other units published: the columns of observations(), and what else is known; never a unit's own rows.

        Self-selected press figures, so context and no ranking; what was left out, and why, is in
        data/clean/comparators_left_out.csv. What the press gave of the project's own units (register of
        units) is no other unit's: `own` gives that instead.

        >>> import analysis as an
        >>> rows = an.comparators().query("metric == 'hazards_rectified_share'")
        >>> len(rows), rows["unit"].nunique()
        (66, 43)
        >>> an.comparators(own=True)["unit"].unique().tolist()
        ['hengyang', 'suining', 'tibet']
        """
        rows = self._dataset.comparators
        return rows[rows[OWN] != ""] if own else without_own_press(rows)

    def shares(self, rows: pd.DataFrame | None = None) -> pd.DataFrame:
        """Each share of hazards rectified beside its parts and its interval: what hazards_context and funnel draw.

        Of `rows` of observations() or comparators(), or of both tables where none are given. Columns:
        those of observations, series, unit_zh, unit_en, the bounds of both parts, lower and upper
        (the envelope of hedge and Wilson's interval, per cent), method and source.

        >>> import analysis as an
        >>> own = an.shares(an.observations())
        >>> own[["low", "lower", "upper"]].round(1).iloc[0].tolist()
        [94.7, 91.2, 96.9]
        """
        return shares.shares(rows) if rows is not None else data.all_shares(self._dataset)

    def reach(self, rows: pd.DataFrame | None = None) -> pd.DataFrame:
        """People trained a session, and per 1,000 residents: what training_context draws.

        Of `rows` of observations() or comparators(), or of both tables where none are given. Columns:
        those of observations, each (the measure word of the sessions), unit_zh and unit_en.

        >>> import analysis as an
        >>> an.reach(an.observations())[["low", "high"]].round(1).values.tolist()
        [[80.1, 100.0], [28.4, 32.0]]
        """
        return reach.reach(rows) if rows is not None else data.training_reach_of_all(self._dataset)

    def luck(self, found: Sequence[int] | None = None, share: float | None = None) -> pd.DataFrame:
        """How often best and worst of equal units differ by chance alone: what the chart luck draws.

        `found` are hazards found, one a unit, and `share` (between 0 and 1) what all of them truly
        have. Without them both are taken from the reports, and where none gives both they are assumed;
        a row more is of the median number found of the shares that others published.

        >>> import analysis as an
        >>> an.luck([2000] * 31, 0.9).query("set == 'gap' and gap == 3")["chance"].round(1).tolist()
        [29.9]
        """
        if found is None and share is None:
            return data.chances(self._dataset)
        return equal_units.equal_units(equal_units.inputs_of(self._dataset.observations, found, share))
