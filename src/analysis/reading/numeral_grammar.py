"""The pattern of a numeral in running text, in digits, in Han characters or mixed: 1,204, 三千 五百, 5万4千6百.

It takes what may be one numeral, so that none is cut in two; `numerals` says
whether it is well formed. A blank may part a digit from its magnitude or a
magnitude from what follows it, but never two digits: 三 四 are two numbers.
"""

from analysis.reading.measure_grammar import COUNTED

DIGIT = "0-9０-９"
NOUGHTS = "〇零○"
UNITS = "一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
TENS = "十百千万亿"
MAGNITUDES = f"{TENS}兆拾佰仟廿卅卌"
HAN = f"{NOUGHTS}{UNITS}{MAGNITUDES.replace('兆', '')}"
BEHIND_POINT = f"{NOUGHTS}{UNITS.replace('两', '')}"
BLANK = r"[ \t\xa0\u3000\n]"
PART = r"(?:[ \t\xa0\u3000]{1,2}+|\n)"
SPACE = f"{PART}?+"
MINUS = "-－−﹣"
# 伍, 陆 and 拾 that end a word are no numerals.
NO_NUMERAL = r"(?<!队伍)(?<![退入行落]伍)(?<![大内登着海水沿]陆)(?<![收捡]拾)"
# A million million only where more digits or money follow; 5兆瓦 is a unit, and 5兆 alone may be one.
TRILLIONS = rf"兆(?={SPACE}[{DIGIT}{HAN}]|[余多]?[元日美欧港韩])"

_NEXT = (
    rf"(?:[{HAN}几]|{TRILLIONS}|(?<=[{MAGNITUDES}{NOUGHTS}]){PART}[{HAN}几]"
    rf"|(?<=[{UNITS}几]){PART}[{MAGNITUDES.replace('兆', '')}])"
)
POINT = rf"(?:{SPACE}点{SPACE}[{BEHIND_POINT}]++(?![十百千](?![万亿])|[分钟])(?:[十百千]?[万亿]{{1,2}}+)?+)?+"
HAN_RUN, HAN_MORE = rf"{_NEXT}*+{POINT}", rf"{_NEXT}++{POINT}"

_MEASURED = rf"{SPACE}(?:[余多万亿]|{COUNTED})"
# Damage: a space or a line break inside a number, told from two numbers by the measure that follows.
BROKEN = rf"(?:(?:(?:[ \xa0][{DIGIT}]{{3}}(?![{DIGIT}]))++|[ \xa0\n][{DIGIT}]++)(?={_MEASURED}))?+"
GROUPS = rf"(?:(?<![{DIGIT}]{{4}})[,，][{DIGIT}]{{3}}(?![{DIGIT}]))*+"
LOOSE = (
    rf"(?:(?:(?<![{DIGIT}]{{4}})[ \n]?[,，][ \n]?[{DIGIT}](?:[ \n]?[{DIGIT}]){{2}}(?![{DIGIT}]))++(?={_MEASURED}))?+"
)
DECIMAL = rf"(?:[.．](?:[{DIGIT}]++|[ \n][{DIGIT}]++(?={SPACE}[万亿])))?+"
SIZES = rf"(?:[{TENS}]|{TRILLIONS}|{SPACE}[万亿]|{PART}[十百千](?={SPACE}[{DIGIT}]++{SPACE}[十百]))*+"
BEHIND = rf"{BROKEN}{GROUPS}{LOOSE}{DECIMAL}"
ARABIC = rf"[{DIGIT}]++{BEHIND}"
_TIGHT = rf"[{DIGIT}]++{GROUPS}{DECIMAL}"
# What goes on behind a magnitude: 5万4千6百, 2千零30万; 3万4000, 1千零1; 3千五百.
_ON = (
    rf"(?:(?<=[{TENS}兆]){SPACE}零?{_TIGHT}{SPACE}[{TENS}]++)*+"
    rf"(?:(?<=[{TENS}兆])零?{_TIGHT})?+"
    rf"(?:(?<=[{TENS}兆])(?=[{HAN}]{{0,3}}?[{MAGNITUDES}]|零)[{HAN}]{HAN_RUN})?+"
)
DIGITS_ON = rf"[{DIGIT}]*+{BEHIND}{SIZES}{_ON}"
NUMERAL = rf"(?:[{DIGIT}]++{BEHIND}{SIZES}{_ON}|[{HAN}几]{HAN_RUN})"
