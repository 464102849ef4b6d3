"""Word documents: paragraphs, cells and boxes in order, as they stand with all changes accepted."""

import pytest
from docx import Document

from analysis.documents.formats import read_docx
from analysis.problems import DataError
from files_made import WORDS, docx_of, saved, unzipped, zipped


def p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


BOX = f"<w:txbxContent>{p(r('框里3家'))}</w:txbxContent>"
BODIES = {
    "runs": (p(r("查了1") + r("20") + r("家。")) + p(r("二")), "查了120家。\n二\n"),
    "tab and breaks": (
        p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/></w:r>"),
        "甲\t乙\n丙\n\n",
    ),
    "hyphen that does not break": (
        p("<w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>10家</w:t></w:r>"),
        "5-10家\n",
    ),
    "tab stops are no tabs": (
        p('<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>' + r("甲")),
        "甲\n",
    ),
    "insertion": (p(r("查") + f"<w:ins>{r('120')}</w:ins>" + r("家")), "查120家\n"),
    "deletion": (
        p(r("查") + "<w:del><w:r><w:delText>9</w:delText></w:r></w:del>" + r("3家")),
        "查3家\n",
    ),
    "moved": (p(f"<w:moveFrom>{r('从')}</w:moveFrom><w:moveTo>{r('到')}</w:moveTo>"), "到\n"),
    "deleted paragraph mark": (
        p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("查12")) + p(r("0家")),
        "查120家\n",
    ),
    "hyperlink": (p(f"<w:hyperlink>{r('30')}</w:hyperlink>" + r("处")), "30处\n"),
    "field": (
        p("<w:r><w:instrText>PAGE</w:instrText></w:r>" + f"<w:fldSimple>{r('7')}</w:fldSimple>"),
        "7\n",
    ),
    "content control": (
        f"<w:sdt><w:sdtContent>{p(r('控件5户'))}</w:sdtContent></w:sdt>",
        "控件5户\n",
    ),
    "text box": (
        p(
            r("外头")
            + "<w:r><mc:AlternateContent><mc:Choice>"
            + BOX
            + "</mc:Choice><mc:Fallback>"
            + BOX
            + "</mc:Fallback></mc:AlternateContent></w:r>"
            + r("的话")
        ),
        "外头的话\n框里3家\n",
    ),
    "ruby": (
        p(f"<w:r><w:ruby><w:rt>{r('sui')}</w:rt><w:rubyBase>{r('遂')}</w:rubyBase></w:ruby></w:r>"),
        "遂\n",
    ),
    "table": (
        f"<w:tbl><w:tr><w:tc>{p(r('单位'))}</w:tc><w:tc>{p(r('1'))}{p(r('2'))}</w:tc></w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(r('删去'))}</w:tc></w:tr></w:tbl>" + p(r("后")),
        "单位\t1\n2\n后\n",
    ),
    "table in a table": (
        f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>{p(r('里'))}</w:tc></w:tr></w:tbl>{p('')}</w:tc></w:tr></w:tbl>",
        "里\n\n",
    ),
}


@pytest.mark.parametrize(("body", "text"), BODIES.values(), ids=BODIES)
def test_the_text_as_it_stands(body: str, text: str) -> None:
    assert read_docx(docx_of(body), "a.docx") == text


def test_a_document_with_headers_and_tables_in_order() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "页眉9家"
    document.sections[0].footer.paragraphs[0].text = "页脚9家"
    document.add_heading("标题")
    document.add_paragraph("一段")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), "甲乙丙丁", strict=True
    ):
        cell.text = text
    document.add_paragraph("二段")
    assert read_docx(saved(document), "a.docx") == "标题\n一段\n甲\t乙\n丙\t丁\n二段\n"


def test_the_same_bytes_give_the_same_text() -> None:
    content = docx_of()
    assert read_docx(content, "a.docx") == read_docx(content, "b.docx") == f"{WORDS}\n"


def without(name: str) -> bytes:
    return zipped({key: data for key, data in unzipped(docx_of()).items() if key != name})


REFUSED = {
    "zip of something else": zipped({"a.txt": b"abc"}),
    "workbook": zipped(
        {
            key: data.replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")
            for key, data in unzipped(docx_of()).items()
        }
    ),
    "no document in it": without("word/document.xml"),
    "no relations": without("_rels/.rels"),
    "no types": without("[Content_Types].xml"),
    "no body": zipped(unzipped(docx_of()) | {"word/document.xml": b"<a/>"}),
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_what_is_no_word_document_is_refused(content: bytes) -> None:
    with pytest.raises(
        DataError, match=r"^a\.docx: it is no Word document .*Remedy: .*save it as \.docx"
    ) as caught:
        read_docx(content, "a.docx")
    assert len(caught.value.problems) == 1


def test_entities_are_refused() -> None:
    hostile = docx_of(p(r("&amp;&x;")), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>')
    with pytest.raises(DataError, match=r"^a\.docx \(word/document\.xml\): its XML declares a DTD"):
        read_docx(hostile, "a.docx")
