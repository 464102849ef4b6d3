"""Whether a number is a statistic, or a slogan, date, ordinal, identifier or other: by its clause.

Rules in order of certainty; the first that knows decides. A number in digits
with a measure is a statistic unless something speaks against it; a small one in
Han characters only if something speaks for it, for most of those are idiom.
"""

import re
from functools import cache

from analysis.reading.clauses import Clause, Mark
from analysis.reading.grammar import alternatives
from analysis.vocabulary import measures, nouns, role_words

SMALL = frozenset("一二两三四五六七八九十")
BARE = frozenset("百千万亿")
OPEN, CLOSE = "“‘「『", "”’」』"
SHORT_QUOTE = 8
LETTER = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
CODE = re.compile(r"[·•+＋*/／:：.-]")
CODE_TAIL = re.compile(r"[·•+＋*/／:：.\-－]\s?0")
WEEKDAY = re.compile(r"(?:星期|周|礼拜)$")
RANK_BEFORE = re.compile(rf"(?:{alternatives(role_words()['ranks'])})$")
WANTED = re.compile(alternatives(role_words()["wanted"]))
WANTED_AFTER = re.compile(alternatives(role_words()["wanted_after"]))
ABSTRACT = re.compile(rf"(?:{alternatives(role_words()['abstract'])})")
LAID = re.compile(alternatives(role_words()["laid"]))
DESCRIBED = re.compile(alternatives(role_words()["described"]))
DOING = re.compile(alternatives(role_words()["doing"]))
FIXED = re.compile(alternatives(role_words()["fixed"]))
HARD = frozenset(role_words()["hard_measures"])
PHONES = frozenset(role_words()["phones"])
NOUN = re.compile(alternatives(nouns()))
LIST = re.compile(r"[、和及与，]|以及|，?和")
NEAR, WIDE = 12, 24
LENGTHS = frozenset(("米", "公里", "千米", "克", "里"))
SHARES = frozenset(("%", "‰", "成", "倍", "番"))
ASSERTED_PAIR = re.compile(r"荣?立|荣?获|受|被|遇难|牺牲|死亡|身亡|入选|当选|考取")
TIME_MEASURES = frozenset(word for word, measure in measures().items() if measure.role == "date")


@cache
def _role(measure: str) -> str:
    return measures()[measure].role if measure in measures() else "statistic"


def role_of(clause: Clause, place: int, metric: str, fit: float) -> str:
    """The role of the clause's number `place`; `metric` and `fit` are what the topics say of it.

    >>> role_of(Clause("检查单位0家", (Mark(4, 6, "0", "家", False, False),)), 0, "units_inspected", 5.0)
    'statistic'
    >>> role_of(Clause("聚焦四个建设", (Mark(2, 4, "四", "个", False, False),)), 0, "", 0.0)
    'slogan'
    """
    mark, words = clause.marks[place], clause.words
    before, after = words[max(0, mark.start - WIDE) : mark.start], words[mark.end : mark.end + WIDE]
    if mark.said:
        return _said(mark, before, after, metric)
    for rule in (_titled, _named, _dated, _ranked):
        if role := rule(clause, mark, before, after):
            return role
    if (role := _quoted(clause, mark)) is not None:
        return role
    if not mark.measure:
        return _unmeasured(clause, place, after, metric)
    if (role := _role(mark.measure)) != "statistic":
        return "statistic" if mark.measure in LENGTHS and LAID.search(before[-NEAR:]) else role
    if mark.measure not in SHARES and DESCRIBED.search(before[-NEAR:]):
        return "other"
    if ABSTRACT.match(after):
        return "slogan" if mark.numeral[0] in SMALL else "other"
    if _wanted(before, after):
        return "other"
    if mark.numeral[0] == "0":
        return "statistic"
    return _han(mark, before, after, metric, fit)


def _said(mark: Mark, before: str, after: str, metric: str) -> str:
    """零事故 is asserted, unless it is wanted; 双双 counts two where a metric says of what."""
    if mark.numeral == "双双":
        return "statistic" if metric or ASSERTED_PAIR.match(after) else "other"
    return "slogan" if _wanted(before, after) or after.startswith(("创建", "单位", "活动")) else "statistic"


def _wanted(before: str, after: str) -> bool:
    return WANTED.search(before[-NEAR:]) is not None or WANTED_AFTER.match(after) is not None


def _titled(clause: Clause, mark: Mark, before: str, after: str) -> str:
    """Inside 《…》."""
    words = clause.words
    opened = words.rfind("《", 0, mark.start)
    return "other" if opened > words.rfind("》", 0, mark.start) and "》" in words[mark.end :] else ""


