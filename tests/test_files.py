"""Files are written all or none: what was there before stays where one of them can't be written."""

import errno
import os
import tempfile
from pathlib import Path
from typing import IO, Any

import pytest

from analysis.files import WriteError, write_all

REMEDY = "Remedy: make room on the disk or allow writing there"


def tree(folder: Path) -> dict[str, bytes | None]:
    """All that is in `folder`: files with what they hold, folders with nothing."""
    found = sorted(folder.rglob("*"))
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in found
    }


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A file that stands there already."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    return path


@pytest.mark.parametrize(
    "names",
    [
        pytest.param([], id="none"),
        pytest.param(["b.csv"], id="one"),
        pytest.param(["b.csv", "deep/er/c.csv", "a.csv"], id="new folders, and over the old"),
    ],
)
def test_all_are_written(tmp_path: Path, first: Path, names: list[str]) -> None:
    write_all({tmp_path / name: name.encode() for name in names})
    expected = {"a.csv": b"old"} | {name: name.encode() for name in names}
    assert {
        name: content for name, content in tree(tmp_path).items() if content is not None
    } == expected


def test_files_can_be_read_by_others(tmp_path: Path) -> None:
    write_all({tmp_path / "a.csv": b""})
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o644


def test_a_folder_that_is_a_file(tmp_path: Path, first: Path) -> None:
    wall = tmp_path / "wall"
    wall.write_bytes(b"a file")
    before = tree(tmp_path)
    with pytest.raises(WriteError, match=REMEDY) as refused:
        write_all({first: b"new", wall / "b.csv": b"new"})
    assert str(wall) in str(refused.value)
    assert tree(tmp_path) == before


def test_a_file_that_is_a_folder(tmp_path: Path, first: Path) -> None:
    taken = tmp_path / "taken.csv"
    taken.mkdir()
    before = tree(tmp_path)
    with pytest.raises(WriteError, match=REMEDY) as refused:
        write_all({first: b"new", taken: b"new"})
    assert tree(tmp_path) == before
    assert str(taken) in str(refused.value)


def test_a_folder_that_may_not_be_written_to(
    tmp_path: Path, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = tempfile.mkstemp

    def refuse(*, dir: Path, prefix: str) -> tuple[int, str]:  # noqa: A002 (mkstemp's own names)
        if dir.name == "locked":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(dir / f"{prefix}x7"))
        return real(dir=dir, prefix=prefix)

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    locked = tmp_path / "locked"
    locked.mkdir()
    before = tree(tmp_path)
    with pytest.raises(WriteError, match="Permission denied") as refused:
        write_all({first: b"new", locked / "b.csv": b"new"})
    assert str(locked / "b.csv") in str(refused.value)
    assert tree(tmp_path) == before


class FullDisk:
    """os.fdopen on a disk with room for `room` files.

    The next takes a part of its content and fails.
    """

    def __init__(self, room: int) -> None:
        self.room, self.open = room, os.fdopen

    def __call__(self, handle: int, mode: str) -> IO[Any]:
        file = self.open(handle, mode)
        self.room -= 1
        if self.room < 0:
            file.write(b"part")
            file.close()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return file


@pytest.mark.parametrize(("room", "named"), [(0, "a.csv"), (1, "b.csv")])
def test_a_full_disk(
    tmp_path: Path, first: Path, monkeypatch: pytest.MonkeyPatch, room: int, named: str
) -> None:
    monkeypatch.setattr(os, "fdopen", FullDisk(room))
    before = tree(tmp_path)
    with pytest.raises(WriteError, match="No space left on device") as refused:
        write_all({first: b"new", tmp_path / "b.csv": b"new", tmp_path / "c.csv": b"new"})
    assert str(refused.value).startswith(f"{tmp_path / named}: could not be written")
    assert REMEDY in str(refused.value)
    assert isinstance(refused.value.__cause__, OSError)
    assert tree(tmp_path) == before


def test_what_fails_beside_a_full_disk_does_not_hide_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "fdopen", FullDisk(0))
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(WriteError, match="No space left on device"):
        write_all({tmp_path / "a.csv": b"new"})
