"""Fixtures for every test, and the hunters switched on (see tests/harness)."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import harness
from tests.harness.database import shuffle_unordered_queries
from tests.harness.templates import hunt_undefined_in_tags

ROOT = Path(__file__).resolve().parent.parent
# Tests start commands of their own, also where the package is not installed.
os.environ["PYTHONPATH"] = str(ROOT / "src")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def pytest_configure() -> None:
    hunt_undefined_in_tags()
    shuffle_unordered_queries()


def shared_place() -> Path:
    """The development data: beside the repository, or where SLUSSEN_SHARED says."""
    return Path(os.environ.get("SLUSSEN_SHARED", ROOT.parent / "shared" / "data"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    skips = []
    if not shared_place().is_dir():
        skips.append(("shared", "no development data in ../shared/data (or SLUSSEN_SHARED)"))
    if chromium() is None:
        skips.append(("browser", "no Chromium found (apt-get install chromium, or CHROMIUM=path)"))
    for name, reason in skips:
        for item in items:
            if item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=reason))


def chromium() -> str | None:
    """The browser that CHROMIUM names, or the first of the usual ones."""
    given = os.environ.get("CHROMIUM")
    return given or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of development data (``shared/data``); the test is skipped without it."""
    place = shared_place()
    if not place.is_dir():
        pytest.skip("no development data in ../shared/data (or SLUSSEN_SHARED)")
    return place


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where the browser is; the test is skipped without one."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium found (apt-get install chromium, or CHROMIUM=path)")
    return path


@pytest.fixture(autouse=True)
def nothing_hunted() -> Iterator[None]:
    """Fails the test that met a fault, also when the fault was swallowed on its way."""
    harness.FOUND.clear()
    yield
    found, harness.FOUND[:] = list(harness.FOUND), []
    assert not found, "hunters found: " + "; ".join(found)
