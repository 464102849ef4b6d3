"""Words on a page: places, boxes and tables whose text is as large as fits."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.labels.slides import language_lines, left_out, one_line
from analysis.labels.words import wrap_text
from analysis.renderers.pptx.drawingml import (
    FAINT,
    INK,
    QUIET,
    fill_xml,
    line_xml,
    parse_xml,
    qualified_tag,
    rgb_xml,
    set_alt_text,
)
from analysis.renderers.pptx.parts import Table, Words
from analysis.spreadsheets import clean_text

if TYPE_CHECKING:
    from pptx.slide import Slide as Page

# --- Where things stand on a slide, and how large text may be to fit there.

POINT, INCH = 12_700, 914_400  # EMU
COLUMN, LEADING = 0.53, 1.38  # width of a column of text and height of a line, in parts of the size


class Box(NamedTuple):
    """A place on a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.height


def grid_places(box: Box, count: int, columns: int, widths: Sequence[float], gap: int) -> list[Box]:
    """`count` places within `box`, `columns` a line.

    `widths` part a line, equally where it is empty.

    >>> [place.left for place in grid_places(Box(0, 0, 110, 50), 2, 2, (), 10)]
    [0, 60]
    >>> grid_places(Box(0, 0, 100, 110), 2, 1, (), 10)[1]
    Box(left=0, top=60, width=100, height=50)
    """
    shares = list(widths) or [1.0] * columns
    free, rows = box.width - gap * (columns - 1), max(-(-count // columns), 1)
    high = (box.height - gap * (rows - 1)) // rows
    wide = [int(free * share / sum(shares)) for share in shares]
    places = []
    for place in range(count):
        row, column = divmod(place, columns)
        left = box.left + sum(wide[:column]) + gap * column
        top = box.top + row * (high + gap)
        places.append(Box(left, top, wide[column], high))
    return places


def text_height(paragraphs: Sequence[str], width: float, size: float) -> float:
    """Points that `paragraphs` take at `size` in a place `width` points wide."""
    room = max(int(width / (size * COLUMN)), 4)  # columns of a line: two a Chinese character
    lines = 0
    for text in paragraphs:
        lines += wrap_text(text, room).count("\n") + 1
    return lines * size * LEADING


def fitting_size(
    paragraphs: Sequence[str], width: float, high: float, sizes: Sequence[float]
) -> float:
    """The first of `sizes`, from large to small, at which `paragraphs` fit.

    The last where none does.

    >>> fitting_size(["一二三四五六七八九十"], 100, 20, (20, 14, 8))
    8
    """
    for size in sizes:
        if text_height(paragraphs, width, size) <= high:
            return size
    return sizes[-1]


def join_lines(texts: Sequence[str], width: float, size: float) -> list[str]:
    """`texts` on one line where they fit there, else each on its own.

    >>> join_lines(["不可相加", "no sum"], 200, 10)
    ['不可相加   no sum']
    """
    joined = "   ".join(texts)
    return (
        [joined] if texts and text_height([joined], width, size) <= size * LEADING else list(texts)
    )


# --- Words on a page: boxes and tables whose text is as large as fits.

SIZES = (18, 16, 15, 14, 13, 12, 11, 10.5, 10)
CELLS = (16, 15, 14, 13, 12, 11, 10.5, 10, 9.5, 9, 8.5)
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's table style without fill or grid
STAMP, STAMP_EDGE = "#FFF4D6", "#E69F00"
INSET, PAD = 8, 3  # points within a stamp, and about the text of a cell
BETWEEN = 6  # points between paragraphs


def write_text(
    frame: Any,
    paragraphs: Sequence[str],
    size: float,
    *,
    colour: str = "",
    bold: bool | None = None,
) -> None:
    """Fill a text frame, a paragraph a text; look that is not given is the layout's."""
    for place, text in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = clean_text(text)
        properties = run._r.get_or_add_rPr()
        properties.set("sz", f"{size * 100:.0f}")
        if bold is not None:
            properties.set("b", str(int(bold)))
        if colour:
            properties.insert(0, parse_xml(f"<a:solidFill>{colour}</a:solidFill>"))


def put_box(
    page: "Page",
    paragraphs: Sequence[str],
    box: Box,
    name: str,
    *,
    size: float = 0,
    quiet: bool = False,
) -> Any:
    """A text box, of `size` points or as large as fits."""
    shape = page.shapes.add_textbox(*box)
    shape.name, frame = name, shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    size = size or fitting_size(paragraphs, box.width / POINT, box.height / POINT, SIZES)
    write_text(frame, paragraphs, size, colour=QUIET if quiet else INK)
    return shape


def put_words(page: "Page", words: Words, box: Box, lang: str, name: str) -> None:
    """Paragraphs, in a frame where they are a stamp."""
    paragraphs: list[str] = []
    for text in words.paragraphs:
        paragraphs += language_lines(text, lang)
    if not words.stamp:
        shape = put_box(page, paragraphs, box, name)
        for paragraph in shape.text_frame.paragraphs:
            paragraph.space_after = BETWEEN * POINT
        return
    inside = box.width / POINT - 2 * INSET
    size = fitting_size(paragraphs, inside, box.height / POINT - 2 * INSET, SIZES)
    high = round((text_height(paragraphs, inside, size) + 2 * INSET) * POINT)
    # A stamp's frame is no higher than its words, so they are measured before it is drawn.
    shape = put_box(page, [], box._replace(height=min(high, box.height)), name, size=size)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = INSET * POINT
    write_text(frame, paragraphs, size, colour='<a:srgbClr val="1A1A1A"/>')
    look = shape._element.spPr
    look.replace(look.find(qualified_tag("noFill")), parse_xml(fill_xml(STAMP)))
    look.append(parse_xml(line_xml(rgb_xml(STAMP_EDGE))))


def put_table(page: "Page", table: Table, box: Box, lang: str, name: str) -> None:
    """A native table with a line below each row, its text as large as fits.

    Rows without room are counted.
    """
    wide = [int(box.width * width / sum(table.widths)) for width in table.widths]
    words = []
    for line in (table.heads, *table.rows):
        told = [one_line(cell, lang) for cell in line]
        words.append(told)
    cells, size = _fitting_rows(words, wide, box, lang)
    frame = page.shapes.add_table(len(cells), len(wide), *box)
    frame.name = name
    set_alt_text(frame, "\n".join(language_lines(table.alt, lang)))
    frame._element.find(f".//{qualified_tag('tableStyleId')}").text = PLAIN
    for column, width in zip(frame.table.columns, wide, strict=True):
        column.width = width
    for row, texts, high in zip(
        frame.table.rows, cells, _row_heights(cells, wide, size), strict=True
    ):
        row.height = round(high * POINT)
        for cell, text in zip(row.cells, texts, strict=True):
            _write_cell(cell, text, size, head=texts is cells[0])


def _fitting_rows(
    cells: list[list[str]], wide: Sequence[int], box: Box, lang: str
) -> tuple[list[list[str]], float]:
    """The rows that have room, the last telling how many have none, and the size of their text."""
    high = box.height / POINT
    for size in CELLS:
        if sum(_row_heights(cells, wide, size)) <= high:
            return cells, size
    # Even the smallest text is too large for all: rows give way from the last, never the heads.
    size, kept = CELLS[-1], cells
    for count in range(len(cells) - 1, 1, -1):
        if sum(_row_heights(kept, wide, size)) <= high:
            break
        more = one_line(left_out("more_rows", len(cells) - count), lang)
        kept = [*cells[:count], [more, *[""] * (len(wide) - 1)]]
    return kept, size


def _row_heights(cells: Sequence[Sequence[str]], wide: Sequence[int], size: float) -> list[float]:
    """Points that each row takes at `size`."""
    heights = []
    for row in cells:
        tallest = 0.0
        for text, width in zip(row, wide, strict=True):
            tallest = max(tallest, text_height([text], width / POINT - 2 * PAD, size))
        heights.append(tallest + 2 * PAD)
    return heights


def _write_cell(cell: Any, text: str, size: float, *, head: bool) -> None:
    """One cell: its text, and the line below it."""
    from pptx.enum.text import MSO_ANCHOR

    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = PAD * POINT
    write_text(cell.text_frame, [text], size, colour=QUIET if head else INK, bold=head)
    # A cell's border is a line under another name (lnB: at its bottom).
    below = line_xml(QUIET if head else FAINT).replace("a:ln", "a:lnB")
    cell._tc.get_or_add_tcPr().append(parse_xml(below))
