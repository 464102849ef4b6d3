"""Patterns of numerals and measure words in running text.

For example 1,204, 三千 五百, 5万4千6百.

A pattern takes what may be one numeral, so that none is cut in two; `numerals` says
whether it is well formed. A blank may part a digit from its magnitude or a
magnitude from what follows it, but never two digits: 三 四 are two numbers.
"""

import re
from collections.abc import Iterable

from analysis.vocabulary import measures

# --- The pattern of a measure word, each with what may not follow it.

# Followed by these, 成 is not a tenth but part of a word.
NOT_TENTHS = "为功立员果绩效长本都套熟就品交人年百千型片群了一队组批单行份因语此家天日败"


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of `words`, the longest first; single characters as a class.

    >>> any_of(["人", "人次", "名"])
    '人次|[人名]'
    """
    known = sorted(set(words), key=lambda word: (-len(word), word))
    # `re` takes the first alternative that fits, so 人次 must be tried before 人.
    patterns = [re.escape(word) for word in known if len(word) > 1]
    single = "".join(known[len(patterns) :])
    if single:
        patterns.append(f"[{re.escape(single)}]")
    return "|".join(patterns)


def first_signs(words: Iterable[str]) -> str:
    """The characters that any of `words` begins with, each once, for a class that `re` finds fast.

    >>> first_signs(["人次", "名", "人"])
    '人名'
    """
    return "".join(dict.fromkeys(word[0] for word in words))


def _measure_pattern(*, counted: bool = False) -> str:
    """Any measure word (or those that count), each with what may not follow it."""
    patterns = {}
    for word in sorted(measures(), key=len, reverse=True):
        entry = measures()[word]
        if counted and entry.role != "statistic":
            continue
        # 3车道 is no 3车: what may not follow stands in measures.toml.
        guard = f"(?![{entry.not_before}])" if entry.not_before else ""
        patterns[word] = re.escape(word) + guard
    # These three are factors rather than measures: ％ is %, 四成 is 40 %, 翻两番 is four times.
    patterns |= {"％": "％", "成": rf"成(?![{NOT_TENTHS}])", "番": "番"}
    first = first_signs(patterns)
    return rf"(?=[{first}])(?:{'|'.join(_by_first(patterns, sign) for sign in first)})"


def _by_first(patterns: dict[str, str], sign: str) -> str:
    """The patterns of all words that begin with `sign`, the sign itself tried once."""
    own = [
        pattern[1:] for word, pattern in patterns.items() if word[0] == sign and pattern[0] == sign
    ]
    return rf"{sign}(?:{'|'.join(own)})" if len(own) > 1 else sign + own[0]


MEASURE = _measure_pattern()
FIRST_SIGNS = first_signs(measures()) + "％成番"
COUNTED = _measure_pattern(counted=True)


# --- The pattern of a numeral in running text, in digits, in Han characters or mixed: 1,204, 三千
# 五百, 5万4千6百.

DIGIT = "0-9０-９"
NOUGHTS = "〇零○"
UNITS = "一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
TENS = "十百千万亿"
MAGNITUDES = f"{TENS}兆拾佰仟廿卅卌"
HAN_CHARACTERS = f"{NOUGHTS}{UNITS}{MAGNITUDES.replace('兆', '')}"
BEHIND_POINT = f"{NOUGHTS}{UNITS.replace('两', '')}"
BLANK = r"[ \t\xa0\u3000\n]"
PART = r"(?:[ \t\xa0\u3000]{1,2}+|\n)"
SPACE = f"{PART}?+"
MINUS = "-－−﹣"
# 伍, 陆 and 拾 that end a word are no numerals.
NO_NUMERAL = r"(?<!队伍)(?<![退入行落]伍)(?<![大内登着海水沿]陆)(?<![收捡]拾)"
# A million million only where more digits or money follow; 5兆瓦 is a unit, and 5兆 alone may be
# one.
TRILLIONS = rf"兆(?={SPACE}[{DIGIT}{HAN_CHARACTERS}]|[余多]?[元日美欧港韩])"

_NEXT = (
    rf"(?:[{HAN_CHARACTERS}几]|{TRILLIONS}|(?<=[{MAGNITUDES}{NOUGHTS}]){PART}[{HAN_CHARACTERS}几]"
    rf"|(?<=[{UNITS}几]){PART}[{MAGNITUDES.replace('兆', '')}])"
)
POINT = (
    rf"(?:{SPACE}点{SPACE}[{BEHIND_POINT}]++(?![十百千](?![万亿])|[分钟])"
    rf"(?:[十百千]?[万亿]{{1,2}}+)?+)?+"
)
HAN_RUN, HAN_MORE = rf"{_NEXT}*+{POINT}", rf"{_NEXT}++{POINT}"

_MEASURED = rf"{SPACE}(?:[余多万亿]|{COUNTED})"
# Damage: a space or a line break inside a number, told from two numbers by the measure that
# follows.
BROKEN = rf"(?:(?:(?:[ \xa0][{DIGIT}]{{3}}(?![{DIGIT}]))++|[ \xa0\n][{DIGIT}]++)(?={_MEASURED}))?+"
GROUPS = rf"(?:(?<![{DIGIT}]{{4}})[,，][{DIGIT}]{{3}}(?![{DIGIT}]))*+"
LOOSE = (
    rf"(?:(?:(?<![{DIGIT}]{{4}})[ \n]?[,，][ \n]?[{DIGIT}](?:[ "
    rf"\n]?[{DIGIT}]){{2}}(?![{DIGIT}]))++(?={_MEASURED}))?+"
)
DECIMAL = rf"(?:[.．](?:[{DIGIT}]++|[ \n][{DIGIT}]++(?={SPACE}[万亿])))?+"
SIZES = (
    rf"(?:[{TENS}]|{TRILLIONS}|{SPACE}[万亿]|{PART}[十百千](?={SPACE}[{DIGIT}]++{SPACE}[十百]))*+"
)
BEHIND = rf"{BROKEN}{GROUPS}{LOOSE}{DECIMAL}"
ARABIC = rf"[{DIGIT}]++{BEHIND}"
_TIGHT = rf"[{DIGIT}]++{GROUPS}{DECIMAL}"
# What goes on behind a magnitude: 5万4千6百, 2千零30万; 3万4000, 1千零1; 3千五百.
_ON = (
    rf"(?:(?<=[{TENS}兆]){SPACE}零?{_TIGHT}{SPACE}[{TENS}]++)*+"
    rf"(?:(?<=[{TENS}兆])零?{_TIGHT})?+"
    rf"(?:(?<=[{TENS}兆])"
    rf"(?=[{HAN_CHARACTERS}]{{0,3}}?[{MAGNITUDES}]|零)[{HAN_CHARACTERS}]{HAN_RUN})?+"
)
DIGITS_ON = rf"[{DIGIT}]*+{BEHIND}{SIZES}{_ON}"
NUMERAL = rf"(?:[{DIGIT}]++{BEHIND}{SIZES}{_ON}|[{HAN_CHARACTERS}几]{HAN_RUN})"
