"""Roles: whether a number is a statistic, slogan, date, ordinal, identifier or other.

Rules in order of certainty; the first that knows decides. What no rule names is
left to `number_role`: whether something speaks for a statistic.
"""

import re
from functools import cache
from typing import NamedTuple

from analysis.extraction.clauses import Clause, Mark
from analysis.extraction.quantities.patterns import any_of
from analysis.vocabulary import measure_nouns, measures, role_words

# --- A number with the words around it, as the rules of its role look at it.

WIDE = 24


class MarkView(NamedTuple):
    """One mark of a clause.

    Its words, all marks, its place among them, and the words before and after it.
    """

    words: str
    marks: tuple[Mark, ...]
    place: int
    mark: Mark
    before: str
    after: str

    @classmethod
    def of(cls, clause: Clause, place: int) -> "MarkView":
        """The view of the clause's number `place`."""
        mark, words = clause.marks[place], clause.words
        before, after = (
            words[max(0, mark.start - WIDE) : mark.start],
            words[mark.end : mark.end + WIDE],
        )
        return cls(words, clause.marks, place, mark, before, after)


# --- Whether a number that no rule names counts something.

SMALL = frozenset("一二两三四五六七八九十")
BARE = frozenset("百千万亿")
VAGUE = frozenset("数几点")
NEAR = 12
CASUALTIES = ("死", "伤", "亡", "死亡", "受伤", "遇难")
LIST = re.compile(r"[、和及与，]|以及|，?和")
WANTED = re.compile(any_of(role_words()["wanted"]))
WANTED_AFTER = re.compile(any_of(role_words()["wanted_after"]))
ABSTRACT = re.compile(any_of(role_words()["abstract"]))
LAID = re.compile(any_of(role_words()["laid"]))
DESCRIBED = re.compile(any_of(role_words()["described"]))
DOING = re.compile(any_of(role_words()["doing"]))
NOUN = re.compile(any_of(measure_nouns()))
HARD = frozenset(role_words()["hard_measures"])
LENGTHS = frozenset(("米", "公里", "千米", "克"))
SHARES = frozenset(("%", "‰", "成", "倍", "番"))
# One of these is worth counting even as 一人, 一名, 一起.
CERTAIN = frozenset(
    (
        "fire_deaths",
        "fire_injuries",
        "persons_detained",
        "people_rescued",
        "premises_sealed",
        "three_stops_ordered",
    )
)
CERTAIN_FIT, SURE_FIT = 2.5, 4.0


def number_role(view: MarkView, metric: str, fit: float) -> str:
    """The role of a number that is no name, date, rank or quotation.

    Statistic, slogan, identifier or other.
    """
    mark = view.mark
    if not mark.measure:
        return _unmeasured_role(view, metric)
    role = _role_of_name(mark.measure)
    # A length describes a place (距离3公里), unless it was laid or patrolled: 铺设水带3公里.
    if role != "statistic":
        return "statistic" if mark.measure in LENGTHS and LAID.search(view.before[-NEAR:]) else role
    if mark.measure not in SHARES and DESCRIBED.search(view.before[-NEAR:]):
        return "other"
    # 三个方面 is a slogan; 3个方面 lists points, and is no slogan yet no count of things either.
    if ABSTRACT.match(view.after):
        return "slogan" if mark.numeral[0] in SMALL else "other"
    if is_wanted(view):
        return "other"
    return "statistic" if mark.numeral[0] == "0" else _han_role(view, metric, fit)


@cache
def _role_of_name(measure: str) -> str:
    return measures()[measure].role if measure in measures() else "statistic"


def is_wanted(view: MarkView) -> bool:
    """Whether the number is wanted or demanded rather than told: 力争, 以下罚款."""
    return (
        WANTED.search(view.before[-NEAR:]) is not None or WANTED_AFTER.match(view.after) is not None
    )


