"""Words on charts: labels.toml, and numbers as people write them."""

import math
import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

from analysis.vocabulary import Label, metrics

LANGUAGES = ("zh", "en")
MYRIADS = {"zh": ((10**8, "亿"), (10**4, "万")), "en": ((10**9, " bn"), (10**6, " m"))}
GREAT, SMALL = 100_000, 0.1
VERB_SECTIONS = {"hazards_rectified": "verbs", "hazards_rectified_share": "verb_shares"}
ONE = re.compile(r"(?<![\d.,–])1 ((?:published )?(?:unit|report|number|share|window|metric))s\b")
WIDE = re.compile(r"[⺀-鿿＀-￯、-〿“”]")


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(files(__package__).joinpath("labels.toml").read_text(encoding="utf-8"))


def label(section: str, key: str) -> Label:
    """One entry of labels.toml.

    >>> label("words", "not_reported")["zh"]
    '未报道'
    """
    return Label(**_table()[section][key])


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


def fill(section: str, key: str, facts: Mapping[str, Mapping[str, object]]) -> Label:
    """An entry with its {…} filled from `facts`, by language."""
    text = label(section, key)
    return Label(*(one(text[lang].format(**facts[lang])) for lang in LANGUAGES))


def one(text: str) -> str:
    """English `text` with one of a thing in the singular.

    >>> one("1 of 1 units, 11 reports, 0.1 metrics")
    '1 of 1 unit, 11 reports, 0.1 metrics'
    """
    return ONE.sub(r"1 \1", text)


def metric_name(metric: str, caveats: str, lang: str) -> str:
    """What a metric is called on a chart: hazards rectified, and their share, by the verb that was printed.

    >>> metric_name("hazards_rectified", "ONE_OFFICER;URGED", "zh")
    '督促整改'
    """
    section = VERB_SECTIONS.get(metric, "")
    verb = next((code for code in caveats.split(";") if code in _table().get(section, {})), "")
    return label(section, verb)[lang] if verb else metrics()[metric].label[lang]


def number(value: float, lang: str) -> str:
    """`value` for reading: at most one decimal, thousands parted, 万 and 亿 where they are exact.

    Above 100,000 three figures are kept: the table of the rows has them all.

    >>> number(800_000, "zh"), number(159_999_999, "zh"), number(94.7154, "zh")
    ('80万', '1.6亿', '94.7')
    >>> number(1234, "en"), number(299_999, "en"), number(159_999_999, "en")
    ('1,234', '300,000', '160 m')
    """
    if math.isinf(value):
        return label("words", "open")[lang]
    if value >= GREAT:
        value = float(f"{value:.3g}")
    for size, word in MYRIADS[lang]:
        if value >= size and (value >= GREAT or value % size == 0):
            return f"{value / size:g}{word}"
    if 0 < value < SMALL:
        return f"{value:.1g}"
    return f"{value:,.0f}" if value == round(value) or value >= 1000 else f"{value:,.1f}"


def interval(low: float, high: float, lang: str) -> str:
    """Bounds for reading, one number where they are equal.

    >>> interval(301, 399, "zh"), interval(5, 5, "en")
    ('301–399', '5')
    """
    return number(low, lang) if low == high else f"{number(low, lang)}–{number(high, lang)}"


def interval_label(low: float, high: float) -> Label:
    """Return bounds for reading, in both languages.

    >>> interval_label(301, 399).en
    '301–399'
    """
    return bilingual(lambda lang: interval(low, high, lang))


def wrap(text: str, width: int) -> str:
    r"""`text` broken into lines of `width` columns, a Chinese character taking two; English breaks at spaces.

    >>> wrap("一二三四五", 6)
    '一二三\n四五'
    """
    lines, line = [], ""
    for piece in re.findall(rf"{WIDE.pattern}[，。；：、”）]*|[^\s⺀-鿿＀-￯、-〿“”]+\s*|\s+", text):
        if columns(line) + columns(piece.rstrip()) > width and line:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return "\n".join([*lines, line.rstrip()])


def columns(text: str) -> int:
    """Columns that `text` takes: two a wide character."""
    return len(text) + len(WIDE.findall(text))
