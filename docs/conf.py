"""Configure Sphinx: `make docs` builds a site from the Markdown and the docstrings.

The source folder is the repository itself, so that a link between two files leads to the same file
on a forge and in the site. Nothing is loaded from afar, neither by the build nor by the pages.
"""

from docutils import nodes
from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import analysis as an

project = "Fire report analysis"
author = "The fire-report-analysis project"
release = version = an.__version__
root_doc = "docs/index"
include_patterns = ["*.md", "data/clean/DICTIONARY.md", "docs/*.md"]
exclude_patterns = [".*", "build", "src", "tests"]  # large, and without pages

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "numpydoc",
    "matplotlib.sphinxext.plot_directive",
]
myst_heading_anchors = 3
add_module_names = False
plot_formats = [("png", 100)]
plot_html_show_formats = plot_html_show_source_link = False
plot_working_directory = ".."  # the project whose data the charts draw

html_theme = "furo"
html_title = f"{project} {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_extra_path = ["_root"]  # index.html, which leads to docs/index.html
html_copy_source = html_show_copyright = html_show_search_summary = False

SECTION = """\
{name}
{rule}

.. autofunction:: analysis.chart.{name}

"""
PICTURE = """\
.. plot::
   :alt: The chart {name}, drawn from this project's data

   import analysis as an
   an.chart.{name}(lang="en")

"""


class Charts(SphinxDirective):
    """Describe and draw every chart of `an.chart`, so that a new one needs no entry in the docs."""

    def run(self) -> list[nodes.Node]:
        """Return one section per chart."""
        template = SECTION + (PICTURE if self.config.draw_charts else "")
        names = dir(an.chart)
        text = "".join(template.format(name=name, rule="-" * len(name)) for name in names)
        return self.parse_text_to_nodes(text, allow_section_headings=True)


def setup(app: Sphinx) -> None:
    """Add the directive, and show diagrams that a forge draws as the text they are."""
    app.add_config_value("draw_charts", default=True, rebuild="env")  # tests need no pictures
    app.add_directive("charts", Charts)
    app.add_lexer("mermaid", TextLexer)
