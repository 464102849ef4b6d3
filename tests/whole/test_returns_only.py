"""A project of return forms alone, four units and three months: the whole brief.

Slow: it builds and runs notebooks.
"""

import json
from pathlib import Path

from analysis.project import VARIABLE
from commands import DONE, run
from returned import returned_project


def test_a_project_of_returns_alone_is_briefed(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    made = returned_project(tmp_path / "mine")
    monkeypatch.setenv(VARIABLE, str(made.root))
    said = run("brief")
    assert said.exit_code == DONE
    assert {path.stem for path in made.notebooks.glob("*.ipynb")} == {
        path.stem for path in made.pages.glob("*.html")
    }
    assert not (made.figures / "rank_sets.png").exists()
    assert (made.figures / "hazards.png").is_file()
    # what was asked for is not called chosen for the press
    for name in ("coverage", "luck", "hazards"):
        told = json.loads((made.figures / f"{name}.json").read_text(encoding="utf-8"))
        assert [one["code"] for one in told["caveats"]][-1] == "SUBMITTED"
        assert "报道" not in told["source"]["zh"]
