"""What a file is by its first bytes, whatever its name says."""

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
LOCKED = "EncryptedPackage".encode("utf-16-le")  # the stream that holds a password-protected .docx or .xlsx


def kind(content: bytes) -> str | None:
    """What the file is, in words for a message; None where it may be text.

    >>> kind(b"%PDF-1.7"), kind("查3家".encode())
    ('a PDF', None)
    """
    return next((words for start, words in SIGNATURES.items() if content.startswith(start)), None)
