"""What units and actors are called, by the project's own table of names."""

from collections.abc import Mapping

import pandas as pd

from analysis.vocabulary import Label

Names = Mapping[str, Label]  # by the id of a unit, or by UNIT/ACTOR


def units_of(names: Names) -> list[str]:
    """Return the ids of the units of `names`, in their order; actors (UNIT/NAME) are left out."""
    return [name for name in names if "/" not in name]


def units_shown(rows: pd.DataFrame, names: Names) -> list[str]:
    """Return the units of `names` in their order, then those of `rows` that have no name."""
    known = units_of(names)
    return [*known, *(unit for unit in rows["unit"].drop_duplicates() if unit not in known)]


def name_of(identifier: str, names: Names, lang: str) -> str:
    """Return what a unit or actor is called: its id where it has no name."""
    return names[identifier][lang] if identifier in names else identifier


def whose(unit: str, actor: str, names: Names, lang: str) -> str:
    """Return the unit, or the unit and its sub-unit or officer: a part never stands for the whole."""
    own = name_of(unit, names, lang)
    return own if actor == unit else f"{own} · {name_of(actor, names, lang)}"
