"""Verdicts as a notebook has them: on this project's units, by their names."""

from collections.abc import Callable, Sequence

import pandas as pd

from analysis.charting.style import Names, units_of
from analysis.comparing import matrix
from analysis.comparing.rows import Given, selected
from analysis.comparing.verdicts import Verdict, verdict


class Judging:
    """The questions that may be put; `rows` gives the project's observations, `names` what its units are called."""

    def __init__(self, rows: Callable[[], pd.DataFrame], names: Callable[[], Names]) -> None:
        self._rows, self._names = rows, names

    def verdict(self, question: str, a: Given, b: Given = None, *, among: Sequence[str] | None = None) -> Verdict:
        """May these stand together? ALLOW, ALLOW_WITH_CAVEAT or REFUSE, all reasons, and a sentence in both languages.

        `question` is compare, better, share (a of b), ratio (a over b) or sum, of two rows of observations (None where
        a report does not state it); or rank, funnel, trend, xmr, of a frame. A frame without rows raises DataError:
        nothing selected is not the same as not reported. A ranking or funnel is of the units `among`: of all that have
        reports where it is None, for silence is a reason too.

        >>> import analysis as an
        >>> an.verdict("share", an.observations().query("metric == 'hazards_rectified'"),
        ...            an.observations().query("metric == 'hazards_found'")).kind
        'ALLOW'
        >>> an.verdict("rank", an.observations().query("metric == 'units_inspected'")).reasons
        ('MISSING_NOT_ZERO', 'TOO_FEW_UNITS')
        """
        names = self._names()
        return verdict(question, a, b, among=_among(among, names, a, b), names=names)

    def verdicts(self, observations: pd.DataFrame | None = None, *, among: Sequence[str] | None = None) -> pd.DataFrame:
        """Every unit against every other, in each metric of `observations` that either reports: one row each.

        Columns: metric, a, b, a_actor, b_actor, kind, reasons, sentence_zh, sentence_en.

        >>> import analysis as an
        >>> an.verdicts(an.observations().query("metric == 'units_inspected'"))["kind"].unique().tolist()
        ['REFUSE']
        """
        rows = self._rows() if observations is None else selected(observations)
        names = self._names()
        return matrix.verdicts(rows, among=_among(among, names, rows), names=names)

    def to_ask(self, observations: pd.DataFrame | None = None, *, among: Sequence[str] | None = None) -> pd.DataFrame:
        """What each unit must be asked for before its numbers may be compared: unit, metric, reasons, ask_zh, ask_en.

        >>> import analysis as an
        >>> an.to_ask(an.observations().query("metric == 'training_sessions'"))["reasons"].iloc[0]
        'WINDOW;HEDGED'
        """
        rows = self._rows() if observations is None else selected(observations)
        names = self._names()
        return matrix.to_ask(rows, among=_among(among, names, rows), names=names)


def _among(among: Sequence[str] | None, names: Names, *given: Given) -> Sequence[str] | None:
    """The units asked about: those of the frames, and all that have reports unless only comparators are asked about."""
    frames = [rows for rows in given if isinstance(rows, pd.DataFrame)]
    if among is not None or not frames:
        return among
    found = pd.concat(frames)
    own = found.empty or (found["basis"] != "comparator").any()
    return list(dict.fromkeys([*(units_of(names) if own else []), *found["unit"]]))