def _unmeasured_role(view: MarkView, metric: str) -> str:
    """A number without a measure.

    Of people where such a noun follows, of what its list counts, or no statistic.
    """
    mark = view.mark
    sized = mark.bound or len(mark.numeral) > 1
    # 伤亡为零 tells of none; any other lone 零 (零容忍) is a slogan.
    if mark.numeral == "零":
        return "statistic" if view.before.endswith("为") else "slogan"
    if view.before.endswith(CASUALTIES) and mark.numeral in ("0", *SMALL):
        return "statistic"
    if NOUN.match(view.after) and (sized or mark.numeral == "0" or view.after[0] in "死伤亡"):
        return "statistic"
    if _goes_on_in_list(view, sized):
        return "statistic" if mark.numeral[0] == "0" or sized else "slogan"
    # Masked digits: 0 for any, 0万 with a magnitude. A bare number may be a code or a phone's.
    if mark.numeral[0] == "0":
        return (
            "statistic"
            if (len(mark.numeral) > 1) or (metric and (sized or _closes_clause(view)))
            else "identifier"
        )
    # 近万 and 三百多 count something even without a measure; 三多 and a lone 三 do not.
    large = len(mark.numeral) + (mark.numeral in BARE) > 1 and not BARE.isdisjoint(mark.numeral)
    return "statistic" if mark.bound and large else "slogan"


def _goes_on_in_list(view: MarkView, sized: bool) -> bool:
    """Whether a list goes on to a number with a measure: 分别为12、15和20家."""
    if view.place + 1 == len(view.marks):
        return False
    following = view.marks[view.place + 1]
    between = view.words[view.mark.end : following.start]
    measured = bool(following.measure) or sized
    return (
        LIST.fullmatch(between) is not None
        and measured
        and _role_of_name(following.measure) == "statistic"
    )


def _closes_clause(view: MarkView) -> bool:
    """Whether a bare number closes its clause behind a colon or 为, as in lists and tables."""
    return view.before[-1:] in ("：", ":", "为", "计", "数") and view.mark.end == len(view.words)


def _han_role(view: MarkView, metric: str, fit: float) -> str:
    """A number in Han characters with a measure."""
    mark = view.mark
    if mark.measure in SHARES or mark.bound or not VAGUE.isdisjoint(mark.numeral):
        return "statistic"
    if len(mark.numeral) > 1:
        return "statistic"
    # 服务万家, 走进千户: these mean many, or all.
    if mark.numeral in BARE:
        return "slogan"
    # 一 is an article in most texts: 一名消防员. Few metrics are worth taking it for one.
    if mark.numeral == "一":
        return "statistic" if metric in CERTAIN and fit > CERTAIN_FIT else "other"
    if mark.measure in HARD or (metric and fit > SURE_FIT):
        return "statistic"
    return "statistic" if metric and DOING.search(view.before[-NEAR:]) else "slogan"


# --- Whether a number is a statistic, or a slogan, date, ordinal, identifier or other: by its
# clause.

OPEN, CLOSE = "“‘「『", "”’」』"
SHORT_QUOTE = 8
LETTER = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
CODE = re.compile(r"[·•+＋*/／:：.-]")
CODE_TAIL = re.compile(r"[·•+＋*/／:：.\-－]\s?0")
DAY = re.compile(r"0[-－.]0")
WEEKDAY = re.compile(r"(?:星期|周|礼拜)$")
DATED_AFTER = ("年", "月", "时", "日")
RANKED = ("前", "排名", "名列", "位列", "位居", "排在", "列全", "跻身")
ROOMS = ("单元", "室", "层", "楼", "号")
RANK_MEASURES = ("", "名", "位", "强")
GRADES = ("等奖", "等功", "级", "强")
FIXED = re.compile(any_of(role_words()["fixed"]))
TIME_MEASURES = frozenset(word for word, measure in measures().items() if measure.role == "date")
ASSERTED_PAIR = re.compile(r"荣?立|荣?获|受|被|遇难|牺牲|死亡|身亡|入选|当选|考取")
NOT_ASSERTED = ("创建", "单位", "活动")


def role_of(clause: Clause, place: int, metric: str, fit: float) -> str:
    """The role of the clause's number `place`; `metric` and `fit` are what the topics say of it.

    >>> from analysis.extraction.clauses import Mark
    >>> clause = Clause("检查单位0家", (Mark(4, 6, "0", "家", False, False),))
    >>> role_of(clause, 0, "units_inspected", 5.0)
    'statistic'
    >>> role_of(Clause("聚焦四个建设", (Mark(2, 4, "四", "个", False, False),)), 0, "", 0.0)
    'slogan'
    """
    view = MarkView.of(clause, place)
    if view.mark.said:
        return _zero_role(view, metric)
    for rule in (_is_titled, _is_name_part, _is_date_part, _is_rank, _is_quoted):
        if role := rule(view):
            return role
    return number_role(view, metric, fit)


