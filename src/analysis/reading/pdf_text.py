"""The text layer of a PDF, with the line breaks it has. A scan has none, and says so."""

from typing import Any

from analysis.problems import stop

MOST_PAGES = 2_000
MOST_CHARACTERS = 20_000_000
START, END = b"%PDF-", b"%%EOF"
HEAD, TAIL = 1024, 2048  # bytes within which a PDF starts and ends, as its readers allow
WRONG_PASSWORD = 4
SCANNED = 0.5  # share of a page without text that one picture covers
LINE_END_HYPHEN = "\ufffe"  # pdfium's own mark for a hyphen and the line break after it
OCR = "run OCR on it (in a PDF editor or a scanning program), or give the report's text as .txt"
AGAIN = "get the file again, or open it and print it to a new PDF"


def read_pdf(content: bytes, place: str) -> str:
    """The pages' text layers, one after the other.

    Raises DataError for a password, a damaged or cut off file, too many pages,
    and pages that are pictures of text.
    """
    import pypdfium2

    if START not in content[:HEAD]:
        stop(place, "it is no PDF, whatever its name says", "save it as PDF, or give it its own ending")
    if END not in content[-TAIL:]:
        stop(place, "it is cut off: its end is missing", AGAIN)
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == WRONG_PASSWORD:
            stop(place, "it is protected by a password", "open it and print it to a new PDF without a password")
        stop(place, "it is damaged", AGAIN)
    try:
        return _pages(document, place)
    finally:
        document.close()


def _pages(document: Any, place: str) -> str:
    """The text of all pages."""
    if len(document) > MOST_PAGES:
        stop(place, f"it has more than {MOST_PAGES} pages", "give the report's pages alone")
    texts, scans, characters = [], [], 0
    for number in range(len(document)):
        text, scanned = _page(document, number, place)
        texts.append(text)
        characters += len(text)
        scans += [str(number + 1)] if scanned else []
        if characters > MOST_CHARACTERS:
            stop(place, f"it holds more than {MOST_CHARACTERS} characters", "give the report's pages alone")
    if not any(text.strip() for text in texts):
        stop(place, "its pages hold no text: it is a scan, or its letters are drawn", OCR)
    if scans:
        stop(place, f"page {', '.join(scans)} is a scan: a picture without text", f"{OCR}; or take that page out")
    return "\n".join(texts)


def _page(document: Any, number: int, place: str) -> tuple[str, bool]:
    """A page's text, and whether it is a picture of text."""
    import pypdfium2

    try:
        page = document[number]
        layer = page.get_textpage()
    except pypdfium2.PdfiumError:
        stop(f"{place} page {number + 1}", "it is damaged", AGAIN)
    text = layer.get_text_range().replace(LINE_END_HYPHEN, "-\n")
    scanned = not text.strip() and _is_picture(page)
    layer.close()
    page.close()
    return text, scanned


def _is_picture(page: Any) -> bool:
    """Whether one picture covers most of the page."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    width, height = page.get_size()
    bounds = [item.get_bounds() for item in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])]
    return any((right - left) * (top - bottom) > SCANNED * width * height for left, bottom, right, top in bounds)
