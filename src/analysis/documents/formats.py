"""Readers of .docx, HTML and PDF: their text in document order."""

import io
import re
from collections.abc import Iterator
from typing import Any

from analysis.documents.archives import check_archive
from analysis.documents.encodings import decode_page
from analysis.problems import stop

# --- The text of a Word document (.docx), as it stands with all changes accepted.

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TEXT, PARAGRAPH, ROW, CELL = f"{WORD}t", f"{WORD}p", f"{WORD}tr", f"{WORD}tc"
BOX = f"{WORD}txbxContent"
# what was deleted or moved away, the copy of a text box for old Word, and readings over characters
LEFT_OUT = {f"{WORD}del", f"{WORD}moveFrom", f"{COMPATIBLE}Fallback", f"{WORD}rt"}
MARKS = {
    f"{WORD}tab": "\t",
    f"{WORD}ptab": "\t",
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "-",
}
PROPERTIES = (f"{WORD}pPr", f"{WORD}rPr", f"{WORD}tcPr", f"{WORD}tblPr", f"{WORD}sectPr")
MARK_DELETED = f"{WORD}pPr/{WORD}rPr/{WORD}del"
ROW_PROPERTIES = f"{WORD}trPr"
ROW_DELETED = f"{ROW_PROPERTIES}/{WORD}del"


def read_docx(content: bytes, place: str) -> str:
    """Paragraphs, table cells and text boxes in document order.

    Headers, footers, notes and comments are left out.

    Raises DataError for a password, an old .doc, a damaged or oversized file, and what is no Word
    document.
    """
    check_archive(content, place, ".docx")
    import docx

    try:
        body = docx.Document(io.BytesIO(content)).element.body
    except (KeyError, ValueError, AttributeError) as error:
        stop(
            place,
            f"it is no Word document ({error})",
            "open it in the program it came from and save it as .docx",
        )
    return _node_text(body, [])


def _node_text(node: Any, boxes: list[str]) -> str:
    """The text under `node`.

    Text boxes in it are put aside into `boxes`, since they stand beside the line.
    """
    tag = node.tag
    if tag in LEFT_OUT or tag in PROPERTIES:
        return ""
    if tag in MARKS or tag == TEXT:
        return MARKS.get(tag) or node.text or ""
    if tag == ROW:
        return _row_text(node, boxes)
    # a paragraph keeps its text boxes to itself, and they follow it; other nodes pass theirs up
    own: list[str] = [] if tag == PARAGRAPH else boxes
    inner = "".join(_node_text(child, own) for child in node)
    if tag == PARAGRAPH:
        # without its mark a paragraph runs on into the next one
        return inner + ("" if node.find(MARK_DELETED) is not None else "\n") + "".join(own)
    if tag == BOX:
        boxes.append(inner)
        return ""
    return inner


def _row_text(row: Any, boxes: list[str]) -> str:
    """A table row as a line, a tab between cells; nothing where the row was deleted."""
    if row.find(ROW_DELETED) is not None:
        return ""
    cells = []
    for child in row:
        if child.tag != ROW_PROPERTIES:
            cell = _node_text(child, boxes)
            # its last paragraph ends in a line break, and a tab or the row's end stands for that
            cells.append(cell.removesuffix("\n"))
    return "\t".join(cells) + "\n"


# --- The text of a saved web page: the part that holds the article, as a browser shows it.

UNSEEN = {
    "button",
    "head",
    "iframe",
    "noscript",
    "rp",
    "rt",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
}
INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "data",
    "del",
    "em",
    "font",
    "i",
    "img",
    "ins",
    "kbd",
    "label",
    "mark",
    "q",
    "rb",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
    "tt",
    "u",
    "var",
    "wbr",
}
CELLS = {"td", "th"}
BLOCKS = {"article", "body", "div", "main", "section", "td"}
HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
BLANKS, FOLDED = re.compile(r"[ \t\n\r\f]+"), re.compile(r" {2,}")
SHORTEST_ARTICLE = "60"  # characters; its own 250 are meant for words, not for Chinese
SHORTEST_CLUE = 8  # characters of a text that tell where it stands: the words of a menu are shorter


def read_html(content: bytes, place: str) -> str:
    r"""Text of a web page; all that can be seen of it where no article is found.

    Nothing is fetched or run.

    Raises DataError where the page nests deeper than the parser goes, since the rest would be lost.

    >>> read_html("<nav>首页</nav><p>查了5<b>0</b>家。<br>罚3户。".encode(), "a.html")
    '首页\n查了50家。\n罚3户。'
    """
    from lxml import etree, html

    page = decode_page(content, place)
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        tree = html.document_fromstring(page.encode(), parser=parser, ensure_head_body=True)
    except etree.ParserError:  # no tag and no word in it
        return ""
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        stop(
            place,
            "its tags are nested too deeply, so a part would be lost",
            "save the report's text alone as .txt",
        )
    return visible_text(find_article(tree.body))


