"""Whether a number that no rule names counts something.

In digits with a measure it does, unless something speaks against it; a small
one in Han characters only if something speaks for it, for most are idiom.
"""

import re
from functools import cache

from analysis.reading.measure_grammar import alternatives
from analysis.reading.views import View
from analysis.vocabulary import measures, nouns, role_words

SMALL = frozenset("一二两三四五六七八九十")
BARE = frozenset("百千万亿")
VAGUE = frozenset("数几点")
NEAR = 12
CASUALTIES = ("死", "伤", "亡", "死亡", "受伤", "遇难")
LIST = re.compile(r"[、和及与，]|以及|，?和")
WANTED = re.compile(alternatives(role_words()["wanted"]))
WANTED_AFTER = re.compile(alternatives(role_words()["wanted_after"]))
ABSTRACT = re.compile(alternatives(role_words()["abstract"]))
LAID = re.compile(alternatives(role_words()["laid"]))
DESCRIBED = re.compile(alternatives(role_words()["described"]))
DOING = re.compile(alternatives(role_words()["doing"]))
NOUN = re.compile(alternatives(nouns()))
HARD = frozenset(role_words()["hard_measures"])
LENGTHS = frozenset(("米", "公里", "千米", "克"))
SHARES = frozenset(("%", "‰", "成", "倍", "番"))
# One of these is worth counting even as 一人, 一名, 一起.
CERTAIN = frozenset(
    ("fire_deaths", "fire_injuries", "persons_detained", "people_rescued", "premises_sealed", "three_stops_ordered")
)
CERTAIN_FIT, SURE_FIT = 2.5, 4.0


def counted(view: View, metric: str, fit: float) -> str:
    """The role of a number that is no name, date, rank or quotation: statistic, slogan, identifier or other."""
    mark = view.mark
    if not mark.measure:
        return _unmeasured(view, metric)
    role = _role(mark.measure)
    if role != "statistic":
        return "statistic" if mark.measure in LENGTHS and LAID.search(view.before[-NEAR:]) else role
    if mark.measure not in SHARES and DESCRIBED.search(view.before[-NEAR:]):
        return "other"
    if ABSTRACT.match(view.after):
        return "slogan" if mark.numeral[0] in SMALL else "other"
    if wanted(view):
        return "other"
    return "statistic" if mark.numeral[0] == "0" else _han(view, metric, fit)


@cache
def _role(measure: str) -> str:
    return measures()[measure].role if measure in measures() else "statistic"


def wanted(view: View) -> bool:
    """Whether the number is wanted or demanded rather than told: 力争, 以下罚款."""
    return WANTED.search(view.before[-NEAR:]) is not None or WANTED_AFTER.match(view.after) is not None


def _unmeasured(view: View, metric: str) -> str:
    """A number without a measure: of people where such a noun follows, of what its list counts, or no statistic."""
    mark = view.mark
    sized = mark.bound or len(mark.numeral) > 1
    if mark.numeral == "零":
        return "statistic" if view.before.endswith("为") else "slogan"
    if view.before.endswith(CASUALTIES) and mark.numeral in ("0", *SMALL):
        return "statistic"
    if NOUN.match(view.after) and (sized or mark.numeral == "0" or view.after[0] in "死伤亡"):
        return "statistic"
    if _listed(view, sized):
        return "statistic" if mark.numeral[0] == "0" or sized else "slogan"
    if mark.numeral[0] == "0":
        return "statistic" if (len(mark.numeral) > 1) or (metric and (sized or _closing(view))) else "identifier"
    large = len(mark.numeral) + (mark.numeral in BARE) > 1 and any(sign in BARE for sign in mark.numeral)
    return "statistic" if mark.bound and large else "slogan"


def _listed(view: View, sized: bool) -> bool:
    """Whether a list goes on to a number with a measure: 分别为12、15和20家."""
    if view.place + 1 == len(view.marks):
        return False
    following = view.marks[view.place + 1]
    between = view.words[view.mark.end : following.start]
    measured = bool(following.measure) or sized
    return LIST.fullmatch(between) is not None and measured and _role(following.measure) == "statistic"


def _closing(view: View) -> bool:
    """Whether a bare number closes its clause behind a colon or 为, as in lists and tables."""
    return view.before[-1:] in ("：", ":", "为", "计", "数") and view.mark.end == len(view.words)


def _han(view: View, metric: str, fit: float) -> str:
    """A number in Han characters with a measure."""
    mark = view.mark
    if mark.measure in SHARES or mark.bound or not VAGUE.isdisjoint(mark.numeral):
        return "statistic"
    if len(mark.numeral) > 1:
        return "statistic"
    if mark.numeral in BARE:
        return "slogan"
    if mark.numeral == "一":
        return "statistic" if metric in CERTAIN and fit > CERTAIN_FIT else "other"
    if mark.measure in HARD or (metric and fit > SURE_FIT):
        return "statistic"
    return "statistic" if metric and DOING.search(view.before[-NEAR:]) else "slogan"
