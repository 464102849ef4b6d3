"""Executed notebooks as pages: pictures with their charts' alt text, links between pages, nothing from afar."""

import json
import re
from html import escape
from pathlib import Path
from typing import Any

ADDRESSES = ("mathjax_url", "require_js_url", "jquery_url", "mermaid_js_url", "mermaid_layout_elk_js_url")
CHART = re.compile(r"\ban\.chart\.(\w+)\(")
LANG = re.compile(r'^LANG = "(\w+)"', re.MULTILINE)
LINK = re.compile(r'(href="[\w-]+)\.ipynb(")')
PICTURE = "image/png"


def charts_of(book: Any) -> list[str]:
    """Names of the charts that a notebook draws, in order."""
    return [name for cell in book.cells if cell.cell_type == "code" for name in CHART.findall(cell.source)]


def describe(book: Any, figures: Path) -> None:
    """Give each picture of a chart in an executed notebook the alt text that the chart was saved with in `figures`.

    One that was not saved, as where it has nothing to show, is called by the chart's name.
    """
    from analysis.exhibits.registry import registry

    lang = next((found[1] for cell in book.cells if (found := LANG.search(cell.source))), "zh")
    for cell in book.cells:
        names = CHART.findall(cell.source) if cell.cell_type == "code" else []
        pictures = [output for output in cell.get("outputs", []) if PICTURE in output.get("data", {})]
        for name, output in zip(names, pictures, strict=False):
            path = figures / (f"{name}.json" if lang == "zh" else f"{name}.{lang}.json")
            alt = registry()[name].name[lang]
            if path.is_file():
                alt = json.loads(path.read_text(encoding="utf-8"))["alt"][lang]
            output.data = {"text/html": image(output.data[PICTURE].strip(), alt)}


def image(encoded: str, alt: str) -> str:
    """A PNG, in base64, inside a page."""
    return f'<img src="data:{PICTURE};base64,{encoded}" alt="{escape(alt)}" style="max-width: 100%; height: auto">'


def linked(html: str) -> str:
    """Links between notebooks, as links between their pages.

    >>> linked('<a href="01_inspection.ipynb">')
    '<a href="01_inspection.html">'
    """
    return LINK.sub(r"\1.html\2", html)


def page(book: Any) -> str:
    """The notebook as one HTML file that asks nothing of the network."""
    from nbconvert import HTMLExporter

    made, _ = HTMLExporter(**dict.fromkeys(ADDRESSES, "")).from_notebook_node(book)
    return linked(str(made))


def with_font(pages: dict[Path, str]) -> dict[Path, bytes]:
    """The pages, each with the Chinese glyphs of them all."""
    from analysis.briefing.webfont import style_sheet

    sheet = style_sheet("".join(pages.values()))
    return {path: html.replace("</head>", f"{sheet}</head>", 1).encode() for path, html in pages.items()}
