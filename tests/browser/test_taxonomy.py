"""The vocabulary's pages: every state to WCAG 2.2 AA, and what a person does on them."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from slussen.taxonomy import search
from tests.browser.conftest import DESKTOP, PHONE, OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]

PAGES = {
    "search, empty": "/taxonomy/",
    "search, found": "/taxonomy/?q=usk",
    "search, Arabic, uncertain": f"/en/taxonomy/?q={quote('خياطة')}",
    "search, in Arabic": f"/ar/taxonomy/?q={quote('خياطة')}",
    "occupation, in Arabic": "/ar/taxonomy/occupation/registered-nurse/",
    "search, none": "/taxonomy/?q=xyzzy",
    "search, too long": f"/taxonomy/?q={'a' * 201}",
    "occupation": "/taxonomy/occupation/tailor/",
    "occupation, licence": "/taxonomy/occupation/registered-nurse/",
    "skill": "/en/taxonomy/skill/sewing/",
    "text": "/taxonomy/text/",
}
VIEWS = {
    "desktop": {"viewport": DESKTOP},
    "phone, dark": {"viewport": PHONE, "color_scheme": "dark"},
}
TOLD = "Jag kan sömnad och måttagning. Jag lagar också maskiner."


@pytest.fixture(autouse=True)
def only_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is alike in letters and meaning is the linker's own matter, and loads its models."""
    monkeypatch.setattr(search, "linked", lambda kind, texts, language, top: [[] for _ in texts])


def fits(page: Page) -> bool:
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return bool(wide <= 0)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("page", PAGES)
def test_every_state_is_accessible_and_fits(
    open_page: OpenPage, accessible: Check, page: str, view: str
) -> None:
    shown = open_page(PAGES[page], **VIEWS[view])
    accessible(shown)
    assert fits(shown)


@pytest.mark.parametrize("view", VIEWS)
def test_a_text_becomes_a_list_that_the_person_confirms(
    open_page: OpenPage, accessible: Check, view: str
) -> None:
    page = open_page("/taxonomy/text/", **VIEWS[view])
    page.get_by_role("button", name="Visa kompetenser").click()
    expect(page.get_by_role("alert")).to_contain_text("Skriv eller klistra in en text först.")
    accessible(page)
    page.get_by_label("Din text").fill(TOLD)
    page.get_by_role("button", name="Visa kompetenser").click()
    expect(page.get_by_role("checkbox").first).not_to_be_checked()
    accessible(page)
    assert fits(page)
    assert "q=" not in page.url
    page.get_by_role("checkbox", name="Sömnad").check()
    page.get_by_role("button", name="Gör listan").click()
    expect(page.locator(".confirmed li")).to_have_text(["Sömnad"])
    accessible(page)


@pytest.mark.parametrize("view", VIEWS)
def test_the_persons_pages_run_from_the_right_in_arabic(
    open_page: OpenPage, accessible: Check, view: str
) -> None:
    page = open_page("/ar/taxonomy/text/", **VIEWS[view])
    page.get_by_label("نصّك").fill("أنا خياطة. أحب الطبخ.")
    page.get_by_role("button", name="اعرض المهارات").click()
    expect(page.locator("mark")).to_have_text(["خياطة", "الطبخ"])
    accessible(page)
    assert fits(page)
    marked, box = page.locator("mark").first.bounding_box(), page.locator("main").bounding_box()
    assert marked
    assert box
    assert marked["x"] > box["x"] + box["width"] / 2  # the text begins at the right
    page.get_by_role("checkbox", name="matlagning").check()
    page.get_by_role("button", name="أنشئ القائمة").click()
    expect(page.locator(".confirmed bdi[lang=sv]")).to_have_text(["matlagning"])
    accessible(page)


def test_hits_come_as_one_types_and_their_number_is_said_once(open_page: OpenPage) -> None:
    page = open_page("/taxonomy/")
    page.get_by_label("Yrke eller kompetens").press_sequentially("skräddare")
    expect(page.locator(".hit-list > li").first).to_contain_text("Skräddare")
    expect(page.get_by_role("status")).to_contain_text("förslag")
    expect(page.get_by_label("Yrke eller kompetens")).to_be_focused()
    page.get_by_label("Visa").select_option("skill")
    expect(page.locator(".hit-list > li", has_text="yrke")).to_have_count(0)
    page.get_by_label("Yrke eller kompetens").fill("xyzzy")
    expect(page.get_by_role("status")).to_have_text("Inget hittades för ”xyzzy”")


def test_what_is_written_from_the_right_runs_from_the_right(open_page: OpenPage) -> None:
    page = open_page(f"/taxonomy/?q={quote('خياطة')}")
    direction = "(one) => getComputedStyle(one).direction"
    assert page.get_by_label("Yrke eller kompetens").evaluate(direction) == "rtl"


def test_the_search_works_without_javascript(open_page: OpenPage) -> None:
    page = open_page("/taxonomy/", java_script_enabled=False)
    page.get_by_label("Yrke eller kompetens").fill("skräddare")
    page.keyboard.press("Enter")
    page.locator(".hit-list a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Skräddare")
