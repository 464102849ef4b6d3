import hashlib
from pathlib import Path

import pytest

from analysis.documents import documents
from analysis.documents.documents import block_sums, first_change, read_document, text_checksum
from analysis.problems import DataError
from analysis.project import TEXT_SUFFIXES
from files_made import docx_of, pdf_of

LONG = "".join(chr(0x4E00 + place) for place in range(200))
ENDS = {"first": 0, "end of a block": 63, "start of a block": 64, "within": 100, "last": 199}


TEXT = "查3家。\r\n罚3户。\r\n"
NORMAL = "查3家。\n罚3户。\n"
PAGE = "<p>查3家。<p>罚3户。"
READ = {
    "report.txt": (b"\xef\xbb\xbf" + TEXT.encode(), NORMAL),
    "report.md": (TEXT.encode("utf-16"), NORMAL),
    "REPORT.TXT": (TEXT.encode("gb18030"), NORMAL),
    "report.html": (PAGE.encode("gb18030"), NORMAL.strip()),
    "report.HTM": (PAGE.encode(), NORMAL.strip()),
    "report.docx": (
        docx_of("<w:p><w:r><w:t>查3家。</w:t></w:r></w:p><w:p><w:r><w:t>罚3户。</w:t></w:r></w:p>"),
        NORMAL,
    ),
    "report.Pdf": (pdf_of(["查3家。", "罚3户。"]), NORMAL.strip()),
}
REFUSED = {
    "empty": ("a.txt", b"", "it is empty"),
    "blank": ("a.txt", " \r\n\u3000".encode(), "it is empty"),
    "zero bytes": ("a.txt", "甲\0乙".encode(), "zero bytes"),
    "empty page": ("a.html", b"", "it is empty"),
    "page without words": ("a.htm", b"<html><body><img src=a>", "it is empty"),
    "zero bytes in a page": ("a.html", "<p>甲\0乙".encode(), "zero bytes"),
    "empty document": ("a.docx", docx_of("<w:p/>"), "it is empty"),
    "no bytes for a document": ("a.docx", b"", "it is empty"),
    "PNG": ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(20), "it is a PNG picture, not a text"),
    "database": ("a.md", b"SQLite format 3\0", "it is an SQLite database"),
    "document named .txt": ("a.txt", docx_of(), "it is a zip archive"),
    "PDF named .html": ("a.html", pdf_of(["甲"]), "it is a PDF"),
    "page named .docx": ("a.docx", b"<p>a", "it is something else, not a .docx"),
    "locked PDF": ("a.pdf", pdf_of(["甲"], locked=True), "protected by a password"),
    "control characters": (
        "a.txt",
        b"\x01\x02\x03abc" * 9,
        "27 of its 54 characters can't be read",
    ),
    "private characters": (
        "a.txt",
        "\ue001\ue002甲".encode(),
        "2 of its 3 characters can't be read",
    ),
    "lost characters": ("a.txt", "甲\ufffd".encode(), "1 of its 2 characters can't be read"),
    "old Word": (
        "a.doc",
        b"x",
        "files ending in .doc are not read. Remedy: open it and save it as .docx",
    ),
    "no ending": ("a", b"x", "files ending in nothing are not read"),
}


@pytest.mark.parametrize("name", READ)
def test_every_format_gives_the_same_normalised_text(tmp_path: Path, name: str) -> None:
    content, text = READ[name]
    (tmp_path / name).write_bytes(content)
    assert read_document(tmp_path / name, name) == text


def test_every_ending_of_a_report_has_a_reader() -> None:
    assert {Path(name).suffix.lower() for name in READ} == set(TEXT_SUFFIXES)


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_report_is_refused(tmp_path: Path, name: str) -> None:
    file, content, message = REFUSED[name]
    (tmp_path / file).write_bytes(content)
    with pytest.raises(DataError, match=rf"^jia/{file}: .*{message}") as caught:
        read_document(tmp_path / file, f"jia/{file}")
    (problem,) = caught.value.problems
    assert problem.remedy
    assert [path.name for path in tmp_path.iterdir()] == [file]


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(DataError, match=r"^a\.txt: it is no file"):
        read_document(tmp_path / "a.txt", "a.txt")
    with pytest.raises(DataError, match=r"^b\.txt: there is no such file"):
        read_document(tmp_path / "b.txt", "b.txt")


def test_a_file_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(
        DataError,
        match=r"^a\.txt: it can't be read \(Permission denied\)\. Remedy: ask for the right",
    ):
        read_document(tmp_path / "a.txt", "a.txt")


def test_a_file_too_large_is_refused_before_it_is_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LARGEST_TEXT", 3_000_000)
    path = tmp_path / "report.txt"
    path.write_bytes(b"a" * 3_000_000)
    assert len(read_document(path, "report.txt")) == 3_000_000
    path.write_bytes(b"\xff" * 3_000_001)
    with pytest.raises(DataError, match=r"larger than 3 MB\. Remedy: give the report's text alone"):
        read_document(path, "report.txt")


def test_200_mb_are_refused(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(DataError, match="larger than 20 MB"):
        read_document(tmp_path / "a.txt", "a.txt")


def test_the_checksum_is_that_of_the_text_in_utf8() -> None:
    assert text_checksum("查3家") == hashlib.sha256("查3家".encode()).hexdigest()


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
