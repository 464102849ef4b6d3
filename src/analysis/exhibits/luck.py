"""Luck: how often equal units look unlike, so that a small gap is not read as merit."""

from dataclasses import dataclass

import pandas as pd

from analysis.exhibits.data.equal_units import GAP, PUBLISHED, SET, SIZE
from analysis.exhibits.spec import Exhibit, Part, nothing_to_show
from analysis.labels.words import (
    LANGUAGES,
    Names,
    actor_name,
    bilingual,
    fill_label,
    interval_words,
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
    facts = {lang: _title_facts(rows, names, lang) for lang in LANGUAGES}
    gaps, sizes = (rows[rows["set"] == name] for name in (SET, SIZE))
    parts = (
        ChanceBars(
            heading=fill_label("luck", "gaps", facts),
            axis=label("luck", "axis_gap"),
            bars=tuple(
                _chance_bar(at, chance, strong=at == GAP)
                for at, chance in zip(gaps["gap"], gaps["chance"], strict=True)
            ),
        ),
        ChanceBars(
            heading=fill_label("luck", "sizes", facts),
            axis=label("luck", "axis_size"),
            bars=tuple(
                _chance_bar(at, chance, strong=chance >= USUAL)
                for at, chance in zip(sizes["found_low"], sizes["chance"], strict=True)
            ),
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


def _chance_bar(at: float, chance: float, *, strong: bool) -> Chance:
    """One bar with its words."""
    where = bilingual(lambda lang: number_words(at, lang))
    return Chance(where, chance, bilingual(lambda lang: _per_cent(chance, lang)), strong)


def _per_cent(chance: float, lang: str) -> str:
    """A chance in whole per cent; below LEAST it is said to be less."""
    sign = "%" if lang == "zh" else " %"
    return (
        label("luck", "least")[lang].format(least=LEAST)
        if chance < LEAST
        else f"{chance:.0f}{sign}"
    )


def _title_facts(rows: pd.DataFrame, names: Names, lang: str) -> dict[str, object]:
    """What title, subtitle and headings say.

    How many units, their share and size, and whose numbers these are.
    """
    own = rows[rows["set"] == SET]
    first = own[own["gap"] == GAP].iloc[0]
    key = "whose_assumed" if first["assumed"] else "whose" if first["actor"] else "whose_many"
    actor = str(first["actor"])
    who = actor_name(actor.partition("/")[0], actor, names, lang)
    return {
        "units": first["units"],
        "gap": number_words(GAP, lang),
        "chance": _per_cent(first["chance"], lang),
        "share": number_words(first["share"], lang),
        "found": interval_words(first["found_low"], first["found_high"], lang),
        "whose": label("luck", key)[lang].format(who=who),
        **_published_facts(rows, lang),
    }


def _published_facts(rows: pd.DataFrame, lang: str) -> dict[str, str]:
    """What title and subtitle say of the median number found that others published.

    Nothing where there is none.
    """
    words = {"published": "", "median": ""}
    for row in rows[rows["set"] == PUBLISHED].to_dict("records"):
        facts = {
            "median": number_words(row["found_low"], lang),
            "chance": _per_cent(row["chance"], lang),
        }
        words = {name: label("luck", name)[lang].format(**facts) for name in words}
    return words


def _describe_bars(parts: tuple[ChanceBars, ...], lang: str) -> list[str]:
    """Every bar in words, each panel's after what its axis counts."""
    words = []
    for part in parts:
        words += [part.axis[lang], *(f"{bar.at[lang]}: {bar.text[lang]}" for bar in part.bars)]
    return words
