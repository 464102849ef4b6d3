"""The table of the project's units, and the register of all units with their other names.

One id per unit, its level and parent, and the other ids that name the same unit.

Why: one unit is published under several names (Guangxi, Guangxi corps). Counted
under each of them it would stand twice in a funnel, and the project's own units
would stand among others. The project's own are those of units.csv.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from analysis.documents.encodings import decode_text
from analysis.problems import DataError, Problems, stop
from analysis.records.csv_rows import csv_rows
from analysis.vocabulary import Label, Terms, Unit, levels, units

# --- The reference table of units, read and checked.

UNIT_COLUMNS = ("unit", "zh", "en", "level", "residents_2020")


def read_units(path: Path, place: str) -> Terms[Unit]:
    """Units by id from the table at `path`; `place` names it in messages.

    Raises DataError where the file is missing or damaged, or where a unit
    stands twice, has an unknown level or a number of residents that is none.
    """
    if not path.is_file():
        stop(
            place,
            "there is no table of units",
            f"write one with the columns {', '.join(UNIT_COLUMNS)}, …",
        )
    problems, seen, rows = Problems(), set[str](), []
    for number, row in csv_rows(
        decode_text(path.read_bytes(), place, gb18030=True), UNIT_COLUMNS, place, problems
    ):
        _check_entry(row, seen, f"{place} row {number}", problems)
        seen.add(row["unit"])
        rows.append(row)
    problems.raise_if_any()
    table = pd.DataFrame(rows, columns=list(UNIT_COLUMNS))
    return units(
        table.assign(residents_2020=pd.to_numeric(table["residents_2020"], errors="coerce"))
    )


def _check_entry(row: dict[str, str], seen: set[str], here: str, problems: Problems) -> None:
    """Add what is wrong with one row."""
    if not row["unit"]:
        problems.add(
            here, "it has no unit id", "write a short one, such as the place in Latin letters"
        )
    if row["unit"] in seen:
        problems.add(here, f"unit '{row['unit']}' stands twice", "keep one row a unit")
    if row["level"] not in levels() or not levels()[row["level"]].unit:
        problems.add(here, f"level '{row['level']}' is unknown", "use corps, detachment or brigade")
    residents = row["residents_2020"]
    # 10**10: more people than there are on earth, so a slip of the keyboard.
    if residents and not (
        residents.isascii() and residents.isdigit() and 0 < int(residents) < 10**10
    ):
        problems.add(
            here, f"residents_2020 '{residents}' is no number of people", "correct or empty it"
        )


# --- The register of units: one id per unit, its level and parent, and the other ids that name the
# same unit.

REGISTER_COLUMNS = ("unit", "alias_of", "kind", "level", "parent", "zh", "en")
KINDS = ("second_name", "former_name", "mirror")  # how an alias names its unit
PERSON = "officer"  # the one level that is never registered
Row = tuple[int, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Registered:
    """Hold a unit of the register; `parent` is the unit it is part of, empty if unknown."""

    id: str
    label: Label
    level: str
    parent: str


@dataclass(frozen=True, slots=True)
class Alias:
    """Another id of `unit`; `kind` is one of KINDS."""

    unit: str
    kind: str


@dataclass(frozen=True)
class Register:
    """Units and aliases by id; `own` are the ids of the project's own units.

    Without units it is no closed list, and every id stands for itself.
    """

    units: Mapping[str, Registered] = field(default_factory=dict)
    aliases: Mapping[str, Alias] = field(default_factory=dict)
    own: frozenset[str] = frozenset()

    def resolve(self, unit: str) -> str:
        """Return the id of the unit that `unit` names; an id that is no alias is its own.

        Examples
        --------
        >>> register = Register(aliases={"guangxi-corps": Alias("guangxi", "second_name")})
        >>> register.resolve("guangxi-corps"), register.resolve("guangxi")
        ('guangxi', 'guangxi')
        """
        return self.aliases[unit].unit if unit in self.aliases else unit

    def own_unit(self, unit: str) -> str:
        """Return the id of the project's own unit that `unit` names, empty where it names another.

        Examples
        --------
        >>> register = Register(own=frozenset({"suining"}))
        >>> register.own_unit("suining"), register.own_unit("wuxi")
        ('suining', '')
        """
        found = self.resolve(unit)
        return found if found in self.own else ""

    def nearest(self, unit: str) -> list[str]:
        """Return up to three ids that look like `unit`."""
        return get_close_matches(unit, [*self.units, *self.aliases], n=3)


def read_register(path: Path, place: str, own: Mapping[str, Unit], problems: Problems) -> Register:
    """Read the register at `path`, which messages call `place`.

    Without its rows only `own` are known.

    `own` are the units of units.csv. What is wrong is added to `problems`, one for a row.
    """
    rows = list[Row]()
    try:
        if path.is_file():
            rows += csv_rows(
                decode_text(path.read_bytes(), place, gb18030=True),
                REGISTER_COLUMNS,
                place,
                problems,
            )
    except DataError as error:
        problems.extend(error.problems)
    if not rows:
        return Register(own=frozenset(own))
    units, aliases = dict[str, Registered](), dict[str, Alias]()
    # The project's own units need no row of the register; one that has a row takes it.
    for unit, known in own.items():
        units[unit] = Registered(unit, known.label, known.level, "")
    first = dict[str, int]()  # the row in which each id stands first; a later one is refused
    for number, cells in rows:
        if first.setdefault(cells["unit"], number) != number:
            continue
        if cells["alias_of"]:
            aliases[cells["unit"]] = Alias(cells["alias_of"], cells["kind"])
        else:
            units[cells["unit"]] = _unit_values(cells)
    # A row may name one below it, as parent or as alias_of, so rows are checked once all are known.
    for number, cells in rows:
        wrong = _wrong_name(cells, number, first) or (
            _wrong_alias(cells, units, own) if cells["alias_of"] else _wrong_unit(cells, units, own)
        )
        if wrong:
            problems.add(f"{place} row {number}", *wrong)
    return Register(units, aliases, frozenset(own))


def _unit_values(cells: Mapping[str, str]) -> Registered:
    return Registered(
        cells["unit"], Label(cells["zh"], cells["en"]), cells["level"], cells["parent"]
    )


def _wrong_name(
    cells: Mapping[str, str], number: int, first: Mapping[str, int]
) -> tuple[str, str] | None:
    """What is wrong with how a unit is named, and the remedy."""
    unit = cells["unit"]
    if not unit:
        return "it has no unit id", "write a short one, such as the place in Latin letters"
    # Of two rows with one id the first is kept, and the later one is reported.
    if number != first[unit]:
        return (
            f"'{unit}' stands in row {first[unit]} too",
            "keep one row for each id, as a unit or as an alias",
        )
    if not cells["zh"] or not cells["en"]:
        return f"'{unit}' lacks a name", "write zh and en"
    return None


def _wrong_alias(
    cells: Mapping[str, str], units: Mapping[str, Registered], own: Mapping[str, Unit]
) -> tuple[str, str] | None:
    """What is wrong with an alias, and the remedy."""
    unit, alias_of = cells["unit"], cells["alias_of"]
    if unit in own:
        return (
            f"the alias '{unit}' is the id of a unit of units.csv",
            "empty alias_of and kind, or rename the alias",
        )
    # An alias of an alias is refused here too: `units` holds units alone.
    if alias_of not in units:
        near = get_close_matches(alias_of, units, n=1)
        meant = f"; did you mean '{near[0]}'?" if near else ""
        return (
            f"alias_of '{alias_of}' is no unit{meant}",
            "write the id of a row that has no alias_of",
        )
    if cells["kind"] not in KINDS:
        return f"kind '{cells['kind']}' is unknown", f"use one of {', '.join(KINDS)}"
    if cells["level"] or cells["parent"]:
        return "an alias has the level and parent of its unit", "empty both cells"
    return None


def _wrong_unit(
    cells: Mapping[str, str], units: Mapping[str, Registered], own: Mapping[str, Unit]
) -> tuple[str, str] | None:
    """Return what is wrong with a unit's level or parent, and the remedy."""
    unit, level, parent = cells["unit"], cells["level"], cells["parent"]
    # levels.toml is in order of rank, from the national authority down, so a place tells the rank.
    ranks = [name for name in levels() if name != PERSON]
    if cells["kind"]:
        return f"kind '{cells['kind']}' stands without alias_of", "empty kind, or write alias_of"
    if level not in ranks:
        return f"level '{level}' is unknown", f"use one of {', '.join(ranks)}"
    if unit in own and own[unit].level != level:
        return (
            f"'{unit}' is a {level} here, a {own[unit].level} in units.csv",
            "write one level in both tables",
        )
    above = units[parent].level if parent in units else ""
    if parent and (above not in ranks or ranks.index(above) >= ranks.index(level)):
        return (
            f"parent '{parent}' is no unit of a higher level",
            "write the id of the unit it is part of, or none",
        )
    return None
