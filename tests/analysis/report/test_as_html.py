"""One file that needs nothing beside itself, and can be read with eyes, ears and on paper."""

import re
from html.parser import HTMLParser

import pytest

from tests.analysis.report import sample
from tests.harness.markup import faults

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Page(HTMLParser):
    """The page's tags in order, its headings, and whether every tag is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.headings: list[int] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("style", "script"):
            self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture(scope="module", params=["sv", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def text(rendered, language: str) -> str:
    return rendered("html", language).decode()


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_is_whole_and_says_its_language(page: Page, language: str) -> None:
    assert page.open == []
    assert page.all("html") == [{"lang": language}]
    assert page.tags[:8].count(("title", {})) == 1


def test_asks_the_network_for_nothing(page: Page, text: str) -> None:
    assert {tag for tag, _ in page.tags} & {"script", "link", "iframe", "img", "object"} == set()
    addresses = [
        value
        for _, attrs in page.tags
        for name, value in attrs.items()
        if name in ("src", "href", "action", "srcset", "poster", "data")
    ]
    assert addresses
    assert all(address.startswith("#") for address in addresses)
    assert not re.search(r"url\(|@import", text)
    # The one address in it is the name of a language, which nobody fetches.
    assert set(re.findall(r"https?://[^\"'\s<]+", text)) == {"http://www.w3.org/2000/svg"}


def test_links_lead_somewhere_and_ids_are_unique(page: Page, text: str) -> None:
    ids = {attrs["id"] for _, attrs in page.tags if "id" in attrs}
    assert {attrs["href"][1:] for attrs in page.all("a")} <= ids
    named = [attrs["aria-labelledby"] for _, attrs in page.tags if "aria-labelledby" in attrs]
    assert {name for names in named for name in names.split()} <= ids
    assert [fault for fault in faults(text) if "inline style" not in fault] == []


def test_landmarks_and_headings(page: Page) -> None:
    for landmark in ("header", "nav", "main"):
        assert len(page.all(landmark)) == 1
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)


def test_charts_have_names(page: Page) -> None:
    images = [attrs for attrs in page.all("svg") if attrs.get("aria-hidden") != "true"]
    assert len(images) == 6  # three charts, each for wide and for phone
    assert all(attrs["role"] == "img" and attrs["aria-labelledby"] for attrs in images)
    assert len(page.all("figure")) == len(page.all("figcaption")) == 3


def test_tables_have_captions_and_scopes(page: Page) -> None:
    assert len(page.all("table")) == len(page.all("caption")) == 4
    assert {attrs.get("scope") for attrs in page.all("th")} == {"col", "row"}
    regions = [a for a in page.all("div") if a.get("role") == "region"]
    assert all(a["tabindex"] == "0" and a["aria-labelledby"] for a in regions)


def test_text_is_never_markup(page: Page, text: str) -> None:
    assert page.all("b") == []
    assert "&lt;b&gt;&amp;amp;" in text
    assert "\x07" not in text
    assert sample.ODD.replace("\x07", "") in "".join(page.text)


def test_long_tables_are_cut_and_say_so(rendered) -> None:
    from dataclasses import replace

    from slussen.analysis.report import render

    panel = sample.gap_panel()
    long = replace(panel, table=replace(panel.table, rows=panel.table.rows * 3))
    made = render(replace(sample.analysis(), panels=(long,)), "html", "sv").decode()
    assert made.count('<th scope="row">') == 20
    assert "de 20 första av 69 rader" in made
    assert "första av" not in rendered("html").decode()


def test_words_are_of_the_language(page: Page, language: str) -> None:
    text = " ".join(page.text)
    assert ("Det viktigaste" in text) == ("Örebro län" in text) == (language == "sv")
    assert ("In brief" in text) == ("Örebro County" in text) == (language == "en")
