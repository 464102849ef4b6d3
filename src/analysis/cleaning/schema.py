"""What goes into cleaning and what comes out, guarded by pandera.

Each check carries its own message and remedy, so that a failing cell becomes
one clear Problem with file and row.
"""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from analysis.problems import Problems
from analysis.vocabulary import caveats, denominators, metrics, series, table_fields, themes

PARTED, OBSERVATIONS = " | ", "observations"
WINDOW = ["window_per", "window_start", "window_end", "window_phrase"]
METRICS = "src/analysis/vocabulary/metrics.toml"


def _schema_check(what: str, remedy: str, holds: Callable[[Any], Any]) -> pa.Check:
    """A check that says what is wrong and what to do."""
    return pa.Check(holds, error=f"{what}{PARTED}{remedy}")


def _by_row(
    holds: Callable[..., bool], *columns: str
) -> Callable[[pd.DataFrame], "pd.Series[bool]"]:
    """`holds` asked of `columns` of each row."""
    return lambda table: pd.Series(
        [holds(*row) for row in table[list(columns)].itertuples(index=False)], table.index
    )


def _is_printed(name: str) -> bool:
    return name in metrics() and not metrics()[name].derived


def _measure_fits(name: str, measure: str) -> bool:
    return name not in metrics() or not measure or measure in metrics()[name].measures


def _has_measure(name: str, measure: str) -> bool:
    """Money and shares have no steps of 1, so their bounds can't be read without the measure."""
    return (
        name not in metrics()
        or metrics()[name].kind not in ("money", "share", "area")
        or bool(measure)
    )


def _is_believable(name: str, value: float, high: float, cell: str) -> bool:
    """A phrase may have been marked wrongly; a number that a unit wrote is kept, and marked."""
    if name not in metrics() or cell:
        return True
    least, most = metrics()[name].plausible
    # shares end at 100 % later
    top = value if metrics()[name].kind == "share" else max(value, high)
    return least <= value and top <= most


def _verb_known(name: str, wording: str) -> bool:
    return name not in metrics() or (
        wording in metrics()[name].verbs if metrics()[name].verbs else not wording
    )


def _is_single(table: pd.DataFrame) -> "pd.Series[bool]":
    """Whether a row is the only one of its actor, metric, verb and window; events may recur."""
    events = table["metric"].map(lambda name: name in metrics() and metrics()[name].per == "event")
    return ~table.duplicated(["report", "actor", "metric", "wording", *WINDOW]) | events.astype(
        "bool"
    )


CHECKS_IN = (
    (
        "{metric} is no printed metric",
        f"use an id of {METRICS}, or add one",
        _by_row(_is_printed, "metric"),
    ),
    (
        "the measure {measure} does not fit {metric}",
        f"correct the metric, or add the measure to its entry in {METRICS}",
        _by_row(_measure_fits, "metric", "measure"),
    ),
    (
        "{phrase} prints no measure, and {metric} needs one",
        "mark the phrase with its 元 or %",
        _by_row(_has_measure, "metric", "measure"),
    ),
    (
        "{phrase} is beyond what is plausible of {metric}",
        f"correct the phrase, or widen `plausible` in {METRICS}",
        _by_row(_is_believable, "metric", "value", "high", "cell"),
    ),
    (
        "the wording '{wording}' is not one of {metric}'s verbs",
        f"write the verb of the text, or add it to {METRICS}",
        _by_row(_verb_known, "metric", "wording"),
    ),
    (
        "the row repeats another: {metric} at {start}",
        "keep one of them",
        lambda table: ~table.duplicated(["report", "start", "cell", "phrase"]),
    ),
    (
        "{metric} stands twice for {actor} and one window",
        "keep one row, or give each its own window",
        _is_single,
    ),
)


def mentions_schema() -> pa.DataFrameSchema:
    """Return the schema of what cleaning takes.

    read_mentions' columns, with words of the vocabulary, believable and single.
    """
    return pa.DataFrameSchema(checks=[_schema_check(*check) for check in CHECKS_IN])


def observations_schema(table: str = OBSERVATIONS) -> pa.DataFrameSchema:
    """What cleaning gives: the columns of observations or comparators, in their order.

    Bounds and windows ordered.
    """
    closed = {
        "theme": list(themes()),
        "metric": list(metrics()),
        "per": list(denominators()),
        "series": ["", *series()],
    }
    columns = {
        name: pa.Column(
            field.dtype,
            [pa.Check.isin(values)] if (values := list(field.values) or closed.get(name)) else [],
            nullable=not field.required,
        )
        for name, field in table_fields()[table].items()
    }
    return pa.DataFrameSchema(
        columns, checks=[_schema_check(*check) for check in CHECKS_OUT], strict=True, ordered=True
    )


def _is_ordered(strict_low: float, low: float, high: float, strict_high: float) -> bool:
    return 0 <= strict_low <= low <= high <= strict_high


def _is_share(measure: str, per: str, high: float) -> bool:
    return not (measure == "%" and per == "share") or high <= 100


def _runs_forward(start: pd.Timestamp, end: pd.Timestamp) -> bool:
    return bool(pd.isna(start) or pd.isna(end) or start <= end)


def _are_known_codes(text: str) -> bool:
    return all(code in caveats() for code in text.split(";") if code)


AUTHOR = "this is a fault of the cleaning code: report it with the row"
CHECKS_OUT = (
    (
        "the bounds of {metric} are not ordered",
        AUTHOR,
        _by_row(_is_ordered, "strict_low", "low", "high", "strict_high"),
    ),
    ("the share {metric} is above 100 %", AUTHOR, _by_row(_is_share, "measure", "per", "high")),
    (
        "the window of {metric} ends before it starts",
        AUTHOR,
        _by_row(_runs_forward, "window_start", "window_end"),
    ),
    ("{metric} carries an unknown caveat", AUTHOR, _by_row(_are_known_codes, "caveats")),
)


def check_schema(table: pd.DataFrame, schema: pa.DataFrameSchema, places: pd.Series) -> None:
    """Raise DataError with every failure of `table`; `places` names each row's file and line."""
    try:
        schema.validate(table, lazy=True)
    except SchemaErrors as error:
        found = Problems()
        for case in error.failure_cases.drop_duplicates(["column", "check", "index"]).to_dict(
            "records"
        ):
            what, _, remedy = str(case["check"]).partition(PARTED)
            if pd.isna(case["index"]):
                found.add("observations", f"{what} ({case['failure_case']})", AUTHOR)
            else:
                words = table.loc[case["index"]]
                found.add(
                    str(places[case["index"]]),
                    _failure_message(what, case, words),
                    remedy or AUTHOR,
                )
        found.raise_if_any()


def _failure_message(what: str, case: dict[Any, Any], words: pd.Series) -> str:
    """The message with the row's own words in it."""
    if "{" in what:
        return what.format_map(words.to_dict())
    return f"{case['column']} is {case['failure_case']!r}, against {what}"