def _named(clause: Clause, mark: Mark, before: str, after: str) -> str:
    """Part of a code or a name: 3G, 11·29, 119, 0·0, 五四, 三元里."""
    last, following = before[-1:], after[:1]
    if LETTER.match(last) or (LETTER.match(following) and not mark.measure):
        return "identifier"
    if mark.numeral == "00":
        return "identifier"
    if (CODE_TAIL.match(after) and not mark.bound and not mark.measure) or (
        last and CODE.match(last) and before[-2:-1].isdigit() and not mark.bound
    ):
        return "date" if re.search(r"0[-－.]0", before[-2:] + "0" + after[:2]) and "·" not in before[-2:] + after[:2] else "identifier"
    around = clause.words[max(0, mark.start - 3) : mark.end + 4]
    offset = mark.start - max(0, mark.start - 3)
    if mark.numeral[0] != "0" and not mark.bound:
        for hit in FIXED.finditer(around):
            whole = hit.start() >= offset and hit.end() <= offset + len(mark.numeral)
            if hit.start() <= offset < hit.end() and not (whole and mark.measure):
                return "slogan"
    return ""


def _dated(clause: Clause, mark: Mark, before: str, after: str) -> str:
    if mark.measure in TIME_MEASURES or WEEKDAY.search(before) or (not mark.measure and after.startswith(("年", "月", "时", "日"))):
        return "date"
    return ""


def _ranked(clause: Clause, mark: Mark, before: str, after: str) -> str:
    if before.endswith(("第", "首", "第 ")):
        return "ordinal"
    if mark.measure in ("等功", "强") or (not mark.measure and after.startswith(("等奖", "等功", "级", "强"))):
        return "ordinal"
    if not mark.bound and before.endswith(("前", "排名", "名列", "位列", "位居", "排在", "列全", "跻身")) and mark.measure in ("", "名", "位", "强"):
        return "ordinal"
    if mark.measure == "级" and mark.numeral[0] in SMALL and mark.numeral[0] not in "两三四五":
        return "ordinal"
    return ""


def _quoted(clause: Clause, mark: Mark) -> str | None:
    """A short quotation is a name or a slogan; in a long one people may state numbers."""
    words = clause.words
    opened = max(words.rfind(sign, 0, mark.start) for sign in OPEN)
    shut = max(words.rfind(sign, 0, mark.start) for sign in CLOSE)
    ends = [at for sign in CLOSE if (at := words.find(sign, mark.end)) >= 0]
    starts = [at for sign in OPEN if (at := words.find(sign, mark.end)) >= 0]
    end = min(ends, default=-1)
    inside_left = opened > shut
    inside_right = end >= 0 and (not starts or end < min(starts))
    if not (inside_left and inside_right) and not (inside_right and opened < 0 and shut < 0) and not inside_left:
        return None
    han = mark.numeral[0] != "0"
    if han and not mark.bound:
        return "slogan"
    if inside_left and inside_right and (end - opened - 1 <= SHORT_QUOTE or not mark.measure):
        return "slogan"
    return None


def _unmeasured(clause: Clause, place: int, after: str, metric: str) -> str:
    """A number without a measure: of people where such a noun follows, of what the list's last counts, or no statistic."""
    mark = clause.marks[place]
    sized = mark.bound or len(mark.numeral) > 1
    before = clause.words[max(0, mark.start - 2) : mark.start]
    if mark.numeral[0] == "零":
        return "statistic" if before.endswith("为") else "slogan"
    if before.endswith(("死", "伤", "亡", "死亡", "受伤", "遇难")) and mark.numeral in ("0", *SMALL):
        return "statistic"
    if NOUN.match(after) and (sized or mark.numeral == "0" or after[0] in "死伤亡"):
        return "statistic"
    if place + 1 < len(clause.marks):
        following = clause.marks[place + 1]
        between = clause.words[mark.end : following.start]
        if LIST.fullmatch(between) and _role(following.measure) == "statistic" and (following.measure or sized):
            return "statistic" if mark.numeral[0] == "0" or sized else "slogan"
    if mark.numeral[0] == "0":
        if sized and mark.numeral not in ("00",) and (metric or len(mark.numeral) > 1):
            return "statistic"
        return "statistic" if metric and mark.numeral == "0" and _adjacent(clause, mark) else "identifier"
    if mark.bound and len(mark.numeral) + (mark.numeral in BARE) > 1 and any(sign in BARE for sign in mark.numeral):
        return "statistic"
    return "slogan"


def _adjacent(clause: Clause, mark: Mark) -> bool:
    """Whether a bare number closes its clause or follows a colon, as in lists and tables."""
    return clause.words[mark.start - 1 : mark.start] in ("：", ":", "为", "计", "数") and mark.end == len(clause.words)


def _han(mark: Mark, before: str, after: str, metric: str, fit: float) -> str:
    """A number in Han characters with a measure."""
    numeral = mark.numeral
    if mark.measure in SHARES or mark.bound or any(sign in numeral for sign in "数几点"):
        return "statistic"
    if numeral in BARE:
        return "slogan"
    if len(numeral) > 1:
        return "statistic"
    if numeral == "一":
        return "statistic" if metric in CERTAIN and fit > CERTAIN_FIT else "other"
    if mark.measure in HARD or (metric and fit > SURE_FIT):
        return "statistic"
    return "statistic" if metric and DOING.search(before[-NEAR:]) else "slogan"


# One of these is worth counting even as 一人, 一名, 一起.
CERTAIN = frozenset(
    ("fire_deaths", "fire_injuries", "persons_detained", "people_rescued", "premises_sealed", "three_stops_ordered")
)
CERTAIN_FIT, SURE_FIT = 2.5, 4.0
