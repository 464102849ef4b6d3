"""Bytes as text: which encoding they are in, and where they break it.

UTF-8 proves itself and is tried first. GB18030 and UTF-16 don't, so
charset-normalizer has to find them likely before a text is taken for either.
"""

import codecs
import re
from contextlib import suppress

from analysis.problems import stop

MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
WITH_ZEROS, WITHOUT_ZEROS = ("utf_16_le", "utf_16_be"), ("gb18030",)
# four Chinese characters of UTF-8 in a row: in GB18030 the same bytes are six rare characters that
# no text has
UTF8_RUN = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}){4}")
BIG5 = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*big5""", re.IGNORECASE)
HEAD = 4096
MIXED = "open it in the program it came from and save it again, all of it as UTF-8"


def normalise_text(text: str) -> str:
    r"""`text` without a byte order mark and with \n for every newline.

    >>> normalise_text("\ufeffa\r\nb")
    'a\nb'
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def decode_text(content: bytes, place: str, *, gb18030: bool = False) -> str:
    """A file kept by hand as text.

    UTF-8, or GB18030 (what Excel writes in China) where that is allowed.

    Raises DataError naming the byte that fits neither.
    """
    try:
        return normalise_text(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        # GB18030 takes nearly any bytes, so zero bytes (UTF-16) have to be ruled out first
        if gb18030 and b"\0" not in content:
            try:
                return normalise_text(content.decode("gb18030"))
            except UnicodeDecodeError:
                pass
        stop(place, f"byte {error.start} is not UTF-8", "open it in an editor and save it as UTF-8")


def decode_report(content: bytes, place: str) -> str:
    """A report as text: UTF-8, GB18030 or UTF-16, told apart; a byte order mark is believed.

    Raises DataError naming the byte and line where the encoding breaks, or saying that none fits.

    >>> decode_report("检查单位120家".encode("gb18030"), "a.txt")
    '检查单位120家'
    """
    text = _decode_any(content, place)
    if "\0" in text:
        stop(
            place, "it holds zero bytes, so it is no text", "save the report as plain text in UTF-8"
        )
    return text


def decode_page(content: bytes, place: str) -> str:
    """A web page as text: as a report, or in Big5 where its <meta> says so.

    What else a <meta> says is not asked: the bytes tell more surely.

    >>> decode_page('<meta charset="big5">檢查'.encode("big5"), "a.html")
    '<meta charset="big5">檢查'
    """
    # bytes of Big5 pass for GB18030 too, so a page in it must say so; one that says so wrongly is
    # read as any other
    if BIG5.search(content[:HEAD]):
        with suppress(UnicodeDecodeError):
            return content.decode("big5hkscs")
    return decode_report(content, place)


def _decode_any(content: bytes, place: str) -> str:
    """`content` in the encoding that its mark names, or that fits."""
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return _decode_strict(content, encoding, place)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_strict(content, _likely_encoding(content, error.start, place), place)
    # Latin text in UTF-16 is also UTF-8 that is full of zero bytes
    if "\0" in text and text.isascii():
        return _decode_strict(content, _likely_encoding(content, content.index(0), place), place)
    return text


def _likely_encoding(content: bytes, broken: int, place: str) -> str:
    """The encoding of bytes that are no UTF-8 from `broken` on."""
    from charset_normalizer import from_bytes

    if (run := UTF8_RUN.search(content)) is not None:
        start = broken if run.start() < broken else run.start()
        stop(
            place,
            f"its encoding changes at {_byte_position(content, start)}: it is UTF-8 in a part only",
            MIXED,
        )
    candidates = WITH_ZEROS if b"\0" in content else WITHOUT_ZEROS
    best = from_bytes(content, cp_isolation=[*candidates]).best()
    if best is None:
        what = (
            f"{_byte_position(content, broken)} is not UTF-8, and the whole is neither "
            "GB18030 nor UTF-16"
        )
        stop(place, what, "give a text: open it in an editor and save it as UTF-8")
    return best.encoding


def _decode_strict(content: bytes, encoding: str, place: str) -> str:
    """`content` in `encoding`, or DataError naming the byte that breaks it."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        stop(
            place,
            f"it starts as {encoding}, but {_byte_position(content, error.start)} is not",
            MIXED,
        )


def _byte_position(content: bytes, byte: int) -> str:
    r"""A place in bytes as an editor counts.

    >>> _byte_position(b"a\nbc", 3)
    'byte 3 (line 2)'
    """
    return f"byte {byte} (line {content.count(10, 0, byte) + 1})"
