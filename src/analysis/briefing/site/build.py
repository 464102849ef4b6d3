"""build/site: pages, pictures, tables and one font, written whole.

What was there of an older site goes.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from analysis.briefing.html import FAMILY, fill_template, font_face, read_asset
from analysis.briefing.material import read_material
from analysis.briefing.notebooks import (
    PICTURE,
    book_of,
    embedded_image,
    executed_notebooks,
    link_pages,
)
from analysis.briefing.site.pages import PICTURES, notebook_page, office_files, site_pages
from analysis.exhibits.registry import charts
from analysis.files import write_all
from analysis.labels.words import LANGUAGES, label
from analysis.project import Project
from analysis.renderers.style import INK, PALETTE, PAPER, QUIET

# --- An executed notebook as a part of a page: text, code folded away, and what the code gave.


def notebook_fragment(book: Any) -> str:
    """The cells of an executed notebook.

    What the code printed is escaped, tables and pictures are as it made them.
    """
    shown = [
        {"text": _text_cell(cell.source)}
        if cell.cell_type == "markdown"
        else {"code": _code_cell(cell.source), "outputs": _cell_outputs(cell)}
        for cell in book.cells
    ]
    words = {name: label("site", name)["zh"] for name in ("code", "output")}
    return link_pages(str(fill_template("site/notebook.html.j2", cells=shown, words=words)))


def _text_cell(source: str) -> Markup:
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    renderer = IPythonRenderer(escape=True, exclude_anchor_links=True)
    # Escaped by the renderer.
    return Markup(MarkdownWithMath(renderer=renderer).render(source))  # noqa: S704


def _code_cell(source: str) -> Markup:
    from nbconvert.filters import Highlight2HTML

    # Escaped by the highlighter.
    return Markup(Highlight2HTML(pygments_lexer="ipython3")(source))  # noqa: S704


def _cell_outputs(cell: Any) -> list[Markup]:
    return [made for output in cell.outputs if (made := _output_html(output))]


def _output_html(output: Any) -> Markup:
    """One output: HTML before pictures before text, as JupyterLab chooses."""
    if output.output_type == "stream":
        return Markup("<pre>{}</pre>").format(output.text)
    data = output.get("data", {})
    if "text/html" in data:
        # Pandas and this package escape what they fill in.
        return Markup(data["text/html"])  # noqa: S704
    if PICTURE in data:
        image = embedded_image(data[PICTURE].strip(), data.get("text/plain", ""))
        return Markup(image)  # noqa: S704
    return Markup("<pre>{}</pre>").format(escape(data.get("text/plain", "")))


# --- build/site: pages, pictures, tables and one font, written whole; what was there of an older
# site goes.

LIGHT, DARK = (INK, QUIET, PAPER, PALETTE[0]), ("#ececec", "#b4b4b4", "#17191c", PALETTE[5])
COLOURS = ("ink", "quiet", "paper", "accent")
SHEETS = ("site/site.css", "numbers.css", "contents.css")


def build_site(project: Project) -> Iterator[str]:
    """Execute the notebooks, giving names as they finish, and then write the site.

    Charts must be drawn.

    Raises what is wrong with the data or a notebook; nothing is written then.
    """
    read = read_material(project)
    made = {path: text for lang in LANGUAGES for path, text in site_pages(read, lang).items()}
    books = {}
    for path, html in executed_notebooks(project, notebook_fragment):
        books[path] = html
        yield path.name
    made |= dict(notebook_page(book_of(path), html) for path, html in sorted(books.items()))
    _write_site(
        project.site,
        {name: text.encode() for name, text in made.items()}
        | _site_assets(made)
        | _download_files(project, made),
    )


def _site_assets(made: dict[str, str]) -> dict[str, bytes]:
    """Style, script, and a font of the characters that the pages have."""
    sheet = "\n".join([_site_colours(), *map(read_asset, SHEETS)])
    font = font_face("".join(made.values()))
    return {
        "assets/site.css": sheet.encode(),
        "assets/site.js": read_asset("site/site.js").encode(),
        "assets/font.css": font.encode(),
    }


def _site_colours() -> str:
    """The palette of the charts as the site's, in light and in dark."""
    light, dark = (
        " ".join(f"--{name}: {colour};" for name, colour in zip(COLOURS, scheme, strict=True))
        for scheme in (LIGHT, DARK)
    )
    root = f":root {{ {light} --sans: '{FAMILY}', system-ui, sans-serif; }}"
    return f"{root}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"


def _download_files(project: Project, made: Mapping[str, str]) -> dict[str, bytes]:
    """The files to download.

    Those of each chart that has a page, of office programs, and the clean tables.
    """
    shown = [name for name in charts() if f"charts/{name}.html" in made]
    stems = [name if lang == "zh" else f"{name}.{lang}" for name in shown for lang in LANGUAGES]
    names = [f"{stem}.{kind}" for stem in stems for kind in PICTURES] + office_files(project)
    tables = {
        f"data/{path.name}": path.read_bytes() for path in sorted(project.clean.glob("*.csv"))
    }
    return {f"figures/{name}": (project.figures / name).read_bytes() for name in names} | tables


def _write_site(folder: Path, contents: dict[str, bytes]) -> None:
    """Write the site whole, then take away what an older one left."""
    write_all({folder / name: content for name, content in contents.items()})
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).as_posix() not in contents:
            path.unlink()
