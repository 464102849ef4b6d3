"""The pattern of a quantity in running text: number, hedges, range, measure word.

One pattern serves a marked phrase and the scan of a whole text. It opens with a
character class, which `re` finds fast, and every repeat is possessive, so no
text makes it backtrack. The hedge before a number is looked for backwards from it.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from analysis.vocabulary import hedges, measures

DIGIT = "0-9０-９"
FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟廿卅"
HAN = f"〇零一二两三四五六七八九十百千万亿{FORMAL}"
TENS = "十百千万亿"
BLANK = r"[ \t\u3000\n]"
SPACE = f"{BLANK}?"
POINT = rf"(?:点[{HAN[:12]}]++(?![十百千分钟])[万亿]?+)?+"
# Followed by these, 成 is not a tenth but part of a word.
NOT_TENTHS = "为功立员果绩效长本都套熟就品交人年百千型片群了一队组批单行份因语此家天日败"
ZEROS = (
    "事故|违纪|违法|违规|投诉|举报|信访|伤亡|死亡|亡人|火灾|差错|误差|失误|复燃|感染|案件|上访|隐患|发案|新增|复议|受伤|发生",
    (
        r"(?:任何)?(?![效辜法故])(?:一?[一-鿿\n]{0,4}?)(?:伤亡|死亡|遇难|受伤|被困|病例|感染|亡人)|一(?:人|起|例|次|名)?(?=[违牺失因])|投诉|亡人火灾|"
        "(?:较大|重大|重特大|特大)(?:以上|及以上)?(?:火灾|事故)"
    ),
    "发生|收到|接到|接报|出现|造成",
)
OUTCOMES = "火灾|事故|伤亡|亡人|死亡|案件|违纪|违法|反映|投诉|举报|信访|问题|险情|次生|复燃|纠纷|受伤|损失"


def alternatives(words: Iterable[str]) -> str:
    """A pattern of any of `words`, the longest first; single characters as a class.

    >>> alternatives(["人", "人次", "名"])
    '人次|[人名]'
    """
    known = sorted(set(words), key=lambda word: (-len(word), word))
    single = "".join(word for word in known if len(word) == 1)
    return "|".join(
        [*(re.escape(word) for word in known if len(word) > 1), *([f"[{re.escape(single)}]"] if single else [])]
    )


def _measures(*, counted: bool = False) -> str:
    """Any measure word (or those that count), each with what may not follow it."""
    known = {word: entry for word, entry in measures().items() if not counted or entry.role == "statistic"}
    guarded = {word: rf"{re.escape(word)}(?![{entry.not_before}])" for word, entry in known.items() if entry.not_before}
    patterns = {word: guarded.get(word, re.escape(word)) for word in sorted(known, key=len, reverse=True)}
    patterns |= {"％": "％", "成": rf"成(?![{NOT_TENTHS}])", "番": "番"}
    first = dict.fromkeys(word[0] for word in patterns)
    return rf"(?=[{''.join(first)}])(?:{'|'.join(_by_first(patterns, sign) for sign in first)})"


def _by_first(patterns: dict[str, str], sign: str) -> str:
    """The patterns of all words that begin with `sign`, the sign itself tried once."""
    own = [pattern[1:] for word, pattern in patterns.items() if word[0] == sign and pattern[0] == sign]
    return rf"{sign}(?:{'|'.join(own)})" if len(own) > 1 else sign + own[0]


MEASURE = _measures()
FIRST_SIGNS = "".join(dict.fromkeys(word[0] for word in measures())) + "％成番"
COUNTED = _measures(counted=True)
AFTER = rf"(?=[{''.join(dict.fromkeys(word[0] for word in hedges().after))}])(?:{alternatives(hedges().after)})"
# Damage: a space or a line break inside a number, told from two numbers by the measure that follows.
BROKEN = rf"(?:[ \n][{DIGIT}]++(?={SPACE}(?:[余多万亿]|{COUNTED})))?+"
THOUSANDS = rf"(?:(?<![{DIGIT}]{{4}})[ \n]?[,，][ \n]?[{DIGIT}](?:[ \n]?[{DIGIT}]){{2}}(?![{DIGIT}]))*+"
DECIMAL = rf"(?:[.．](?:[{DIGIT}]++|[ \n][{DIGIT}]++(?={SPACE}[万亿])))?+"
SIZES = rf"(?:[{TENS}]|{SPACE}[万亿])*+"
ARABIC = rf"[{DIGIT}]++{BROKEN}{THOUSANDS}{DECIMAL}"
NUMERAL = rf"(?:(?:{ARABIC}{SIZES})++|[{HAN}几]++{POINT})"
HALF = r"(?:数|(?=个?小时|年|天|个月|公里)|(?<=[过超近逾到]半)(?![年个天小路]))"
# A zero said in words: 零事故, 无人员伤亡, 未发生 … 火灾; 双双 is two.
SAID = (
    rf"((?<=零)\n?(?:{ZEROS[0]})|(?<=无)\n?(?:{ZEROS[1]})|(?<=没)有(?:{ZEROS[1]}|一[起例次人名])|"
    rf"(?<=[未没])有?(?:{ZEROS[2]})(?=[^，。；！？]{{0,16}}(?:{OUTCOMES}))|(?<=双)双(?=[^方边]))"
)
HAN_RUN = rf"[{HAN}几]*+{POINT}"
# A lone Han numeral that a measure, a hedge or a range may follow, or that 死 and 伤 count.
BEFORE_BARE = "为死伤亡" + "".join(sorted({word[-1] for word in (*hedges().before, *hedges().links)}))
HAN_FOLLOWED = (
    rf"(?:[{HAN}几]++{POINT}|(?={SPACE}[{FIRST_SIGNS}余多来至到\-—–～~半分成番死伤亡男女以左]|"
    rf"(?<=[{BEFORE_BARE}].)|(?<=[{BEFORE_BARE}]{BLANK}.)))"
)


FIRST = f"{DIGIT}{HAN}几数半无未没双"


def _begun(han: str) -> str:
    """What goes on to a number from a first sign that is no digit; `han` is what may follow a Han numeral."""
    return (
        rf"{SAID}|(?<=一)半(?![年个天小路时生])|(?<=[{HAN}]){han}|(?<=数)以[百千万亿]+计|(?<=[数几])[{TENS}]++|"
        rf"(?<=半){HALF}"
    )


# A first sign that begins no number that could stand for a statistic: 统一, 三农.
IDLE = rf"[{HAN}几数半无未没双](?!{_begun(HAN_FOLLOWED)})"


def _quantity(han: str) -> re.Pattern[str]:
    """The pattern of a quantity, with what may follow a first Han numeral."""
    digits = rf"(?<=[{DIGIT}])[{DIGIT}]*+{BROKEN}{THOUSANDS}{DECIMAL}{SIZES}(?:{ARABIC}[{TENS}]++)*+"
    return re.compile(
        rf"([{FIRST}](?:{digits}|{_begun(han)}))"  # number, said
        rf"(?:分之({NUMERAL}))?"  # over
        rf"(?:{SPACE}([余多]|来(?=[个名人家岁天年米里户处只]))(?:\n?([百千万亿]))?+)?"  # more, scale
        rf"(?:(个[半多])(?=小时|月|钟头|世纪|星期))?"  # half
        rf"(?:(?={SPACE}[^，。\n]{{0,4}}?[至到\-－—–～~]){SPACE}({MEASURE})?(至|到|-|－|—|–|～|~)"  # inner, to
        rf"{SPACE}({NUMERAL})([余多])?)?"  # upper, more2
        rf"({AFTER})?"  # mid
        rf"(?:{SPACE}({MEASURE})(?:[（(]([次处起项家户场套])[)）])?(半)?)?"  # measure, other, and_half
        rf"({AFTER}|(?<=[里米年时月天元吨亩岁倍成])[多余](?![数为是次名个人]))?"  # last
    )


QUANTITY = _quantity(HAN_RUN)
STANDING_NUMBER = _quantity(HAN_FOLLOWED)


class Groups(NamedTuple):
    """The parts of a match of QUANTITY: its groups in their order; None where a part is not printed.

    number: with 万 and 亿 · said: of a zero or pair in words · over: N分之OVER · more: 余 · scale: 万 after 余 ·
    half: 个半, 个多 · inner: measure before a range's sign · to, upper, more2: the range · mid, last: hedges
    before and after the measure · other: 次 in 人（次） · and_half: 半 after the measure.
    """

    number: str
    said: str | None = None
    over: str | None = None
    more: str | None = None
    scale: str | None = None
    half: str | None = None
    inner: str | None = None
    to: str | None = None
    upper: str | None = None
    more2: str | None = None
    mid: str | None = None
    measure: str | None = None
    other: str | None = None
    and_half: str | None = None
    last: str | None = None
