r"""A report's file and its normalised text: BOM dropped, newlines to \n, nothing else.

Offsets count the characters of this text, so they are the same on every
machine. Block checksums let a change be placed without keeping the text.
"""

import hashlib
import unicodedata
import zlib
from collections import Counter
from pathlib import Path

from analysis.documents.archives import describe_kind
from analysis.documents.encodings import decode_report, normalise_text
from analysis.documents.sandbox import READERS, read_apart
from analysis.problems import stop
from analysis.project import TEXT_SUFFIXES

# bytes
LARGEST = {".docx": 100_000_000, ".pdf": 100_000_000, ".html": 5_000_000, ".htm": 5_000_000}
LARGEST_TEXT = 20_000_000
# Unicode's control characters, unassigned ones, private ones and halves of a surrogate pair
NO_CHARACTERS = {"Cc", "Cn", "Co", "Cs"}
MOST_UNREADABLE = 0.05
BLOCK = 64


def read_document(path: Path, place: str) -> str:
    """Normalised text of the report at `path`; `place` is how messages name it.

    The ending says how it is read: .txt and .md as text, .html, .docx and .pdf
    by their readers. Raises DataError for anything else, and for a file that
    is missing, empty, damaged, locked, out of bounds, or not what its ending says.
    """
    suffix = path.suffix.lower()
    if suffix not in TEXT_SUFFIXES:
        what = f"files ending in {suffix or 'nothing'} are not read"
        stop(
            place,
            what,
            f"open it and save it as .docx or .txt (read are {', '.join(TEXT_SUFFIXES)})",
        )
    content = read_bytes(path, place, LARGEST.get(suffix, LARGEST_TEXT))
    # a .docx or .pdf that is something else is named as such by its own reader
    if suffix not in (".docx", ".pdf") and (other := describe_kind(content)) is not None:
        stop(
            place,
            f"it is {other}, not a text",
            "give it the ending that it ought to have, or save it as .txt",
        )
    text = (
        read_apart(suffix, content, place)
        if suffix in READERS and content
        else decode_report(content, place)
    )
    return _checked_text(normalise_text(text), place)


def read_bytes(path: Path, place: str, largest: int) -> bytes:
    """The content of a file of at most `largest` bytes.

    DataError where it is none, can't be read, or is larger.
    """
    try:
        if path.exists() and not path.is_file():
            stop(place, "it is no file", "name the file itself")
        with path.open("rb") as file:
            content = file.read(largest + 1)  # one byte more tells that there is more
    except FileNotFoundError:
        stop(place, "there is no such file", "look at the spelling of its name")
    except OSError as error:
        remedy = "ask for the right to read it, or copy it to your own folder"
        stop(place, f"it can't be read ({error.strerror})", remedy)
    if len(content) > largest:
        stop(place, f"it is larger than {largest // 1_000_000} MB", "give the report's text alone")
    return content


def _checked_text(text: str, place: str) -> str:
    """`text` if it is one."""
    if not text.strip():
        stop(place, "it is empty", "put the report's text in it, or take it away")
    # each character is looked at once, however often a long report has it
    counted = Counter(text)
    bad = sum(count for sign, count in counted.items() if _is_unreadable(sign))
    if bad > MOST_UNREADABLE * len(text):
        stop(
            place,
            f"{bad} of its {len(text)} characters can't be read",
            "give the report's text as .txt in UTF-8",
        )
    return text


def _is_unreadable(sign: str) -> bool:
    """Tell whether a character is control, unassigned, private, or the mark of a lost one."""
    return sign == "\ufffd" or (unicodedata.category(sign) in NO_CHARACTERS and not sign.isspace())


def text_checksum(text: str) -> str:
    """Checksum of a normalised text, as the card keeps it."""
    return hashlib.sha256(text.encode()).hexdigest()


def block_sums(text: str) -> str:
    """A short checksum of each BLOCK characters, parted by spaces.

    >>> block_sums("a" * 65).count(" ")
    1
    """
    sums = []
    for start in range(0, len(text), BLOCK):
        block = text[start : start + BLOCK].encode()
        # four digits are enough to place a change; that there is none the sha256 proves
        sums.append(f"{zlib.crc32(block) & 0xFFFF:04x}")
    return " ".join(sums)


def first_change(text: str, sums: str) -> int | None:
    """Offset of the first block of `text` that differs from the card's `sums`.

    None where none does or none is kept.
    """
    ours, theirs = block_sums(text).split(), sums.split()
    if not theirs:
        return None
    for number, (here, there) in enumerate(zip(ours, theirs, strict=False)):
        if here != there:
            return number * BLOCK
    # all of the shorter one is in the longer: the change is where it ends
    return min(len(ours), len(theirs)) * BLOCK if len(ours) != len(theirs) else None
