"""What the components do in a browser, on the gallery page: by mouse and by keyboard."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def own_addresses(settings):
    settings.ROOT_URLCONF = "tests.ui.urls"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_is_accessible_from_right_to_left(open_page, accessible, scheme):
    page = open_page("/ar/ui/", color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    accessible(page)


@pytest.mark.parametrize("path", ["/ui/", "/ar/ui/", "/ar/ui/languages/", "/nowhere/"])
def test_pages_fit_the_narrowest_screen(open_page, path):
    page = open_page(path, viewport={"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_targets_are_large_enough_for_a_finger(open_page):
    page = open_page("/ui/", viewport=PHONE)
    small = page.evaluate(
        """[...document.querySelectorAll('.button, .site-nav a, .tabs a, .field > input')]
        .filter((one) => one.offsetParent && !one.matches('[type=checkbox], [type=radio]'))
        .filter((one) => one.getBoundingClientRect().height < 44)
        .map((one) => one.outerHTML)"""
    )
    assert small == []


def test_a_table_is_sorted_by_its_heads_and_missing_figures_stay_last(open_page):
    page = open_page("/en/ui/")
    table = page.locator("#marks")
    pay = table.get_by_role("button", name="Average pay")
    column = table.locator("tbody tr td:nth-child(5)")
    pay.click()
    expect(table.locator("thead th").nth(4)).to_have_attribute("aria-sort", "descending")
    expect(column).to_have_text(["37,900", "31,200", "28,750", "hidden by the publisher"])
    pay.press("Enter")
    expect(table.locator("thead th").nth(4)).to_have_attribute("aria-sort", "ascending")
    expect(column).to_have_text(["28,750", "31,200", "37,900", "hidden by the publisher"])
    table.get_by_role("button", name="Occupation").click()
    expect(table.locator("[aria-sort]")).to_have_count(1)
    names = table.locator("tbody th").all_inner_texts()
    assert names == sorted(names)


def test_without_javascript_nothing_pretends_to_sort(open_page):
    page = open_page("/en/ui/", java_script_enabled=False)
    expect(page.locator("#marks thead button")).to_have_count(0)
    expect(page.locator("#marks tbody tr")).to_have_count(4)


def test_a_wide_table_scrolls_by_keyboard_and_keeps_its_row_s_name(open_page):
    page = open_page("/en/ui/", viewport=PHONE)
    region = page.get_by_role("region", name="Made-up occupations, with long words")
    name = page.locator("#marks tbody th").first
    before = name.bounding_box()["x"]
    region.focus()
    for _ in range(40):
        page.keyboard.press("ArrowRight")
        if region.evaluate("(one) => one.scrollLeft") > 50:
            break
    else:
        pytest.fail("the arrow keys do not scroll the table")
    assert name.bounding_box()["x"] == before


def test_the_first_key_leads_past_the_head_of_the_page(open_page):
    page = open_page("/en/ui/languages/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_section_that_is_read_is_marked(open_page):
    page = open_page("/en/ui/", viewport=DESKTOP, reduced_motion="reduce")
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Tables").click()
    expect(page.locator(".section-nav [aria-current]")).to_have_text("Tables")


def test_a_chart_is_drawn_for_the_room_it_has(open_page):
    wide = open_page("/en/ui/")
    expect(wide.locator("#gap .chart-wide")).to_be_visible()
    expect(wide.locator("#gap .chart-phone")).to_be_hidden()
    phone = open_page("/en/ui/", viewport=PHONE)
    expect(phone.locator("#gap .chart-wide")).to_be_hidden()
    expect(phone.locator("#gap .chart-phone")).to_be_visible()


def test_colours_follow_the_screen_and_paper_is_white(open_page):
    background = "getComputedStyle(document.body).backgroundColor"
    line = "getComputedStyle(document.querySelector('#gap .c-focus-stroke')).stroke"
    page = open_page("/en/ui/", color_scheme="dark")
    dark = page.evaluate(line)
    assert page.evaluate(background) == "rgb(18, 24, 27)"
    page.emulate_media(media="print")
    assert page.evaluate(background) == "rgb(255, 255, 255)"
    assert page.evaluate(line) != dark
    expect(page.locator(".site-nav")).to_be_hidden()
    expect(page.locator("#gap-table")).to_be_visible()


def test_forced_colours_keep_the_group_in_focus_apart(open_page):
    page = open_page("/en/ui/", forced_colors="active")
    strokes = page.evaluate(
        "['focus', 'main'].map((name) => "
        "getComputedStyle(document.querySelector(`#gap .c-${name}-stroke`)).stroke)"
    )
    assert len(set(strokes)) == 2
