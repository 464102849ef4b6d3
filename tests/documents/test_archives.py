"""Bounds on .docx and .xlsx: what is refused before any library opens them."""

import struct

import pytest

from analysis.documents import archives
from analysis.documents.archives import LOCKED, check_archive
from analysis.problems import DataError
from files_made import OLE, docx_of, zipped

LAUGHS = b'<!DOCTYPE a [<!ENTITY b "%s"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>' % (b"ha" * 50)
REFUSED = {
    "empty file": (b"", "it is empty"),
    "empty archive": (b"PK\x05\x06" + bytes(18), "it is an empty zip archive"),
    "a PNG": (b"\x89PNG\r\n\x1a\n123", "it is a PNG picture, not a .docx"),
    "a PDF": (b"%PDF-1.7", "it is a PDF, not a .docx"),
    "old .doc": (OLE, "old Office file .*Remedy: open it and save it as .docx"),
    "password": (OLE + LOCKED, "protected by a password. Remedy: .*take the password off"),
    "cut off": (docx_of()[:-30], "damaged or cut off"),
    "cut in half": (docx_of()[: len(docx_of()) // 2], "damaged or cut off"),
    "only a start": (b"PK\x03\x04", "damaged or cut off"),
    "an external entity": (
        zipped({"a.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'}),
        "its XML declares a DTD",
    ),
    "entities in entities": (zipped({"a.xml": LAUGHS}), "declares a DTD"),
    "a DTD in UTF-16": (zipped({"a.rels": "<!DOCTYPE a><a/>".encode("utf-16")}), "declares a DTD"),
    "no XML": (zipped({"a.xml": b"<a>"}), r"its XML is damaged"),
    "empty XML": (zipped({"a.xml": b""}), r"its XML is damaged"),
    "deep XML": (zipped({"a.xml": b"<a>" * 300 + b"</a>" * 300}), "nested too deeply"),
    "high ratio": (zipped({"a.bin": bytes(2_000_000)}), "more than 500 times its size"),
    "gigabytes": (
        zipped({f"{n}.bin": bytes(30_000_000) for n in range(4)}),
        "unpacks to more than 100 MB",
    ),
    "much XML": (zipped({"a.XML": b"<a>" + bytes(31_000_000)}), "more than 30 MB of XML"),
    "many files": (zipped({str(n): b"" for n in range(5_001)}), "more than 5000 files"),
}


@pytest.mark.parametrize(("content", "message"), REFUSED.values(), ids=REFUSED)
def test_an_archive_out_of_bounds_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(DataError, match=rf"^a\.docx( \(a\.\w+\))?: .*{message}") as caught:
        check_archive(content, "a.docx", ".docx")
    (problem,) = caught.value.problems
    assert problem.remedy


def test_encrypted_members_are_refused() -> None:
    content = bytearray(zipped({"a.xml": b"<a/>"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    with pytest.raises(DataError, match="files in it are encrypted"):
        check_archive(bytes(content), "a.docx", ".docx")


def test_a_member_larger_than_it_says_is_damaged() -> None:
    content = bytearray(zipped({"a.bin": b"a" * 1_000}))
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<I", 10)
    with pytest.raises(DataError, match="damaged or cut off"):
        check_archive(bytes(content), "a.xlsx", ".xlsx")


def test_what_is_within_bounds_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_archive(docx_of(), "a.docx", ".docx") is None
    wide = zipped({"a.xml": b"<a>" + b"<b/>" * 10_000 + b"</a>", "b.bin": bytes(range(256)) * 10})
    assert check_archive(wide, "a.xlsx", ".xlsx") is None
    monkeypatch.setattr(archives, "LARGEST_UNPACKED", 1_000)
    with pytest.raises(DataError, match="unpacks to more than 0 MB"):
        check_archive(wide, "a.xlsx", ".xlsx")
