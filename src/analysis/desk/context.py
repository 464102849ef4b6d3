"""Comparators, shares and verdicts as a notebook has them, by the project's own names."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from analysis.comparability import matrix, selection
from analysis.comparability.rows import Given, require_rows
from analysis.comparability.selection import OWN, without_own_press
from analysis.comparability.verdict import Verdict, verdict
from analysis.dataset import Dataset
from analysis.exhibits.data import equal_units, outreach, tables
from analysis.labels.words import Names, units_of
from analysis.project import Project
from analysis.records.register import Register

# --- The reports beside what others published, as a notebook has it: the frames that charts of
# context draw.


class Beside:
    """Comparators, shares, reach and luck; `project` gives the project at hand."""

    def __init__(self, project: Callable[[], Project]) -> None:
        self._project = project

    @property
    def _dataset(self) -> Dataset:
        return Dataset(self._project())

    def comparators(self, *, own: bool = False) -> pd.DataFrame:
        """What other units published: the columns of observations(), and what else is known.

        Never a unit's own rows.

        Self-selected press figures, so context and no ranking; what was left out, and why, is in
        data/clean/comparators_left_out.csv. What the press gave of the project's own units
        (register of units) is no other unit's: `own` gives that instead.

        >>> import analysis as an
        >>> rows = an.comparators().query("metric == 'hazards_rectified_share'")
        >>> len(rows), rows["unit"].nunique()
        (66, 43)
        >>> an.comparators(own=True)["unit"].unique().tolist()
        ['hengyang', 'suining', 'tibet']
        """
        rows = self._dataset.comparators
        return rows[rows[OWN] != ""] if own else without_own_press(rows)

    def official(self) -> pd.DataFrame:
        """Return what the statistical office printed of fires: provinces and the nation, by year.

        The columns of observations, then residents (only where they are sound), unit_zh, unit_en
        and note. Context beside the reports: deaths and losses say nothing of how good inspection
        was. Rules and scope: docs/official.md.

        Examples
        --------
        >>> import analysis as an
        >>> rows = an.official().query("unit == 'tibet' and metric == 'fire_deaths'")
        >>> rows["window_end"].dt.year.tolist()
        [1998, 1999, 2000, 2004, 2005, 2006, 2007, 2008, 2009]

        """
        return self._dataset.official

    def shares(self, rows: pd.DataFrame | None = None) -> pd.DataFrame:
        """Each share of hazards rectified beside its parts and its interval.

        What hazards_context and funnel draw.

        Of `rows` of observations() or comparators(), or of both tables where none are given.
        Columns: those of observations, series, unit_zh, unit_en, the bounds of both parts, lower
        and upper (the envelope of hedge and Wilson's interval, per cent), method and source.

        >>> import analysis as an
        >>> own = an.shares(an.observations())
        >>> own[["low", "lower", "upper"]].round(1).iloc[0].tolist()
        [94.7, 91.2, 96.9]
        """
        return selection.find_shares(rows) if rows is not None else tables.all_shares(self._dataset)

    def reach(self, rows: pd.DataFrame | None = None) -> pd.DataFrame:
        """People trained a session, and per 1,000 residents: what training_context draws.

        Of `rows` of observations() or comparators(), or of both tables where none are given.
        Columns: those of observations, each (the measure word of the sessions), unit_zh and
        unit_en.

        >>> import analysis as an
        >>> an.reach(an.observations())[["low", "high"]].round(1).values.tolist()
        [[80.1, 100.0], [28.4, 32.0]]
        """
        return (
            outreach.find_reach(rows)
            if rows is not None
            else tables.training_reach_of_all(self._dataset)
        )

    def luck(self, found: Sequence[int] | None = None, share: float | None = None) -> pd.DataFrame:
        """How often best and worst of equal units differ by chance alone.

        What the chart luck draws.

        `found` are hazards found, one a unit, and `share` (between 0 and 1) what all of them truly
        have. Without them both are taken from the reports, and where none gives both they are
        assumed; a row more is of the median number found of the shares that others published.

        >>> import analysis as an
        >>> an.luck([2000] * 31, 0.9).query("set == 'gap' and gap == 3")["chance"].round(1).tolist()
        [29.9]
        """
        # What the chart draws; it alone has the row of the median that others published.
        if found is None and share is None:
            return tables.chances_of_equal_units(self._dataset)
        return equal_units.equal_units(
            equal_units.inputs_of(self._dataset.observations, found, share)
        )


# --- Verdicts as a notebook has them: on this project's units, by their names.


class Judging:
    """The questions that may be put.

    `rows` gives the project's observations, `names` what its units are called.

    `register` gives the register of units: a unit may be named by any of its ids, and is one unit
    by all of them.
    """

    def __init__(
        self,
        rows: Callable[[], pd.DataFrame],
        names: Callable[[], Names],
        register: Callable[[], Register],
    ) -> None:
        self._rows, self._names, self._register = rows, names, register

    def verdict(
        self,
        question: str,
        a: Given,
        b: Given = None,
        *,
        among: Sequence[str] | None = None,
        names: Names | None = None,
    ) -> Verdict:
        """Return whether these may stand together.

        ALLOW, ALLOW_WITH_CAVEAT or REFUSE, all reasons, and a sentence in both languages.

        `question` is compare, better, share (a of b), ratio (a over b) or sum, of two rows of
        observations (None where a report does not state it); or rank, funnel, trend, xmr, of a
        frame. A frame without rows raises DataError: nothing selected is not the same as not
        reported. A ranking or funnel is of the units `among`: of all that have reports where it is
        None, for silence is a reason too. `names` are what units and actors are called, by id,
        where the rows are of no unit of the project.

        >>> import analysis as an
        >>> an.verdict("share", an.observations().query("metric == 'hazards_rectified'"),
        ...            an.observations().query("metric == 'hazards_found'")).kind
        'ALLOW_WITH_CAVEAT'
        >>> an.verdict("rank", an.observations().query("metric == 'units_inspected'")).reasons
        ('MISSING_NOT_ZERO', 'TOO_FEW_UNITS')
        """
        known = self._register()
        names = self._names() if names is None else names
        above, below = _resolved(a, known), _resolved(b, known)
        return verdict(
            question,
            above,
            below,
            among=_among(_ids(among, known), names, above, below),
            names=names,
        )

    def verdicts(
        self, observations: pd.DataFrame | None = None, *, among: Sequence[str] | None = None
    ) -> pd.DataFrame:
        """Every unit against every other, in each metric of `observations` that either reports.

        One row each.

        Columns: metric, a, b, a_actor, b_actor, kind, reasons, sentence_zh, sentence_en.

        >>> import analysis as an
        >>> rows = an.observations().query("metric == 'units_inspected'")
        >>> an.verdicts(rows)["kind"].unique().tolist()
        ['REFUSE']
        """
        return matrix.verdict_table(**self._asked(observations, among))

    def to_ask(
        self, observations: pd.DataFrame | None = None, *, among: Sequence[str] | None = None
    ) -> pd.DataFrame:
        """Return what each unit must be asked for before its numbers may be compared.

        Unit, metric, reasons, ask_zh, ask_en. Without `observations` it is the core indicators
        that every unit should report; with them, whatever stands in the way of comparing these.

        >>> import analysis as an
        >>> an.to_ask(an.observations().query("metric == 'training_sessions'"))["reasons"].iloc[0]
        'WINDOW;HEDGED'
        """
        # of the whole project a list that a unit can answer, of chosen rows all that they need
        return matrix.to_ask(**self._asked(observations, among), core=observations is None)

    def _asked(
        self, observations: pd.DataFrame | None, among: Sequence[str] | None
    ) -> dict[str, Any]:
        """The rows asked about, the units among which, and what these are called."""
        names, known = self._names(), self._register()
        rows = _frame(self._rows() if observations is None else require_rows(observations), known)
        return {
            "observations": rows,
            "among": _among(_ids(among, known), names, rows),
            "names": names,
        }


def _resolved(rows: Given, register: Register) -> Given:
    """`rows` with the register's ids."""
    # A single row, as observations().iloc[0] gives it: a frame of one for as long as it takes.
    if isinstance(rows, pd.Series):
        return _frame(rows.to_frame().T, register).iloc[0]
    return None if rows is None else _frame(rows, register)


def _frame(rows: pd.DataFrame, register: Register) -> pd.DataFrame:
    """Return `rows` with the register's ids of units, in their actors' ids too.

    `second_name` keeps the id that a row gave its unit where that was another.
    """
    if not set(register.aliases) & set(rows.get("unit", ())):
        return rows
    # An actor is a unit (guangxi-corps) or a part of one (guangxi-corps/sub-unit-1).
    unit, actor = rows["unit"].map(register.resolve), rows["actor"].str.partition("/")
    return rows.assign(
        unit=unit,
        actor=actor[0].map(register.resolve) + actor[1] + actor[2],
        second_name=rows["unit"].where(rows["unit"] != unit, ""),
    )


def _ids(among: Sequence[str] | None, register: Register) -> Sequence[str] | None:
    """The units asked about, by the register's ids, each once."""
    return None if among is None else list(dict.fromkeys(map(register.resolve, among)))


def _among(among: Sequence[str] | None, names: Names, *given: Given) -> Sequence[str] | None:
    """The units asked about.

    Those of the frames, and where any is the project's own all that have reports.
    """
    frames = [rows for rows in given if isinstance(rows, pd.DataFrame)]
    # Two single rows are asked of themselves alone: no unit is silent there.
    if among is not None or not frames:
        return among
    found = pd.concat(frames)
    own = (
        found.empty
        or ((found["basis"] != "comparator") & found["unit"].isin(units_of(names))).any()
    )
    return list(dict.fromkeys([*(units_of(names) if own else []), *found["unit"]]))
