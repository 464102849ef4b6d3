"""The official panel and map: rates, who stands out, and where each province stands."""

from collections import Counter

import pandas as pd
import pytest

from analysis.exhibits.official import (
    RateSeries,
    TileGrid,
    build_official_map,
    build_official_panel,
    death_rates,
)
from analysis.vocabulary import Label, tiles
from chart_artists import artists
from charts_drawn import LANGS, default_rows, drawing, laid_out, real

NAMES = {"tibet": Label("西藏总队", "Tibet")}


def rows() -> pd.DataFrame:
    return default_rows("official_panel")


def test_a_rate_is_deaths_over_residents() -> None:
    rates = death_rates(rows())
    row = rates[(rates["unit"] == "tibet") & (rates["year"] == 2008)].iloc[0]
    assert row["rate"] == pytest.approx(1_000_000 * row["value"] / row["residents"])
    assert row["lower"] < row["rate"] < row["upper"]


def test_each_province_has_a_picture_and_own_ones_stand_out() -> None:
    parts = build_official_panel(rows(), NAMES).parts_of(RateSeries)
    assert len({part.unit for part in parts}) == len(parts) == 30
    assert [part.unit for part in parts if part.own] == ["tibet"]
    latest = [part.points[-1].rate for part in parts]
    assert latest == sorted(latest, reverse=True)
    assert {point.year for part in parts for point in part.points} == {2000, 2005, 2006, 2008}


def test_no_line_is_drawn_over_years_that_were_not_read() -> None:
    ax = laid_out(drawing("official_panel", rows(), NAMES))
    assert all(min(line.get_xdata()) > 2000 for line in artists(ax, "line"))


def test_the_map_has_a_tile_for_each_of_31_provinces_none_on_another() -> None:
    (part,) = build_official_map(rows(), NAMES).parts_of(TileGrid)
    assert len(part.tiles) == 31
    assert max(Counter((tile.row, tile.column) for tile in part.tiles).values()) == 1
    assert [tile.unit for tile in part.tiles if tile.rate is None] == ["xinjiang"]
    assert set(tiles()) == {tile.unit for tile in part.tiles}


@pytest.mark.parametrize("lang", LANGS)
def test_a_province_without_sound_residents_has_a_dash(lang: str) -> None:
    ax = laid_out(drawing("official_map", rows(), real().names, lang=lang))
    assert [text.get_text() for text in artists(ax, "words")].count("—") == 1


def test_without_official_figures_it_says_what_is_needed() -> None:
    assert build_official_panel(rows().iloc[:0], NAMES).empty
    assert "data/raw/official" in build_official_map(rows().iloc[:0], NAMES).description.en
