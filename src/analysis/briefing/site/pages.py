"""The pages of the site: contents, numbers, a page a chart and a page a notebook."""

import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.briefing.figures import passed_over, without_content
from analysis.briefing.html import COLUMNS, fill_template, render_macro
from analysis.briefing.material import Material, filter_choices
from analysis.briefing.notebooks import (
    Book,
    Picture,
    book_of,
    count_sentence,
    notebook_paths,
    small_pictures,
)
from analysis.exhibits.registry import charts
from analysis.labels.words import Names, fill_label, label, name_of
from analysis.problems import StepError
from analysis.project import Project
from analysis.tables import from_csv
from analysis.vocabulary import fields, metrics, states, themes

# --- The rows that a chart drew, read back from its CSV, and shown in words.

HEADS = {
    column: label("columns", column) for column in ("unit", "theme", "metric", "state", "reports")
}


def rows_of(path: Path) -> pd.DataFrame:
    """The rows of a chart's CSV.

    Columns of observations as they are typed there, all others as text.
    """
    content = path.read_bytes()
    columns = content.decode().split("\n", 1)[0].split(",")
    known = fields() if set(fields()) <= set(columns) else {}
    return from_csv(
        content, {name: known[name].dtype if name in known else "str" for name in columns}
    )


def plain_rows(rows: pd.DataFrame, names: Names, lang: str) -> tuple[list[str], list[list[str]]]:
    """Heads and cells of rows that are no observations.

    Names for ids, all else as it is, no empty column.
    """
    columns = [str(column) for column in rows if (rows[column] != "").any()]
    heads = [HEADS[column][lang] if column in HEADS else column for column in columns]
    return heads, [
        [_value_in_words(column, row[column], names, lang) for column in columns]
        for row in rows.to_dict("records")
    ]


def _value_in_words(column: str, value: str, names: Names, lang: str) -> str:
    """An id in words, anything else as it is."""
    if column in ("unit", "actor"):
        return name_of(value, names, lang)
    if column == "metric" and value in metrics():
        return metrics()[value].label[lang]
    if column == "theme" and value in themes():
        return themes()[value][lang]
    return states()[value][lang] if column == "state" and value in states() else value


# --- The pages of the site: contents, numbers, a page a chart and a page a notebook.

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


def site_pages(material: Material, lang: str) -> dict[str, str]:
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
    made = [
        _index_page(material, small, passed_over(blank)[lang], lang),
        _numbers_page(material, lang),
    ]
    return dict([*made, *(_chart_page(material, name, lang) for name in shown)])


def notebook_page(book: Book, fragment: str) -> tuple[str, str]:
    """The page of one executed notebook, which is bilingual.

    `fragment` is what fragment() made of it.
    """
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


def _index_page(material: Material, small: list[Picture], blank: str, lang: str) -> tuple[str, str]:
    page = _fill_page("index.html", label("site", "title")[lang], lang)
    office = [(f"figures/{name}", name) for name in office_files(material.project)]
    tables = [
        (f"data/{path.name}", path.name) for path in sorted(material.project.clean.glob("*.csv"))
    ]
    told_of, known = (
        count_sentence(material.observations, lang),
        [book_of(path) for path in notebook_paths(material.project)],
    )
    facts = {
        "told": told_of,
        "charts": small,
        "blank": blank,
        "books": known,
        "files": office + tables,
    }
    return page.path, _laid_out("index", page, **facts)


def _numbers_page(material: Material, lang: str) -> tuple[str, str]:
    page = _fill_page("numbers.html", label("site", "numbers")[lang], lang)
    options = filter_choices(material.observations, material.names, lang)
    filters = [(name, label("filters", name)[lang], found) for name, found in options.items()]
    table = _html_table(material, material.observations, lang)
    return page.path, _laid_out(
        "numbers", page, told=label("site", "sort")[lang], filters=filters, table=table
    )


def _chart_page(material: Material, name: str, lang: str) -> tuple[str, str]:
    stem = name if lang == "zh" else f"{name}.{lang}"
    described = json.loads((material.project.figures / f"{stem}.json").read_text(encoding="utf-8"))
    page = _fill_page(f"charts/{name}.html", described["title"][lang], lang)
    facts = {key: described[key][lang] for key in ("alt", "source", "window")}
    files = [(f"figures/{stem}.{kind}", kind.upper()) for kind in PICTURES]
    files += [
        (f"figures/{found}", _office_file_name(found, lang))
        for found in office_files(material.project)
    ]
    told_of = [caveat[lang] for caveat in described["caveats"]]
    table = _html_table(material, rows_of(material.project.figures / f"{stem}.csv"), lang)
    return page.path, _laid_out(
        "chart", page, stem=stem, files=files, caveats=told_of, table=table, **facts
    )


def _office_file_name(name: str, lang: str) -> str:
    """What a presentation or workbook is called beside a chart: its kind, and its name."""
    kind = OFFICE[f".{name.rsplit('.', 1)[1]}"]
    return f"{label('site', kind)[lang]} ({name})"


def _html_table(material: Material, rows: pd.DataFrame, lang: str) -> Markup:
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
    columns = [label("columns", column)[lang] for column in COLUMNS]
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
