"""Reading in a process of its own: what hangs or fills the memory ends there, and says so."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.documents import sandbox
from analysis.documents.sandbox import child_answer, read_apart
from analysis.problems import DataError, Problem
from files_made import WORDS, docx_of

MANY_ATTRIBUTES = b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">"


def test_the_child_gives_the_text_or_the_problem() -> None:
    assert json.loads(child_answer(".docx", docx_of(), "a.docx")) == [f"{WORDS}\n", []]
    text, ((place, what, remedy),) = json.loads(child_answer(".pdf", b"", "a.pdf"))
    assert (text, place, what) == ("", "a.pdf", "it is no PDF, whatever its name says")
    assert remedy


def test_the_problem_comes_back_as_it_was() -> None:
    with pytest.raises(DataError) as caught:
        read_apart(".pdf", b"", "甲 a.pdf")
    with pytest.raises(DataError) as direct:
        sandbox.READERS[".pdf"](b"", "甲 a.pdf")
    assert caught.value.problems == direct.value.problems
    assert isinstance(caught.value.problems[0], Problem)


def test_a_file_made_to_hang_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    with pytest.raises(
        DataError, match=r"^a\.html: reading it takes more than 1 seconds.*Remedy: .*as \.txt"
    ):
        read_apart(".html", MANY_ATTRIBUTES, "a.html")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux alone")
def test_the_child_may_not_fill_the_memory() -> None:
    code = (
        "from analysis.documents import sandbox; "
        "sandbox.READERS['.pdf'] = lambda *_: bytearray(sandbox.MEMORY); sandbox.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, ".pdf", "a.pdf"], input=b"", capture_output=True, check=False
    )
    assert done.returncode == 1
    assert b"MemoryError" in done.stderr


def test_a_child_that_dies_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    with pytest.raises(
        DataError, match=r"^a\.pdf: reading it broke off.*Remedy: .*save its text as \.txt"
    ):
        read_apart(".pdf", b"", "a.pdf")


def test_a_module_in_the_users_folder_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_apart(".docx", docx_of(), "a.docx") == f"{WORDS}\n"
