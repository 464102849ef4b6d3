"""A table whose days can be asked for in `query` as they are written: window_start == '2026-08-01'."""

from collections.abc import Callable
from typing import Any

import pandas as pd


class _Days(pd.Series):
    """Days that know themselves when they are written out."""

    def isin(self, values: Any) -> "pd.Series[bool]":
        return pd.Series(self).isin(pd.to_datetime(list(values)))


class DatedFrame(pd.DataFrame):
    """A DataFrame whose `query` finds days by their text, as `frame[frame["day"] == "2026-08-01"]` does.

    pandas 3 asks `day == '2026-08-01'` in a query as `day.isin(['2026-08-01'])`, and no day is in a list of texts:
    it gives no row and no error, whatever the unit of the days (its issue 35595). `<` and `>` work.

    >>> frame = DatedFrame({"day": pd.to_datetime(["2026-08-01", "2026-09-01"]), "n": [1, 2]})
    >>> frame.query("day == '2026-08-01'")["n"].tolist(), frame.query("day != '2026-08-01'")["n"].tolist()
    ([1], [2])
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
