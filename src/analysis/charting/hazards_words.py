"""What the chart of hazards says above its bars: whose record, by which verb, and who reports none."""

from collections.abc import Mapping

import pandas as pd

from analysis.charting import style
from analysis.charting.labels import LANGUAGES, fill, interval, label
from analysis.charting.style import Names
from analysis.charting.values import Value, values
from analysis.vocabulary import Label, metrics

FOUND, RECTIFIED, SHARE = "hazards_found", "hazards_rectified", "hazards_rectified_share"


def headings(data: pd.DataFrame, rows: pd.DataFrame, more: int, names: Names) -> tuple[Label, Label]:
    """Title from the first record; subtitle tells the verbs apart, who reports none, and what had no room."""
    shown = {value.metric: value for value in values(rows)}
    reporting = set(data.loc[data["metric"] == "hazards_found", "unit"])
    silent = [name for name in style.units_of(names) if name not in reporting]
    facts = {lang: _facts(shown, silent, names, lang) for lang in LANGUAGES}
    title = fill("hazards", "title" if RECTIFIED in shown else "title_silent", facts)
    subtitle = fill("hazards", "subtitle" if silent else "subtitle_all", facts)
    if not more:
        return title, subtitle
    also = fill("hazards", "more", {lang: {"n": more} for lang in LANGUAGES})
    return title, Label(subtitle.zh + also.zh, subtitle.en + also.en)


def _facts(shown: Mapping[str, Value], silent: list[str], names: Names, lang: str) -> dict[str, object]:
    """What the title and subtitle say, in `lang`."""
    found, done, share = (shown.get(name) for name in (FOUND, RECTIFIED, SHARE))
    between, opened, closed = ("", "（", "%）") if lang == "zh" else (", ", " (", " %)")
    who = [style.name_of(found.unit, names, lang)] if found else []
    who += [style.name_of(found.actor, names, lang)] if found and found.actor != found.unit else []
    return {
        "actor": between.join(who),
        "found": interval(found.low, found.high, lang) if found else "",
        "rectified": done.text(lang) if done else label("words", "not_reported")[lang],
        "verb": done.name(lang) if done else metrics()["hazards_rectified"].label[lang],
        "share": f"{opened}{interval(share.low, share.high, lang)}{closed}" if share else "",
        "others": ("、" if lang == "zh" else ", ").join(style.name_of(name, names, lang) for name in silent),
    }
