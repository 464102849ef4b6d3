"""Writing whole or not at all.

A set of files is first written beside its places under other names, then put
in place by renaming; a full disk or a crash leaves what was there before.
"""

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


class WriteError(Exception):
    """Files that could not be written; nothing of them is there."""


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write every file of `contents`, or none; raises WriteError naming the file and the remedy."""
    waiting: dict[Path, Path] = {}
    before = {path: path.read_bytes() for path in contents if path.is_file()}
    path = Path()
    try:
        for path, content in contents.items():
            waiting[path] = _write_aside(path, content)
        for path, aside in waiting.items():
            aside.replace(path)
    except OSError as error:
        _restore_files(contents, before)
        raise WriteError(
            f"{path}: could not be written ({error.strerror}). "
            "Remedy: make room on the disk or allow writing there, then run it again; what "
            "was there is unchanged."
        ) from error
    finally:
        for aside in waiting.values():
            aside.unlink(missing_ok=True)


def _restore_files(contents: Mapping[Path, bytes], before: Mapping[Path, bytes]) -> None:
    """Put back what was there, as far as the disk lets it.

    Files that were replaced, none that are new.
    """
    for path in contents:
        with contextlib.suppress(OSError):
            if path not in before:
                path.unlink(missing_ok=True)
            elif path.read_bytes() != before[path]:
                path.write_bytes(before[path])


def _write_aside(path: Path, content: bytes) -> Path:
    """`content` in a file of its own beside `path`, flushed to the disk."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name)
