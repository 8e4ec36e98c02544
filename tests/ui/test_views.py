"""The pages of ui itself, the frame around every page, and the pages for what went wrong."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import resolve
from django.utils import translation
from django.utils.translation.template import templatize
from django.views.csrf import csrf_failure
from django.views.defaults import permission_denied, server_error

import slussen
from slussen.ui import context_processors

PACKAGE = Path(slussen.__path__[0])
TEMPLATES = PACKAGE / "ui" / "templates"
ARABIC = PACKAGE / "project" / "locale" / "ar" / "LC_MESSAGES" / "django.po"
PAGES = ("/ui/", "/ui/languages/", "/ui/accessibility/")


@pytest.fixture(autouse=True)
def own_addresses(settings: Any) -> Any:
    settings.ROOT_URLCONF = "tests.ui.urls"
    with translation.override("sv"):
        yield


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    ("path", "prefix"),
    [(path, prefix) for path in PAGES for prefix in ("", "/en")]
    + [("/ui/", "/ar"), ("/ui/languages/", "/ar")],
)
def test_pages_are_open_and_leave_nothing_with_the_reader(
    client: Client, prefix: str, path: str
) -> None:
    response = client.get(prefix + path)
    assert response.status_code == 200
    # The gallery shows a form that posts; reading needs no cookie anywhere.
    assert set(response.cookies) <= ({"csrftoken"} if path == "/ui/" else set())


def test_nothing_is_posted_to_them(client: Client) -> None:
    assert [client.post(path).status_code for path in PAGES] == [405, 405, 405]


@pytest.mark.parametrize(
    ("path", "language", "direction"),
    [
        ("/ui/languages/", "sv", "ltr"),
        ("/en/ui/languages/", "en", "ltr"),
        ("/ar/ui/languages/", "ar", "rtl"),
    ],
)
def test_a_page_says_its_language_and_direction(
    client: Client, path: str, language: str, direction: str
) -> None:
    assert f'<html lang="{language}" dir="{direction}">' in page(client, path)


def test_the_switch_keeps_the_page_and_what_was_asked(client: Client) -> None:
    html = page(client, "/occupations/5321/?sex=women")
    link = '<a href="/en/occupations/5321/?sex=women" hreflang="en" lang="en">English</a>'
    assert link in html
    back = page(client, "/en/occupations/5321/?sex=women")
    assert 'href="/occupations/5321/?sex=women" hreflang="sv" lang="sv">Svenska</a>' in back
    assert "العربي" not in html


def test_a_page_in_more_languages_offers_them(client: Client) -> None:
    html = page(client, "/en/ui/languages/")
    assert 'href="/ar/ui/languages/" hreflang="ar" lang="ar"' in html
    assert "<strong>English</strong>" in html


def test_the_navigation_says_where_one_is(client: Client) -> None:
    for path, current in (
        ("/", "/"),
        ("/county/18/", "/"),
        ("/occupations/5321/", "/occupations/"),
        ("/figures/", "/figures/"),
    ):
        html = page(client, path)
        assert f'<a href="{current}" aria-current="page">' in html
        assert html.count('aria-current="page"') == 1


def test_from_a_language_that_staff_pages_lack_one_comes_to_english(client: Client) -> None:
    html = page(client, "/ar/ui/languages/")
    for path in ("/en/", "/en/occupations/", "/en/figures/", "/en/ui/accessibility/"):
        assert f'href="{path}"' in html


def test_a_visitor_signs_in_and_a_user_signs_out(client: Client, rf: RequestFactory) -> None:
    html = page(client, "/en/")
    assert 'href="/en/accounts/login/"' in html
    assert "hx-headers" not in html
    request = rf.get("/en/")
    request.user = get_user_model()(pk=1)
    with translation.override("en"):
        request.resolver_match = resolve("/en/")
        signed_in = render_to_string("ui/base.html", request=request)
    assert """<body hx-headers='{"X-CSRFToken": """ in signed_in
    assert 'action="/en/accounts/logout/"' in signed_in
    assert "accounts/login" not in signed_in


def test_htmx_is_told_to_keep_to_the_policy(client: Client) -> None:
    html = page(client, "/")
    assert '"includeIndicatorStyles": false, "allowEval": false' in html
    policy = client.get("/")["Content-Security-Policy"]
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("help@example.org", '<a href="mailto:help@example.org" dir="ltr">help@example.org</a>'),
        ("https://example.org/help", '<a href="https://example.org/help" dir="ltr">'),
        ("", "Questions about this site are answered by the organisation"),
    ],
)
def test_who_answers_is_a_setting(
    client: Client, settings: Any, contact: str, expected: str
) -> None:
    settings.CONTACT = contact
    assert expected in page(client, "/en/ui/languages/")


def messages_of(template: str) -> set[str]:
    """The texts that a template asks to have translated."""
    code = templatize((TEMPLATES / template).read_text(encoding="utf-8"))
    found = re.findall(r"""gettext\(u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\)""", code)
    return {" ".join(ast.literal_eval(text).split()) for text in found}


def translations(path: Path) -> dict[str, str]:
    pairs = {}
    text = path.read_text(encoding="utf-8")
    for block in re.findall(r"^msgid (.*?)\nmsgstr (.*?)(?:\n\n|\Z)", text, re.M | re.S):
        key, value = (
            "".join(ast.literal_eval(part) for part in re.findall(r'"(?:[^"\\]|\\.)*"', lines))
            for lines in block
        )
        pairs[key] = value
    return pairs


ARABIC_PAGES = (
    "ui/base.html",
    "ui/parts/header.html",
    "ui/parts/footer.html",
    "ui/parts/contact.html",
    "ui/languages.html",
    "403.html",
    "403_csrf.html",
    "404.html",
    "500.html",
)


def test_what_an_arabic_reader_meets_is_in_arabic() -> None:
    known = translations(ARABIC)
    asked = set().union(*(messages_of(template) for template in ARABIC_PAGES))
    asked |= {str(label) for label in labels()}
    assert len(asked) > 30
    assert {text for text in asked if not known.get(text)} == set()
    assert all(re.search("[\u0600-\u06ff]", known[text]) for text in asked)


def labels() -> list[str]:
    with translation.override(None):
        return [str(label) for _name, label in context_processors.NAVIGATION]


def test_arabic_keeps_the_markup_of_its_texts() -> None:
    tags = re.compile("<[^>]+>")
    for source, arabic in translations(ARABIC).items():
        if not source:
            continue  # the file's own head
        assert sorted(tags.findall(source)) == sorted(tags.findall(arabic)), source


def test_an_address_that_is_no_page(client: Client) -> None:
    response = client.get("/en/nowhere/")
    html = " ".join(response.content.decode().split())
    assert response.status_code == 404
    assert "<h1>" in html
    assert "There is no such page" in html
    assert 'href="/" hreflang="sv"' in html  # the start page, as there is nothing to switch


def test_a_page_that_is_not_for_one(rf: RequestFactory) -> None:
    response: HttpResponse = permission_denied(rf.get("/"), Exception())
    assert response.status_code == 403
    assert "kan behöva logga in".encode() in response.content


def test_a_form_that_is_too_old(rf: RequestFactory) -> None:
    response = csrf_failure(rf.get("/"))
    assert response.status_code == 403
    assert b"Ingenting sparades" in response.content


def test_a_fault_of_ours_needs_nothing_to_be_told(client: Client) -> None:
    request = HttpRequest()
    assert "Felet är vårt".encode() in server_error(request).content
    assert render_to_string("500.html").count("<h1>") == 1
    client.raise_request_exception = False
    assert client.get("/broken/").status_code == 500
