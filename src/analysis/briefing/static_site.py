"""The static site in build/site: pages, pictures, tables and one font, written whole.

Files of an older site are removed.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pandas as pd
from markupsafe import Markup, escape

from analysis.briefing.figures import passed_over, without_content
from analysis.briefing.html import (
    COLUMNS,
    FAMILY,
    column_heads,
    fill_template,
    font_face,
    read_asset,
    render_macro,
)
from analysis.briefing.material import ProjectMaterial, filter_choices, read_material
from analysis.briefing.notebooks import (
    PICTURE,
    Book,
    SmallPicture,
    book_of,
    chart_stem,
    count_sentence,
    embedded_image,
    executed_notebooks,
    link_pages,
    notebook_paths,
    small_pictures,
)
from analysis.exhibits.registry import charts
from analysis.files import write_all
from analysis.labels.words import LANGUAGES, Names, fill_label, label, name_of
from analysis.problems import StepError
from analysis.project import Project
from analysis.renderers.style import INK, PALETTE, PAPER, QUIET
from analysis.tables import from_csv
from analysis.vocabulary import fields, metrics, states, themes

# --- The rows that a chart drew, read back from its CSV, and shown in words.

# Columns of a coverage that have a name for readers; others stand as they do in the file.
NAMED = ("unit", "theme", "metric", "state", "reports")


def rows_of(path: Path) -> pd.DataFrame:
    """The rows of a chart's CSV.

    Columns of observations as they are typed there, all others as text.
    """
    content = path.read_bytes()
    columns = content.decode().split("\n", 1)[0].split(",")
    dtypes = dict.fromkeys(columns, "str")
    # Observations have all of the fields; a coverage has a few of their names for other things.
    if set(fields()) <= set(columns):
        for name, field in fields().items():
            dtypes[name] = field.dtype
    return from_csv(content, dtypes)


def plain_rows(rows: pd.DataFrame, names: Names, lang: str) -> tuple[list[str], list[list[str]]]:
    """Heads and cells of rows that are no observations.

    Names for ids, all else as it is, no empty column.
    """
    told, heads = rows.loc[:, (rows != "").any()].copy(), []
    for column in map(str, told):
        heads.append(label("columns", column)[lang] if column in NAMED else column)
        told[column] = told[column].map(partial(_value_in_words, column, names=names, lang=lang))
    return heads, told.to_numpy().tolist()


def _value_in_words(column: str, value: str, names: Names, lang: str) -> str:
    """An id in words, anything else as it is."""
    if column in ("unit", "actor"):
        return name_of(value, names, lang)
    if column == "metric" and value in metrics():
        return metrics()[value].label[lang]
    if column == "theme" and value in themes():
        return themes()[value][lang]
    # A word of an older list stands as it is: the page is of what was drawn, whenever that was.
    return states()[value][lang] if column == "state" and value in states() else value


# --- The pages of the site: contents, numbers, one page per chart and one page per notebook.

# Chinese pages lie in the site's folder itself, English ones in a folder beside them.
HOME = {"zh": "", "en": "en/"}
OFFICE = {".pptx": "pptx", ".xlsx": "xlsx"}
PICTURES = ("png", "svg", "csv")


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page lies in the site, its language and title, and its twin in the other language."""

    path: str
    lang: str
    title: str
    other: str

    @property
    def root(self) -> str:
        """The way from the page to the site's folder."""
        return "../" * self.path.count("/")

    @property
    def home(self) -> str:
        """The way from the page to the contents in its language."""
        return self.root + HOME[self.lang]


def site_pages(material: ProjectMaterial, lang: str) -> dict[str, str]:
    """The pages of one language by path, notebooks' pages apart.

    StepError where a chart is not drawn yet.
    """
    blank = without_content(material.dataset)
    shown = [name for name in charts() if name not in blank]
    small = small_pictures(material.project, tuple(shown), lang)
    if lacking := [picture.name for picture in small if not picture.png]:
        raise StepError(
            f"{', '.join(lacking)}: not drawn yet. Remedy: run `analysis figures --lang "
            f"{lang}` first"
        )
    index = _index_page(material, small, passed_over(blank)[lang], lang)
    pages = dict([index, _numbers_page(material, lang)])
    for name in shown:
        path, page = _chart_page(material, name, lang)
        pages[path] = page
    return pages


