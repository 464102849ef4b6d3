"""Hold every output of this checkout against what it was: an oracle for changes that must change nothing.

    python .ci/oracle.py build DIR [--only data,figures,decks,...]   # make all outputs, write DIR
    python .ci/oracle.py compare OLD NEW   # what differs, with a text diff of each dump

`build` makes two projects' outputs in a scratch folder: this project's, and an invented one of
four brigades with three months of returns. DIR then holds `sums.json` (sha256 per file) and
`dumps/` (texts of decks, workbooks, notebooks and site, one file each). Data, PNG and SVG are
compared byte by byte; of the others, what a reader sees: texts, chart values, cells with their
number formats, notes, and the pictures in them by checksum.
"""

import argparse
import base64
import difflib
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BYTES = {".png", ".svg", ".csv", ".json", ".md", ".toml"}
STEPS = {
    "data": ["check", "build"],
    "figures": ["figures --lang zh", "figures --lang en"],
    "decks": ["deck --lang zh", "deck --lang en", "deck --lang both"],
    "workbooks": ["workbook --lang zh", "workbook --lang en"],
    "notebooks": ["notebooks"],
    "site": ["site"],
}
BRIGADES = {
    "east": ("城东大队", "East", 310_000),
    "south": ("城南大队", "South", 420_000),
    "west": ("城西大队", "West", 180_000),
    "north": ("城北大队", "North", 560_000),
}
MONTHS = (("2026-08-01", "2026-08-31"), ("2026-09-01", "2026-09-30"), ("2026-10-01", "2026-10-31"))
# For each metric: the first brigade's number in the first month, and what the verb is.
ASKED = {
    "units_inspected": (180, ""),
    "hazards_found": (320, ""),
    "hazards_rectified": (280, "整改"),
    "correction_notices_issued": (90, ""),
    "units_penalised": (14, ""),
    "premises_sealed": (6, ""),
    "training_sessions": (24, ""),
    "people_trained": (1900, ""),
    "leaflets_distributed": (5200, ""),
}


def main() -> int:
    """Run one of the two commands; 1 where outputs differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build")
    build.add_argument("out", type=Path)
    build.add_argument("--only", default=",".join(STEPS))
    compare = commands.add_parser("compare")
    compare.add_argument("old", type=Path)
    compare.add_argument("new", type=Path)
    given = parser.parse_args()
    if given.command == "build":
        return build_all(given.out, given.only.split(","))
    return compare_all(given.old, given.new)


def build_all(out: Path, steps: list[str]) -> int:
    """Make the outputs of both projects and write their sums and dumps to `out`."""
    sums: dict[str, str] = {}
    shutil.rmtree(out, ignore_errors=True)
    (out / "dumps").mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name, make in (("own", copy_project), ("returns", make_returns)):
            project = Path(scratch) / name
            make(project)
            run_steps(project, steps)
            for path in outputs(project, steps):
                key = f"{name}/{path.relative_to(project).as_posix()}"
                if path.suffix in BYTES:
                    sums[key] = hashlib.sha256(path.read_bytes()).hexdigest()
                    continue
                dump = "\n".join(dump_of(path)) + "\n"
                sums[key] = hashlib.sha256(dump.encode()).hexdigest()
                (out / "dumps" / f"{key.replace('/', '_')}.txt").write_text(dump, encoding="utf-8")
    (out / "sums.json").write_text(json.dumps(sums, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(sums)} outputs -> {out}")
    return 0


def copy_project(folder: Path) -> None:
    """This project's data and notebooks, without what is built."""
    for part in ("data", "notebooks"):
        shutil.copytree(ROOT / part, folder / part)
    for name in ("pyproject.toml",):
        shutil.copy(ROOT / name, folder / name)


def make_returns(folder: Path) -> None:
    """An invented project: four brigades, three months of returns each, and no report."""
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    reference = folder / "data" / "raw" / "reference"
    reference.mkdir(parents=True)
    lines = [f"{unit},{zh},{en},brigade,{people}" for unit, (zh, en, people) in BRIGADES.items()]
    header = "unit,zh,en,level,residents_2020"
    (reference / "units.csv").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    for place, unit in enumerate(BRIGADES):
        for month, window in enumerate(MONTHS):
            make_return(folder / "data" / "raw" / f"{unit}-{window[0][:7]}", unit, place, month, window)


