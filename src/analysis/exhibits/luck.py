"""Luck: how often equal units look unlike, so that a small gap is not read as merit."""

from dataclasses import dataclass

import pandas as pd

from analysis.exhibits.data.equal_units import GAP, PUBLISHED, SET, SIZE
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, nothing_to_show
from analysis.exhibits.words import actor_label, facts_by_language
from analysis.labels.words import (
    Names,
    bilingual,
    fill_label,
    in_both,
    interval_label,
    label,
    number_words,
)
from analysis.vocabulary import Label

USUAL = 5  # per cent: what is less likely is ordinarily not put down to chance
LEAST = 1  # per cent: below it a chance is said to be less


@dataclass(frozen=True, slots=True)
class Chance:
    """A bar: how likely, in per cent, and at what gap or size."""

    at: Label
    chance: float
    text: Label
    strong: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChanceBars(Part):
    """Chances from 0 to 100 %, by gap or by size."""

    axis: Label
    bars: tuple[Chance, ...]


def build_luck(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return how often the best and the worst of equal units differ by so many points.

    Parameters
    ----------
    data : DataFrame
        Chances, as `an.luck()` gives them.
    names : mapping of str to Label
        What units and actors are called, by id.

    """
    rows = data[data["set"].isin((SET, SIZE, PUBLISHED))] if "set" in data else data.iloc[:0]
    if rows.empty:
        return nothing_to_show("luck", data)
    facts = facts_by_language(**_title_facts(rows, names))
    gaps, sizes = rows[rows["set"] == SET], rows[rows["set"] == SIZE]
    parts = (
        ChanceBars(
            heading=fill_label("luck", "gaps", facts),
            axis=label("luck", "axis_gap"),
            # The gap that the title speaks of stands out.
            bars=_chance_bars(gaps["gap"], gaps["chance"], strong=gaps["gap"] == GAP),
        ),
        ChanceBars(
            heading=fill_label("luck", "sizes", facts),
            axis=label("luck", "axis_size"),
            # The sizes at which chance alone is still a usual explanation stand out.
            bars=_chance_bars(sizes["found_low"], sizes["chance"], strong=sizes["chance"] >= USUAL),
        ),
    )
    return Exhibit(
        id="luck",
        title=fill_label("luck", "title", facts),
        subtitle=fill_label("luck", "subtitle", facts),
        parts=parts,
        rows=rows,
        chosen_from=data,
        description=bilingual(lambda lang: "; ".join(_describe_bars(parts, lang))),
    )


def _chance_bars(
    places: "pd.Series[float]", chances: "pd.Series[float]", *, strong: "pd.Series[bool]"
) -> tuple[Chance, ...]:
    """The bars with their words, in order."""
    bars = []
    for at, chance, marked in zip(places, chances, strong, strict=True):
        bars.append(Chance(_number_label(at), chance, _per_cent(chance), marked))
    return tuple(bars)


def _number_label(number: float) -> Label:
    return bilingual(lambda lang: number_words(number, lang))


def _per_cent(chance: float) -> Label:
    """A chance in whole per cent; below LEAST it is said to be less."""
    if chance < LEAST:
        return fill_label("luck", "least", in_both(least=LEAST))
    return Label(f"{chance:.0f}%", f"{chance:.0f} %")


def _title_facts(rows: pd.DataFrame, names: Names) -> dict[str, object]:
    """What title, subtitle and headings say.

    How many units, their share and size, and whose numbers these are.
    """
    own = rows[rows["set"] == SET]
    first = own[own["gap"] == GAP].iloc[0]
    key = "whose_assumed" if first["assumed"] else "whose" if first["actor"] else "whose_many"
    actor = str(first["actor"])
    who = actor_label(actor.partition("/")[0], actor, names)
    return {
        "units": first["units"],
        "gap": _number_label(GAP),
        "chance": _per_cent(first["chance"]),
        "share": _number_label(first["share"]),
        "found": interval_label(first["found_low"], first["found_high"]),
        "whose": fill_label("luck", key, facts_by_language(who=who)),
        **_published_facts(rows),
    }


def _published_facts(rows: pd.DataFrame) -> dict[str, Label]:
    """What title and subtitle say of the median number found that others published.

    Nothing where there is none.
    """
    others = rows[rows["set"] == PUBLISHED]
    if others.empty:
        return {"published": NO_WORDS, "median": NO_WORDS}
    row = others.iloc[-1]
    facts = facts_by_language(
        median=_number_label(row["found_low"]), chance=_per_cent(row["chance"])
    )
    return {
        "published": fill_label("luck", "published", facts),
        "median": fill_label("luck", "median", facts),
    }


def _describe_bars(parts: tuple[ChanceBars, ...], lang: str) -> list[str]:
    """Every bar in words, each panel's after what its axis counts."""
    words = []
    for part in parts:
        words += [part.axis[lang], *(f"{bar.at[lang]}: {bar.text[lang]}" for bar in part.bars)]
    return words
