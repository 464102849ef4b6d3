"""What the chart of shares by date says in words: which series may be followed, and what it came to."""

from collections.abc import Sequence

import pandas as pd

from analysis.charting import style
from analysis.charting.hazards_context_words import spread
from analysis.charting.labels import LANGUAGES, fill, label
from analysis.charting.points import Point, points
from analysis.charting.style import Names
from analysis.vocabulary import Label
from analysis.vocabulary import series as declared

MOST = 6  # points that a subtitle has room for


def title(rows: pd.DataFrame, series: "pd.Series[str]", names: Names) -> Label:
    """How many of `rows` follow each other like for like, and of a single series when and what."""
    found = [name for name in series.unique() if name]
    key = "title_open" if not found else "title_many" if len(found) > 1 else "title"
    own = rows[series == found[0]] if found else rows
    facts = {
        lang: {
            "n": len(rows),
            "k": len(own) if len(found) == 1 else len(found),
            "series": series_name(found[0], names)[lang] if found else "",
            "range": spread(points(own), lang),
        }
        for lang in LANGUAGES
    }
    return fill("trend_share", key, facts)


def subtitle(rows: pd.DataFrame, series: "pd.Series[str]") -> Label:
    """What a single series of few points came to, date by date; else how to read the chart."""
    found = [name for name in series.unique() if name]
    own = rows[series == (found[0] if found else "")].sort_values("window_end")
    if len(found) != 1 or len(own) > MOST:
        return label("trend_share", "subtitle")
    days = [f"{day:%Y}" if own["window_end"].dt.year.is_unique else f"{day:%Y-%m}" for day in own["window_end"]]
    facts = {lang: {"points": _dated(days, points(own), lang)} for lang in LANGUAGES}
    return fill("trend_share", "subtitle_one", facts)


def _dated(days: Sequence[str], shown: Sequence[Point], lang: str) -> str:
    """Each share after its date."""
    colon, comma = ("：", "，") if lang == "zh" else (": ", ", ")
    return comma.join(f"{day}{colon}{point.share(lang)}" for day, point in zip(days, shown, strict=True))


def series_name(name: str, names: Names) -> Label:
    """What a series is called: as declared in series.toml, else by its actor."""
    if name in declared():
        return declared()[name]
    unit = name.partition("/")[0]
    return Label(*(style.whose(unit, name, names, lang) for lang in LANGUAGES))
