"""Workbooks that can't be opened safely: each one clear error, before anything in them is used."""

import io
import zipfile
from collections.abc import Callable

import pytest

from analysis.documents.archives import LOCKED, MOST_MEMBERS
from analysis.problems import DataError
from analysis.records.sheets import LARGEST, open_book
from forms import blank

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
BOMB = b"<a>" + b" " * 30_000_000 + b"</a>"


def again(change: Callable[[dict[str, bytes]], object]) -> bytes:
    """The form's archive after `change` of its parts."""
    with zipfile.ZipFile(io.BytesIO(blank("north"))) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    change(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in parts.items():
            target.writestr(name, part)
    return file.getvalue()


def with_part(name: str, part: bytes = b"<x/>") -> bytes:
    return again(lambda parts: parts.update({name: part}))


def encrypted() -> bytes:
    """The form with the bit set that says its parts are encrypted."""
    content = bytearray(blank("north"))
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
WRONG = [
    pytest.param(b"", "it is empty", id="empty"),
    pytest.param(b"unit,number\n", "it is something else, not a .xlsx", id="CSV named xlsx"),
    pytest.param(OLE + b"\0" * 600, "it is an old Office file", id="old format"),
    pytest.param(OLE + LOCKED, "it is protected by a password", id="password"),
    pytest.param(blank("north")[:5000], "it is damaged or cut off", id="truncated"),
    pytest.param(encrypted(), "files in it are encrypted", id="encrypted parts"),
    pytest.param(with_part("xl/big.xml", BOMB), "it holds more than 30 MB of XML", id="zip bomb"),
    pytest.param(again(lambda parts: parts.update({f"a/{n}.x": b"" for n in range(MOST_MEMBERS)})),
                 f"it holds more than {MOST_MEMBERS} files", id="thousands of parts"),
    pytest.param(with_part("xl/vbaProject.bin"), "it holds macros (xl/vbaProject.bin)", id="macros"),
    pytest.param(with_part("xl/externalLinks/externalLink1.xml"), "it holds links to other files", id="other files"),
    pytest.param(with_part("xl/connections.xml"), "it holds links to other files", id="connections"),
    pytest.param(with_part("xl/embeddings/oleObject1.bin"), "it holds embedded objects", id="embedded"),
    pytest.param(with_part("xl/styles.xml", ENTITY.encode()), "(xl/styles.xml): its XML declares a DTD", id="entities"),
    pytest.param(with_part("xl/styles.xml", ENTITY.encode("utf-16")), "declares a DTD", id="entities in UTF-16"),
    pytest.param(with_part("xl/styles.xml", b"<broken"), "its XML is damaged", id="damaged part"),
    pytest.param(again(lambda parts: parts.pop("xl/workbook.xml")), "it can't be read", id="no workbook in it"),
    pytest.param(b"\0" * (LARGEST + 1), "it is larger than 20 MB", id="too large"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "what"), WRONG)
def test_what_is_no_safe_workbook_is_refused(content: bytes, what: str) -> None:
    with pytest.raises(DataError) as caught:
        open_book(content, "back.xlsx")
    (problem,) = caught.value.problems
    assert problem.place.startswith("back.xlsx")
    assert what in str(problem)
    assert "Remedy: " in str(problem)


def test_a_part_that_nobody_reads_does_no_harm() -> None:
    assert open_book(with_part("docProps/thumbnail.jpeg"), "back.xlsx").sheetnames
