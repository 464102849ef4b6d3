"""May two estimates be told apart? Mostly not, and then the sentence says so.

A difference is claimed only if the intervals (hedge and sampling together) lie
apart and the Holm-adjusted p is below .05, at its worst within the hedged bounds.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.comparing.exact_tests import greater
from analysis.comparing.holm import adjusted
from analysis.comparing.quotients import BOUNDS, Kind, check
from analysis.comparing.sourced import sourced
from analysis.problems import stop
from analysis.vocabulary import Label

ALPHA = 0.05
LEAST_P = 0.001
METHODS = {"share": "difference_fisher", "rate": "difference_poisson"}
SAME = Label(zh="本资料不能区分", en="the reports cannot tell them apart")
BETWEEN = Label(zh="{a}与{b}：{same}", en="{a} and {b}: {same}")
HIGHER = Label(zh="{a}高于{b}（Holm 校正后 p {p}）", en="{a} is higher than {b} (Holm-adjusted p {p})")


def differences(estimates: pd.DataFrame, kind: Kind, *, names: Mapping[str, Label] | None = None) -> pd.DataFrame:
    """Each two of `estimates`, and whether they may be told apart.

    The p-value is twice the smaller of the two one-sided exact ones (exact_tests.greater),
    each at its worst within the hedged bounds, so that wider words never turn
    "cannot tell apart" into a claim. Twice one side, not Fisher's usual two-sided p,
    which may fall where a count moves towards the other's: Fay 2010, Biostatistics
    11:373-374. All are adjusted together by Holm's step-down.

    Parameters
    ----------
    estimates : unit, BOUNDS, and lower, upper: the envelope of hedge and sampling; two rows or more
    kind : share (a part of its denominator) or rate (events per exposure)
    names : labels of units by id; ids are written where it is None

    Returns
    -------
    a, b (units, in the order given), p, p_holm, disjoint (the intervals lie apart),
    higher (the unit that is proved higher, or ""), sentence_zh, sentence_en, method, source

    Raises DataError for fewer than two rows, and for one without numerator or denominator.

    """
    if len(estimates) < 2:
        stop("differences", f"{len(estimates)} estimates, and a difference needs 2", "add the other unit's row")
    rows = estimates.set_index("unit")
    check(rows[BOUNDS], kind, "differences")
    p = greater(rows, kind)
    first, second = np.triu_indices(len(rows), 1)
    lower, upper = (rows[name].to_numpy(dtype="float64") for name in ("lower", "upper"))
    twos = pd.DataFrame({"a": rows.index[first], "b": rows.index[second]})
    twos["p"] = np.minimum(2 * np.minimum(p[first, second], p[second, first]), 1.0)
    twos["p_holm"] = adjusted(twos["p"])
    twos["disjoint"] = (lower[first] > upper[second]) | (lower[second] > upper[first])
    greater_one = twos["a"].where(p[first, second] < p[second, first], twos["b"])
    twos["higher"] = greater_one.where(twos["disjoint"] & (twos["p_holm"] < ALPHA), "").astype("str")
    return sourced(_told(twos, names or {}), METHODS[kind])


def _told(twos: pd.DataFrame, names: Mapping[str, Label]) -> pd.DataFrame:
    """`twos` with a sentence each, in both languages."""
    columns = {
        f"sentence_{lang}": [
            _sentence(a, b, higher, p, names, lang)
            for a, b, higher, p in zip(twos["a"], twos["b"], twos["higher"], twos["p_holm"], strict=True)
        ]
        for lang in ("zh", "en")
    }
    return twos.assign(**columns)


def _sentence(a: str, b: str, higher: str, p: float, names: Mapping[str, Label], lang: str) -> str:
    """Which is higher, or that the reports cannot tell."""
    first, second = (a, b) if higher in ("", a) else (b, a)
    words = {key: names[unit][lang] if unit in names else unit for key, unit in (("a", first), ("b", second))}
    if not higher:
        return BETWEEN[lang].format(**words, same=SAME[lang])
    return HIGHER[lang].format(**words, p=f"= {p:.3f}" if p >= LEAST_P else f"< {LEAST_P}")
