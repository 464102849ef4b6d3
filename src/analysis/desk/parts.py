"""What the parts of the start notebook share: how they are shown, and a table of numbers."""

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from analysis.briefing.html import COLUMNS, column_heads, read_asset, render_macro
from analysis.briefing.material import ProjectMaterial
from analysis.labels.words import fill_label, in_both, label

# --- A part of the start notebook: live where a kernel runs, a plain table or picture in a page
# without one.


@dataclass(frozen=True)
class WidgetPart:
    """Widgets, and the HTML that stands for them where they can't live."""

    widget: Any
    html: str

    def _repr_mimebundle_(self, **_asked: Any) -> dict[str, Any]:
        """JupyterLab takes the widgets, a page the HTML."""
        return {**self.widget._repr_mimebundle_(), "text/html": self.html}


def numbers_html(material: ProjectMaterial, rows: pd.DataFrame, lang: str, most: int) -> str:
    """Return the first `most` of `rows` as a table, under its style; each opens to its words.

    Parameters
    ----------
    material : ProjectMaterial
        The project, for names, citations and the words behind a number.
    rows : DataFrame
        Observations.
    lang : str
        zh or en.
    most : int
        Rows that are listed; of more it is said how many are not.

    """
    shown = material.numbers(rows.head(most), lang)
    caption, absent = _count_words("caption", len(rows), lang), label("evidence", "absent")[lang]
    columns = column_heads(COLUMNS, lang)
    table = render_macro("numbers.html.j2", "numbers_table", shown, caption, columns, absent)
    left = len(rows) - len(shown)
    more = f"<p>{escape(_count_words('more', left, lang))}</p>" if left else ""
    return f'<style>{read_asset("numbers.css")}</style><div lang="{lang}">{table}{more}</div>'


def _count_words(key: str, number: int, lang: str) -> str:
    return fill_label("evidence", key, in_both(n=number))[lang]
