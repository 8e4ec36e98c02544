"""Start, county, occupation and compare pages: what each named user does on them."""

import re

import pytest
from playwright.sync_api import expect

from slussen.analysis import queries
from slussen.analysis.report import render
from tests.browser.conftest import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = {
    "start, women": "/?sex=women",
    "start, not found": "/analysis/?county=Atlantis",
    "start, English": "/en/",
    "county, compared": "/analysis/18/?compare=20&compare=01",
    "panel": "/analysis/18/employment-gap/",
    "similar counties": "/analysis/18/similar-counties/",
    "similar counties, own weights": "/en/analysis/18/similar-counties/?size=0&occupations=3",
    "similar counties, refused weights": "/analysis/18/similar-counties/?size=7",
    "needs ahead": "/analysis/18/needs-long-term/",
    "occupations": "/analysis/occupations/?q=chef",
    "occupations, none": "/analysis/occupations/?q=xyzzy",
    "occupation": "/analysis/occupations/5330/",
    "compare, nothing chosen": "/analysis/compare/",
    "compare, too many": "/analysis/compare/?"
    + "&".join(f"county={code}" for code in ("18", "19", "20", "01", "03", "04")),
    "report": "/analysis/18/report/",
    "figures": "/figures/",
    "figures, table": "/figures/labour_status/",
    "figures, made here": "/figures/needs_forecast/",
    "figures, table without any": "/figures/employees_ssyk4/",
    "sign in": "/accounts/login/",
    "right to left": "/ar/ui/languages/",
    "no such page": "/analysis/99/",
}
VIEWS = {
    "desktop": {"viewport": DESKTOP},
    "phone, dark": {"viewport": PHONE, "color_scheme": "dark"},
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
    page.locator("svg.map a").nth(13).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "/analysis/18/")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/analysis/18/$"))


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


def test_the_map_says_whose_gap_it_shows(open_page):
    page = open_page("/en/?sex=women")
    expect(page.locator("#map-key")).to_contain_text("foreign-born women")
    expect(page.locator("#counties-caption")).to_contain_text("women")


def test_the_county_in_focus_on_the_map_has_a_line_around_it(open_page):
    page = open_page("/")
    width = "(one) => parseFloat(getComputedStyle(one).strokeWidth)"
    area = page.locator("svg.map a[href='/analysis/17/'] .map-area")
    before = area.evaluate(width)
    page.keyboard.press("Tab")  # so that focus is by keyboard
    page.locator("svg.map a[href='/analysis/17/']").focus()
    assert area.evaluate(width) > before + 3


def test_what_a_search_found_is_said_once(open_page):
    page = open_page("/en/analysis/occupations/")
    said = page.get_by_role("status").filter(has_not=page.locator("table"))
    page.get_by_label("Occupation or code").fill("xyzzy")
    expect(said).to_have_text("No occupation matches “xyzzy”")
    page.get_by_label("Occupation or code").fill("5330")
    expect(said).to_have_text("1 occupation")
    expect(page.locator("[aria-live]")).to_have_count(0)


def test_long_notes_are_folded_and_open_without_javascript(open_page):
    page = open_page("/en/analysis/18/", java_script_enabled=False)
    notes = page.locator("#unemployment .panel-notes, #employment-gap .panel-notes").first
    hidden = notes.locator("details p").first
    expect(notes.locator("> p")).to_have_count(1)
    expect(hidden).to_be_hidden()
    notes.locator("summary").click()
    expect(hidden).to_be_visible()


def test_without_javascript_counties_are_compared_and_the_report_keeps_them(open_page):
    page = open_page("/en/analysis/18/", java_script_enabled=False)
    page.locator("summary", has_text="Compare with other counties").click()
    page.get_by_label("Dalarna", exact=True).check()
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"compare=20"))
    page.get_by_role("link", name="Make a report").click()
    expect(page.locator("main")).to_contain_text("Dalarna County")


def test_without_javascript_similar_counties_follow_the_readers_weights(open_page):
    page = open_page("/en/analysis/18/?compare=20", java_script_enabled=False)
    similar = page.locator("#similar-counties")
    first = similar.locator(".similar-list > li a").first
    before = first.inner_text()
    similar.locator("summary", has_text="Weigh the themes yourself").click()
    for theme in ("Population and education", "The foreign-born and work", "The occupations"):
        similar.get_by_label(theme, exact=True).select_option("0")
    similar.get_by_role("button", name="Compare by these weights").click()
    expect(page).to_have_url(re.compile(r"compare=20.*occupations=0#similar-counties$"))
    expect(first).not_to_have_text(before)
    expect(similar.get_by_label("The occupations", exact=True)).to_have_value("0")
    similar.get_by_role("link", name="Back to the usual weights").click()
    expect(first).to_have_text(before)


def test_focus_is_seen_all_the_way_down_a_page(open_page):
    page = open_page("/analysis/compare/?county=18&county=20", viewport=PHONE)
    for _ in range(60):
        page.keyboard.press("Tab")
        place = page.evaluate(
            """() => {
              const one = document.activeElement;
              if (one === document.body) return null;
              const box = one.getBoundingClientRect();
              const line = getComputedStyle(one).outlineStyle;
              return { seen: box.bottom > 0 && box.top < innerHeight && line !== "none",
                       what: one.outerHTML.slice(0, 120) };
            }"""
        )
        if place is None:
            break
        assert place["seen"], place["what"]


def test_on_paper_wide_tables_fit_and_the_question_stays_with_its_chart(open_page):
    page = open_page("/analysis/18/employment-gap/", viewport={"width": 672, "height": 970})
    page.emulate_media(media="print")  # A4 within its margins
    assert page.evaluate("document.documentElement.scrollWidth") <= 672
    style = "(one) => getComputedStyle(one).breakInside"
    assert page.locator(".panel-figure").first.evaluate(style) == "avoid"
    assert page.locator(".panel > div:has(> .answer)").first.evaluate(style) == "avoid"


def test_tables_are_sorted_by_their_latest_figures(open_page):
    page = open_page("/en/figures/")
    page.locator("#have-table").get_by_role("button", name="Latest figures").click()
    periods = page.locator("#have-table tbody td[data-value]").evaluate_all(
        "(cells) => cells.map((cell) => cell.dataset.value)"
    )
    assert len(set(periods)) > 3
    assert periods == sorted(periods)


def test_screenshots_for_the_readme(open_page, picture, tmp_path):
    picture(open_page("/?sex=women", viewport=DESKTOP | {"height": 1000}), "start")
    county = open_page("/analysis/18/")
    county.locator("#situation-heading").evaluate("(one) => scrollTo(0, one.offsetTop - 24)")
    picture(county, "county")
    file = tmp_path / "report.html"
    file.write_bytes(render(queries.county_analysis("18"), "html", "sv"))
    county.goto(file.as_uri())
    expect(county.get_by_role("heading", level=1)).to_contain_text("Örebro län")
    picture(county, "report")
