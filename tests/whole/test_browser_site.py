"""The site in a real browser, opened from its folder: no server, no network.

It sorts, filters and opens to words.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from analysis.briefing import static_site
from analysis.briefing.figures import draw_all, without_content
from analysis.briefing.static_site import build_site
from analysis.dataset import Dataset
from analysis.project import Project
from analysis.renderers.mpl.charts import CHARTS
from browsing import CHROMIUM, Asked, empty_pictures, opened
from charts_drawn import LANGS, ROOT
from notebooks_run import BOOKS, again, of_repository, run_once

SERIOUS = ("serious", "critical")
BLANK = without_content(Dataset(Project(ROOT)))  # nothing to show: no page
PAGES = [
    "index.html",
    "numbers.html",
    *(f"charts/{name}.html" for name in CHARTS if name not in BLANK),
]
PAGES = [
    *PAGES,
    *(f"en/{page}" for page in PAGES),
    *(f"notebooks/{path.stem}.html" for path in BOOKS),
]
DARK = [page for page in PAGES if page.startswith("en/")] + ["notebooks/08_add_a_report.html"]
each = pytest.mark.parametrize("name", PAGES)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the five reports."""
    if CHROMIUM is None:
        pytest.skip("needs Chromium, which is not here")
    project = of_repository(tmp_path_factory.mktemp("project"))
    for lang in LANGS:
        list(draw_all(project, lang))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            static_site, "executed_notebooks", again(run_once(tmp_path_factory.getbasetemp())[1])
        )
        assert len(list(build_site(project))) == len(BOOKS)
    return project.site


@pytest.fixture(scope="module")
def browser(site: Path) -> Iterator[tuple[Page, Asked, list[str]]]:
    with opened() as found:
        yield found


@pytest.fixture
def page(browser: tuple[Page, Asked, list[str]]) -> Page:
    browser[1].clear()
    browser[2].clear()
    return browser[0]


def go(page: Page, site: Path, name: str) -> None:
    """Open a page of the site from its folder."""
    page.goto((site / name).as_uri())


def found_by_axe(page: Page) -> list[str]:
    """What axe finds that is serious."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in SERIOUS]


@each
def test_a_page_is_whole_and_asks_for_nothing_from_afar(
    page: Page, browser: tuple[Page, Asked, list[str]], site: Path, name: str
) -> None:
    page.emulate_media(color_scheme="dark" if name in DARK else "light")
    go(page, site, name)
    assert browser[1]
    assert browser[1].elsewhere() == []
    assert browser[2] == []
    assert empty_pictures(page) == []
    assert found_by_axe(page) == []


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_run_to_its_last_cell(page: Page, site: Path, path: Path) -> None:
    go(page, site, f"notebooks/{path.stem}.html")
    assert page.locator("main img").count() >= 1
    assert page.get_by_text("What it does not say").count() == 1
    assert page.get_by_text("Traceback").count() == 0


def test_links_lead_to_pages_and_files(page: Page, site: Path) -> None:
    for name in PAGES:
        go(page, site, name)
        links = page.eval_on_selector_all(
            "a[href]", "(links) => links.map((link) => link.href.split('#')[0])"
        )
        assert [link for link in links if not Path(link.removeprefix("file://")).is_file()] == []


@pytest.mark.parametrize(
    ("name", "unit"), [("numbers.html", "德清大队"), ("en/numbers.html", "Deqing")]
)
def test_filters_leave_the_rows_of_their_choice(
    page: Page, site: Path, name: str, unit: str
) -> None:
    go(page, site, name)
    rows = page.locator("tbody tr")
    every = rows.count()
    page.locator("select[name=unit]").select_option(label=unit)
    shown = [row for row in rows.all() if row.is_visible()]
    assert 0 < len(shown) < every
    assert all(unit in row.inner_text() for row in shown)
    assert str(len(shown)) in page.locator("caption").inner_text()
    page.locator("select[name=year]").select_option("2021")
    assert 0 < sum(row.is_visible() for row in rows.all()) < len(shown)


def test_a_number_opens_to_its_words_by_mouse_and_by_keyboard(page: Page, site: Path) -> None:
    go(page, site, "charts/hazards.html")
    row = page.locator("tbody tr", has_text="发现隐患")
    words = row.locator("mark")
    assert not words.is_visible()
    row.locator("summary").click()
    assert words.is_visible()
    assert words.inner_text() == "246 处"
    row.locator("summary").press("Enter")
    assert not words.is_visible()


def test_a_table_sorts_by_its_numbers_and_back(page: Page, site: Path) -> None:
    go(page, site, "charts/hazards.html")
    head = page.locator("th", has_text="数字")
    lows = "(cells) => cells.map((cell) => Number(cell.dataset.sort))"
    head.locator("button").press("Enter")
    up = page.eval_on_selector_all("tbody td:nth-child(3)", lows)
    assert up == sorted(up)
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").click()
    assert page.eval_on_selector_all("tbody td:nth-child(3)", lows) == up[::-1]
    assert head.get_attribute("aria-sort") == "descending"
