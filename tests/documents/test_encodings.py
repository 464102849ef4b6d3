"""Bytes as text: encodings told apart, and refused with the place where they break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.documents.encodings import decode_page, decode_report, decode_text, normalise_text
from analysis.problems import DataError

TEXT = "甲市支队今年查了单位120家，\n找出隐患300余处，督促整改280处。\n"
GB, UTF8 = TEXT.encode("gb18030"), TEXT.encode()
CHINESE = "查了单位二百家，找出隐患三百余处"
BROKEN = {
    "UTF-8, then GB18030": (UTF8 + GB, rf"changes at byte {len(UTF8)} \(line 3\)"),
    "GB18030, then UTF-8": (GB + UTF8, rf"changes at byte {len(GB)} \(line 3\)"),
    "one line in UTF-8": (
        GB * 99 + CHINESE.encode() + GB,
        rf"changes at byte {len(GB) * 99} \(line 199\)",
    ),
    "cut in a character": (UTF8[:-2], rf"changes at byte {len(UTF8) - 4} \(line 2\)"),
    "zero bytes": ("甲\0乙".encode(), "zero bytes"),
    "zero bytes in ASCII": (b"abc\0def\0\0", r"byte 3 \(line 1\) is not UTF-8, and the whole"),
    "UTF-16 cut": ("\ufeff甲乙".encode("utf-16-le")[:-1], "starts as utf-16-le, but byte 4"),
    "marked as UTF-8": (b"\xef\xbb\xbfabc\n\xff", r"starts as utf-8, but byte 7 \(line 2\) is not"),
    "random bytes": (bytes(n * n % 251 + 1 for n in range(500)), "neither GB18030 nor UTF-16"),
    "UTF-16 that nothing marks": (CHINESE.encode("utf-16-le"), "neither GB18030 nor UTF-16"),
}


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        pytest.param("\ufeff甲\r\n乙\r丙\n丁", "甲\n乙\n丙\n丁", id="mark and newlines"),
        pytest.param("甲\r\r\n乙", "甲\n\n乙", id="two newlines of two kinds"),
        pytest.param("甲\ufeff乙", "甲\ufeff乙", id="a mark within stays"),
        pytest.param(" 甲\u3000\t乙\u2028 ", " 甲\u3000\t乙\u2028 ", id="spaces stay"),
        pytest.param("ＡＢ", "ＡＢ", id="full-width stays"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_only_the_mark_and_newlines_are_normalised(text: str, normal: str) -> None:
    assert normalise_text(text) == normal


@given(st.text())
def test_no_carriage_return_is_left(text: str) -> None:
    assert "\r" not in normalise_text(text)


@pytest.mark.parametrize(
    ("content", "gb18030", "place"),
    [
        pytest.param("甲".encode("gb18030"), False, 0, id="GB18030 where it is not allowed"),
        pytest.param(b"abc\xff\xff", True, 3, id="neither"),
        pytest.param("甲,乙".encode("utf-16"), True, 0, id="UTF-16"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_their_place(
    content: bytes, gb18030: bool, place: int
) -> None:
    with pytest.raises(
        DataError, match=rf"^a\.csv: byte {place} is not UTF-8\. Remedy: .*save it as UTF-8"
    ) as caught:
        decode_text(content, "a.csv", gb18030=gb18030)
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_what_spreadsheets_write_is_read(encoding: str) -> None:
    assert decode_text("甲,乙\r\n".encode(encoding), "a.csv", gb18030=True) == "甲,乙\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
)
@pytest.mark.parametrize(
    "text", [TEXT, TEXT * 500, "查3家", "Jia: 120 units\n"], ids=["text", "long", "3", "Latin"]
)
def test_a_report_is_read_in_each_encoding(encoding: str, text: str) -> None:
    assert normalise_text(decode_report(text.encode(encoding), "a.txt")) == text


def test_utf_16_of_either_order_is_read_by_its_mark() -> None:
    assert normalise_text(decode_report(b"\xfe\xff" + TEXT.encode("utf-16-be"), "a.txt")) == TEXT


@pytest.mark.parametrize(("content", "message"), BROKEN.values(), ids=BROKEN)
def test_an_encoding_that_breaks_is_refused_with_its_place(content: bytes, message: str) -> None:
    with pytest.raises(DataError, match=rf"^a\.txt: .*{message}.*\. Remedy: \w.*UTF-8") as caught:
        decode_report(content, "a.txt")
    assert len(caught.value.problems) == 1


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_one_clear_error(content: bytes) -> None:
    try:
        problems, text = [], decode_report(content, "a.txt")
    except DataError as error:
        problems, text = error.problems, None
    assert (text is None) == (len(problems) == 1)


@given(st.text(alphabet="甲乙丙丁查家处0123456789，。\n", min_size=1))
def test_a_text_in_utf_8_is_read_as_it_is(text: str) -> None:
    assert decode_report(text.encode(), "a.txt") == text


@pytest.mark.parametrize("declared", ["gb2312", "gbk", "utf-8", "nonsense", "iso-8859-1"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_the_bytes_of_a_page_tell_more_than_its_meta(declared: str, encoding: str) -> None:
    page = f'<meta charset="{declared}"><p>{TEXT}'
    assert normalise_text(decode_page(page.encode(encoding), "a.html")) == page


@pytest.mark.parametrize(
    "tag", ["<meta charset=big5>", '<META content="text/html; charset=Big5" http-equiv="x">']
)
def test_big5_is_read_where_the_page_declares_it(tag: str) -> None:
    page = f"{tag}<p>檢查單位120家，發現隱患300餘處。"
    assert decode_page(page.encode("big5"), "a.html") == page
    assert decode_page(page.encode(), "a.html") == page


def test_bytes_of_no_encoding_are_refused_in_a_page_too() -> None:
    with pytest.raises(DataError, match="neither GB18030"):
        decode_page(b"<meta charset=big5>\xff\x7f\x7f\xff\xff", "a.html")
