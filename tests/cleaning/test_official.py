"""Official figures as observations."""

from pathlib import Path

import pandas as pd

from analysis.cleaning.official import clean_official
from analysis.problems import Problems
from analysis.published.official import read_official
from analysis.records.register import Register
from analysis.vocabulary import fields
from judged import ask

ROOT = Path(__file__).resolve().parents[2]


def table() -> pd.DataFrame:
    tables = read_official(ROOT / "data" / "raw" / "official", "official", Problems(), Register())
    return clean_official(tables)


def one(unit: str, metric: str, year: int) -> pd.Series:
    rows = table()
    day = pd.Timestamp(year, 12, 31)
    chosen = (rows["unit"] == unit) & (rows["metric"] == metric) & (rows["window_end"] == day)
    return rows[chosen].iloc[0]


def test_they_begin_with_the_columns_of_observations() -> None:
    rows = table()
    assert rows.columns.tolist()[: len(fields())] == list(fields())
    assert set(rows["basis"]) == {"official"}
    assert set(rows["caveats"]) == {"YEARBOOK"}
    assert "fires_printed_rate" not in set(rows["metric"])


def test_losses_are_in_yuan() -> None:
    row = one("china", "property_loss_yuan", 1998)
    # 143,995.2 of 10,000 yuan are printed
    assert (row["measure"], row["value"]) == ("元", 1_439_952_000)


def test_two_of_the_projects_units_have_their_own_rows() -> None:
    assert {"tibet", "xinjiang"} <= set(table()["unit"])
    assert one("tibet", "fire_deaths", 2008)["residents"] > 2_000_000


def test_provinces_are_of_unlike_size_and_a_year_follows_another() -> None:
    deaths = [one("tibet", "fire_deaths", year) for year in (2005, 2006)]
    other = one("guangdong-corps", "fire_deaths", 2005)
    assert ask("better", deaths[0], other).kind == "REFUSE"
    assert "EXPOSURE" in ask("compare", deaths[0], other).reasons
    assert ask("compare", *deaths).kind != "REFUSE"
