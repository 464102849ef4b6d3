"""Inspection records: premises inspected, hazards found, and what became of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.exhibits.numbers import Number, numbers_of
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, nothing_to_show
from analysis.exhibits.words import (
    ENUMERATION,
    actor_label,
    describe_rows,
    facts_by_language,
    join_labels,
    unit_label,
    unit_labels,
)
from analysis.labels.windows import window_in_short
from analysis.labels.words import (
    Names,
    actor_name,
    bilingual,
    fill_label,
    interval_label,
    label,
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
        found: list[Number] = []
        for metric in wanted:
            found += [number for number in self.numbers if number.metric == metric]
        return found

    @property
    def rest(self) -> float:
        """Hazards found that are not among those rectified; 0 where that is not exact."""
        found, done = self.of([FOUND]), self.of([RECTIFIED])
        # With two numbers of either, by two verbs say, nobody knows which to take from which.
        if len(found) != 1 or len(done) != 1 or not (found[0].exact and done[0].exact):
            return 0.0
        # More may be rectified than found: hazards of an earlier window are among them.
        return max(found[0].low - done[0].low, 0.0)


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
    # A record without hazards found has nothing that the rest of its numbers could be set beside.
    found = rows.assign(found=rows["metric"] == FOUND).groupby(RECORD, dropna=False)["found"]
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
    # Two sorts, of which the second keeps the order of the first: by date within each actor, and
    # undated records last.
    dated = sorted(
        records, key=lambda own: (pd.isna(own["window_end"].iloc[0]), own["window_end"].iloc[0])
    )
    return sorted(dated, key=lambda own: (order.index(own["unit"].iloc[0]), own["actor"].iloc[0]))


def _choose_records(records: list[pd.DataFrame]) -> tuple[list[pd.DataFrame], list[pd.DataFrame]]:
    """The records that are shown, and those that have no room.

    Of each actor the latest are shown first.
    """
    # The age of a record: how many later ones its actor has, 0 for the latest.
    later, ages = Counter[str](), list[int]()
    for own in reversed(records):
        actor = str(own["actor"].iloc[0])
        ages.append(later[actor])
        later[actor] += 1
    ages.reverse()
    chosen = set(sorted(range(len(records)), key=ages.__getitem__)[:MOST])
    shown, left_out = list[pd.DataFrame](), list[pd.DataFrame]()
    for at, own in enumerate(records):
        side = shown if at in chosen else left_out
        side.append(own)
    return shown, left_out


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
    facts = facts_by_language(
        **_title_facts(first, silent, names),
        records=len(every),
        units=pd.concat(every)["unit"].nunique(),
    )
    key = (
        "title_many" if len(shown) > IN_FULL else "title" if RECTIFIED in first else "title_silent"
    )
    subtitle = fill_label("hazards", "subtitle" if silent else "subtitle_all", facts)
    if left_out:
        listed = bilingual(lambda lang: _name_records(left_out, names, lang))
        more = fill_label("hazards", "more", facts_by_language(names=listed))
        subtitle = Label(subtitle.zh + more.zh, subtitle.en + more.en)
    return fill_label("hazards", key, facts), subtitle


def _name_records(records: Sequence[pd.DataFrame], names: Names, lang: str) -> str:
    """Whose records have no room, and how many of each."""
    actors, count = Counter[str](), label("hazards", "records")[lang]
    for own in records:
        first = own.iloc[0]
        actors[actor_name(str(first["unit"]), str(first["actor"]), names, lang)] += 1
    listed = [f"{who}{count.format(n=n)}" for who, n in actors.items()]
    return ENUMERATION[lang].join(listed)


def _title_facts(first: Mapping[str, Number], silent: list[str], names: Names) -> dict[str, Label]:
    """What the title and subtitle say."""
    found, done, share = first.get(FOUND), first.get(RECTIFIED), first.get(SHARE)
    who = [unit_label(found.unit, names)] if found else []
    if found and found.actor != found.unit:
        who.append(unit_label(found.actor, names))
    taken = NO_WORDS
    if share:
        figures = interval_label(share.low, share.high)
        taken = Label(f"（{figures.zh}%）", f" ({figures.en} %)")
    return {
        # 某支队一名监督员, but in English: X, one inspector.
        "actor": join_labels(who, Label("", ", ")),
        "found": interval_label(found.low, found.high) if found else NO_WORDS,
        "rectified": done.text if done else label("words", "not_reported"),
        "verb": done.name if done else metrics()[RECTIFIED].label,
        "share": taken,
        "others": join_labels(unit_labels(silent, names), ENUMERATION),
    }


def name_record(record: HazardRecord) -> Label:
    """Return whose a record is, and of which days."""
    return bilingual(lambda lang: f"{record.who[lang]} · {record.when[lang]}")
