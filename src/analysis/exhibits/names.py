"""What units and actors are called: by the project, and comparators by their sources."""

import pandas as pd

from analysis.labels.names import Names, name_of, whose
from analysis.labels.words import bilingual
from analysis.vocabulary import Label

COLUMNS = ["unit", "unit_zh", "unit_en"]


def unit_label(unit: str, names: Names) -> Label:
    """Return what a unit or actor is called: its id where it has no name."""
    return bilingual(lambda lang: name_of(unit, names, lang))


def actor_label(unit: str, actor: str, names: Names) -> Label:
    """Return the unit, or the unit and its sub-unit or officer: a part never stands for the whole."""
    return bilingual(lambda lang: whose(unit, actor, names, lang))


def with_comparators(rows: pd.DataFrame, names: Names) -> Names:
    """Return `names`, and what the comparators among `rows` are called by their sources.

    The project's own names come last, so that they win and colours stay theirs.
    """
    if not set(COLUMNS) <= set(rows):
        return names
    others = rows[COLUMNS].dropna().drop_duplicates("unit")
    known = {str(unit): Label(str(zh), str(en)) for unit, zh, en in others.itertuples(index=False) if zh and en}
    return known | dict(names)
