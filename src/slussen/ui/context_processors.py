"""What every page needs: the main navigation and the page's own address in other languages."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_info, override
from django.utils.translation import gettext_lazy as _

# Pages exist in these; a view with texts in more languages says so with ``in_languages``.
STAFF_LANGUAGES = ("sv", "en")
NAVIGATION = (
    ("analysis:start", _("Start")),
    ("analysis:occupations", _("Occupations")),
    ("taxonomy:search", _("Concepts")),
    ("analysis:compare", _("Compare")),
    ("figures:catalogue", _("Statistics")),
)
# Pages below an entry of the navigation that show that entry as the current one.
BELOW = {
    "analysis:county": "analysis:start",
    "analysis:occupation": "analysis:occupations",
    "taxonomy:concept": "taxonomy:search",
    "taxonomy:text": "taxonomy:search",
}

View = TypeVar("View", bound=Callable[..., Any])


def in_languages(*codes: str) -> Callable[[View], View]:
    """Mark a view as having its texts in these languages, in the order the switch shows them."""

    def mark(view: View) -> View:
        view.languages = codes  # type: ignore[attr-defined]
        return view

    return mark


def staff_language() -> str:
    code = get_language()
    return code if code in STAFF_LANGUAGES else "en"


def page_languages(request: HttpRequest) -> tuple[str, ...]:
    match = request.resolver_match
    return getattr(match.func, "languages", STAFF_LANGUAGES) if match else STAFF_LANGUAGES


def language_links(request: HttpRequest) -> list[dict[str, Any]]:
    """The same page in each of its languages; an address that is no page leads to the start."""
    here = request.get_full_path()
    current = get_language()
    links = []
    for code in page_languages(request):
        url = here if code == current else translate_url(here, code)
        if url == here and code != current:
            url = "/" if code == settings.LANGUAGE_CODE else f"/{code}/"
        name = get_language_info(code)["name_local"].capitalize()
        links.append({"code": code, "name": name, "url": url, "current": code == current})
    return links


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """The main entries; from a language that staff pages lack they lead to the English page."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    shown = BELOW.get(here, here)
    with override(staff_language()):
        return [
            {"label": label, "url": reverse(name), "current": name == shown}
            for name, label in NAVIGATION
        ]


def contact() -> dict[str, str]:
    """Who answers questions about this site (setting CONTACT): the text and where it leads."""
    text = settings.CONTACT
    return {"text": text, "url": f"mailto:{text}" if "@" in text and ":" not in text else text}


def ui(request: HttpRequest) -> dict[str, Any]:
    """Lists are computed only by pages that show them."""
    return {
        "ui_staff_language": staff_language(),
        "ui_contact": contact(),
        "ui_languages": SimpleLazyObject(lambda: language_links(request)),
        "ui_navigation": SimpleLazyObject(lambda: navigation(request)),
    }
