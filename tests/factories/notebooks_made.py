"""Invented notebooks."""

from pathlib import Path

GOOD = "print('问题')"


def write(path: Path, *sources: str) -> Path:
    """A notebook of one heading and a cell for each of `sources`."""
    import nbformat  # three seconds, which tests that write no notebook need not wait for
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    path.parent.mkdir(parents=True, exist_ok=True)
    cells = [new_markdown_cell("# 问题"), *(new_code_cell(source) for source in sources)]
    nbformat.write(new_notebook(cells=cells), path)
    return path
