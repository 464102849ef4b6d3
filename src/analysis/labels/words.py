"""Words of both languages: labels, numbers and bounds, wrapped lines, names of units."""

import math
import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

import pandas as pd

from analysis.vocabulary import Label, metrics

# --- Words on charts: labels.toml, and numbers as people write them.

LANGUAGES = ("zh", "en")
MYRIADS = {"zh": ((10**8, "亿"), (10**4, "万")), "en": ((10**9, " bn"), (10**6, " m"))}
GREAT, SMALL = 100_000, 0.1
# of a number in print, of one told in 万 or m, of a rounded bound
DECIMALS, OF_A_SIZE, FIGURES = 4, 3, 5
EPSILON = 1e-12
VERB_SECTIONS = {"hazards_rectified": "verbs", "hazards_rectified_share": "verb_shares"}
ONE = re.compile(r"(?<![\d.,–])1 ((?:published )?(?:unit|report|number|share|window|metric))s\b")
WIDE = re.compile(r"[⺀-鿿＀-￯、-〿“”]")


@cache
def _label_entries() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def label(section: str, key: str) -> Label:
    """One entry of labels.toml.

    >>> label("words", "not_reported")["zh"]
    '未报道'
    """
    return Label(**_label_entries()[section][key])


def bilingual(text: Callable[[str], str]) -> Label:
    """Return the label that `text` gives for each language.

    >>> bilingual(lambda lang: f"246 ({lang})").zh
    '246 (zh)'
    """
    return Label(*map(text, LANGUAGES))


def in_both(**facts: object) -> dict[str, dict[str, object]]:
    """Return `facts` that are the same in both languages.

    >>> in_both(n=3)
    {'zh': {'n': 3}, 'en': {'n': 3}}
    """
    return {lang: dict(facts) for lang in LANGUAGES}


def fill_label(section: str, key: str, facts: Mapping[str, Mapping[str, object]]) -> Label:
    """An entry with its {…} filled from `facts`, by language."""
    text = label(section, key)
    return Label(*(in_singular(text[lang].format(**facts[lang])) for lang in LANGUAGES))


def in_singular(text: str) -> str:
    """English `text` with one of a thing in the singular.

    >>> in_singular("1 of 1 units, 11 reports, 0.1 metrics")
    '1 of 1 unit, 11 reports, 0.1 metrics'
    """
    return ONE.sub(r"1 \1", text)


def metric_name(metric: str, caveats: str, lang: str) -> str:
    """What a metric is called on a chart.

    Hazards rectified, and their share, by the verb that was printed.

    >>> metric_name("hazards_rectified", "ONE_OFFICER;URGED", "zh")
    '督促整改'
    """
    section = VERB_SECTIONS.get(metric, "")
    verb = next(
        (code for code in caveats.split(";") if code in _label_entries().get(section, {})), ""
    )
    return label(section, verb)[lang] if verb else metrics()[metric].label[lang]


def number_words(value: float, lang: str) -> str:
    """Return `value` for reading, with every digit that was printed.

    万 and 亿 where they are exact.

    A quotient whose digits run on, which nobody printed, is given to one decimal.

    >>> tuple(number_words(n, "zh") for n in (800_000, 1_865_000, 159_999_999, 94.7154472))
    ('80万', '186.5万', '159,999,999', '94.7')
    >>> number_words(1234, "en"), number_words(1_999_000, "en"), number_words(98.65, "en")
    ('1,234', '1.999 m', '98.65')
    """
    if math.isinf(value):
        return label("words", "open")[lang]
    whole = size_of(value, lang)
    if whole is not None:
        return f"{_plain_decimals(value / whole[0], '')}{whole[1]}"
    if is_printed(value):
        return _plain_decimals(value, ",")
    return f"{value:.1g}" if value < SMALL else f"{value:,.1f}"


