"""The language switch and the navigation, at the edges."""

from typing import Any

import pytest
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation

from slussen.ui import context_processors
from slussen.ui.context_processors import in_languages, language_links, navigation


@pytest.fixture(autouse=True)
def own_addresses(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.ui.urls"


def links(rf: RequestFactory, path: str, language: str, *, found: bool = True) -> dict[str, str]:
    request = rf.get(path)
    with translation.override(language):
        request.resolver_match = resolve(request.path) if found else None  # type: ignore[assignment]
        return {link["code"]: link["url"] for link in language_links(request)}


def test_the_other_language_is_the_same_page(rf: RequestFactory) -> None:
    assert links(rf, "/compare/?a=1&b=%C3%B6", "sv") == {
        "sv": "/compare/?a=1&b=%C3%B6",
        "en": "/en/compare/?a=1&b=%C3%B6",
    }
    assert links(rf, "/en/compare/", "en")["sv"] == "/compare/"


def test_where_there_is_no_page_the_switch_leads_to_the_start(rf: RequestFactory) -> None:
    assert links(rf, "/en/nowhere/", "en", found=False) == {"sv": "/", "en": "/en/nowhere/"}
    assert links(rf, "/nowhere/", "sv", found=False)["en"] == "/en/"


def test_a_view_names_its_languages() -> None:
    @in_languages("sv", "so")
    def view() -> None: ...

    assert view.languages == ("sv", "so")  # type: ignore[attr-defined]


@pytest.mark.parametrize(("language", "start"), [("sv", "/"), ("en", "/en/"), ("ar", "/en/")])
def test_the_navigation_keeps_to_languages_that_its_pages_have(
    rf: RequestFactory, language: str, start: str
) -> None:
    request = rf.get("/")
    request.resolver_match = None  # type: ignore[assignment]
    with translation.override(language):
        entries = navigation(request)
    assert entries[0]["url"] == start
    assert [entry["current"] for entry in entries] == [False] * len(entries)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("", ""),
        ("help@example.org", "mailto:help@example.org"),
        ("https://example.org", "https://example.org"),
        ("mailto:help@example.org", "mailto:help@example.org"),
    ],
)
def test_contact(settings: Any, text: str, url: str) -> None:
    settings.CONTACT = text
    assert context_processors.contact() == {"text": text, "url": url}
