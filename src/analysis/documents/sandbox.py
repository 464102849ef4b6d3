"""A file read in a process of its own: one made to hang or to fill the memory ends there.

No bound on size keeps a parser from taking hours: a tag with a million
attributes, a page of tags a million deep, a PDF stream packed twice.
"""

import contextlib
import json
import subprocess
import sys
from collections.abc import Callable

from analysis.documents.formats import read_docx, read_html, read_pdf
from analysis.problems import DataError, Problem, stop

SECONDS = 60
MEMORY = 2 << 30  # bytes of address space, where the system can bound it
READERS: dict[str, Callable[[bytes, str], str]] = {
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
ALONE = "open it in its own program and save its text as .txt"


def read_apart(suffix: str, content: bytes, place: str) -> str:
    """Text of a file of `suffix`, by its reader in a child process.

    Raises the reader's DataError, or one that says that it took too long or too much.
    """
    # -P: a file named like a module in the user's folder is not imported
    command = [sys.executable, "-P", "-m", "analysis.documents.sandbox", suffix, place]
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter)
            command, input=content, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        stop(
            place,
            f"reading it takes more than {SECONDS} seconds: it is damaged, or made to hang",
            ALONE,
        )
    if done.returncode:
        stop(place, "reading it broke off: it is damaged, or fills the memory", ALONE)
    text, problems = json.loads(done.stdout)
    if problems:
        raise DataError([Problem(*problem) for problem in problems])
    return str(text)


def child_answer(suffix: str, content: bytes, place: str) -> bytes:
    r"""What the child says: the text and no problem, or no text and the problems.

    >>> child_answer(".html", "<p>查3家".encode(), "a.html")
    b'["\\u67e53\\u5bb6", []]'
    """
    try:
        return json.dumps([READERS[suffix](content, place), []]).encode()
    except DataError as error:
        return json.dumps(["", error.problems]).encode()


def main() -> None:
    """The child: bytes on standard input, the answer on standard output."""
    with contextlib.suppress(ImportError):  # there is none on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    suffix, place = sys.argv[1:]
    sys.stdout.buffer.write(child_answer(suffix, sys.stdin.buffer.read(), place))


if __name__ == "__main__":
    main()
