"""CSV that is the same on every machine and safe to open in a spreadsheet."""

import io

import pandas as pd

from analysis.reading.csv_rows import guard, unguard

NUMBERS = "%.15g"


def to_csv(table: pd.DataFrame) -> bytes:
    r"""`table` as UTF-8 CSV with a BOM-less header; cells that a spreadsheet would run are guarded by '.

    >>> to_csv(pd.DataFrame({"phrase": ["=1+1"], "low": [204.0]})).decode()
    "phrase,low\n'=1+1,204\n"
    """
    texts: list[str] = table.select_dtypes("str").columns.tolist()
    guarded = table.assign(**{name: table[name].map(guard) for name in texts})
    return guarded.to_csv(index=False, lineterminator="\n", float_format=NUMBERS, date_format="%Y-%m-%d").encode()


def from_csv(content: bytes, dtypes: dict[str, str]) -> pd.DataFrame:
    """The table that to_csv wrote, its columns of `dtypes` (others as pandas reads them)."""
    dates = [name for name, dtype in dtypes.items() if dtype.startswith("datetime")]
    read = {name: dtype for name, dtype in dtypes.items() if name not in dates}
    table = pd.read_csv(
        io.BytesIO(content), dtype=read, parse_dates=dates, keep_default_na=False, na_values=[""], lineterminator="\n"
    )
    texts = [name for name, dtype in dtypes.items() if dtype == "str" and name in table]
    table = table.assign(**{name: table[name].fillna("").map(unguard).astype("str") for name in texts})
    return table.astype({name: dtypes[name] for name in dates})
