"""Panels of units with several dates.

A line for each row, its figures beside its mark, no words over others.
"""

from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.labels.windows import window_in_short
from analysis.labels.words import label
from analysis.renderers.mpl.draw import exhibit_of
from chart_artists import artists, inside, said
from charts_drawn import LANGS, SOUTH, drawing, laid_out, observed
from rows import mention

CHARTS = {
    "training_reach": "training_sessions",
    "fine_waiver": "businesses_fine_waived",
    "publicity": "leaflets_distributed",
}
MEASURES = {"training_sessions": "场", "businesses_fine_waived": "户", "leaflets_distributed": "份"}
NORTH: dict[str, Any] = {}


def rows_of(metric: str, years: int) -> pd.DataFrame:
    """`metric` of two units in several years each."""
    return observed(
        *(
            mention(
                f"{40 + 3 * at}{MEASURES[metric]}",
                metric,
                window=f"{2023 - at}年",
                **(unit | {"report": f"{who}{at}"}),
            )
            for who, unit in (("n", NORTH), ("s", SOUTH))
            for at in range(years)
        )
    )


def words_of(panel: Axes) -> list[Any]:
    """The words in the panel, and the names at the left, as they are painted."""
    return [*panel.texts, *(tick for tick in panel.get_yticklabels() if tick.get_text())]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("chart", CHARTS)
def test_each_date_of_a_unit_has_a_line_of_its_own(chart: str, lang: str) -> None:
    ax = laid_out(drawing(chart, rows_of(CHARTS[chart], 3), lang=lang))
    (panel,) = [one for one in inside(ax) if one.get_title(loc="left")]
    beside = artists(panel, "beside")
    assert len(beside) == 6
    assert len({round(text.xy[1], 3) for text in beside}) == 6
    assert all(any(year in text.get_text() for text in beside) for year in ("2021", "2022", "2023"))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("years", [2, 3, 5])
def test_no_words_overlap(chart: str, years: int, lang: str) -> None:
    ax = laid_out(drawing(chart, rows_of(CHARTS[chart], years), lang=lang))
    (panel,) = [one for one in inside(ax) if one.get_title(loc="left")]
    boxes = [text.get_window_extent() for text in words_of(panel)]
    assert not any(one.overlaps(other) for at, one in enumerate(boxes) for other in boxes[:at])


@pytest.mark.parametrize("chart", CHARTS)
def test_one_panel_alone_has_all_the_width(chart: str) -> None:
    ax = laid_out(drawing(chart, rows_of(CHARTS[chart], 2)))
    (panel,) = [one for one in inside(ax) if one.get_title(loc="left")]
    assert panel.get_window_extent().width > 0.8 * ax.get_window_extent().width


def test_a_unit_with_one_date_is_drawn_as_before() -> None:
    assert artists(drawing("fine_waiver", rows_of("businesses_fine_waived", 1)), "beside") == []


def test_of_more_dates_than_have_room_the_latest_are_drawn_and_the_rest_is_counted() -> None:
    rows = rows_of("training_sessions", 30)
    ax = drawing("training_reach", rows)
    beside = [text.get_text() for text in artists(ax, "beside")]
    assert 2 <= len(beside) < len(rows) == len(exhibit_of(ax).rows)
    years = sorted({text.split("  ")[-1] for text in beside})
    assert years[-1] == "2023年"
    assert len(beside) == 2 * len(years)  # of each unit as many
    assert label("words", "earlier")["zh"].format(n=len(rows) - len(beside)) in " ".join(
        [*said(ax), *(panel.get_title(loc="left") for panel in inside(ax))]
    )


@pytest.mark.parametrize(
    ("days", "per", "zh", "en"),
    [
        (("2024-08-01", "2024-08-31"), "total", "2024-08", "2024-08"),
        (("2023-01-01", "2023-12-31"), "total", "2023年", "2023"),
        ((None, "2024-08-31"), "stock", "2024-08-31", "2024-08-31"),
        (
            ("2024-08-01", "2024-08-30"),
            "total",
            "2024-08-01至2024-08-30",
            "2024-08-01 to 2024-08-30",
        ),
        ((None, None), "total", "起止未报道", "dates not reported"),
    ],
)
def test_a_window_in_short(days: tuple[str | None, str | None], per: str, zh: str, en: str) -> None:
    words = window_in_short(*(pd.Timestamp(day) if day else pd.NaT for day in days), per)
    assert (words.zh, words.en) == (zh, en)