def notebook_page(book: Book, fragment: str) -> tuple[str, str]:
    """The page of one executed notebook, which is bilingual.

    `fragment` is what fragment() made of it.
    """
    # One page serves both languages, so its switch leads to the English contents.
    page = Page(
        f"notebooks/{book.name}.html",
        "zh",
        f"{book.question.zh} {book.question.en}",
        "en/index.html",
    )
    # Made by fragment().
    return page.path, _laid_out("layout", page, main=Markup(fragment))  # noqa: S704


def office_files(project: Project) -> list[str]:
    """Names of the presentations and workbooks of figures/, where they are built."""
    found = project.figures.glob("briefing*") if project.figures.is_dir() else []
    return sorted(path.name for path in found if path.suffix in OFFICE)


def _clean_tables(project: Project) -> list[Path]:
    """The tables of data/clean, which the site offers as they are."""
    return sorted(project.clean.glob("*.csv"))


def _index_page(
    material: ProjectMaterial, small: list[SmallPicture], blank: str, lang: str
) -> tuple[str, str]:
    page = _fill_page("index.html", label("site", "title")[lang], lang)
    # Each file by its address in the site, and by the name that a reader downloads it under.
    files = [(f"figures/{name}", name) for name in office_files(material.project)]
    files += [(f"data/{path.name}", path.name) for path in _clean_tables(material.project)]
    facts = {
        "told": count_sentence(material.observations, lang),
        "charts": small,
        "blank": blank,
        "books": list(map(book_of, notebook_paths(material.project))),
        "files": files,
    }
    return page.path, _laid_out("index", page, **facts)


def _numbers_page(material: ProjectMaterial, lang: str) -> tuple[str, str]:
    page = _fill_page("numbers.html", label("site", "numbers")[lang], lang)
    options = filter_choices(material.observations, material.names, lang)
    filters = [(name, label("filters", name)[lang], found) for name, found in options.items()]
    table = _html_table(material, material.observations, lang)
    return page.path, _laid_out(
        "numbers", page, told=label("site", "sort")[lang], filters=filters, table=table
    )


def _chart_page(material: ProjectMaterial, name: str, lang: str) -> tuple[str, str]:
    stem = chart_stem(name, lang)
    described = json.loads((material.project.figures / f"{stem}.json").read_text(encoding="utf-8"))
    page = _fill_page(f"charts/{name}.html", described["title"][lang], lang)
    files = [(f"figures/{stem}.{kind}", kind.upper()) for kind in PICTURES]
    for found in office_files(material.project):
        # Of both languages: a reader of one may have to present in the other.
        called = _office_file_name(found, lang)
        files.append((f"figures/{found}", called))
    told_of = [caveat[lang] for caveat in described["caveats"]]
    table = _html_table(material, rows_of(material.project.figures / f"{stem}.csv"), lang)
    return page.path, _laid_out(
        "chart",
        page,
        stem=stem,
        alt=described["alt"][lang],
        source=described["source"][lang],
        window=described["window"][lang],
        files=files,
        caveats=told_of,
        table=table,
    )


def _office_file_name(name: str, lang: str) -> str:
    """What a presentation or workbook is called beside a chart: its kind, and its name."""
    kind = OFFICE[f".{name.rsplit('.', 1)[1]}"]
    return f"{label('site', kind)[lang]} ({name})"


