"""Invented records of hazards, and the chart of them."""

from typing import Any

from matplotlib.axes import Axes

from charts_drawn import SINCE, SOUTH, drawing, observed
from rows import OFFICER, mention

FOUND = mention("60处", "hazards_found", **OFFICER, **SINCE)
OTHER_YEAR = mention("45处", "hazards_found", **OFFICER, window="2023年")
SOUTHS = (
    mention("450处", "hazards_found", **SOUTH, **SINCE),
    mention("401处", "hazards_rectified", wording="整改", **SOUTH, **SINCE),
)


def record(*rows: dict[str, Any], lang: str = "zh") -> Axes:
    """The hazards chart of invented rows."""
    return drawing("hazards", observed(*rows), lang=lang)


def rectified(phrase: str, wording: str) -> dict[str, Any]:
    """Hazards that the officer had rectified, by a verb."""
    return mention(phrase, "hazards_rectified", wording=wording, **OFFICER, **SINCE)
