"""A real browser, where there is one: Debian's Chromium, which may reach nothing beyond this machine."""

import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
HERE = {"127.0.0.1", None}  # None: file:, data: and blob: have no host
SECONDS = 120


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium, which is not here")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", ALONE])
        yield chromium
        chromium.close()


class Asked(list[str]):
    """The addresses that pages asked for."""

    def note(self, request: Request) -> None:
        self.append(request.url)

    def elsewhere(self) -> list[str]:
        """Those that are not of this machine."""
        return [address for address in self if urlsplit(address).hostname not in HERE]


@pytest.fixture(scope="module")
def asked() -> Asked:
    """Every address asked for by a module's pages."""
    return Asked()


@pytest.fixture(scope="module")
def page(browser: Browser, asked: Asked) -> Iterator[Page]:
    """One page for a module; errors of its scripts are failures of the test that met them."""
    opened = browser.new_page(viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
    opened.set_default_timeout(SECONDS * 1000)
    opened.on("request", asked.note)
    yield opened
    opened.close()
