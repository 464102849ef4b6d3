"""The rooms: every file stays small, and only some read and write. Their order is a contract in pyproject.toml."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1] / "src" / "analysis"
FILES = sorted(
    path for path in ROOT.rglob("*.py") if path.relative_to(ROOT).parts[0] not in ("__init__.py", "__main__.py")
)
LONGEST_FILE, LONGEST_FUNCTION = 160, 20


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            lines = body[-1].end_lineno - body[0].lineno + 1 if body else 0
            assert lines <= LONGEST_FUNCTION, f"{node.name} has {lines} lines"


@pytest.mark.parametrize("room", ["cleaning", "comparing", "charting"])
def test_rooms_that_do_no_input_or_output(room: str) -> None:
    # labels and fonts are read from the package itself, never from the project
    allowed = {"labels.py", "style.py"}
    for path in (ROOT / room).glob("*.py"):
        calls = {
            node.attr
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Attribute)
        }
        assert path.name in allowed or not calls & {
            "read_text",
            "read_bytes",
            "write_text",
            "savefig",
            "to_csv",
            "read_csv",
        }


def test_only_project_knows_paths() -> None:
    for path in FILES:
        if path.name != "project.py":
            assert "Path.cwd" not in path.read_text(encoding="utf-8")
