"""Who may open what: every address with what it answers somebody who has not signed in.

An address that is not in the table fails, so that none is public by oversight.
"""

import re
from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

pytestmark = pytest.mark.django_db

OPEN, ABSENT, POST_ONLY, GONE = 200, 404, 405, 410
SIGN_IN, ELSEWHERE = "asks for a sign-in", "leads to another page"
NOBODY = "00000000-0000-0000-0000-000000000000"

# Route → addresses to try, each with what it answers.
ROUTES: dict[str, dict[str, int | str]] = {
    "": {"/": OPEN, "/en/": OPEN, "/ar/": ELSEWHERE},
    "analysis/": {
        "/analysis/": ELSEWHERE,
        "/analysis/?county=18": ELSEWHERE,
        "/analysis/?county=99": ABSENT,
    },
    "analysis/compare/": {
        "/analysis/compare/": OPEN,
        "/analysis/compare/?county=18&county=01": OPEN,
        "/analysis/compare/?county=99": ABSENT,
    },
    "analysis/compare/<slug:panel>.<str:extension>": {
        "/analysis/compare/employment.csv?county=18&county=01": OPEN,
        "/analysis/compare/none.csv?county=18&county=01": ABSENT,
    },
    "analysis/<str:code>/": {
        "/analysis/18/": OPEN,
        "/en/analysis/01/": OPEN,
        "/analysis/18/?compare=17": OPEN,
        "/analysis/18/?compare=99": ABSENT,
        "/analysis/99/": ABSENT,
        "/analysis/nowhere/": ABSENT,
    },
    "analysis/<str:code>/<slug:panel>/": {
        "/analysis/18/employment-gap/": OPEN,
        "/analysis/18/none/": ABSENT,
    },
    "analysis/<str:code>/<slug:panel>.<str:extension>": {
        "/analysis/18/employment-gap.csv": OPEN,
        "/analysis/18/employment-gap.svg": OPEN,
        "/analysis/18/employment-gap.png": OPEN,
        "/analysis/18/employment-gap.exe": ABSENT,
        "/analysis/18/none.csv": ABSENT,
    },
    "analysis/<str:code>/report/": {"/analysis/18/report/": OPEN, "/analysis/99/report/": ABSENT},
    "analysis/occupations/": {
        "/analysis/occupations/": OPEN,
        "/analysis/occupations/?q=sjuk": OPEN,
    },
    "analysis/occupations/<str:code>/": {
        "/analysis/occupations/5321/": OPEN,
        "/analysis/occupations/9999/": ABSENT,
        "/analysis/occupations/abc/": ABSENT,
    },
    "analysis/occupations/<str:code>/<slug:panel>/": {
        "/analysis/occupations/5321/occupation-ads/": OPEN,
        "/analysis/occupations/5321/none/": ABSENT,
    },
    "analysis/occupations/<str:code>/<slug:panel>.<str:extension>": {
        "/analysis/occupations/5321/occupation-ads.csv": OPEN,
        "/analysis/occupations/5321/none.csv": ABSENT,
    },
    "reports/<uuid:report_id>/": {f"/reports/{NOBODY}/": ABSENT},
    "reports/<uuid:report_id>/cancel/": {f"/reports/{NOBODY}/cancel/": POST_ONLY},
    "reports/<uuid:report_id>/file": {f"/reports/{NOBODY}/file": ABSENT},
    "figures/": {"/figures/": OPEN, "/en/figures/": OPEN},
    "figures/<slug:table_id>/": {"/figures/population/": OPEN, "/figures/none/": ABSENT},
    "figures/<slug:table_id>/figures.csv": {
        "/figures/population/figures.csv": OPEN,
        "/figures/none/figures.csv": ABSENT,
    },
    "taxonomy/": {"/taxonomy/": OPEN, "/en/taxonomy/": OPEN},
    "taxonomy/text/": {"/taxonomy/text/": OPEN, "/en/taxonomy/text/": OPEN},
    "taxonomy/<path:concept_id>/": {
        "/taxonomy/occupation/tailor/": OPEN,
        "/taxonomy/skill/sewing/": OPEN,
        "/taxonomy/occupation/none/": ABSENT,
    },
    "accounts/": {"/accounts/": SIGN_IN},
    "accounts/activity/": {"/accounts/activity/": SIGN_IN},
    "accounts/login/": {"/accounts/login/": OPEN, "/en/accounts/login/": OPEN},
    "accounts/logout/": {"/accounts/logout/": ELSEWHERE},
    "accounts/inactive/": {"/accounts/inactive/": OPEN},
    "accounts/reauthenticate/": {"/accounts/reauthenticate/": SIGN_IN},
    "accounts/password/change/": {"/accounts/password/change/": SIGN_IN},
    "accounts/password/reset/": {"/accounts/password/reset/": OPEN},
    "accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": {
        "/accounts/password/reset/key/1-none/": OPEN,
    },
    "accounts/password/reset/key/done/": {"/accounts/password/reset/key/done/": OPEN},
    "accounts/2fa/": {"/accounts/2fa/": SIGN_IN},
    "accounts/2fa/authenticate/": {"/accounts/2fa/authenticate/": SIGN_IN},
    "accounts/2fa/reauthenticate/": {"/accounts/2fa/reauthenticate/": SIGN_IN},
    "accounts/2fa/recovery-codes/": {"/accounts/2fa/recovery-codes/": SIGN_IN},
    "accounts/2fa/recovery-codes/download/": {"/accounts/2fa/recovery-codes/download/": SIGN_IN},
    "accounts/2fa/recovery-codes/generate/": {"/accounts/2fa/recovery-codes/generate/": SIGN_IN},
    "accounts/2fa/totp/activate/": {"/accounts/2fa/totp/activate/": SIGN_IN},
    "accounts/2fa/totp/deactivate/": {"/accounts/2fa/totp/deactivate/": SIGN_IN},
    "regions/invitations/<str:token>/": {"/regions/invitations/none/": GONE},
    "regions/organisations/<int:pk>/": {"/regions/organisations/1/": SIGN_IN},
    "regions/organisations/<int:pk>/activity/": {"/regions/organisations/1/activity/": SIGN_IN},
    "regions/organisations/<int:pk>/invitations/<int:invitation>/withdraw/": {
        "/regions/organisations/1/invitations/1/withdraw/": SIGN_IN,
    },
    "regions/organisations/<int:pk>/invite/": {"/regions/organisations/1/invite/": SIGN_IN},
    "regions/organisations/<int:pk>/members/<int:member>/remove/": {
        "/regions/organisations/1/members/1/remove/": SIGN_IN,
    },
    "regions/organisations/<int:pk>/members/<int:member>/role/": {
        "/regions/organisations/1/members/1/role/": SIGN_IN,
    },
    "ui/": {"/ui/": OPEN, "/ar/ui/": OPEN},
    "ui/languages/": {"/ui/languages/": OPEN, "/ar/ui/languages/": OPEN},
    "ui/accessibility/": {"/ui/accessibility/": OPEN},
}


