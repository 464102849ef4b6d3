"""What the chart of hazards says above its bars: whose record, by which verb, and who reports none."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.charting import style
from analysis.charting.labels import LANGUAGES, fill, interval, label
from analysis.charting.style import Names
from analysis.charting.values import Value, values
from analysis.vocabulary import Label, metrics

FEW = 3  # records of which the title gives the first
FOUND, RECTIFIED, SHARE = "hazards_found", "hazards_rectified", "hazards_rectified_share"


def headings(
    data: pd.DataFrame, drawn: Sequence[pd.DataFrame], left_out: Sequence[pd.DataFrame], names: Names
) -> tuple[Label, Label]:
    """Title of a few records from the first, of many how many; subtitle tells verbs apart, and who is not drawn."""
    shown = {value.metric: value for value in values(drawn[0])}
    reporting = set(data.loc[data["metric"] == "hazards_found", "unit"])
    silent = [name for name in style.units_of(names) if name not in reporting]
    facts = {lang: _facts(shown, silent, names, lang) | _counts([*drawn, *left_out]) for lang in LANGUAGES}
    key = "title_many" if len(drawn) > FEW else "title" if RECTIFIED in shown else "title_silent"
    title = fill("hazards", key, facts)
    subtitle = fill("hazards", "subtitle" if silent else "subtitle_all", facts)
    if not left_out:
        return title, subtitle
    also = fill("hazards", "more", {lang: {"names": _named(left_out, names, lang)} for lang in LANGUAGES})
    return title, Label(subtitle.zh + also.zh, subtitle.en + also.en)


def _counts(records: Sequence[pd.DataFrame]) -> dict[str, object]:
    return {"records": len(records), "units": len({record["unit"].iloc[0] for record in records})}


def _named(records: Sequence[pd.DataFrame], names: Names, lang: str) -> str:
    """Whose records have no room, and how many of each."""
    whose = Counter(style.whose(str(own["unit"].iloc[0]), str(own["actor"].iloc[0]), names, lang) for own in records)
    count = label("hazards", "records")[lang]
    return ("、" if lang == "zh" else ", ").join(f"{who}{count.format(n=n)}" for who, n in whose.items())


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
