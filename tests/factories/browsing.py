"""A real browser, where there is one.

Debian's Chromium, which may reach nothing beyond this machine.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, sync_playwright

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
HERE = ("127.0.0.1", None)  # None: file:, data: and blob: have no host
PATIENCE = 120_000


class Asked(list[str]):
    """The addresses that a page asked for."""

    def note(self, request: Request) -> None:
        self.append(request.url)

    def elsewhere(self) -> list[str]:
        """Those that are not of this machine."""
        return [address for address in self if urlsplit(address).hostname not in HERE]


@contextmanager
def opened() -> Iterator[tuple[Page, Asked, list[str]]]:
    """A page, what it asks for, and the errors of its scripts.

    The test is skipped where there is no browser.
    """
    if CHROMIUM is None:
        pytest.skip("needs Chromium, which is not here")
    asked, errors = Asked(), list[str]()
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", ALONE])
        page = chromium.new_page(viewport={"width": 1400, "height": 900})
        page.set_default_timeout(PATIENCE)
        page.on("request", asked.note)
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page, asked, errors
        chromium.close()


def empty_pictures(page: Page) -> list[str]:
    """The pictures of a page that have no size, once they are loaded."""
    return page.eval_on_selector_all(
        "img",
        """async (pictures) => {
            await Promise.all(pictures.map((picture) => picture.decode().catch(() => null)));
            const empty = pictures.filter((picture) => !(picture.naturalWidth > 99 && picture.naturalHeight > 99));
            return empty.map((picture) => picture.src.slice(0, 80));
        }""",
    )
