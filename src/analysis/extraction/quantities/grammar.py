"""The pattern of a quantity in running text: number, hedges, range, measure word.

One pattern serves a marked phrase and the scan of a whole text. It opens with a
character class, which `re` finds fast, and every repeat is possessive, so no
text makes it backtrack. The hedge before a number is looked for backwards from it.
"""

import re
from typing import NamedTuple

from analysis.extraction.quantities.patterns import (
    BLANK,
    DIGIT,
    DIGITS_ON,
    FIRST_SIGNS,
    HAN_CHARACTERS,
    HAN_MORE,
    HAN_RUN,
    MEASURE,
    MINUS,
    NO_NUMERAL,
    NUMERAL,
    SPACE,
    TENS,
    any_of,
    first_signs,
)
from analysis.vocabulary import hedges

ZEROS = (
    "事故|违纪|违法|违规|投诉|举报|信访|伤亡|死亡|亡人|火灾|差错|误差|失误|复燃|感染|案件|上访|隐患|发案|新增|复议|受伤|发生",
    (
        r"(?:任何)?(?![效辜法故])(?:一?[一-鿿\n]{0,4}?)"
        r"(?:伤亡|死亡|遇难|受伤|被困|病例|感染|亡人)|一(?:人|起|例|次|名)?(?=[违牺失因])|投诉|亡人火灾|"
        "(?:较大|重大|重特大|特大)(?:以上|及以上)?(?:火灾|事故)"
    ),
    "发生|收到|接到|接报|出现|造成",
)
OUTCOMES = (
    "火灾|事故|伤亡|亡人|死亡|案件|违纪|违法|反映|投诉|举报|信访|问题|险情|次生|复燃|纠纷|受伤|损失"
)
AFTER = rf"(?=[{first_signs(hedges().after)}])(?:{any_of(hedges().after)})"
HALF = r"(?:数|(?=个?小时|年|天|个月|公里)|(?<=[过超近逾到]半)(?![年个天小路]))"
# A zero said in words: 零事故, 无人员伤亡, 未发生 … 火灾; 双双 is two.
SAID = (
    rf"((?<=零)\n?(?:{ZEROS[0]})|(?<=无)\n?(?:{ZEROS[1]})|(?<=没)有(?:{ZEROS[1]}|一[起例次人名])|"
    rf"(?<=[未没])有?(?:{ZEROS[2]})(?=[^，。；！？]{{0,16}}(?:{OUTCOMES}))|(?<=双)双(?=[^方边]))"
)
# A lone Han numeral that a measure, a hedge or a range may follow, or that 死 and 伤 count.
BEFORE_BARE = "为死伤亡" + "".join(
    sorted({word[-1] for word in (*hedges().before, *hedges().links)})
)
HAN_FOLLOWED = (
    rf"(?:{HAN_MORE}|(?={SPACE}[{FIRST_SIGNS}余多来至到\-—–～~半分成番死伤亡男女以左]|"
    rf"(?<=[{BEFORE_BARE}].)|(?<=[{BEFORE_BARE}]{BLANK}.)))"
)
FIRST_HAN = f"{HAN_CHARACTERS.replace('○', '')}几数半无未没双"  # ○ is a bullet too
FIRST = f"{DIGIT}{FIRST_HAN}"


def _begun_pattern(han: str) -> str:
    """What goes on to a number from a first sign that is no digit.

    `han` is what may follow a Han numeral.
    """
    return (
        rf"{SAID}|(?<=一)半(?![年个天小路时生])|"
        rf"(?<=[{HAN_CHARACTERS}]){NO_NUMERAL}(?!(?<=零)下[{DIGIT}{HAN_CHARACTERS}]){han}|"
        rf"(?<=数)以[百千万亿]+计|(?<=[数几])[{TENS}]++|(?<=半)(?:{HALF}|[百千万](?![姓货科分]))"
    )


# A first sign that begins no number that could stand for a statistic: 统一, 三农.
IDLE = rf"[{FIRST_HAN}](?!{_begun_pattern(HAN_FOLLOWED)})"


def _quantity_pattern(han: str) -> re.Pattern[str]:
    """The pattern of a quantity, with what may follow a first Han numeral."""
    return re.compile(
        rf"([{FIRST}](?:(?<=[{DIGIT}]){DIGITS_ON}|{_begun_pattern(han)}))"  # number, said
        # part, over
        rf"(?:(?:{SPACE}又{SPACE}({NUMERAL}))?+{SPACE}分{SPACE}之{SPACE}(负?{NUMERAL}))?"
        # more, scale
        rf"(?:{SPACE}([余多]|来(?=[个名人家岁天年米里户处只]))(?:{SPACE}([百千万亿]))?+)?"
        rf"(?:(个[半多])(?=小时|月|钟头|世纪|星期))?"  # half
        # inner, to
        rf"(?:(?={SPACE}[^，。\n]{{0,4}}?[至到\-－—–～~]){SPACE}({MEASURE})?(至|到|-|－|—|–|～|~)"
        rf"{SPACE}((?:负|(?<=[至到])[{MINUS}])?{NUMERAL})([余多])?)?"  # upper, more2
        rf"({AFTER})?"  # mid
        # measure, other
        rf"(?:{SPACE}({MEASURE})(?:[（(/／](次|(?<=[（(])[处起项家户场套])(?:[)）]|(?<=[/／].)))?"
        rf"(半|(?<=成)[一二三四五六七八九](?=[^一-鿿]|[的左以]|$))?)?"  # and_half
        rf"({AFTER}|(?<=[里米年时月天元吨亩岁倍成])[多余](?![数为是次名个人]))?"  # last
    )


QUANTITY = _quantity_pattern(HAN_RUN)
STANDING_NUMBER = _quantity_pattern(HAN_FOLLOWED)


class Groups(NamedTuple):
    """The parts of a match of QUANTITY: its groups in their order.

    None where a part is not printed.

    number: with 万 and 亿 · said: of a zero or pair in words · part, over: NUMBER分之OVER,
    NUMBER又PART分之OVER · more: 余 · scale: 万 after 余 ·
    half: 个半, 个多 · inner: measure before a range's sign · to, upper, more2: the range · mid,
    last: hedges before and after the measure · other: 次 in 人（次） · and_half: 半 after the
    measure, or 五 in 六成五.
    """

    number: str
    said: str | None = None
    part: str | None = None
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
