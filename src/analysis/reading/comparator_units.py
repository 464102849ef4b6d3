"""Whose a comparator is: the unit of the register that its row names."""

from collections.abc import Mapping

from analysis.reading.comparator_rows import LEVELS, RowError, unit_id
from analysis.reading.judgements import OUT, Judgement
from analysis.reading.register import Register

REGISTER = "data/raw/reference/register.csv"


def unit_of(cells: Mapping[str, str], register: Register, judged: Mapping[str, Judgement]) -> str:
    """The id of the unit that `cells` name; RowError where the register does not have it, or has another level."""
    name, level = unit_id(cells["unit_en"]), LEVELS[cells["level"]]
    unit = register.resolve(name)
    if not register.units or (OUT in judged and unit not in register.units):
        return unit
    if unit not in register.units:
        meant = f"; did you mean {' or '.join(near)}?" if (near := register.nearest(name)) else ""
        raise RowError(f"the unit '{name}' is not in the register{meant}", f"add it, or an alias, to {REGISTER}")
    if register.units[unit].level != level:
        said = f"{cells['unit_en']} is of the level {level}, '{unit}' in the register a {register.units[unit].level}"
        raise RowError(said, f"write one level, here or in {REGISTER}")
    return unit


def check_one_name(cells: Mapping[str, str], units: dict[str, tuple[str, str]]) -> None:
    """Raise RowError where a name's id stands for another name or level in an earlier row; `units` remembers."""
    named = cells["unit_en"], LEVELS[cells["level"]]
    if units.setdefault(unit_id(cells["unit_en"]), named) != named:
        raise RowError(f"{named[0]} ({named[1]}) was another name or level before", "write one name and level a unit")
