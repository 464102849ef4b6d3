"""JupyterLab in a real browser.

Each notebook runs to its last cell, and the start notebook does what it offers.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from analysis.project import Project
from browsing import CHROMIUM, Asked, empty_pictures, opened
from notebooks_run import BOOKS, of_repository

START = "00_start"
OPTIONS = (
    "--no-browser",
    "--ip=127.0.0.1",
    "--allow-root",
    "--expose-app-in-browser",
    "--IdentityProvider.token=",
)
SECONDS = 60
BOOK = """async (path) => {
    await window.jupyterapp.restored;
    const book = await window.jupyterapp.commands.execute('docmanager:open', {path});
    await book.context.ready;
    await book.sessionContext.ready;
    while (book.sessionContext.session?.kernel?.connectionStatus !== 'connected')
        await new Promise((done) => setTimeout(done, 100));
    while (window.jupyterapp.shell.currentWidget !== book) {
        window.jupyterapp.shell.activateById(book.id);
        await new Promise((done) => setTimeout(done, 100));
    }
    await window.jupyterapp.commands.execute('notebook:run-all-cells');
    return book.content.widgets.map((cell) => cell.model.toJSON());
}"""
CLOSE = """async () => {
    const book = window.jupyterapp.shell.currentWidget;
    await book.sessionContext.shutdown();
    await book.context.revert();
    book.dispose();
}"""
NEWS = "@jupyterlab/apputils-extension:notification"
PHONES_HOME = ("/lab/api/news", "/lab/api/update", "/lab/api/extensions")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return of_repository(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def address(project: Project) -> Iterator[str]:
    """JupyterLab of the project, started by its command and listening."""
    if CHROMIUM is None:
        pytest.skip("needs Chromium, which is not here")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "analysis",
        "lab",
        "--project",
        str(project.root),
        "--",
        *OPTIONS,
    ]
    home = {"HOME": str(project.root / "home"), "JUPYTER_PREFER_ENV_PATH": "1"}
    with (project.root / "lab.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, f"--port={port}"], stdout=log, stderr=log, env=os.environ | home
        )
    try:
        yield wait_for(f"http://127.0.0.1:{port}", server, project.root / "lab.log")
    finally:
        server.terminate()
        server.wait(SECONDS)


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> str:
    """The address, once something answers there."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/api").close()  # noqa: S310
        except urllib.error.URLError:
            time.sleep(0.2)
        else:
            return address
    raise AssertionError(log.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def browser(address: str) -> Iterator[tuple[Page, Asked, list[str]]]:
    """A page of JupyterLab as it opens."""
    with opened() as found:
        found[0].goto(f"{address}/lab/tree/{START}.ipynb")
        found[0].wait_for_function("window.jupyterapp !== undefined")
        yield found


@pytest.fixture
def page(browser: tuple[Page, Asked, list[str]]) -> Iterator[Page]:
    """JupyterLab; the notebook that a test opened is closed after it."""
    yield browser[0]
    browser[0].evaluate(CLOSE)


def failures(cells: list[dict[str, Any]]) -> list[Any]:
    """What went wrong in a notebook that was run: code not run, errors, words on stderr."""
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    outputs = [output for cell in code for output in cell["outputs"]]
    wrong = [one for one in outputs if one["output_type"] == "error" or one.get("name") == "stderr"]
    return [cell["source"] for cell in code if not cell["execution_count"]] + wrong


def test_the_start_notebook_filters_opens_and_saves(page: Page, project: Project) -> None:
    assert failures(page.evaluate(BOOK, f"{START}.ipynb")) == []
    rows = page.locator(".widget-html .fr-numbers tbody tr")
    rows.first.wait_for()
    every = rows.count()
    page.get_by_label("单位", exact=True).first.select_option("德清大队")
    page.wait_for_function(
        f"document.querySelectorAll('.widget-html .fr-numbers tbody tr').length < {every}"
    )
    assert all("德清大队" in row.inner_text() for row in rows.all())
    row = rows.filter(has_text="246处")
    row.locator("summary").click()
    assert row.locator("mark").inner_text() == "246 处"
    assert row.locator("mark").is_visible()
    page.get_by_role("button", name="English").click()
    page.wait_for_function("document.querySelector('.widget-html img')?.alt.startsWith('5 units')")
    assert empty_pictures(page) == []
    page.get_by_role("button", name="按所见保存").click()
    page.get_by_text("coverage.en.svg").wait_for()
    assert (project.figures / "coverage.en.svg").is_file()


@pytest.mark.parametrize(
    "path", [path for path in BOOKS if path.stem != START], ids=lambda path: path.stem
)
def test_a_notebook_runs_to_its_last_cell(page: Page, path: Path) -> None:
    cells = page.evaluate(BOOK, path.name)
    assert failures(cells) == []
    pictures = [
        o for cell in cells for o in cell.get("outputs", []) if "image/png" in o.get("data", {})
    ]
    assert len(pictures) >= 1
    page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea img")
    assert empty_pictures(page) == []


def test_no_request_left_the_machine(browser: tuple[Page, Asked, list[str]]) -> None:
    assert browser[1]
    assert browser[1].elsewhere() == []
    assert [address for address in browser[1] if any(path in address for path in PHONES_HOME)] == []


def test_nothing_pops_up(browser: tuple[Page, Asked, list[str]], address: str) -> None:
    with urllib.request.urlopen(f"{address}/lab/api/settings/{NEWS}") as answer:  # noqa: S310
        asked = json.load(answer)["schema"]["properties"]
    assert (asked["fetchNews"]["default"], asked["checkForUpdates"]["default"]) == ("false", False)
    assert browser[0].locator(".jp-toast-button, .Toastify__toast, .jp-Dialog").count() == 0
