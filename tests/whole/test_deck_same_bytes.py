"""The same input gives the same bytes: twice here, and in another process."""

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

from analysis.briefing.deck import deck as decks
from charts_drawn import ROOT
from decks import built, dataset

HASH = """
import hashlib
from pathlib import Path
from analysis.cli.main import main
main(["deck"], standalone_mode=False)
print(hashlib.sha256(Path("figures/briefing.pptx").read_bytes()).hexdigest())
"""


def test_built_again_it_is_the_same(tmp_path: Path) -> None:
    decks.write_deck(dataset(), tmp_path / "again.pptx", "zh")
    assert (tmp_path / "again.pptx").read_bytes() == built("zh")


def test_another_process_at_another_time_gives_the_same(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")
    known = {"MPLBACKEND": "agg", "PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"}
    done = subprocess.run(
        [sys.executable, "-c", HASH],
        cwd=tmp_path,
        env=os.environ | known,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == hashlib.sha256(built("zh")).hexdigest()


def test_a_slide_put_again_gives_the_same(tmp_path: Path) -> None:
    path = tmp_path / "mine.pptx"
    path.write_bytes(built("zh"))
    decks.to_slide(dataset(), "publicity", path, "zh")
    first = path.read_bytes()
    decks.to_slide(dataset(), "publicity", path, "zh")
    assert path.read_bytes() == first


def test_no_part_has_a_time_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(built("en"))
    with zipfile.ZipFile(tmp_path / "deck.pptx") as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in archive.read("docProps/core.xml")
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
