"""Caveats as codes in one column: what a reader must be told beside a number."""

from collections.abc import Iterable

import pandas as pd

from analysis.vocabulary import caveats, levels, measures, metrics

SEPARATOR = ";"
HEDGED = ("lt", "gt", "ge", "approx", "range")


def join_caveats(codes: Iterable[str]) -> str:
    """`codes` once each, in the vocabulary's order; an unknown one is refused.

    >>> join_caveats(["STOCK", "HEDGED", "STOCK", ""])
    'HEDGED;STOCK'
    """
    given = {part for code in codes for part in code.split(SEPARATOR) if part}
    for code in given:
        caveats()[code]
    return SEPARATOR.join(code for code in caveats() if code in given)


def add_caveat(
    rows: pd.DataFrame, code: str | pd.Series, where: "pd.Series[bool] | None" = None
) -> pd.DataFrame:
    """Return a copy of `rows` with `code` added to its caveats where `where` holds.

    `code` is one for all rows, or one per row.
    """
    if where is not None and not where.any():
        return rows.copy(deep=False)
    codes = pd.Series(code, index=rows.index, dtype="str")
    if where is not None:
        codes = codes.where(where, "")
    joined = [join_caveats(pair) for pair in zip(rows["caveats"], codes, strict=True)]
    return rows.assign(caveats=pd.Series(joined, index=rows.index, dtype="str"))


def caveats_of(rows: pd.DataFrame) -> list[str]:
    """All codes that stand in `rows`, in the vocabulary's order.

    >>> caveats_of(pd.DataFrame({"caveats": ["STOCK", "HEDGED;STOCK"]}))
    ['HEDGED', 'STOCK']
    """
    return (
        join_caveats(rows["caveats"].fillna("")).split(SEPARATOR)
        if len(rows) and join_caveats(rows["caveats"].fillna(""))
        else []
    )


def of_reading(mentions: pd.DataFrame) -> pd.DataFrame:
    """`mentions` with the caveats that follow from words, window, measure and actor alone."""
    bare = mentions.assign(caveats="").astype({"caveats": "str"})
    unmeasured = (mentions["measure"] == "") | (mentions["noun"] != "")
    return (
        bare.pipe(add_caveat, "HEDGED", mentions["relation"].isin(HEDGED))
        .pipe(add_caveat, "ROUNDED", mentions["rounded"])
        .pipe(add_caveat, "MEASURE_INFERRED", unmeasured & ~mentions["zero_in_words"])
        .pipe(add_caveat, "ZERO_IN_WORDS", mentions["zero_in_words"])
        .pipe(add_caveat, "SUBMITTED", mentions["cell"] != "")
        .pipe(add_caveat, "WINDOW_INFERRED", mentions["window_basis"] == "inferred")
        .pipe(add_caveat, "WINDOW_UNKNOWN", mentions["window_basis"] == "unknown")
        .pipe(
            add_caveat,
            mentions["actor_level"].map(lambda level: levels()[level].caveat).astype("str"),
        )
    )


def of_measure(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` with the caveats that belong to their measures."""
    said = rows["measure"].map(lambda word: measures()[word].caveat if word else "")
    return add_caveat(rows, said.astype("str"))


def of_magnitude(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` with those marked that are beyond what is plausible of their metric.

    Printed ones are refused before.
    """
    limits = [metrics()[name].plausible for name in rows["metric"]]
    beyond = [
        not least <= value <= most
        for value, (least, most) in zip(rows["value"], limits, strict=True)
    ]
    return add_caveat(rows, "PLAUSIBILITY", pd.Series(beyond, index=rows.index, dtype="bool"))
