"""The report on its way: every state of its page, on a phone and a desktop; and fetching it."""

from typing import Any

import pytest
from django.utils import timezone

from slussen.analysis.enums import Doing, Problem, ReportState
from slussen.analysis.models import Report
from tests.browser.conftest import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STATES: dict[str, dict[str, Any]] = {
    "queued": {},
    "working": {
        "state": ReportState.WORKING,
        "doing": Doing.DRAWING,
        "steps_done": 7,
        "steps_total": 20,
    },
    "done": {"state": ReportState.DONE, "file": "18-orebro.json", "size": 3_004_112},
    "failed": {"state": ReportState.FAILED, "problem": Problem.UNKNOWN, "detail": "a.b.Error"},
    "cancelled": {"state": ReportState.CANCELLED},
}


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def report(**changes: object) -> Report:
    given = {"county": "18", "format": "json", "language": "sv", "figures": "f"}
    if changes.get("state") not in (None, ReportState.WORKING):
        given["finished_at"] = timezone.now()
    return Report.objects.create(**given | changes)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("language", ["", "/en"], ids=["sv", "en"])
@pytest.mark.parametrize("state", STATES)
def test_every_state_is_accessible_and_fits_its_screen(
    open_page, accessible, state, language, viewport
) -> None:
    made = report(**STATES[state])
    page = open_page(f"{language}/reports/{made.pk}/", viewport=viewport)
    accessible(page)
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"the page is {wide} px wider than the screen"


def test_the_page_follows_the_report_until_it_can_be_fetched(open_page, accessible) -> None:
    made = report()
    page = open_page(f"/reports/{made.pk}/")
    made.folder.mkdir(parents=True)
    (made.folder / "18-orebro.json").write_text("{}")
    made.state, made.file, made.size = ReportState.DONE, "18-orebro.json", 2
    made.finished_at = timezone.now()
    made.save()
    link = page.locator("main a[href$='/file']").first
    link.wait_for(timeout=20_000)  # asked for each second, then the page is read anew
    accessible(page)
    with page.expect_download() as fetched:
        link.click()
    assert fetched.value.suggested_filename == "18-orebro.json"


def test_an_order_that_cannot_be_taken_says_why_where_it_is(open_page, accessible) -> None:
    page = open_page("/analysis/18/report/")
    page.evaluate("document.querySelector('[name=format]:checked').value = 'doc'")
    page.locator("main form button[type=submit]").click()
    assert page.locator(".error-summary").count() == 1
    accessible(page)
