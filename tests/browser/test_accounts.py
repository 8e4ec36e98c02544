"""The pages of accounts and organisations: to WCAG 2.2 AA, and no wider than a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import Page

from slussen.regions.actions import Invited, invite_member
from slussen.regions.enums import Role
from tests.accounts.people import PASSWORD, code_of, give_second_factor, make_user, signed_in
from tests.browser.conftest import DESKTOP, PHONE, OpenPage
from tests.regions.organisations import add_member, make_organisation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
VIEWPORTS = pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
SCROLL_WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture
def invited() -> Invited:
    """An organisation with an administrator, a member and an invitation."""
    cache.clear()
    admin = give_second_factor(make_user("admin@example.org", name="Astrid Exempel"))
    RecoveryCodes.activate(admin)
    organisation = make_organisation("Region Provlän")
    add_member(organisation, admin, Role.ADMIN)
    add_member(organisation, make_user("member@example.org", name="Désirée Uppdiktad-Andersson"))
    return invite_member(
        organisation=organisation, email="ny.medarbetare@example.org", role="staff", by=admin
    )


def press(page: Page) -> None:
    page.click("main form button[type=submit]")


def is_right(page: Page, accessible: Check) -> None:
    accessible(page)
    assert page.evaluate(SCROLL_WIDTH) <= page.viewport_size["width"]  # type: ignore[index]


@VIEWPORTS
def test_signing_in(
    invited: Invited, open_page: OpenPage, accessible: Check, viewport: dict[str, int]
) -> None:
    page = open_page(reverse("account_home"), viewport=viewport)
    page.fill("[name=login]", "admin@example.org")
    page.fill("[name=password]", "wrong")
    press(page)
    assert page.locator(".error-summary").count() == 1
    is_right(page, accessible)
    page.fill("[name=password]", PASSWORD)
    press(page)
    is_right(page, accessible)
    page.fill("[name=code]", code_of())
    press(page)
    assert page.url.endswith(reverse("account_home"))
    is_right(page, accessible)


@VIEWPORTS
def test_pages_of_an_administrator(
    invited: Invited,
    open_page: OpenPage,
    accessible: Check,
    live_server: Any,
    viewport: dict[str, int],
) -> None:
    organisation = invited.invitation.organisation
    admin = invited.invitation.invited_by
    assert admin is not None
    member = organisation.memberships.get(role=Role.STAFF)
    page = open_page(reverse("account_login"), viewport=viewport)
    session = signed_in(admin).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    for name, arguments in (
        ("regions:members", [organisation.pk]),
        ("regions:change_role", [organisation.pk, member.pk]),
        ("regions:remove", [organisation.pk, member.pk]),
        ("regions:activity", [organisation.pk]),
        ("account_activity", []),
        ("account_change_password", []),
        ("account_logout", []),
        ("mfa_index", []),
        ("mfa_view_recovery_codes", []),
    ):
        page.goto(live_server.url + reverse(name, args=arguments))
        is_right(page, accessible)
    page.fill("[name=password]", PASSWORD)  # asked again before the codes are shown
    press(page)
    for name in (
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_deactivate_totp",
    ):
        page.goto(live_server.url + reverse(name))
        is_right(page, accessible)
    page.goto(live_server.url + reverse("regions:invite", args=[organisation.pk]))
    is_right(page, accessible)
    page.fill("[name=email]", "annan@example.org")
    press(page)
    assert "/regions/invitations/" in page.locator("[name=link]").input_value()
    is_right(page, accessible)


@VIEWPORTS
def test_coming_in_by_a_link(
    invited: Invited,
    open_page: OpenPage,
    accessible: Check,
    live_server: Any,
    viewport: dict[str, int],
) -> None:
    link = reverse("regions:invitation", args=[invited.token])
    page = open_page(link, viewport=viewport)
    is_right(page, accessible)
    page.fill("[name=name]", "Ny Medarbetare")
    page.fill("[name=password1]", "kort")
    page.fill("[name=password2]", "kortare")
    press(page)
    is_right(page, accessible)
    for name in ("password1", "password2"):
        page.fill(f"[name={name}]", PASSWORD)
    press(page)
    assert page.url.endswith(invited.invitation.organisation.get_absolute_url())
    is_right(page, accessible)
    page.goto(live_server.url + reverse("mfa_activate_totp"))
    if page.locator("[name=password]").count():
        page.fill("[name=password]", PASSWORD)
        press(page)
    is_right(page, accessible)
    page.goto(live_server.url + reverse("account_reset_password"))
    is_right(page, accessible)
