"""CSV that is the same on every machine and safe in a spreadsheet; frames queried by day."""

import io
from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.records.csv_rows import guard_cell, unguard_cell

NUMBERS = "%.15g"


def to_csv(table: pd.DataFrame) -> bytes:
    r"""`table` as UTF-8 CSV with a BOM-less header.

    Cells that a spreadsheet would run are guarded by '.

    >>> to_csv(pd.DataFrame({"phrase": ["=1+1"], "low": [204.0]})).decode()
    "phrase,low\n'=1+1,204\n"
    """
    texts: list[str] = table.select_dtypes("str").columns.tolist()
    guarded = table.assign(**{name: table[name].map(guard_cell) for name in texts})
    return guarded.to_csv(
        index=False, lineterminator="\n", float_format=NUMBERS, date_format="%Y-%m-%d"
    ).encode()


def from_csv(content: bytes, dtypes: dict[str, str]) -> pd.DataFrame:
    """The table that to_csv wrote, its columns of `dtypes` (others as pandas reads them)."""
    dates = [name for name, dtype in dtypes.items() if dtype.startswith("datetime")]
    read = {name: dtype for name, dtype in dtypes.items() if name not in dates}
    table = pd.read_csv(
        io.BytesIO(content),
        dtype=read,
        parse_dates=dates,
        keep_default_na=False,
        na_values=[""],
        lineterminator="\n",
    )
    texts = [name for name, dtype in dtypes.items() if dtype == "str" and name in table]
    table = table.assign(
        **{name: table[name].fillna("").map(unguard_cell).astype("str") for name in texts}
    )
    return table.astype({name: dtypes[name] for name in dates})


class _Days(pd.Series):
    """Days that know themselves when they are written out."""

    def isin(self, values: Any) -> "pd.Series[bool]":
        return pd.Series(self).isin(pd.to_datetime(list(values)))


class DatedFrame(pd.DataFrame):
    """A DataFrame whose `query` finds days by their text: `day == "2026-08-01"`.

    pandas 3 asks `day == '2026-08-01'` in a query as `day.isin(['2026-08-01'])`, and no day is in a
    list of texts: it gives no row and no error, whatever the unit of the days (its issue 35595).
    `<` and `>` work.

    >>> frame = DatedFrame({"day": pd.to_datetime(["2026-08-01", "2026-09-01"]), "n": [1, 2]})
    >>> [frame.query(f"day {sign} '2026-08-01'")["n"].tolist() for sign in ("==", "!=")]
    [[1], [2]]
    """

    @property
    def _constructor(self) -> Callable[..., "DatedFrame"]:
        return DatedFrame

    def query(self, expr: str, **options: Any) -> "DatedFrame":  # type: ignore[override]
        """Return the rows for which `expr` holds; options as in DataFrame.query."""
        days = {name: _Days(self[name]) for name in self.select_dtypes("datetime").columns}
        options["resolvers"] = [*(options.get("resolvers") or ()), days]
        options["level"] = options.get("level", 0) + 1  # @names are those of the caller
        found: DatedFrame = super().query(expr, **options)
        return found
