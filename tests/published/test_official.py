"""The statistical office's tables: each rule of docs/official.md holds, and a breach is told."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis.problems import Problems
from analysis.published.official import OfficialTables, read_official
from analysis.published.official_rules import (
    compare_with_nation,
    may_compare_by_grade,
    may_join,
    sound_residents,
    unbroken_runs,
)
from analysis.records.register import Register

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "data" / "raw" / "official"
PLACE = "data/raw/official"


def read(folder: Path = FOLDER) -> tuple[OfficialTables, Problems]:
    problems = Problems()
    return read_official(folder, PLACE, problems, Register()), problems


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the tables, to be spoilt."""
    shutil.copytree(FOLDER, tmp_path / "official")
    return tmp_path / "official"


def spoil(folder: Path, name: str, old: str, new: str) -> list[str]:
    """What is told once the first `old` in a file is `new`."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return list(map(str, read(folder)[1]))


def test_the_tables_are_in_order() -> None:
    tables, problems = read()
    assert problems == []
    assert len(tables.provinces) == 32
    assert set(tables.counts["year"]) == {1998, 1999, 2000, 2004, 2005, 2006, 2007, 2008, 2009}


def test_a_project_without_them_has_empty_tables(tmp_path: Path) -> None:
    tables, problems = read(tmp_path / "official")
    assert problems == []
    assert tables.counts.empty


def sums(metrics: tuple[str, ...] = ("fires", "fire_deaths", "fire_injuries")) -> pd.DataFrame:
    tables, _ = read()
    found = compare_with_nation(tables.counts, tables.totals, tables.missing)
    return found[found["metric"].isin(metrics)].set_index(["year", "metric"])


@pytest.mark.parametrize("year", range(2004, 2010))
def test_provinces_add_up_to_the_nation_exactly(year: int) -> None:
    assert set(sums().loc[year, "difference"]) == {0}


@pytest.mark.parametrize("year", range(2004, 2010))
def test_losses_add_up_to_three_tenths_of_ten_thousand_yuan(year: int) -> None:
    (difference,) = sums(("property_loss_yuan",)).loc[year, "difference"]
    assert abs(difference) <= 3000


@pytest.mark.parametrize(
    ("year", "fires", "deaths", "injuries", "losses"),
    [(1998, 1, 6, 20, 1_001_000), (1999, 107, 20, 20, 11_761_000)],
)
def test_railways_and_transport_are_what_is_left_over(
    year: int, fires: int, deaths: int, injuries: int, losses: int
) -> None:
    left = sums(("fires", "fire_deaths", "fire_injuries", "property_loss_yuan")).loc[year]
    assert left["difference"].to_dict() == {
        "fires": fires,
        "fire_deaths": deaths,
        "fire_injuries": injuries,
        "property_loss_yuan": losses,
    }


def test_a_year_that_was_cut_off_cannot_be_summed_and_says_so() -> None:
    assert set(sums().loc[2000, "result"]) == {"not_testable"}


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("fires.csv", "2005,fires,", "2005,fires,9", "is not the printed"),
        ("fires.csv", "110000,1998", "990000,1998", "province_code '990000' is unknown"),
        ("fires.csv", "nbs-fires-1998,", "nbs-fires-1999,", "a count of 1998 from"),
        ("fires.csv", "110000,1998,fires,4426,4426", "110000,1998,fires,4427,4427", "expected 1"),
        ("missing.csv", "630000,2000,fire_deaths", "110000,2000,fire_deaths", "neither here nor"),
        ("other_counts.csv", "zjol-2003", "nbs-fires-2000", "an announced count from"),
        ("population.csv", "12400000", "12400001", "is not the printed"),
        ("provinces.csv", "beijing,北京", "beijing,", "has no name"),
    ],
)
def test_a_breach_is_told_with_file_and_remedy(
    copied: Path, name: str, old: str, new: str, said: str
) -> None:
    told = spoil(copied, name, old, new)
    assert any(said in one for one in told), told
    assert all(one.startswith(f"{PLACE}/") and "Remedy: " in one for one in told)


def test_a_repeated_row_is_told(copied: Path) -> None:
    path = copied / "fires.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")
    assert any("it repeats row 2" in str(one) for one in read(copied)[1])


def test_no_line_crosses_years_that_were_not_read_or_a_change() -> None:
    assert unbroken_runs([1998, 1999, 2000, 2004, 2005]) == [[1998, 1999, 2000], [2004, 2005]]
    assert not may_join(1996, 1997)
    assert not may_join(2009, 2010)
    assert not may_join(2020, 2021)
    assert may_join(2004, 2005)


def test_grades_of_before_and_after_june_2007_are_apart() -> None:
    before, after = pd.Timestamp("2007-05-31"), pd.Timestamp("2007-06-01")
    assert not may_compare_by_grade(before, after)
    assert may_compare_by_grade(after, pd.Timestamp("2008-01-01"))


def test_rates_are_of_residents_where_these_are_sound() -> None:
    tables, _ = read()
    years = sound_residents(tables.residents)["year"].value_counts()
    assert years.to_dict() == {2000: 31, 2005: years[2005], 2006: years[2006], 2008: years[2008]}
    assert set(years.index) == {2000, 2005, 2006, 2008}
