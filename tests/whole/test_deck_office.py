"""LibreOffice opens the deck.

A page a slide, no box for a character, and the data sheets work themselves out.
"""

import csv
import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from decks import LANGS, C, built, charts, convert, is_chinese, needs_office, opened, sheet

pytestmark = needs_office
SAID = {
    "zh": "标注（随数字变）",
    "en": "label (follows the numbers)",
    "both": "标注（随数字变） label (follows the numbers)",
}
each = pytest.mark.parametrize("lang", LANGS)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The decks as PDF, one run of LibreOffice for all."""
    folder = tmp_path_factory.mktemp("pdf")
    files = [folder / f"{lang}.pptx" for lang in LANGS]
    for lang, file in zip(LANGS, files, strict=True):
        file.write_bytes(built(lang))
    convert(folder, "pdf", *files)
    return {lang: folder / f"{lang}.pdf" for lang in LANGS}


@each
def test_one_page_a_slide(pages: dict[str, Path], lang: str) -> None:
    assert len(pypdfium2.PdfDocument(pages[lang])) == len(opened(built(lang)).slides)


@each
def test_every_font_is_embedded(pages: dict[str, Path], lang: str) -> None:
    listed = subprocess.run(
        ["pdffonts", str(pages[lang])], check=True, capture_output=True, text=True
    ).stdout
    fonts = [line for line in listed.splitlines()[2:] if line.strip()]
    assert fonts
    assert [line for line in fonts if re.search(r"\byes\b", line[54:]) is None] == []


@each
def test_the_titles_are_read_on_their_pages(pages: dict[str, Path], lang: str) -> None:
    """A box in place of a character would not be read as that character."""
    document = pypdfium2.PdfDocument(pages[lang])
    for page, slide in zip(document, opened(built(lang)).slides, strict=True):
        shown = re.sub(r"\s", "", page.get_textpage().get_text_bounded())
        for text in slide.shapes.title.text_frame.text.splitlines():
            assert re.sub(r"\s", "", text) in shown, slide.name


def test_the_names_of_bars_are_read_on_their_pages(pages: dict[str, Path]) -> None:
    document = pypdfium2.PdfDocument(pages["zh"])
    shown = [re.sub(r"\s", "", page.get_textpage().get_text_bounded()) for page in document]
    deck = opened(built("zh"))
    order = [slide.name for slide in deck.slides]
    names = [
        (name, bar.text)
        for name, chart in charts(deck)
        for bar in chart._chartSpace.iterfind(f".//{C}cat//{C}v")
    ]
    assert sum(is_chinese(bar) for _, bar in names) > 60
    lost = [
        (name, bar) for name, bar in names if re.sub(r"\s", "", bar) not in shown[order.index(name)]
    ]
    assert lost == []


@each
def test_no_page_is_blank_and_nothing_runs_over_its_edge(pages: dict[str, Path], lang: str) -> None:
    for page in pypdfium2.PdfDocument(pages[lang]):
        image = page.render(scale=0.75).to_pil().convert("L")
        edge = image.width // 60
        inked = Image.eval(image, lambda shade: 255 if shade < 200 else 0).getbbox()
        assert inked is not None
        assert inked[0] > edge
        assert inked[2] < image.width - edge


def test_labels_are_what_the_sheets_work_out(tmp_path: Path) -> None:
    """The words kept in the chart are those of the sheet's formula.

    A number changed there changes the label.
    """
    checked = 0
    for lang in LANGS:
        found = [
            chart for name, chart in charts(opened(built(lang))) if SAID[lang] in sheet(chart)[0]
        ]
        files = [tmp_path / f"{lang}{place}.xlsx" for place in range(len(found))]
        for file, chart in zip(files, found, strict=True):
            file.write_bytes(chart.part.chart_workbook.xlsx_part.blob)
        convert(tmp_path, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", *files)
        for file, chart in zip(files, found, strict=True):
            with file.with_suffix(".csv").open(encoding="utf-8", newline="") as lines:
                worked_out = [line[SAID[lang]] for line in csv.DictReader(lines)]
            assert worked_out == kept_labels(chart, len(worked_out))
            checked += len([label for label in worked_out if label])
    assert checked >= 50


def kept_labels(chart: object, count: int) -> list[str]:
    """The words at a chart's points, empty where there are none."""
    space = chart._chartSpace  # type: ignore[attr-defined]
    (kept,) = [part for part in space.iter() if part.tag.endswith("}dlblRangeCache")]
    points = {int(point.get("idx")): point[0].text for point in kept if point.get("idx")}
    return [points.get(at, "") for at in range(count)]
