"""Units side by side, over time, and one by one: `an.compare`, `an.change`, `an.profile`."""

from collections.abc import Callable

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.briefing.cells import comparator_names
from analysis.briefing.figures import show_foot
from analysis.comparability.rows import require_rows
from analysis.comparability.windows import Window
from analysis.dataset import Dataset
from analysis.desk.choices import Chosen, choose_metrics, choose_units
from analysis.exhibits.change import build_change
from analysis.exhibits.compare import RESIDENTS, build_compare
from analysis.exhibits.profile import build_profile
from analysis.exhibits.spec import Exhibit
from analysis.labels.words import Names
from analysis.records.register import Register
from analysis.renderers.mpl.draw import draw_exhibit
from analysis.renderers.style import Theme
from analysis.vocabulary import Label


class Comparing:
    """The comparisons; `dataset` gives the clean data of the project at hand."""

    def __init__(self, dataset: Callable[[], Dataset], register: Callable[[], Register]) -> None:
        self._dataset, self._register = dataset, register

    def compare(
        self,
        units: Chosen = None,
        metrics: Chosen = None,
        window: Window | None = None,
        *,
        rates: bool = False,
        rows: pd.DataFrame | None = None,
        lang: str = "zh",
        ax: Axes | None = None,
    ) -> Axes:
        """Draw units side by side in one window, a panel per metric, the greatest first.

        What may be compared is drawn, with bounds, intervals and a status line; what may not is
        named with the reason. Months that fill the window are added up. A refusal never raises.

        Parameters
        ----------
        units : str or sequence of str, optional
            Ids or names (Chinese or English); the project's own units where it is None. Units
            that others published about may be named too.
        metrics : str or sequence of str, optional
            Ids or labels; those that most units report where it is None.
        window : str or tuple of two dates, optional
            2026, 2026-08, 2026Q3, or the first and the last day; where it is None the longest
            that most units report.
        rates : bool
            Show counts per 1,000 person-years: of units whose residents units.csv gives.
        rows : DataFrame, optional
            Observations to draw instead of the project's. Columns unit_zh and unit_en, where
            they carry them, say what their units are called.
        lang : str
            zh or en.
        ax : Axes, optional
            The Axes to draw on; a new 16:9 figure where it is None.

        Returns
        -------
        Axes
            The Axes drawn on. `ax.exhibit.rows` are the numbers, `ax.exhibit.title` the finding.

        Raises
        ------
        DataError
            For unknown names and windows that are none, with the nearest names.

        Examples
        --------
        >>> import analysis as an
        >>> ax = an.compare(metrics="units_inspected")
        >>> ax.exhibit.title.zh
        '没有可以并列比较的数字'

        """
        dataset = self._dataset()
        given, names = self._rows(dataset, rows, units)
        chosen = choose_units(units, names, self._aliases())
        exhibit = build_compare(
            given,
            names if chosen else self._names_shown(dataset, rows),
            units=chosen,
            wanted=choose_metrics(metrics),
            window=window,
            rates=rates,
        )
        return self._draw(exhibit, dataset, lang, ax)

    def change(
        self,
        units: Chosen = None,
        metrics: Chosen = None,
        before: Window | None = None,
        after: Window | None = None,
        *,
        rows: pd.DataFrame | None = None,
        lang: str = "zh",
        ax: Axes | None = None,
    ) -> Axes:
        """Draw units before and after (同比, 环比), with difference, ratio and bounds.

        A change is called more than chance where a test bears it: a share against the earlier
        share, any other number against the unit's own earlier windows, all taken together.

        Parameters
        ----------
        units, metrics : str or sequence of str, optional
            Ids or names; all own units, and the metrics that most of them report twice.
        before, after : str or tuple of two dates, optional
            The two windows. `after` is the latest; `before` the same a year earlier where that
            was reported, else the one just before.
        rows : DataFrame, optional
            Observations to draw instead of the project's. Columns unit_zh and unit_en, where
            they carry them, say what their units are called.
        lang : str
            zh or en.
        ax : Axes, optional
            The Axes to draw on; a new 16:9 figure where it is None.

        Returns
        -------
        Axes
            The Axes drawn on, with the exhibit as its attribute `exhibit`.

        Raises
        ------
        DataError
            For unknown names and windows that are none, with the nearest names.

        Examples
        --------
        >>> import analysis as an
        >>> an.change("遂宁支队", "units_inspected", "2023", "2024").exhibit.empty
        True

        """
        dataset = self._dataset()
        given, names = self._rows(dataset, rows, units)
        chosen = choose_units(units, names, self._aliases())
        exhibit = build_change(
            given,
            names if chosen else self._names_shown(dataset, rows),
            units=chosen,
            wanted=choose_metrics(metrics),
            before=before,
            after=after,
        )
        return self._draw(exhibit, dataset, lang, ax)

    def profile(
        self,
        unit: str,
        *,
        rows: pd.DataFrame | None = None,
        lang: str = "zh",
        ax: Axes | None = None,
    ) -> Axes:
        """Draw one unit's page: what it reported, how exact, its change, its place, what to ask.

        Parameters
        ----------
        unit : str
            Id or name of the unit.
        rows : DataFrame, optional
            Observations to draw instead of the project's. Columns unit_zh and unit_en, where
            they carry them, say what their units are called.
        lang : str
            zh or en.
        ax : Axes, optional
            The Axes to draw on; a new 16:9 figure where it is None.

        Returns
        -------
        Axes
            The Axes drawn on, with the exhibit as its attribute `exhibit`.

        Raises
        ------
        DataError
            For an unknown name, with the nearest names.

        Examples
        --------
        >>> import analysis as an
        >>> an.profile("德清大队").exhibit.units
        ('deqing',)

        """
        dataset = self._dataset()
        given, names = self._rows(dataset, rows, None)
        (chosen,) = choose_units([unit], names, self._aliases()) or [unit]
        exhibit = build_profile(given, self._names_shown(dataset, rows), unit=chosen)
        return self._draw(exhibit, dataset, lang, ax)

    def _rows(
        self, dataset: Dataset, rows: pd.DataFrame | None, units: Chosen
    ) -> tuple[pd.DataFrame, Names]:
        """Return the rows to compare, with residents, and what their units are called.

        Where units are named, what was published of others is among them.
        """
        names = dataset.all_names
        if rows is not None:
            return require_rows(rows), names | names_in(rows)
        own = dataset.observations
        residents = {unit: known.residents for unit, known in dataset.units.items()}
        own = own.assign(**{RESIDENTS: own["unit"].map(residents).astype("float64")})
        if units is None:
            return own, names
        others = [own, dataset.comparators, dataset.official]
        return pd.concat(others, ignore_index=True), names

    def _names_shown(self, dataset: Dataset, rows: pd.DataFrame | None) -> Names:
        """Return the names of the units to show: the project's own, or those of rows given."""
        if rows is None:
            return dataset.names
        told, every = set(rows["unit"]), dataset.all_names | names_in(rows)
        return {name: known for name, known in every.items() if name in told}

    def _aliases(self) -> dict[str, str]:
        return {name: alias.unit for name, alias in self._register().aliases.items()}

    def _draw(self, exhibit: Exhibit, dataset: Dataset, lang: str, ax: Axes | None) -> Axes:
        """Draw the exhibit with its sources and caveats at the foot."""
        drawn = draw_exhibit(exhibit, Theme(dataset.reporting_units, lang), ax)
        figure = drawn.get_figure(root=True)
        if isinstance(figure, Figure):
            show_foot(figure, dataset.reports)
        return drawn


def names_in(rows: pd.DataFrame) -> dict[str, Label]:
    """Return what rows call their units themselves, where they do."""
    return comparator_names(rows) if {"unit_zh", "unit_en"} <= set(rows.columns) else {}
