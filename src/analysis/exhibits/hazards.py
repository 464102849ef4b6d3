"""Inspection records: premises inspected, hazards found, and what became of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.comparability.wording import window_in_short
from analysis.exhibits.numbers import Number, numbers_of
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, nothing_to_show
from analysis.exhibits.words import actor_label, describe_rows
from analysis.labels.words import (
    LANGUAGES,
    Names,
    actor_name,
    bilingual,
    fill_label,
    interval_words,
    label,
    name_of,
    units_of,
    units_shown,
)
from analysis.vocabulary import Label, caveats, levels, metrics

FOUND, RECTIFIED, SHARE = "hazards_found", "hazards_rectified", "hazards_rectified_share"
PREMISES = ("units_inspected", "units_penalised", "premises_sealed", "three_stops_ordered")
PLACES = (FOUND, RECTIFIED)
COUNTED = ("correction_notices_issued", "persons_detained")
RECORD = ["actor", "window_start", "window_end", "window_basis"]
IN_FULL, MOST = 3, 40  # records of which the title gives the first; that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardRecord(Part):
    """One actor's record of one window, each number by its metric.

    `numbers` are in the order of the rows. `stamp` says whose record it is where that is not
    the whole unit. `rest` is how many hazards found are not among those rectified, 0 where
    that can't be said exactly.
    """

    unit: str
    who: Label
    when: Label
    numbers: tuple[Number, ...]
    stamp: Label

    def of(self, wanted: Sequence[str]) -> list[Number]:
        """Return its numbers of the metrics `wanted`, in their order."""
        return [number for metric in wanted for number in self.numbers if number.metric == metric]

    @property
    def rest(self) -> float:
        """Hazards found that are not among those rectified; 0 where that is not exact."""
        places = self.of(PLACES)
        if [number.metric for number in places] != list(PLACES) or not all(
            number.exact for number in places
        ):
            return 0.0
        return max(places[0].low - places[1].low, 0.0)


def build_hazards(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return the inspection record of each actor that reports hazards, and whose record it is.

    Each record has its own scale: none is set against another. Of more than MOST records the
    latest of each actor are shown, and the others are named.

    Parameters
    ----------
    data : DataFrame
        Observations.
    names : mapping of str to Label
        What units and actors are called, by id; ids are shown where it is empty.

    """
    rows = data[data["metric"].isin((*PREMISES, *PLACES, *COUNTED, SHARE))]
    found = (rows["metric"] == FOUND).groupby([rows[name] for name in RECORD], dropna=False)
    rows = rows[found.transform("any").astype("bool")]
    if rows.empty:
        return nothing_to_show("hazards", data)
    shown, left_out = _choose_records(_in_order(rows, names))
    drawn = pd.concat(shown)
    title, subtitle = _hazard_headings(data, shown, left_out, names)
    return Exhibit(
        id="hazards",
        title=title,
        subtitle=subtitle,
        parts=tuple(_hazard_record(own, names) for own in shown),
        rows=drawn,
        chosen_from=data,
        description=describe_rows(drawn, names),
    )


def _in_order(rows: pd.DataFrame, names: Names) -> list[pd.DataFrame]:
    """The records of `rows`: units in their order, each unit's by date."""
    order = units_shown(rows, names)
    records = [own for _, own in rows.groupby(RECORD, dropna=False, sort=False)]
    dated = sorted(
        records, key=lambda own: (pd.isna(own["window_end"].iloc[0]), own["window_end"].iloc[0])
    )
    return sorted(dated, key=lambda own: (order.index(own["unit"].iloc[0]), own["actor"].iloc[0]))


def _choose_records(records: list[pd.DataFrame]) -> tuple[list[pd.DataFrame], list[pd.DataFrame]]:
    """The records that are shown, and those that have no room.

    Of each actor the latest are shown first.
    """
    actors = [str(own["actor"].iloc[0]) for own in records]
    age = [actors[at + 1 :].count(actor) for at, actor in enumerate(actors)]
    chosen = sorted(sorted(range(len(records)), key=lambda at: age[at])[:MOST])
    return [records[at] for at in chosen], [
        own for at, own in enumerate(records) if at not in chosen
    ]


def _hazard_record(rows: pd.DataFrame, names: Names) -> HazardRecord:
    """One actor and window."""
    first = rows.iloc[0]
    code = levels()[str(first["actor_level"])].caveat
    return HazardRecord(
        unit=str(first["unit"]),
        who=actor_label(str(first["unit"]), str(first["actor"]), names),
        when=window_in_short(first["window_start"], first["window_end"], str(first["per"])),
        numbers=tuple(numbers_of(rows, names)),
        stamp=caveats()[code] if code else NO_WORDS,
    )


def _hazard_headings(
    data: pd.DataFrame,
    shown: Sequence[pd.DataFrame],
    left_out: Sequence[pd.DataFrame],
    names: Names,
) -> tuple[Label, Label]:
    """Title of a few records from the first, of many how many.

    Subtitle tells verbs apart, and who is not shown.
    """
    first = {number.metric: number for number in numbers_of(shown[0], names)}
    reporting = set(data.loc[data["metric"] == FOUND, "unit"])
    silent = [unit for unit in units_of(names) if unit not in reporting]
    every = [*shown, *left_out]
    counts = {"records": len(every), "units": len({own["unit"].iloc[0] for own in every})}
    facts = {lang: _title_facts(first, silent, names, lang) | counts for lang in LANGUAGES}
    key = (
        "title_many" if len(shown) > IN_FULL else "title" if RECTIFIED in first else "title_silent"
    )
    subtitle = fill_label("hazards", "subtitle" if silent else "subtitle_all", facts)
    if left_out:
        more = fill_label(
            "hazards",
            "more",
            {lang: {"names": _name_records(left_out, names, lang)} for lang in LANGUAGES},
        )
        subtitle = Label(subtitle.zh + more.zh, subtitle.en + more.en)
    return fill_label("hazards", key, facts), subtitle


def _name_records(records: Sequence[pd.DataFrame], names: Names, lang: str) -> str:
    """Whose records have no room, and how many of each."""
    actors = Counter(
        actor_name(str(own["unit"].iloc[0]), str(own["actor"].iloc[0]), names, lang)
        for own in records
    )
    count = label("hazards", "records")[lang]
    return ("、" if lang == "zh" else ", ").join(
        f"{who}{count.format(n=n)}" for who, n in actors.items()
    )


def _title_facts(
    first: Mapping[str, Number], silent: list[str], names: Names, lang: str
) -> dict[str, object]:
    """What the title and subtitle say, in `lang`."""
    found, done, share = (first.get(name) for name in (FOUND, RECTIFIED, SHARE))
    between, opened, closed = ("", "（", "%）") if lang == "zh" else (", ", " (", " %)")
    who = [name_of(found.unit, names, lang)] if found else []
    who += [name_of(found.actor, names, lang)] if found and found.actor != found.unit else []
    return {
        "actor": between.join(who),
        "found": interval_words(found.low, found.high, lang) if found else "",
        "rectified": done.text[lang] if done else label("words", "not_reported")[lang],
        "verb": done.name[lang] if done else metrics()[RECTIFIED].label[lang],
        "share": f"{opened}{interval_words(share.low, share.high, lang)}{closed}" if share else "",
        "others": ("、" if lang == "zh" else ", ").join(
            name_of(name, names, lang) for name in silent
        ),
    }


def name_record(record: HazardRecord) -> Label:
    """Return whose a record is, and of which days."""
    return bilingual(lambda lang: f"{record.who[lang]} · {record.when[lang]}")
