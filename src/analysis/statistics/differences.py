"""Differences: exact tests, adjusted for many; two estimates are mostly not told apart.

A difference is claimed only if the intervals (hedge and sampling together) lie
apart and the Holm-adjusted p is below .05, at its worst within the hedged bounds.
"""

from collections.abc import Mapping
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from analysis.problems import stop
from analysis.statistics.methods import with_method
from analysis.statistics.ratios import BOUNDS, Kind, check_bounds
from analysis.vocabulary import Label

# --- Exact tests of two units' shares or rates, each at its worst within the bounds of the words.

Floats = NDArray[np.float64]


def p_greater(rows: pd.DataFrame, kind: Kind) -> Floats:
    """p-values that the row's unit is no greater than the column's: n x n.

    Shares: Fisher 1935, J. R. Stat. Soc. 98:39-82, one-sided. Rates: Przyborowski
    & Wilenski 1940, Biometrika 31:313-323: given the sum of two counts, the first
    is binomial by the share of its exposure. Multinomial counts are rates of equal
    exposure (Bazylik et al. 2021).

    Both p-values fall with a greater numerator or a smaller denominator of the
    row's unit, and rise with those of the column's (Barnard's convexity: Rohmel &
    Mansmann 1999, Biom. J. 41:149-170). So over all that hedged words allow the
    greatest p stands where the row's share is least and the column's greatest, and
    wider words never lower it. `rows` has BOUNDS, checked.

    >>> from analysis.statistics.ratios import exact_counts
    >>> p_greater(exact_counts(pd.Series([3, 1]), pd.Series([4, 4])), "share").round(4).tolist()
    [[0.7857, 0.2429], [0.9857, 0.7857]]
    """
    from scipy.stats import binom, hypergeom

    low, high, below, below_high = rows[BOUNDS].to_numpy(dtype="float64").T
    if kind == "share":
        # no more above than below; who may have all is never proved less
        below = np.maximum(below, high)
        law = hypergeom(
            np.add.outer(below_high, below), below_high[:, None], np.add.outer(low, high)
        )
    else:
        law = binom(np.add.outer(low, high), below_high[:, None] / np.add.outer(below_high, below))
    # sf(k) is the chance of more than k, and as many as were counted belong to the tail.
    return np.asarray(law.sf(low[:, None] - 1), dtype=np.float64)


# --- Many tests at once: how many of them may be believed together.

Adjustment = Literal["holm", "bonferroni"]


def p_of_two_counts(counts: tuple[float, float], exposures: tuple[float, float]) -> float:
    """Return the two-sided exact p that two Poisson counts have one rate per exposure.

    Given their sum, the first is binomial with its part of the exposure as chance.

    Parameters
    ----------
    counts : tuple of two floats
        Events.
    exposures : tuple of two floats
        What they are counted over, such as days.

    Source
    ------
    Przyborowski and Wilenski 1940, Biometrika 31:313-323.

    Examples
    --------
    >>> round(p_of_two_counts((14, 31), (365, 365)), 4)
    0.0161

    """
    from scipy.stats import binomtest  # heavy, and most verdicts never ask

    part = exposures[0] / sum(exposures)
    return float(binomtest(int(counts[0]), int(sum(counts)), part).pvalue)


def adjust_p(p: ArrayLike, adjustment: Adjustment = "holm") -> NDArray[np.float64]:
    """Return p-values that keep the chance of any false claim among all of them at their level.

    Holm 1979, Scand. J. Stat. 6:65-70: the least of m p-values is multiplied by m,
    the next by m - 1, and so on; none falls below one before it. It needs nothing
    of how the tests hang together. Takes any number of p-values, gives as many.
    statsmodels has the same, but collects all garbage at each call: a second in a full notebook.

    >>> adjust_p([0.01, 0.04, 0.03]).round(2).tolist()
    [0.03, 0.06, 0.06]
    """
    values = np.asarray(p, dtype=np.float64)
    count = len(values)
    if adjustment == "bonferroni":
        return np.minimum(count * values, 1.0)
    order = np.argsort(values, kind="stable")
    stepped = np.maximum.accumulate(np.arange(count, 0, -1) * values[order])
    found = np.empty(count)
    found[order] = np.minimum(stepped, 1.0)
    return found


# --- May two estimates be told apart? Mostly not, and then the sentence says so.

ALPHA = 0.05
LEAST_P = 0.001
METHODS = {"share": "difference_fisher", "rate": "difference_poisson"}
SAME = Label(zh="本资料不能区分", en="the reports cannot tell them apart")
BETWEEN = Label(zh="{a}与{b}：{same}", en="{a} and {b}: {same}")
HIGHER = Label(
    zh="{a}高于{b}（Holm 校正后 p {p}）", en="{a} is higher than {b} (Holm-adjusted p {p})"
)


def claim_differences(
    estimates: pd.DataFrame, kind: Kind, *, names: Mapping[str, Label] | None = None
) -> pd.DataFrame:
    """Each two of `estimates`, and whether they may be told apart.

    The p-value is twice the smaller of the two one-sided exact ones (p_greater),
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
        stop(
            "differences",
            f"{len(estimates)} estimates, and a difference needs 2",
            "add the other unit's row",
        )
    rows = estimates.set_index("unit")
    check_bounds(rows[BOUNDS], kind, "differences")
    p = p_greater(rows, kind)
    first, second = np.triu_indices(len(rows), 1)  # each two once: above the diagonal
    lower, upper = rows[["lower", "upper"]].to_numpy(dtype="float64").T
    twos = pd.DataFrame({"a": rows.index[first], "b": rows.index[second]})
    twos["p"] = np.minimum(2 * np.minimum(p[first, second], p[second, first]), 1.0)
    twos["p_holm"] = adjust_p(twos["p"])
    twos["disjoint"] = (lower[first] > upper[second]) | (lower[second] > upper[first])
    greater_one = twos["a"].where(p[first, second] < p[second, first], twos["b"])
    twos["higher"] = greater_one.where(twos["disjoint"] & (twos["p_holm"] < ALPHA), "").astype(
        "str"
    )
    return with_method(_with_sentences(twos, names or {}), METHODS[kind])


def _with_sentences(twos: pd.DataFrame, names: Mapping[str, Label]) -> pd.DataFrame:
    """`twos` with a sentence each, in both languages."""
    said: dict[str, list[str]] = {"zh": [], "en": []}
    for a, b, higher, p in twos[["a", "b", "higher", "p_holm"]].itertuples(index=False):
        for lang, sentences in said.items():
            sentence = _difference_sentence(a, b, higher, p, names, lang)
            sentences.append(sentence)
    return twos.assign(sentence_zh=said["zh"], sentence_en=said["en"])


def _difference_sentence(
    a: str, b: str, higher: str, p: float, names: Mapping[str, Label], lang: str
) -> str:
    """Which is higher, or that the reports cannot tell."""
    # The sentence opens with the unit that is proved higher, else in the order given.
    first, second = (a, b) if higher in ("", a) else (b, a)
    one = names[first][lang] if first in names else first
    other = names[second][lang] if second in names else second
    if not higher:
        return BETWEEN[lang].format(a=one, b=other, same=SAME[lang])
    said = f"= {p:.3f}" if p >= LEAST_P else f"< {LEAST_P}"
    return HIGHER[lang].format(a=one, b=other, p=said)
