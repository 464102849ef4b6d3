"""The workbook in LibreOffice: it opens as it is, and its charts are drawn."""

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from analysis.briefing.workbook.charts import LIGHT, _lighten
from analysis.renderers.style import PALETTE
from workbooks import built, charts, opened

SECONDS = 180


def converted(folder: Path, kind: str) -> bytes:
    """The workbook as LibreOffice writes it, having opened it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice, which is not here")
    (folder / "briefing.xlsx").write_bytes(built()[0])
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        office,
        own,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        folder / "out",
        folder / "briefing.xlsx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return (folder / "out" / f"briefing.{kind}").read_bytes()


def test_every_cell_and_chart_is_there_once_it_was_opened(tmp_path: Path) -> None:
    ours, theirs = opened(built()[0]), opened(converted(tmp_path, "xlsx"))
    assert theirs.sheetnames == ours.sheetnames
    for sheet in ours.worksheets:
        other = theirs[sheet.title]
        assert [
            [cell.value for cell in row]
            for row in other.iter_rows(max_row=sheet.max_row, max_col=sheet.max_column)
        ] == [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert len(charts(other)) == len(charts(sheet))


def test_every_chart_is_drawn(tmp_path: Path) -> None:
    pages = pypdfium2.PdfDocument(converted(tmp_path, "pdf"))
    text = re.sub(r"\s", "", "".join(page.get_textpage().get_text_bounded() for page in pages))
    assert text.count("资料来源：") == sum(
        len(charts(sheet)) for sheet in opened(built()[0]).worksheets
    )
    colours = {
        colour
        for page in list(pages)[1:]
        for _, colour in page.render(scale=0.5).to_pil().getcolors(1 << 20)
    }
    for shade in PALETTE[:2]:
        assert tuple(bytes.fromhex(shade[1:])) in colours
    assert tuple(bytes.fromhex(_lighten(PALETTE[0], LIGHT))) in colours
