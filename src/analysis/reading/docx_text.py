r"""The text of a Word document (.docx), as it stands with all changes accepted.

python-docx opens it; its own `paragraph.text` leaves insertions and text boxes
out, so the text is taken from the elements: a line a paragraph, a tab between cells.
"""

import io
from typing import Any

from analysis.problems import stop
from analysis.reading.archives import check_archive

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TEXT, PARAGRAPH, ROW, CELL, BOX = (f"{WORD}{name}" for name in ("t", "p", "tr", "tc", "txbxContent"))
# what was deleted or moved away, the copy of a text box for old Word, and readings over characters
LEFT_OUT = {f"{WORD}del", f"{WORD}moveFrom", f"{COMPATIBLE}Fallback", f"{WORD}rt"}
MARKS = {f"{WORD}tab": "\t", f"{WORD}ptab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}
PROPERTIES = (f"{WORD}pPr", f"{WORD}rPr", f"{WORD}tcPr", f"{WORD}tblPr", f"{WORD}sectPr")
MARK_DELETED = f"{WORD}pPr/{WORD}rPr/{WORD}del"
ROW_DELETED = f"{WORD}trPr/{WORD}del"


def read_docx(content: bytes, place: str) -> str:
    """Paragraphs, table cells and text boxes in document order; headers, footers, notes and comments are left out.

    Raises DataError for a password, an old .doc, a damaged or oversized file, and what is no Word document.
    """
    check_archive(content, place, ".docx")
    import docx

    try:
        body = docx.Document(io.BytesIO(content)).element.body
    except (KeyError, ValueError, AttributeError) as error:
        stop(place, f"it is no Word document ({error})", "open it in the program it came from and save it as .docx")
    return _text(body, [])


def _text(node: Any, boxes: list[str]) -> str:
    """The text under `node`; text boxes in it are put aside into `boxes`, since they stand beside the line."""
    tag = node.tag
    if tag in LEFT_OUT or tag in PROPERTIES:
        return ""
    if tag in MARKS or tag == TEXT:
        return MARKS.get(tag) or node.text or ""
    if tag == ROW:
        return _row(node, boxes)
    if tag == PARAGRAPH:
        own: list[str] = []
        line = "".join(_text(child, own) for child in node)
        return line + ("" if node.find(MARK_DELETED) is not None else "\n") + "".join(own)
    inner = "".join(_text(child, boxes) for child in node)
    if tag == BOX:
        boxes.append(inner)
        return ""
    return inner


def _row(row: Any, boxes: list[str]) -> str:
    """A table row as a line, a tab between cells; nothing where the row was deleted."""
    if row.find(ROW_DELETED) is not None:
        return ""
    return "\t".join(_text(child, boxes).removesuffix("\n") for child in row if child.tag != f"{WORD}trPr") + "\n"
