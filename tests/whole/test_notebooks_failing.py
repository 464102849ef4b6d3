"""A cell that fails or writes to stderr fails the step, which names notebook and cell.

The other pages are written.
"""

import os
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.briefing.notebooks import NotebookError, execute_all, execute_notebook, failure_in
from analysis.project import VARIABLE, Project
from notebooks_made import GOOD, write

ERROR = "1 / 0"
WARNING = "import sys; print('注意', file=sys.stderr)"
DYING = "import os; os._exit(1)"
OUTPUTS = {
    "nothing": [],
    "stdout": [new_output("stream", name="stdout", text="words")],
    "a picture": [new_output("display_data", {"image/png": ""})],
    "stderr": [new_output("stream", name="stderr", text="words\n")],
    "an error": [new_output("error", ename="KeyError", evalue="'x'", traceback=[])],
}


@pytest.fixture
def own(tmp_path: Path) -> Project:
    """A project without notebooks, whose page of an earlier run is there."""
    project = Project(tmp_path)
    project.pages.mkdir(parents=True)
    (project.pages / "00_good.html").write_text("old", encoding="utf-8")
    return project


def pages(project: Project) -> dict[str, str]:
    """The pages that are there."""
    return {path.name: path.read_text(encoding="utf-8") for path in project.pages.iterdir()}


@pytest.mark.parametrize("there", [False, True], ids=["no folder", "only what is hidden"])
def test_without_notebooks_the_step_fails_and_says_where_to_get_them(
    own: Project, there: bool
) -> None:
    if there:
        write(own.notebooks / ".ipynb_checkpoint.ipynb", GOOD)
    with pytest.raises(NotebookError, match=r"notebooks: no notebooks. Remedy: copy them"):
        list(execute_all(own))
    assert pages(own) == {"00_good.html": "old"}


def test_notebooks_that_fail_are_named_with_their_cells_and_the_others_are_written(
    own: Project,
) -> None:
    (own.pages / "01_error.html").write_text("old", encoding="utf-8")
    write(own.notebooks / "00_good.ipynb", GOOD)
    write(own.notebooks / "01_error.ipynb", GOOD, ERROR)
    (own.notebooks / "02_torn.ipynb").write_text("no JSON", encoding="utf-8")
    with pytest.raises(NotebookError) as failed:
        list(execute_all(own))
    first, second, remedy = str(failed.value).splitlines()
    assert remedy.startswith("Remedy: ")
    assert first == "notebooks/01_error.ipynb cell 3: ZeroDivisionError: division by zero"
    assert second.startswith("notebooks/02_torn.ipynb ")
    (name,) = pages(own)
    assert name == "00_good.html"
    assert "问题" in pages(own)[name]


@pytest.mark.parametrize(
    ("sources", "failure"),
    [
        pytest.param((GOOD, ERROR), "cell 3: ZeroDivisionError: division by zero", id="an error"),
        pytest.param((GOOD, WARNING), "cell 3 wrote to stderr: 注意", id="a word on stderr"),
        pytest.param((DYING,), "stopped: ", id="a kernel that dies"),
    ],
)
def test_a_notebook_that_fails_gives_no_page(
    tmp_path: Path, sources: tuple[str, ...], failure: str
) -> None:
    html, said = execute_notebook(write(tmp_path / "book.ipynb", *sources), tmp_path)
    assert html == ""
    assert said.startswith(failure)
    assert len(said) > len("stopped: ")


def test_a_notebook_runs_in_its_folder_on_its_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPLBACKEND", "pdf")
    monkeypatch.setenv(VARIABLE, "/elsewhere")
    ask = f"import os; print(os.environ['{VARIABLE}'], os.getcwd(), os.environ['MPLBACKEND'])"
    path = write(tmp_path / "notebooks" / "book.ipynb", ask)
    before = path.read_bytes()
    html, failure = execute_notebook(path, tmp_path)
    assert failure == ""
    assert str(tmp_path) in html
    assert str(path.parent) in html
    assert "inline" in html
    assert path.read_bytes() == before
    assert os.environ["MPLBACKEND"] == "pdf"


def test_a_file_that_is_no_notebook_fails_like_a_cell(tmp_path: Path) -> None:
    path = tmp_path / "book.ipynb"
    path.write_text("no JSON", encoding="utf-8")
    html, failure = execute_notebook(path, tmp_path)
    assert html == ""
    assert failure


@pytest.mark.parametrize(
    ("output", "failure"),
    [
        ("nothing", ""),
        ("stdout", ""),
        ("a picture", ""),
        ("stderr", "cell 2 wrote to stderr: words"),
        ("an error", "cell 2: KeyError: 'x'"),
    ],
)
def test_what_counts_as_a_failure(output: str, failure: str) -> None:
    cell = new_code_cell("x", outputs=OUTPUTS[output])
    assert failure_in(new_notebook(cells=[new_markdown_cell("# 问题"), cell])) == failure


def test_the_first_failure_is_told() -> None:
    cells = [new_code_cell("x", outputs=OUTPUTS[name]) for name in ("stdout", "an error", "stderr")]
    assert failure_in(new_notebook(cells=cells)) == "cell 2: KeyError: 'x'"
