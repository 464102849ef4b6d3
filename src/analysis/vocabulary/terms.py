"""The short lists: themes, denominators, levels of actors, caveats, and methods of estimation."""

from dataclasses import dataclass
from functools import cache

from analysis.vocabulary.lists import Label, Terms, file_name, read_toml


@dataclass(frozen=True, slots=True)
class Caveat(Label):
    """What a reader must be told beside a number, in both languages."""


@dataclass(frozen=True, slots=True)
class Level(Label):
    """Who an actor is; `unit` is false for a part of a unit, which never stands for it."""

    unit: bool
    caveat: str = ""


@dataclass(frozen=True, slots=True)
class MetricTheme(Label):
    """What a group of metrics is about; `table` where its numbers are set side by side."""

    table: bool = False


@dataclass(frozen=True, slots=True)
class Exclusion(Label):
    """Why a comparator is left out; `outsider` where it is whose figure it is that keeps it out."""

    outsider: bool = False


@dataclass(frozen=True, slots=True)
class ComparatorSeries(Label):
    """Figures of like with like.

    `basis` is another series counted in the same way, `preliminary` an early edition.
    """

    basis: str = ""
    preliminary: bool = False


@dataclass(frozen=True, slots=True)
class Method(Label):
    """How an estimate is made, and the paper that its formula is from."""

    source: str


@cache
def themes() -> Terms[MetricTheme]:
    """Themes in the order shown.

    >>> themes()["fine_waiver"]["en"]
    'fine waivers'
    """
    return Terms(
        "theme",
        file_name("themes.toml"),
        {key: MetricTheme(**row) for key, row in read_toml("themes.toml").items()},
    )


@cache
def denominators() -> Terms[Label]:
    """What a number can be per.

    >>> denominators()["year"]["zh"]
    '每年'
    """
    rows = read_toml("denominators.toml")
    return Terms(
        "per", file_name("denominators.toml"), {key: Label(**row) for key, row in rows.items()}
    )


@cache
def states() -> Terms[Label]:
    """What a unit's reports tell of a metric, best first.

    >>> list(states())[-1]
    'not_reported'
    """
    return Terms(
        "state",
        file_name("states.toml"),
        {key: Label(**row) for key, row in read_toml("states.toml").items()},
    )


@cache
def levels() -> Terms[Level]:
    """Levels of actors, from corps to one officer.

    >>> levels()["officer"].unit
    False
    """
    return Terms(
        "level",
        file_name("levels.toml"),
        {key: Level(**row) for key, row in read_toml("levels.toml").items()},
    )


@cache
def caveats() -> Terms[Caveat]:
    """Caveats by code.

    >>> caveats()["URGED"]["zh"]
    '“督促整改”是督促，不等于已整改'
    """
    rows = read_toml("caveats.toml")
    return Terms(
        "caveat", file_name("caveats.toml"), {key: Caveat(**row) for key, row in rows.items()}
    )


@cache
def exclusions() -> Terms[Exclusion]:
    """Why a comparator is in no table, or gives no share, by code.

    >>> exclusions()["police"]["en"]
    'police figures, or counted with the police'
    """
    rows = read_toml("exclusions.toml")
    return Terms(
        "exclusion",
        file_name("exclusions.toml"),
        {key: Exclusion(**row) for key, row in rows.items()},
    )


@cache
def series() -> Terms[ComparatorSeries]:
    """Series of comparators: those of unlike series are never joined in one line.

    >>> series()["fires_to_2019"]["zh"]
    '全国年度火灾，旧统计口径'
    >>> series()["fires_2018_preliminary"].basis
    'fires_to_2019'
    """
    return Terms(
        "series",
        file_name("series.toml"),
        {key: ComparatorSeries(**row) for key, row in read_toml("series.toml").items()},
    )


@cache
def methods() -> Terms[Method]:
    """Methods of estimation by id.

    >>> methods()["wilson"].source
    'Wilson 1927, J. Am. Stat. Assoc. 22:209-212'
    """
    rows = read_toml("methods.toml")
    return Terms(
        "method", file_name("methods.toml"), {key: Method(**row) for key, row in rows.items()}
    )
