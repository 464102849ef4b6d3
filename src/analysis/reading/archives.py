"""Zip archives (docx, xlsx) that people send: looked at before anything in them is unpacked."""

import io
import zipfile

from analysis.problems import stop

LARGEST, MOST_PARTS, MOST_RATIO, SMALL = 100_000_000, 2_000, 200, 10_000
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def check_archive(content: bytes, place: str) -> None:
    """Refuse `content` where it is no archive, is locked, or unpacks to more than a document holds.

    Raises DataError; `place` names the file in the message.
    """
    if not content:
        stop(place, "it is empty", "give the whole file")
    if content.startswith(OLE):
        stop(
            place, "it is protected by a password, or of an old format", "save it without a password as .xlsx or .docx"
        )
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        stop(place, "it is damaged, or no such document", "save it anew and give the whole file")
    size = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or size > LARGEST or size > max(len(content), SMALL) * MOST_RATIO:
        stop(place, f"it unpacks to {size // 1_000_000} MB in {len(parts)} parts", "give the document itself")
    if any(part.flag_bits & 1 for part in parts):
        stop(place, "its parts are encrypted", "save it without a password")
