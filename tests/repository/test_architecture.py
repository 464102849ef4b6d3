"""The rooms: only some read and write. Their order is a contract in pyproject.toml."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "src" / "analysis"


@pytest.mark.parametrize(
    "room", ["cleaning", "statistics", "comparability", "exhibits", "renderers", "labels"]
)
def test_rooms_that_do_no_input_or_output(room: str) -> None:
    # these read what the package itself holds, never a project
    allowed = {"exhibits/registry.py", "labels/words.py", "labels/slides.py"}
    files = sorted((ROOT / room).rglob("*.py"))
    assert files
    for path in files:
        calls = {
            node.attr
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Attribute)
        }
        assert path.relative_to(ROOT).as_posix() in allowed or not calls & {
            "read_text",
            "read_bytes",
            "write_text",
            "savefig",
            "to_csv",
            "read_csv",
        }


def test_only_project_knows_paths() -> None:
    for path in ROOT.rglob("*.py"):
        if path.name != "project.py":
            assert "Path.cwd" not in path.read_text(encoding="utf-8")
