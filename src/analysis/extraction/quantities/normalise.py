"""Characters that are read alike.

Full-width as half-width, formal numerals as plain, traditional as simplified.
"""

import re
import unicodedata
from functools import cache
from typing import Any

# ！ to ～ (U+FF01 to U+FF5E) stand in the order of ASCII, so far behind it.
HALF_WIDTH: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
HALF_WIDTH |= dict(
    zip(map(ord, "壹贰叁肆伍陆柒捌玖拾佰仟○"), "一二三四五六七八九十百千〇", strict=True)
)
HALF_WIDTH |= {ord("廿"): "二十", ord("卅"): "三十", ord("卌"): "四十"}
HALF_WIDTH |= dict.fromkeys(map(ord, "−﹣"), "-")
SPACES = re.compile(r"\s+")
# Common characters that only traditional texts have; without any of them a text is left as it is.
SIGNS = "個餘萬處災傷輛發國與對無戶項條場棟間億兩貳參叄陸負點幾雙"


def plain_phrase(phrase: str) -> str:
    """`phrase` with full-width characters made half-width and all spaces taken out.

    >>> plain_phrase("２０４ 家")
    '204家'
    """
    return (
        phrase
        if phrase.isalnum() and phrase.isascii()
        else SPACES.sub("", phrase.translate(HALF_WIDTH))
    )


def half_width(words: str) -> str:
    """`words` that are no number, full-width characters made half-width and all spaces taken out.

    A formal numeral stays, for it may be part of a word.

    >>> half_width("队伍改制 ３ 年来")
    '队伍改制3年来'
    """
    return "".join(unicodedata.normalize("NFKC", words).split())


@cache
def _script_converter() -> Any:
    from opencc import OpenCC  # its dictionaries take a moment, and few texts need them

    return OpenCC("t2s")


def simplify_text(text: str) -> str:
    """`text` with traditional characters made simplified, of the same length.

    >>> simplify_text("檢查單位7.5萬餘家")
    '检查单位7.5万余家'
    """
    # Nothing to convert, and the dictionaries stay unloaded.
    if not any(map(text.__contains__, SIGNS)):
        return text
    made: str = _script_converter().convert(text)
    if len(made) == len(text):
        return made
    # Where a word changes its length, offsets would shift: each character by itself then.
    pieces = []
    for old in text:
        new = _script_converter().convert(old)
        pieces.append(new if len(new) == 1 else old)
    return "".join(pieces)