def _zero_role(view: MarkView, metric: str) -> str:
    """零事故 is asserted, unless it is wanted; 双双 counts two where something is told of both."""
    if view.mark.numeral == "双双":
        return "statistic" if metric or ASSERTED_PAIR.match(view.after) else "other"
    return "slogan" if is_wanted(view) or view.after.startswith(NOT_ASSERTED) else "statistic"


def _is_titled(view: MarkView) -> str:
    """Inside 《…》."""
    opened = view.words.rfind("《", 0, view.mark.start)
    shut = view.words.rfind("》", 0, view.mark.start)
    return "other" if opened > shut and "》" in view.words[view.mark.end :] else ""


def _is_name_part(view: MarkView) -> str:
    """Part of a code or a name: 3G, 11·29, 119, 五四, 三元里."""
    mark, before, after = view.mark, view.before, view.after
    if (
        LETTER.match(before[-1:])
        or (LETTER.match(after) and not mark.measure)
        or mark.numeral == "00"  # leading noughts or seven digits: no count is written so
    ):
        return "identifier"
    if _is_address_part(view):
        return "identifier"
    if not mark.bound and (_is_code_part(view) or (CODE_TAIL.match(after) and not mark.measure)):
        # 5-6 in 2023-5-6 is a day; 11·29 names an accident by its day.
        around = before[-2:] + "0" + after[:2]
        return "date" if DAY.search(around) and "·" not in around else "identifier"
    return "slogan" if mark.numeral[0] != "0" and not mark.bound and _is_idiom(view) else ""


def _is_address_part(view: MarkView) -> bool:
    """Part of an address: 5栋2单元."""
    return any(other.start == view.mark.end and other.measure in ROOMS for other in view.marks)


def _is_code_part(view: MarkView) -> bool:
    return CODE.match(view.before[-1:]) is not None and view.before[-2:-1].isdigit()


def _is_idiom(view: MarkView) -> bool:
    """Tell whether a fixed word covers the numeral's start (十四五, 统一), not it alone."""
    mark = view.mark
    floor = max(0, mark.start - 3)
    start, end = mark.start - floor, mark.start - floor + len(mark.numeral)
    for hit in FIXED.finditer(view.words[floor : mark.end + 4]):
        alone = hit.start() >= start and hit.end() <= end and mark.measure
        if hit.start() <= start < hit.end() and not alone:
            return True
    return False


def _is_date_part(view: MarkView) -> str:
    mark = view.mark
    if mark.measure in TIME_MEASURES or WEEKDAY.search(view.before):
        return "date"
    return "date" if not mark.measure and view.after.startswith(DATED_AFTER) else ""


def _is_rank(view: MarkView) -> str:
    mark = view.mark
    if view.before.endswith(("第", "首")) or mark.measure in ("等功", "强"):
        return "ordinal"
    if not mark.measure and view.after.startswith(GRADES):
        return "ordinal"
    if not mark.bound and view.before.endswith(RANKED) and mark.measure in RANK_MEASURES:
        return "ordinal"
    return "ordinal" if mark.measure == "级" and mark.numeral[0] in "一六七八九十" else ""


def _is_quoted(view: MarkView) -> str:
    """A short quotation is a name or a slogan; in a long one people may state numbers."""
    words, mark = view.words, view.mark
    opened, shut = _last_sign(words, OPEN, mark.start), _last_sign(words, CLOSE, mark.start)
    end, opens = _first_sign(words, CLOSE, mark.end), _first_sign(words, OPEN, mark.end)
    closed = end < min(opens, len(words))
    # A clause may begin inside a quotation: then only its end is seen.
    if not (opened > shut or (closed and opened < 0 and shut < 0)):
        return ""
    if mark.numeral[0] != "0" and not mark.bound:
        return "slogan"
    short = closed and opened > shut and (end - opened - 1 <= SHORT_QUOTE or not mark.measure)
    return "slogan" if short else ""


def _last_sign(words: str, signs: str, end: int) -> int:
    """Where the last of `signs` stands before `end`; -1 where none does."""
    return max(words.rfind(sign, 0, end) for sign in signs)


def _first_sign(words: str, signs: str, start: int) -> int:
    """Where the first of `signs` stands from `start` on; beyond the end where none does."""
    return min(
        (at for sign in signs if (at := words.find(sign, start)) >= 0), default=len(words) + 1
    )
