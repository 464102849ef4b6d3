"""The reference table of units: who they are, their level, residents and area."""

from dataclasses import dataclass

import pandas as pd

from analysis.vocabulary.lists import Label, Terms

SHOWN = "data/raw/reference/units.csv"


@dataclass(frozen=True, slots=True)
class Unit:
    """A fire-and-rescue unit; `residents` are those of the census of 2020, None where not known."""

    id: str
    label: Label
    level: str
    residents: int | None


def units(table: pd.DataFrame) -> Terms[Unit]:
    """Units by id, from the rows of units.csv (columns unit, zh, en, level, residents_2020).

    >>> table = pd.DataFrame([["x", "某支队", "X", "detachment", 1000]],
    ...                      columns=["unit", "zh", "en", "level", "residents_2020"])
    >>> units(table)["x"].residents
    1000
    """
    columns = ["unit", "zh", "en", "level", "residents_2020"]
    known = {}
    for key, zh, en, level, residents in table[columns].itertuples(index=False):
        # None and not 0 where it is empty: no rate is worked out of residents that are not known.
        counted = None if pd.isna(residents) else int(residents)
        known[key] = Unit(key, Label(zh, en), level, counted)
    return Terms("unit", SHOWN, known)
