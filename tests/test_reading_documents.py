import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import DataError
from analysis.reading import documents
from analysis.reading.documents import block_sums, decode, first_change, normalise, read_document, sha256

LONG = "".join(chr(0x4E00 + place) for place in range(200))
ENDS = {"first": 0, "end of a block": 63, "start of a block": 64, "within": 100, "last": 199}


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
    assert normalise(text) == normal


@given(st.text())
def test_no_carriage_return_is_left(text: str) -> None:
    assert "\r" not in normalise(text)


@pytest.mark.parametrize(
    ("content", "gb18030", "place"),
    [
        pytest.param("甲".encode("gb18030"), False, 0, id="GB18030 where it is not allowed"),
        pytest.param(b"abc\xff\xff", True, 3, id="neither"),
        pytest.param("甲,乙".encode("utf-16"), True, 0, id="UTF-16"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_their_place(content: bytes, gb18030: bool, place: int) -> None:
    with pytest.raises(DataError, match=rf"^a\.csv: byte {place} is not UTF-8\. Remedy: .*save it as UTF-8") as caught:
        decode(content, "a.csv", gb18030=gb18030)
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_what_spreadsheets_write_is_read(encoding: str) -> None:
    assert decode("甲,乙\r\n".encode(encoding), "a.csv", gb18030=True) == "甲,乙\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "it is empty", id="empty"),
        pytest.param(" \r\n\u3000".encode(), "it is empty", id="blank"),
        pytest.param("甲\0乙".encode(), "zero bytes", id="zero bytes"),
        pytest.param("甲".encode("gb18030"), "byte 0 is not UTF-8", id="not UTF-8"),
    ],
)
def test_a_file_that_is_no_report_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "report.txt").write_bytes(content)
    with pytest.raises(DataError, match=rf"^jia/report.txt: .*{message}.* Remedy: \w"):
        read_document(tmp_path / "report.txt", "jia/report.txt")


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LARGEST", 3_000_000)
    path = tmp_path / "report.txt"
    path.write_bytes(b"a" * 3_000_000)
    assert len(read_document(path, "report.txt")) == 3_000_000
    path.write_bytes(b"\xff" * 3_000_001)
    with pytest.raises(DataError, match=r"larger than 3 MB\. Remedy: give the report's text alone"):
        read_document(path, "report.txt")


def test_a_report_is_read_normalised(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes("\ufeff查3家。\r\n".encode())
    assert read_document(tmp_path / "report.txt", "report.txt") == "查3家。\n"


def test_the_checksum_is_that_of_the_text_in_utf8() -> None:
    assert sha256("查3家") == hashlib.sha256("查3家".encode()).hexdigest()


@pytest.mark.parametrize(("length", "blocks"), [(0, 0), (1, 1), (64, 1), (65, 2), (200, 4)])
def test_one_sum_a_block_of_64_characters(length: int, blocks: int) -> None:
    sums = block_sums(LONG[:length]).split()
    assert len(sums) == blocks
    assert all(len(item) == 4 for item in sums)


def test_an_unchanged_text_has_no_first_change() -> None:
    assert first_change(LONG, block_sums(LONG)) is None


@pytest.mark.parametrize("place", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize("new", ["字", "", "字字"], ids=["changed", "deleted", "inserted"])
def test_the_first_change_is_placed_to_its_block(place: int, new: str) -> None:
    changed = LONG[:place] + new + LONG[place + 1 :]
    assert first_change(changed, block_sums(LONG)) == place // 64 * 64


@pytest.mark.parametrize("length", [64, 128])
def test_a_text_cut_or_grown_at_the_edge_of_a_block_changes_there(length: int) -> None:
    assert first_change(LONG[:length], block_sums(LONG)) == length
    assert first_change(LONG, block_sums(LONG[:length])) == length
