"""A page is shown only in the languages that its texts exist in."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import translate_url
from django.utils.translation import get_language

from slussen.ui.context_processors import STAFF_LANGUAGES, staff_language


class PageLanguageMiddleware:
    """Leads a reader of, say, /ar/analysis/18/ to the English page, which has the texts.

    Otherwise English sentences would run from right to left. Only for reading: a form that was
    sent keeps its address.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        languages = getattr(view, "languages", STAFF_LANGUAGES)
        if request.method not in {"GET", "HEAD"} or get_language() in languages:
            return None
        here = request.get_full_path()
        there = translate_url(here, staff_language())
        return HttpResponseRedirect(there) if there != here else None
