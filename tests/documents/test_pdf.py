"""PDFs: their text layer with its line breaks; a scan says so."""

import zlib

import pytest

from analysis.documents import formats
from analysis.documents.formats import read_pdf
from analysis.problems import DataError
from files_made import WORDS, pdf_of


def raw_pdf(stream: bytes, pages: int = 1) -> bytes:
    """A PDF made by hand: `pages` times the page that the content `stream` draws."""
    packed = zlib.compress(stream)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" 3 0 R" * pages, pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"".join(
        b"%d 0 obj\n%s\nendobj\n" % (number, part) for number, part in enumerate(parts, 1)
    )
    return b"%PDF-1.7\n" + body + b"trailer<</Size 6/Root 1 0 R>>\n%%EOF\n"


def test_pages_and_lines_are_kept() -> None:
    content = pdf_of([WORDS, "近万人次、５０余户"], ["二页，罚款3万元"])
    assert (
        read_pdf(content, "a.pdf").replace("\r\n", "\n")
        == f"{WORDS}\n近万人次、５０余户\n二页，罚款3万元"
    )


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(["well-", "known"], "well-\nknown", id="a word"),
        pytest.param(["5-", "10家"], "5-\n10家", id="a range"),
        pytest.param(["共1", "20家"], "共1\n20家", id="a number"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays(lines: list[str], text: str) -> None:
    assert read_pdf(pdf_of(lines), "a.pdf").replace("\r\n", "\n") == text


def test_a_password_to_change_it_does_not_keep_it_from_being_read() -> None:
    assert read_pdf(pdf_of([WORDS], owned=True), "a.pdf") == WORDS


def test_a_page_left_empty_is_no_scan() -> None:
    assert read_pdf(pdf_of([WORDS], []), "a.pdf").strip() == WORDS


WHOLE = pdf_of([WORDS], [WORDS])
REFUSED = {
    "password": (pdf_of([WORDS], locked=True), "protected by a password.*print it to a new PDF"),
    "cut off": (WHOLE[: len(WHOLE) // 2], "it is cut off"),
    "cut off but ended": (WHOLE[:300] + b"%%EOF", "it is damaged"),
    "Word document": (b"PK\x03\x04", "it is no PDF"),
    "empty": (b"", "it is no PDF"),
    "only the words": (b"%PDF-1.4\n%%EOF", "it is damaged"),
    "scan": (pdf_of(picture=True), "pages hold no text: it is a scan.*run OCR"),
    "drawn lines only": (raw_pdf(b"0 0 m 9 9 l S"), "pages hold no text"),
    "one page scanned": (pdf_of([WORDS], picture=True), "page 2 is a scan.*run OCR"),
    "pages without end": (
        raw_pdf(b"BT /F 12 Tf 50 700 Td (a) Tj ET", 2_001),
        "more than 2000 pages",
    ),
}


@pytest.mark.parametrize(("content", "message"), REFUSED.values(), ids=REFUSED)
def test_a_pdf_without_text_to_read_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(DataError, match=rf"^a\.pdf: .*{message}") as caught:
        read_pdf(content, "a.pdf")
    (problem,) = caught.value.problems
    assert problem.remedy


def test_characters_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "MOST_CHARACTERS", len(WORDS))
    assert read_pdf(pdf_of([WORDS]), "a.pdf") == WORDS
    with pytest.raises(DataError, match=f"more than {len(WORDS)} characters"):
        read_pdf(pdf_of([WORDS], ["33"]), "a.pdf")


def test_a_page_that_is_lost_is_named() -> None:
    broken = raw_pdf(b"BT /F 12 Tf 50 700 Td (a) Tj ET", 2).replace(
        b" 3 0 R 3 0 R", b" 3 0 R 9 0 R"
    )
    with pytest.raises(DataError, match=r"^a\.pdf page 2: it is damaged"):
        read_pdf(broken, "a.pdf")
