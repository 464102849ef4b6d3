"""An executed notebook as a part of a page: text, code folded away, and what the code gave."""

from typing import Any

from markupsafe import Markup, escape

from analysis.briefing.notebook_pages import PICTURE, image, linked
from analysis.briefing.templating import filled
from analysis.labels.words import label


def fragment(book: Any) -> str:
    """The cells of an executed notebook; what the code printed is escaped, tables and pictures are as it made them."""
    shown = [
        {"text": _text(cell.source)}
        if cell.cell_type == "markdown"
        else {"code": _code(cell.source), "outputs": _outputs(cell)}
        for cell in book.cells
    ]
    words = {name: label("site", name)["zh"] for name in ("code", "output")}
    return linked(str(filled("site/notebook.html.j2", cells=shown, words=words)))


def _text(source: str) -> Markup:
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    renderer = IPythonRenderer(escape=True, exclude_anchor_links=True)
    return Markup(MarkdownWithMath(renderer=renderer).render(source))  # noqa: S704 (escaped by the renderer)


def _code(source: str) -> Markup:
    from nbconvert.filters import Highlight2HTML

    return Markup(Highlight2HTML(pygments_lexer="ipython3")(source))  # noqa: S704 (escaped by the highlighter)


def _outputs(cell: Any) -> list[Markup]:
    return [made for output in cell.outputs if (made := _output(output))]


def _output(output: Any) -> Markup:
    """One output: HTML before pictures before text, as JupyterLab chooses."""
    if output.output_type == "stream":
        return Markup("<pre>{}</pre>").format(output.text)
    data = output.get("data", {})
    if "text/html" in data:
        return Markup(data["text/html"])  # noqa: S704 (pandas and this package escape what they fill in)
    if PICTURE in data:
        return Markup(image(data[PICTURE].strip(), data.get("text/plain", "")))  # noqa: S704
    return Markup("<pre>{}</pre>").format(escape(data.get("text/plain", "")))
