"""Files that the tests of documents make: Word documents, PDFs, archives. All words are invented."""

import io
import zipfile

from docx import Document
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

WORDS = "甲市支队今年查了单位120家，找出隐患300余处。"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FONT = "STSong-Light"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
registerFont(UnicodeCIDFont(FONT))


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip archive of `members`."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """The members of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def saved(document: object) -> bytes:
    """A python-docx document as bytes."""
    held = io.BytesIO()
    document.save(held)  # type: ignore[attr-defined]
    return held.getvalue()


def docx_of(body: str = f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>", prolog: str = "") -> bytes:
    """A Word document whose body is the XML `body`."""
    members = unzipped(saved(Document()))
    spaces = f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    members["word/document.xml"] = (
        f"{prolog}<w:document {spaces}><w:body>{body}</w:body></w:document>".encode()
    )
    return zipped(members)


def pdf_of(
    *pages: list[str], locked: bool = False, owned: bool = False, picture: bool = False
) -> bytes:
    """A PDF with a line of text for each string of each page.

    `picture`: a last page that one picture fills.

    `locked`: a password to open it; `owned`: one to change it.
    """
    held = io.BytesIO()
    lock = StandardEncryption("x" if locked else "", ownerPassword="y") if locked or owned else None
    canvas = Canvas(held, pagesize=(600, 800), encrypt=lock)
    for lines in pages:
        canvas.setFont(FONT, 12)
        for number, line in enumerate(lines):
            canvas.drawString(50, 750 - 20 * number, line)
        canvas.showPage()
    if picture:
        canvas.drawInlineImage(_grey(), 0, 0, width=600, height=800)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def _grey() -> object:
    from PIL import Image

    return Image.new("L", (60, 80), 128)
