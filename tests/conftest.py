"""Fixtures for all tests: the folder ../shared where it is, and a small invented project."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from analysis.project import Project
from projects_made import Row, make_ledger, make_ledgers, make_project, make_row
from together import Together

# a run says what the last one said
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("fast", deadline=None, derandomize=True, max_examples=10)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("PROPERTIES", "same"))

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    """What `--numprocesses` deals out by."""
    return Together(config, log)


def pytest_collection_finish() -> None:
    """Spare the garbage collector what lives to the end: modules, and the tests themselves."""
    gc.freeze()


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    """No figure stays open for the next test."""
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, which is not here")
    return SHARED


@pytest.fixture
def ledger_row() -> Callable[..., Row]:
    return make_row


@pytest.fixture
def write_ledger() -> Callable[[Path, list[Row]], None]:
    return make_ledger


@pytest.fixture
def ledger_rows() -> dict[str, list[Row]]:
    return make_ledgers()


@pytest.fixture
def project(tmp_path: Path, ledger_rows: dict[str, list[Row]]) -> Project:
    return make_project(tmp_path, ledger_rows)
