r"""A report's file and its normalised text: BOM dropped, newlines to \n, nothing else.

Offsets count the characters of this text, so they are the same on every
machine. Block checksums let a change be placed without keeping the text.
"""

import hashlib
import zlib
from pathlib import Path

from analysis.problems import stop

LARGEST = 20_000_000
BLOCK = 64


def normalise(text: str) -> str:
    r"""`text` without a byte order mark and with \n for every newline.

    >>> normalise("\ufeffa\r\nb")
    'a\nb'
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def decode(content: bytes, place: str, *, gb18030: bool = False) -> str:
    """`content` as text: UTF-8, or GB18030 (what Excel writes in China) where that is allowed.

    Raises DataError naming the byte that fits neither.
    """
    try:
        return normalise(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        if gb18030 and b"\0" not in content:
            try:
                return normalise(content.decode("gb18030"))
            except UnicodeDecodeError:
                pass
        stop(place, f"byte {error.start} is not UTF-8", "open it in an editor and save it as UTF-8")


def read_document(path: Path, place: str) -> str:
    """Normalised text of the report at `path`; `place` is how messages name it."""
    if path.stat().st_size > LARGEST:
        stop(place, f"it is larger than {LARGEST // 1_000_000} MB", "give the report's text alone")
    text = decode(path.read_bytes(), place)
    if not text.strip():
        stop(place, "it is empty", "put the report's text in it, or take it away")
    if "\0" in text:
        stop(place, "it holds zero bytes, so it is no text", "save the report as plain text in UTF-8")
    return text


def sha256(text: str) -> str:
    """Checksum of a normalised text, as the card keeps it."""
    return hashlib.sha256(text.encode()).hexdigest()


def block_sums(text: str) -> str:
    """A short checksum of each BLOCK characters, parted by spaces.

    >>> block_sums("a" * 65).count(" ")
    1
    """
    blocks = (text[i : i + BLOCK] for i in range(0, len(text), BLOCK))
    return " ".join(f"{zlib.crc32(block.encode()) & 0xFFFF:04x}" for block in blocks)


def first_change(text: str, sums: str) -> int | None:
    """Offset of the first block of `text` that differs from the card's `sums`; None where none does or none is kept."""
    ours, theirs = block_sums(text).split(), sums.split()
    if not theirs:
        return None
    for number, (here, there) in enumerate(zip(ours, theirs, strict=False)):
        if here != there:
            return number * BLOCK
    return min(len(ours), len(theirs)) * BLOCK if len(ours) != len(theirs) else None