def _html_table(material: ProjectMaterial, rows: pd.DataFrame, lang: str) -> Markup:
    """Rows as a table: observations each with its words, anything else as it is, in words."""
    facts = {"zh": {"n": len(rows)}, "en": {"n": len(rows)}}
    if not set(fields()) <= set(rows):
        columns, cells = plain_rows(rows, material.called, lang)
        return fill_template(
            "site/table.html.j2",
            caption=fill_label("site", "table", facts)[lang],
            columns=columns,
            rows=cells,
        )
    columns = column_heads(COLUMNS, lang)
    # With its {n} left open: the page's script counts anew as a reader filters.
    counted = fill_label("evidence", "caption", {"zh": {"n": "{n}"}, "en": {"n": "{n}"}})[lang]
    caption, absent = (
        fill_label("evidence", "caption", facts)[lang],
        label("evidence", "absent")[lang],
    )
    shown = material.numbers(rows, lang)
    return render_macro(
        "numbers.html.j2", "numbers_table", shown, caption, columns, absent, counted
    )


def _fill_page(path: str, title: str, lang: str) -> Page:
    other = "en" if lang == "zh" else "zh"
    return Page(HOME[lang] + path, lang, title, HOME[other] + path)


def _laid_out(template: str, page: Page, **facts: Any) -> str:
    return fill_template(
        f"site/{template}.html.j2", page=page, word=partial(_site_word, page.lang), **facts
    )


def _site_word(lang: str, key: str) -> str:
    return label("site", key)[lang]


# --- An executed notebook as a part of a page: text, code folded away, and what the code gave.


def notebook_fragment(book: Any) -> str:
    """The cells of an executed notebook.

    What the code printed is escaped, tables and pictures are as it made them.
    """
    shown: list[dict[str, Any]] = []
    for cell in book.cells:
        if cell.cell_type == "markdown":
            shown.append({"text": _text_cell(cell.source)})
        else:
            shown.append({"code": _code_cell(cell.source), "outputs": _cell_outputs(cell)})
    # The page is bilingual, but its folds have room for one word.
    words = {"code": _site_word("zh", "code"), "output": _site_word("zh", "output")}
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
    # An output may come to nothing, such as HTML without a word in it.
    return list(filter(None, map(_output_html, cell.outputs)))


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
    made: dict[str, str] = {}
    for lang in LANGUAGES:
        made |= site_pages(read, lang)
    books = {}
    for path, html in executed_notebooks(project, notebook_fragment):
        books[path] = html
        yield path.name
    # They finish in any order; sorted, the same project gives the same site.
    for path, html in sorted(books.items()):
        name, page = notebook_page(book_of(path), html)
        made[name] = page
    pages = {name: text.encode() for name, text in made.items()}
    _write_site(project.site, pages | _site_assets(made) | _download_files(project, made))


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
    light, dark = _custom_properties(LIGHT), _custom_properties(DARK)
    root = f":root {{ {light} --sans: '{FAMILY}', system-ui, sans-serif; }}"
    # On screen alone: on paper a page stays dark on light.
    return f"{root}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"


def _custom_properties(scheme: Sequence[str]) -> str:
    """The colours of `scheme`, by the names that the style sheet knows them by."""
    return " ".join(f"--{name}: {colour};" for name, colour in zip(COLOURS, scheme, strict=True))


def _download_files(project: Project, made: Mapping[str, str]) -> dict[str, bytes]:
    """The files to download.

    Those of each chart that has a page, of office programs, and the clean tables.
    """
    names: list[str] = []
    for name, lang in product(charts(), LANGUAGES):
        if f"charts/{name}.html" in made:
            names += [f"{chart_stem(name, lang)}.{kind}" for kind in PICTURES]
    files = dict[str, bytes]()
    for name in [*names, *office_files(project)]:
        files[f"figures/{name}"] = (project.figures / name).read_bytes()
    for path in _clean_tables(project):
        files[f"data/{path.name}"] = path.read_bytes()
    return files


def _write_site(folder: Path, contents: dict[str, bytes]) -> None:
    """Write the site whole, then take away what an older one left."""
    write_all({folder / name: content for name, content in contents.items()})
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).as_posix() not in contents:
            path.unlink()