def routes() -> Iterator[str]:
    """Every route of ours, without the language; the admin's are Django's own."""

    def walk(entries: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
        for entry in entries:
            is_language = hasattr(entry.pattern, "prefix_default_language")
            here = before + ("" if is_language else str(entry.pattern).lstrip("^"))
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, here)
            else:
                yield here

    yield from (route for route in walk(get_resolver().url_patterns, "") if "admin/" not in route)


def test_the_table_has_every_route() -> None:
    assert sorted(set(routes())) == sorted(ROUTES)


def answer_of(response: HttpResponse) -> int | str:
    if response.status_code != 302:
        return response.status_code
    return SIGN_IN if "/accounts/login/" in response["Location"] else ELSEWHERE


@pytest.mark.parametrize(
    ("address", "answer"),
    [(address, answer) for tried in ROUTES.values() for address, answer in tried.items()],
)
def test_without_signing_in(client: Client, address: str, answer: int | str) -> None:
    response = client.get(address)
    assert answer_of(response) == answer
    if answer in (OPEN, ABSENT, GONE) and response["Content-Type"].startswith("text/html"):
        page = response.content.decode()
        language = re.match(r"/(en|ar)/", address)
        assert f'<html lang="{language[1] if language else "sv"}"' in page
        assert page.count("<h1") == 1


def test_the_admin_asks_for_a_sign_in(client: Client) -> None:
    response = client.get("/admin/")
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("address", ["/none/", "/en/none/", "/analysis/18/none/", "/.env", "/%00"])
def test_what_is_not_there_says_so_on_a_page_of_ours(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == ABSENT
    assert "<h1" in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/en/analysis/18/", "/ar/ui/", "/none/", "/figures/"])
def test_every_page_is_sent_with_the_policy(client: Client, address: str) -> None:
    response = client.get(address)
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
