"""The hunters that watch requests: also those that a browser makes of a live server."""

import gzip
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from tests.harness import Hunted
from tests.harness.database import SAFE_METHODS, read_only
from tests.harness.markup import faults

# Django's own pages; their policy is theirs.
NOT_OURS = ("/admin/",)


class HuntersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(NOT_OURS):
            return self.get_response(request)
        if request.method in SAFE_METHODS:
            with read_only():
                response = self.get_response(request)
        else:
            response = self.get_response(request)
        is_html = response.get("Content-Type", "").startswith("text/html")
        if is_html and not response.streaming:
            check_markup(request.path, response)
        return response


def check_markup(path: str, response: HttpResponse) -> None:
    if found := faults(page_of(response), nonce_of(response)):
        raise Hunted(f"{path}: " + "; ".join(found))


def page_of(response: HttpResponse) -> str:
    """The page's text, unpacked if the gzip middleware has been at it."""
    content = response.content
    if response.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    return content.decode(response.charset)


def nonce_of(response: HttpResponse) -> str:
    """The nonce in the policy that was sent, or "" when it has none."""
    found = re.search(r"'nonce-([^']+)'", response.get("Content-Security-Policy", ""))
    return found.group(1) if found else ""
