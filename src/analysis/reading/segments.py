"""The stretches of a text that hold a number, and their shapes.

A stretch runs from one sign to the next. Its shape is its words with every digit
made 1: two stretches of one shape differ in their values alone, so that what a
shape says is worked out once (reading.readings).
"""

import re

from analysis.reading.grammar import FIRST, IDLE
from analysis.reading.numeral_grammar import DIGIT

SIGNS = "，。；！？,;!?"
# A comma with digits on both sides may be that of thousands, so the stretch goes on.
INSIDE = rf"(?:[,，](?<=[{DIGIT} \n].)(?=[{DIGIT} \n])[^{SIGNS}]*+)*+"
WORDS = f"[^{SIGNS}{FIRST}]*+"


def _stretch(idle: str) -> re.Pattern[str]:
    """A stretch where a number may begin. It opens with a sign, which is found fast: set one before a text."""
    return re.compile(rf"[{SIGNS}]({WORDS}{idle}[{FIRST}][^{SIGNS}]*+{INSIDE})")


STRETCH = _stretch("")
STANDING_STRETCH = _stretch(rf"(?:{IDLE}{WORDS})*+")  # for statistics: idiom alone is passed over
SIGN = SIGNS[0]
ONES = bytes.maketrans(b"23456789", b"1" * 8)
SURROGATES = "surrogatepass"


def shape(words: str) -> bytes:
    """The shape of a stretch; a nought that leads a number stays, for no count is written so.

    >>> shape("检查204家次、第05批").decode()
    '检查111家次、第01批'
    """
    made = words.encode(errors=SURROGATES).translate(ONES)
    while b"10" in made:
        made = made.replace(b"10", b"11")
    return made
