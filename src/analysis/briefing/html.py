"""HTML: templates filled in, tables to read, and a font of the characters that a page has."""

import base64
import io
import math
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pandas as pd
from fontTools import subset
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pandas.io.formats.style import Styler

from analysis.briefing.cells import caveat_sentences
from analysis.exhibits.numbers import Number, numbers_of
from analysis.labels.windows import window_words
from analysis.labels.words import Names, actor_name, label, name_of
from analysis.renderers.style import font_file_of_all_weights
from analysis.tables import to_csv
from analysis.vocabulary import ask_words, denominators, metrics

if TYPE_CHECKING:
    from pandas.io.formats.style_render import CSSDict

# --- Templates of pages: every text that is filled in is escaped, and a name that is not given is
# an error.


@cache
def _template_environment() -> Environment:
    return Environment(
        loader=PackageLoader("analysis.briefing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def fill_template(template: str, **facts: Any) -> Markup:
    """The template with its {{ … }} filled."""
    # Escaped by the template.
    filled = _template_environment().get_template(template).render(**facts)
    return Markup(filled)  # noqa: S704


def render_macro(template: str, name: str, *facts: Any) -> Markup:
    """What the macro `name` of a template makes of `facts`."""
    made = getattr(_template_environment().get_template(template).module, name)(*facts)
    return Markup(made)  # noqa: S704


def read_asset(name: str) -> str:
    """A style sheet or script that lies beside the templates."""
    return files("analysis.briefing").joinpath("templates", name).read_text(encoding="utf-8")


# --- The Chinese font inside a page, in every weight and cut down to the page's own characters: no
# box on any machine.

FAMILY = "Analysis Sans SC"
# Code keeps its columns: its letters stay monospaced, and only Chinese falls to the embedded face.
STACKS = {
    "ui": f"'{FAMILY}', system-ui, sans-serif",
    "content": f"'{FAMILY}', system-ui, sans-serif",
    "code": f"ui-monospace, 'DejaVu Sans Mono', Consolas, '{FAMILY}', monospace",
}


def style_sheet(text: str) -> str:
    """A style element for a notebook's page: the glyphs of `text`, before the page's own fonts.

    Empty without any.
    """
    face = font_face(text)
    families = " ".join(f"--jp-{role}-font-family: {stack};" for role, stack in STACKS.items())
    return f"<style>{face}\n:root, body {{ {families} }}</style>" if face else ""


def font_face(text: str) -> str:
    """CSS that embeds the printable glyphs of `text`, digits included, as FAMILY.

    Empty without any.
    """
    # Sorted, so that the same characters give the same file, in whatever order pages have them.
    characters = "".join(sorted(filter(str.isprintable, set(text))))
    if not characters:
        return ""
    face = base64.b64encode(_subset_font(characters)).decode()
    source = f"url(data:font/woff;base64,{face}) format('woff')"
    return f"@font-face {{ font-family: '{FAMILY}'; font-weight: 100 900; src: {source}; }}"


def _subset_font(characters: str) -> bytes:
    """A variable WOFF font of `characters` alone."""
    # Without hints and ligatures it is smaller, and no screen needs them for Chinese.
    options = subset.Options(flavor="woff", hinting=False, layout_features=[], notdef_outline=True)
    font = subset.load_font(str(font_file_of_all_weights()), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    buffer = io.BytesIO()
    subset.save_font(font, buffer, options)
    font.close()
    return buffer.getvalue()


# --- Observations, verdicts and requests as tables to read: names for ids, bounds for numbers,
# words for codes.

COLUMNS = ("actor", "metric", "bounds", "window", "phrase", "caveats")
LEFT: "list[CSSDict]" = [{"selector": "th, td", "props": "text-align: left; vertical-align: top"}]


def column_heads(columns: Iterable[str], lang: str) -> list[str]:
    """What columns are called in `lang`."""
    return [label("columns", column)[lang] for column in columns]


def readable_table(rows: pd.DataFrame, names: Names, lang: str) -> pd.DataFrame:
    """One line per observation, in words of `lang`; `rows` have the columns of observations."""
    known = rows[["window_start", "window_end", "per", "phrase", "caveats"]]
    lines = []
    for number, (start, end, per, phrase, codes) in zip(
        numbers_of(rows, names), known.itertuples(index=False), strict=True
    ):
        actor = actor_name(number.unit, number.actor, names, lang)
        bounds, window = _bounds_in_figures(number, lang), window_words(start, end, per)[lang]
        told = caveat_sentences(codes, lang)
        lines.append((actor, number.name[lang], bounds, window, phrase, told))
    return pd.DataFrame(lines, columns=column_heads(COLUMNS, lang))


def readable_verdicts(rows: pd.DataFrame, names: Names, lang: str) -> pd.DataFrame:
    """One line per verdict, in words of `lang`; `rows` have the columns of an.verdicts()."""
    lines = []
    for metric, a, b, kind, sentence in rows[
        ["metric", "a", "b", "kind", f"sentence_{lang}"]
    ].itertuples(index=False):
        counted, judged = metrics()[metric].label[lang], label("verdict_kinds", kind)[lang]
        lines.append((counted, name_of(a, names, lang), name_of(b, names, lang), judged, sentence))
    return pd.DataFrame(
        lines, columns=column_heads(("metric", "a", "b", "verdict", "sentence"), lang)
    )


def readable_requests(rows: pd.DataFrame, names: Names, lang: str) -> pd.DataFrame:
    """One line for what a unit must be asked for, in words of `lang`.

    `rows` have the columns of an.to_ask().
    """
    # English items hold commas of their own, so a semicolon sets them apart.
    comma = {"zh": "、", "en": "; "}[lang]
    lines = []
    for unit, metric, codes, request in rows[
        ["unit", "metric", "reasons", f"ask_{lang}"]
    ].itertuples(index=False):
        counted = metrics()[metric].label[lang]
        lacking = comma.join(ask_words()[code][lang] for code in codes.split(";"))
        lines.append((name_of(unit, names, lang), counted, lacking, request))
    return pd.DataFrame(lines, columns=column_heads(("unit", "metric", "lacking", "request"), lang))


def in_words(rows: pd.DataFrame, names: Names, lang: str) -> pd.DataFrame:
    """`rows` of observations, verdicts or requests, by their columns, as a table to read."""
    # Only a verdict sets two actors side by side, and only a request says what to ask for.
    if "a_actor" in rows:
        return readable_verdicts(rows, names, lang)
    if f"ask_{lang}" in rows:
        return readable_requests(rows, names, lang)
    return readable_table(rows, names, lang)


def show_table(rows: pd.DataFrame, names: Names, lang: str) -> Styler:
    """The readable table for a notebook: no index, left-aligned, its text escaped.

    The same rows give the same HTML.
    """
    table = in_words(rows, names, lang)
    # Pandas would give the table a random id, and each build another page.
    looks = table.style.set_uuid(sha256(to_csv(table)).hexdigest()[:8])
    return looks.hide(axis="index").format(escape="html").set_table_styles(LEFT)


def _bounds_in_figures(number: Number, lang: str) -> str:
    """The bounds in figures; that there are none, of a share that was not taken."""
    # No share is taken where more was rectified than found.
    if math.isnan(number.low):
        return label("words", "untaken")[lang]
    return number.text[lang] + _denominator_words(number.per, lang)


def _denominator_words(per: str, lang: str) -> str:
    """What the number is per, where that must be said."""
    # A total goes without saying, a stock is told as a caveat, and a share by its % sign.
    if per in ("total", "stock", "share"):
        return ""
    return f"（{denominators()[per].zh}）" if lang == "zh" else f" ({denominators()[per].en})"
