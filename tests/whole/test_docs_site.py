"""The documentation as a site.

It describes all that is public, and its pages load nothing from afar.
"""

import re
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import analysis as an

for needed in ("sphinx", "myst_parser", "numpydoc", "furo"):
    pytest.importorskip(needed, reason=f"needs {needed}, which `make docs` installs")

ROOT = Path(__file__).resolve().parents[2]
CHARTS = {f"analysis.chart.{name}" for name in dir(an.chart)}
PUBLIC = {f"analysis.{name}" for name in an.__all__} | CHARTS


class Site(NamedTuple):
    """A built site: its folder, what Sphinx warned of, and the names that the reference describes."""

    folder: Path
    warnings: str
    names: set[str]


class Loaded(HTMLParser):
    """Collects the addresses that a page loads when it is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wanted = "href" if tag == "link" else "src"
        self.addresses += [value for name, value in attrs if name == wanted and value]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site without the pictures of charts, which take longest."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    folder, warnings = tmp_path_factory.mktemp("site"), StringIO()
    places = (ROOT, ROOT / "docs", folder / "html", folder / "doctrees", "html")
    with patch_docutils(), docutils_namespace():
        overrides = {"draw_charts": False}
        app = Sphinx(*places, confoverrides=overrides, status=None, warning=warnings)
        app.build()
    described = set(app.env.domains.python_domain.objects)
    return Site(folder / "html", warnings.getvalue(), described)


def test_sphinx_warns_of_nothing(site: Site) -> None:
    assert site.warnings == ""


def test_the_reference_describes_every_public_name_and_no_other(site: Site) -> None:
    assert site.names == PUBLIC


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_every_public_name_has_a_docstring(name: str) -> None:
    found: Any = an
    for part in name.split(".")[1:]:
        found = getattr(found, part)
    assert (found.__doc__ or "").strip()


def test_pages_load_nothing_from_afar(site: Site) -> None:
    page = Loaded()
    for path in site.folder.rglob("*.html"):
        page.feed(path.read_text(encoding="utf-8"))
    styles = [path.read_text(encoding="utf-8") for path in site.folder.rglob("*.css")]
    urls = re.findall(r"""(?:url\(|@import)\s*["']?([^"')]+)""", "".join(styles))
    assert page.addresses
    assert [one for one in page.addresses + urls if re.match(r"(https?:)?//", one)] == []