def find_article(body: Any) -> Any:
    """The innermost block that holds all that trafilatura takes for the article.

    `body` where it finds none.
    """
    # without blanks on both sides: trafilatura folds and breaks lines as it likes
    known = "".join(_main_text(body).split())
    texts = [text for text in body.xpath(".//text()") if _is_telling(text, known)]
    if not texts:
        return body
    block = body
    # the paths from the page's root run together as far down as one element holds both ends
    for one, other in zip(_element_path(texts[0]), _element_path(texts[-1]), strict=False):
        if one is other and one.tag in BLOCKS:
            block = one
    linked = sum(len(link.text_content()) for link in block.iter("a"))
    # a block of links is a menu or a list of other articles
    return block if linked * 2 < len(block.text_content()) else body


def _main_text(body: Any) -> str:
    """What trafilatura takes for the main text, empty where it finds none."""
    import trafilatura
    from trafilatura.settings import use_config

    config = use_config()
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = SHORTEST_ARTICLE
    page = body.getroottree().getroot()
    return trafilatura.extract(page, include_comments=False, favor_recall=True, config=config) or ""


def _is_telling(text: str, known: str) -> bool:
    """Whether a piece of text is long enough to tell where it stands, and in the article."""
    clue = "".join(text.split())
    return len(clue) >= SHORTEST_CLUE and clue in known


def _element_path(text: Any) -> list[Any]:
    """The elements around a piece of text, outermost first."""
    parent = text.getparent()
    holder = parent.getparent() if text.is_tail else parent
    return [*reversed(list(holder.iterancestors())), holder]


def visible_text(root: Any) -> str:
    """What a browser shows of `root`.

    One line per block, a tab between cells, blanks folded, numbers whole.
    """
    from lxml import etree

    lines = "".join(_text_pieces(etree.iterwalk(root, events=("start", "end")), root)).split("\n")
    shown = [FOLDED.sub(" ", line).strip(" \t") for line in lines]
    return "\n".join(filter(None, shown))


def _text_pieces(walk: Any, root: Any) -> Iterator[str]:
    """The pieces of text in document order, newlines and tabs where blocks and cells end."""
    for event, node in walk:
        unseen = (
            node.tag in UNSEEN
            or node.get("hidden") is not None
            or HIDDEN.search(node.get("style", ""))
        )
        # its end comes all the same, and with it the text that follows it
        if event == "start" and unseen:
            walk.skip_subtree()
        elif event == "start":
            yield ("" if node.tag in INLINE or node.tag in CELLS else "\n") + BLANKS.sub(
                " ", node.text or ""
            )
        if event == "end":
            yield "\t" if node.tag in CELLS else "" if node.tag in INLINE or unseen else "\n"
            yield BLANKS.sub(" ", node.tail or "") if node is not root else ""


# --- The text layer of a PDF, with the line breaks it has. A scan has none, and says so.

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
        stop(
            place,
            "it is no PDF, whatever its name says",
            "save it as PDF, or give it its own ending",
        )
    if END not in content[-TAIL:]:
        stop(place, "it is cut off: its end is missing", AGAIN)
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == WRONG_PASSWORD:
            stop(
                place,
                "it is protected by a password",
                "open it and print it to a new PDF without a password",
            )
        stop(place, "it is damaged", AGAIN)
    try:
        return _pdf_text(document, place)
    finally:
        document.close()


def _pdf_text(document: Any, place: str) -> str:
    """The text of all pages."""
    if len(document) > MOST_PAGES:
        stop(place, f"it has more than {MOST_PAGES} pages", "give the report's pages alone")
    texts, scans, characters = [], [], 0
    for number in range(len(document)):
        text, scanned = _page_text(document, number, place)
        texts.append(text)
        characters += len(text)
        scans += [str(number + 1)] if scanned else []
        if characters > MOST_CHARACTERS:
            stop(
                place,
                f"it holds more than {MOST_CHARACTERS} characters",
                "give the report's pages alone",
            )
    if not any(map(str.strip, texts)):
        stop(place, "its pages hold no text: it is a scan, or its letters are drawn", OCR)
    if scans:
        stop(
            place,
            f"page {', '.join(scans)} is a scan: a picture without text",
            f"{OCR}; or take that page out",
        )
    return "\n".join(texts)


def _page_text(document: Any, number: int, place: str) -> tuple[str, bool]:
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
    for picture in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) > SCANNED * width * height:
            return True
    return False