def size_of(value: float, lang: str) -> tuple[int, str] | None:
    """Return the size (万, 亿, m, bn) that `value` is told in, and its word.

    The largest that keeps it exact.
    """
    for size, word in MYRIADS[lang]:
        parts = value / size
        if parts >= 1 and math.isclose(
            parts, round(parts, OF_A_SIZE if value >= GREAT else 0), rel_tol=EPSILON
        ):
            return size, word
    return None


def is_printed(value: float) -> bool:
    """Whether `value` has as few decimals as numbers in print: those of a quotient run on."""
    return math.isclose(value, round(value, DECIMALS), rel_tol=EPSILON)


def _plain_decimals(value: float, thousands: str) -> str:
    """`value` with the decimals that it has."""
    return f"{value:{thousands}.{DECIMALS}f}".rstrip("0").rstrip(".")


def interval_words(low: float, high: float, lang: str) -> str:
    """Return bounds for reading, one number where they are equal.

    What is too long to read is rounded outward, never inward, and 约 or ~ says so.

    >>> bounds = ((301, 399), (5, 5), (100_000_001, 159_999_999))
    >>> tuple(interval_words(low, high, "zh") for low, high in bounds)
    ('301–399', '5', '约1亿–1.6亿')
    """
    if low == high:
        return number_words(low, lang)
    down, up = rounded_outward(low, high)
    about = "" if (down, up) == (low, high) else label("words", "rounded_outward")[lang]
    return f"{about}{number_words(down, lang)}–{number_words(up, lang)}"


def rounded_outward(low: float, high: float) -> tuple[float, float]:
    """Return bounds that hold `low` and `high` and can be read.

    Five figures from GREAT on, one decimal of a quotient.

    >>> bounds = ((4_500_000, 4_999_999), (94.7154472, 95.1219512), (301, 399))
    >>> tuple(rounded_outward(low, high) for low, high in bounds)
    ((4500000.0, 5000000.0), (94.7, 95.2), (301, 399))
    """
    return _rounded_outward(low, math.floor), _rounded_outward(high, math.ceil)


def _rounded_outward(end: float, towards: Callable[[float], int]) -> float:
    places = places_of(end)
    if places is None:
        return end
    return (
        towards(end * 10**places) / 10**places
        if places > 0
        else towards(end / 10**-places) * 10.0**-places
    )


def places_of(end: float) -> int | None:
    """Return the decimals that a bound is rounded to, negative before the point.

    None where it stays as it is.
    """
    if math.isinf(end):
        return None
    if end >= GREAT:
        return FIGURES - 1 - math.floor(math.log10(end))
    if is_printed(end):
        return None
    return 1 if end >= SMALL else -math.floor(math.log10(end))


def interval_label(low: float, high: float) -> Label:
    """Return bounds for reading, in both languages.

    >>> interval_label(301, 399).en
    '301–399'
    """
    return bilingual(lambda lang: interval_words(low, high, lang))


def wrap_text(text: str, width: int) -> str:
    r"""`text` broken into lines of `width` columns, a Chinese character taking two.

    English breaks at spaces.

    >>> wrap_text("一二三四五", 6)
    '一二三\n四五'
    """
    lines, line = [], ""
    for piece in re.findall(rf"{WIDE.pattern}[，。；：、”）]*|[^\s⺀-鿿＀-￯、-〿“”]+\s*|\s+", text):
        if text_columns(line) + text_columns(piece.rstrip()) > width and line:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return "\n".join([*lines, line.rstrip()])


def text_columns(text: str) -> int:
    """Columns that `text` takes: two a wide character."""
    return len(text) + len(WIDE.findall(text))


# --- What units and actors are called, by the project's own table of names.

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


def actor_name(unit: str, actor: str, names: Names, lang: str) -> str:
    """Return the unit, with its sub-unit or officer: a part never stands for the whole."""
    own = name_of(unit, names, lang)
    return own if actor == unit else f"{own} · {name_of(actor, names, lang)}"
