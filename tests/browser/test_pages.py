"""Start, county, occupation and compare pages: what each named user does on them."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = {
    "start": "/",
    "start, women": "/?sex=women",
    "start, not found": "/analysis/?county=Atlantis",
    "start, English": "/en/",
    "county": "/analysis/18/",
    "county, compared": "/analysis/18/?compare=20&compare=01",
    "county, English": "/en/analysis/18/",
    "panel": "/analysis/18/employment-gap/",
    "occupations": "/analysis/occupations/",
    "occupations, none": "/analysis/occupations/?q=xyzzy",
    "occupation": "/analysis/occupations/5330/",
    "compare, nothing chosen": "/analysis/compare/",
    "compare": "/analysis/compare/?county=18&county=19&county=20",
    "report": "/analysis/18/report/",
    "figures": "/figures/",
    "figures, table": "/figures/labour_status/",
    "sign in": "/accounts/login/",
    "gallery": "/ui/",
    "right to left": "/ar/ui/languages/",
    "no such page": "/analysis/99/",
}
VIEWS = {
    "desktop": {"viewport": DESKTOP},
    "phone": {"viewport": PHONE},
    "dark": {"viewport": PHONE, "color_scheme": "dark"},
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_state_is_accessible_and_fits_its_screen(open_page, accessible, page, view):
    shown = open_page(PAGES[page], **VIEWS[view])
    accessible(shown)
    wide = shown.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"the page is {wide} px wider than the screen"


def test_a_county_is_chosen_on_the_map(open_page):
    page = open_page("/")
    page.locator("svg.map a[href='/analysis/18/']").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Örebro län")


def test_a_county_is_chosen_by_typing(open_page):
    page = open_page("/")
    page.get_by_label("Län", exact=True).fill("örebro")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Örebro län")


def test_a_county_is_chosen_with_the_keyboard_on_the_map(open_page):
    page = open_page("/")
    page.locator("svg.map a").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/analysis/\d\d/$"))


def test_the_switch_recolours_the_map_for_women(open_page):
    page = open_page("/")
    page.get_by_role("link", name="kvinnor", exact=True).click()
    expect(page.locator("p.answer").first).to_contain_text("utrikes födda kvinnor")


def test_the_start_page_works_without_javascript(open_page):
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("link", name="Örebro län").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Örebro län")
    expect(page.locator("table").first).to_be_attached()


def test_the_same_page_is_there_in_english(open_page):
    page = open_page("/analysis/18/")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Örebro County")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_panel_is_downloaded_as_csv(open_page):
    page = open_page("/analysis/18/employment-gap/")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert text.splitlines()[1].startswith("Örebro län,")
    assert "SCB" in text


def test_occupations_are_found_as_one_types(open_page):
    page = open_page("/analysis/occupations/")
    page.get_by_label("Yrke eller kod").press_sequentially("vårdbiträde")
    expect(page.locator("#occupations tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Vårdbiträden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vårdbiträden")


def test_counties_are_compared(open_page):
    page = open_page("/analysis/compare/")
    for name in ("Örebro", "Dalarna"):
        page.get_by_label(name, exact=True).check()
    page.get_by_role("button", name="Jämför").click()
    expect(page.locator(".panel").first).to_contain_text("Dalarnas län")


def test_a_right_to_left_page_runs_from_the_right(open_page):
    page = open_page("/ar/ui/languages/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def test_screenshots_for_the_readme(open_page, picture):
    picture(open_page("/?sex=women"), "start")
    county = open_page("/analysis/18/")
    county.locator("#situation").scroll_into_view_if_needed()
    picture(county, "county")
