"""File kinds by their first bytes, and bounds on zip archives before any library opens them.

An archive of some kilobytes can unpack to gigabytes, and its XML can name
files of this machine; both are refused whole.
"""

import io
import zipfile
import zlib

from analysis.problems import stop

# --- What a file is by its first bytes, whatever its name says.

SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive (as .docx and .xlsx are)",
    b"PK\x05\x06": "an empty zip archive",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old or password-protected Office file",
    b"{\\rtf": "an RTF document",
    b"\x89PNG\r\n\x1a\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF87a": "a GIF picture",
    b"GIF89a": "a GIF picture",
    b"SQLite format 3\0": "an SQLite database",
    b"\x1f\x8b\x08": "a gzip archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"\x7fELF": "a program",
}
OLE = "an old or password-protected Office file"
# the stream that holds a password-protected .docx or .xlsx
LOCKED = "EncryptedPackage".encode("utf-16-le")


def describe_kind(content: bytes) -> str | None:
    """What the file is, in words for a message; None where it may be text.

    >>> describe_kind(b"%PDF-1.7"), describe_kind("查3家".encode())
    ('a PDF', None)
    """
    for start, words in SIGNATURES.items():
        if content.startswith(start):
            return words
    return None


# --- Bounds on files that are zip archives of XML (.docx, .xlsx), kept before any library opens
# them.

MOST_MEMBERS = 5_000
LARGEST_UNPACKED = 100_000_000  # bytes, of all members
LARGEST_XML = 30_000_000  # bytes, of all XML members
HIGHEST_RATIO = 500  # unpacked to packed; a long table of like rows reaches 100
RATIO_FROM = 1_000_000  # bytes unpacked below which the ratio does no harm
XML = (".xml", ".rels")
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)


def check_archive(content: bytes, place: str, suffix: str) -> None:
    """Let a .docx or .xlsx pass that is what its `suffix` says, whole, and within bounds.

    Raises DataError for a password, another kind of file, a damaged archive,
    one that unpacks too large, and XML with a DTD (entities).
    """
    if not content:
        stop(place, "it is empty", f"give the {suffix} that it should be")
    if content.startswith(b"PK\x03\x04"):
        _check_members(content, place, suffix)
    elif describe_kind(content) == OLE and LOCKED in content:
        stop(
            place,
            "it is protected by a password",
            "open it, take the password off (File, Info), save it again",
        )
    elif describe_kind(content) == OLE:
        stop(
            place,
            f"it is an old Office file (.doc, .xls), not a {suffix}",
            f"open it and save it as {suffix}",
        )
    else:
        what = f"it is {describe_kind(content) or 'something else'}, not a {suffix}"
        stop(place, what, f"open it in the program it came from and save it as {suffix}")


def _check_members(content: bytes, place: str, suffix: str) -> None:
    """Counts and sizes as the archive's own directory gives them, then each XML member."""
    # counted before it is opened, since opening a directory of millions takes minutes
    if content.count(b"PK\x01\x02") > MOST_MEMBERS:
        stop(place, f"it holds more than {MOST_MEMBERS} files", _separate_remedy(suffix))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if (too_much := _too_much(members)) is not None:
                stop(place, too_much, _separate_remedy(suffix))
            for member in members:
                data = archive.read(member)
                if member.filename.lower().endswith(XML):
                    _check_xml(data, f"{place} ({member.filename})", suffix)
    except DAMAGED as error:
        stop(
            place,
            f"it is damaged or cut off ({error})",
            f"get the file again, or open and save it as {suffix}",
        )


def _too_much(members: list[zipfile.ZipInfo]) -> str | None:
    """What of the members is out of bounds."""
    unpacked = packed = xml = 0
    encrypted = False
    for item in members:
        unpacked += item.file_size
        packed += item.compress_size
        if item.filename.lower().endswith(XML):
            xml += item.file_size
        # the first of the general purpose flags in a member's entry
        encrypted = encrypted or bool(item.flag_bits & 1)
    if unpacked > LARGEST_UNPACKED:
        return f"it unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB"
    # a parser's tree takes many times the space of its XML, pictures only their own
    if xml > LARGEST_XML:
        return f"it holds more than {LARGEST_XML // 1_000_000} MB of XML"
    if unpacked > max(RATIO_FROM, packed * HIGHEST_RATIO):
        return f"it unpacks to more than {HIGHEST_RATIO} times its size"
    return "files in it are encrypted" if encrypted else None


def _check_xml(data: bytes, place: str, suffix: str) -> None:
    """Well-formed, no deeper than the parser's 256 levels, and without a DTD."""
    from lxml import etree

    # nothing is resolved, loaded or fetched
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        stop(
            place,
            f"its XML is damaged, or nested too deeply ({error})",
            f"open it and save it as {suffix} again",
        )
    if root.getroottree().docinfo.doctype:
        stop(
            place,
            "its XML declares a DTD, which no Office program writes",
            _separate_remedy(suffix),
        )


def _separate_remedy(suffix: str) -> str:
    """The remedy for a file that is more than a report or a form."""
    return f"give a {suffix} saved by an Office program that holds the report or form alone"