def make_return(folder: Path, unit: str, place: int, month: int, window: tuple[str, str]) -> None:
    """One return as the project keeps it; numbers grow with the brigade and the month."""
    folder.mkdir()
    checksum = hashlib.sha256(folder.name.encode()).hexdigest()
    card = {
        "unit": unit, "title": "填报表 return form", "publisher": "", "published": "",
        "published_basis": "unknown", "published_note": "the form gives no date of return",
        "sha256": checksum, "characters": 0, "block_sums": "", "notes": "",
    }  # fmt: skip
    text = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in card.items())
    (folder / "card.toml").write_text(text, encoding="utf-8")
    rows = ["cell,phrase,metric,wording,window_start,window_end,definition,note"]
    for row, (metric, (number, verb)) in enumerate(ASKED.items(), start=7):
        grown = round(number * (1 + 0.13 * place) * (1 + 0.04 * month))
        rows.append(f"填报!E{row},{grown},{metric},{verb},{window[0]},{window[1]},accepted,")
    (folder / "return.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def run_steps(project: Path, steps: list[str]) -> None:
    """Run each step's commands on the project; stop at the first that fails."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    for step in steps:
        for command in STEPS[step]:
            words = [sys.executable, "-m", "analysis", *command.split(), "--project", str(project)]
            done = subprocess.run(words, cwd=project, env=environment, capture_output=True, text=True, check=False)
            if done.returncode:
                raise SystemExit(f"{project.name}: {command} failed\n{done.stdout}\n{done.stderr}")


def outputs(project: Path, steps: list[str]) -> Iterator[Path]:
    """Every output file, in order."""
    folders = {"data": "data/clean", "figures": "figures", "notebooks": "build/notebooks", "site": "build/site"}
    folders |= {"decks": "figures", "workbooks": "figures"}
    suffixes = BYTES | {".pptx", ".xlsx", ".docx", ".html"}
    held = {folders[step] for step in steps}
    yield from sorted(
        path for folder in held for path in (project / folder).rglob("*") if path.suffix in suffixes
    )


def dump_of(path: Path) -> Iterator[str]:
    """What a reader sees in a file, line by line."""
    yield from {".pptx": dump_deck, ".xlsx": dump_workbook, ".html": dump_page}[path.suffix](path)


def dump_deck(path: Path) -> Iterator[str]:
    """Slides: each shape's text, table and chart with its sheet, pictures by checksum, notes."""
    from pptx import Presentation

    for number, slide in enumerate(Presentation(str(path)).slides, start=1):
        yield f"=== slide {number}: {slide.name}"
        for shape in slide.shapes:
            yield f"-- {shape.shape_type} {shape.left} {shape.top} {shape.width} {shape.height}"
            alt = shape._element.xpath(".//p:cNvPr/@descr")
            yield from (f"alt: {text}" for text in alt)
            if shape.has_text_frame:
                yield from (paragraph.text for paragraph in shape.text_frame.paragraphs)
            if getattr(shape, "has_table", False) and shape.has_table:
                yield from (" | ".join(cell.text for cell in row.cells) for row in shape.table.rows)
            if getattr(shape, "has_chart", False) and shape.has_chart:
                yield from dump_chart(shape.chart)
            if shape.shape_type is not None and shape.shape_type.name == "PICTURE":
                yield f"picture {hashlib.sha256(shape.image.blob).hexdigest()}"
        yield "notes:"
        yield slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def dump_chart(chart: Any) -> Iterator[str]:
    """A native chart: its kind, each text and number that it caches, and the cells of its sheet."""
    from lxml import etree

    space = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    yield f"chart {chart.chart_type}"
    for element in chart._chartSpace.iter():
        tag = element.tag
        if isinstance(tag, str) and (tag == f"{space}v" or tag.endswith("}t") or tag == f"{space}f"):
            yield f"  {etree.QName(tag).localname}: {element.text}"
    yield from dump_cells(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))


def dump_workbook(path: Path) -> Iterator[str]:
    """Sheets: cells with number formats and links, and their charts' references."""
    yield from dump_cells(path)
    import zipfile

    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if re.search(r"charts?/chart\d+\.xml|drawings/drawing\d+\.xml", name):
                content = archive.read(name).decode("utf-8")
                found = re.findall(r"<(?:\w+:)?(?:f|t|v)>([^<]*)<|descr=\"([^\"]*)\"", content)
                yield f"=== {name}"
                yield from ("".join(one) for one in found)


def dump_cells(source: Any) -> Iterator[str]:
    """Every cell that holds something."""
    from openpyxl import load_workbook

    for sheet in load_workbook(source, rich_text=True):
        yield f"=== sheet {sheet.title} {sheet.dimensions} {sheet.freeze_panes} {sheet.print_area}"
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    link = cell.hyperlink.location or cell.hyperlink.target if cell.hyperlink else ""
                    yield f"{cell.coordinate} [{cell.number_format}] {cell.value!s} {link}".rstrip()


def dump_page(path: Path) -> Iterator[str]:
    """A page's visible text, its links and its pictures by checksum."""
    from lxml import html

    page = html.fromstring(path.read_bytes())
    for element in page.xpath("//script|//style"):
        element.drop_tree()
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        for text in (element.text, element.tail):
            if text and text.strip():
                yield " ".join(text.split())
        for name in ("alt", "href", "title", "aria-label"):
            if element.get(name):
                yield f"{name}: {element.get(name)}"
        source = element.get("src") or ""
        if source.startswith("data:"):
            content = base64.b64decode(source.partition(",")[2])
            yield f"src: {hashlib.sha256(content).hexdigest()}"
        elif source:
            yield f"src: {source}"


def compare_all(old: Path, new: Path) -> int:
    """Print each output that is missing, new or other, with the diff of its dump."""
    before, after = (json.loads((folder / "sums.json").read_text(encoding="utf-8")) for folder in (old, new))
    differ = sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
    for key in differ:
        state = "missing" if key not in after else "new" if key not in before else "differs"
        print(f"{state}: {key}")
        name = f"{key.replace('/', '_')}.txt"
        texts = [folder / "dumps" / name for folder in (old, new)]
        if all(path.is_file() for path in texts):
            lines = [path.read_text(encoding="utf-8").splitlines() for path in texts]
            print("\n".join(difflib.unified_diff(*lines, "before", "after", lineterm="", n=0)))
    print(f"{len(before.keys() & after.keys()) - sum(k in before and k in after for k in differ)} equal, {len(differ)} not")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
