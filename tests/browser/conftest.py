"""A real Chromium on the running site. Every page state is also held to WCAG 2.2 AA by axe."""

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

SCREENSHOTS = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
expect.set_options(timeout=20_000)  # a county's charts are drawn on the first visit
# Pages that say what is wrong have a status that says so too, which the browser reports.
EXPECTED_STATUSES = ("404 (Not Found)", "422 (Unprocessable Entity)")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    # Playwright's loop runs in this thread, and Django then takes every call for an async one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield started
        started.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[OpenPage]:
    """``open_page("/analysis/18/", viewport=PHONE)``: the page, with errors on it collected."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_(path: str, **options: Any) -> Page:
        options.setdefault("viewport", DESKTOP)
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            lambda message: (
                faults.append(message.text)
                if message.type == "error" and not message.text.endswith(EXPECTED_STATUSES)
                else None
            ),
        )
        page.goto(f"{live_server.url}{path}")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not faults, f"errors in the browser: {faults}"


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Fails with axe's findings, one line each."""

    def check(page: Page) -> None:
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
        lines = [
            f"{violation['id']}: {violation['help']} – {node['target']}"
            for violation in found.response["violations"]
            for node in violation["nodes"][:3]
        ]
        assert not lines, "\n".join(lines)

    return check


@pytest.fixture
def picture() -> Callable[..., None]:
    """Writes a screenshot of the README when SLUSSEN_SCREENSHOTS=1."""

    def take(page: Page, name: str, **options: Any) -> None:
        if os.environ.get("SLUSSEN_SCREENSHOTS") == "1":
            SCREENSHOTS.mkdir(parents=True, exist_ok=True)
            taken = Image.open(io.BytesIO(page.screenshot(**options))).convert("RGB")
            # Few colours: the pages are flat, and the repository stays small
            taken.quantize(128, dither=Image.Dither.NONE).save(
                SCREENSHOTS / f"{name}.png", optimize=True
            )

    return take
