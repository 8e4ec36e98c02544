"""Each thing allauth tells of, as one event about the right person and nothing more."""

import pytest
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa import signals as second_step
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.dispatch import Signal
from django.test import Client
from django.urls import reverse

from slussen.accounts.actions import make_reset_link
from slussen.accounts.models import User
from slussen.audit.models import Event
from tests.accounts.people import (
    PASSWORD,
    code_of,
    english,
    give_second_factor,
    make_user,
    signed_in,
)

pytestmark = pytest.mark.django_db
NEW = "another long sentence 8"


def wrong_code() -> str:
    return f"{(int(code_of()) + 500_000) % 10**6:06}"


def written(action: str) -> list[tuple[int | None, dict]]:
    events = Event.objects.filter(action=action).order_by("pk")
    return list(events.values_list("actor_id", "detail"))


@pytest.mark.parametrize(
    ("signal", "action"),
    [
        (password_changed, "password_changed"),
        (password_set, "password_changed"),
        (password_reset, "password_reset"),
    ],
)
def test_passwords(signal: Signal, action: str) -> None:
    user = make_user()
    signal.send(sender=User, request=None, user=user)
    assert list(Event.objects.values_list("action", "actor_id", "detail")) == [
        (action, user.pk, {})
    ]


@pytest.mark.parametrize(
    ("signal", "action"),
    [
        (second_step.authenticator_added, "second_factor_added"),
        (second_step.authenticator_removed, "second_factor_removed"),
        (second_step.authenticator_reset, "second_factor_renewed"),
        (second_step.authentication_failed, "second_factor_failed"),
    ],
)
@pytest.mark.parametrize("method", ["totp", "recovery_codes"])
def test_second_steps(signal: Signal, action: str, method: str) -> None:
    """Which kind it is; never its secret or its codes."""
    user = give_second_factor(make_user())
    RecoveryCodes.activate(user)
    authenticator = Authenticator.objects.get(type=method)
    signal.send(sender=Authenticator, request=None, user=user, authenticator=authenticator)
    assert list(Event.objects.values_list("action", "actor_id", "detail")) == [
        (action, user.pk, {"method": method})
    ]


def test_a_password_chosen_by_link_is_hers_though_nobody_was_signed_in() -> None:
    user, client = make_user(), Client()
    page = client.get(make_reset_link(user=user), follow=True).redirect_chain[-1][0]
    client.post(page, {"password1": NEW, "password2": "not the same"})
    assert written("password_reset") == []
    client.post(page, {"password1": NEW, "password2": NEW})
    assert written("password_reset") == [(user.pk, {})]


class TestWrongCode:
    def at_second_step(self, user: User) -> Client:
        client = Client()
        client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
        return client

    def test_when_asked_again_while_signed_in(self) -> None:
        user = give_second_factor(make_user())
        client = signed_in(user)
        client.post(reverse("mfa_reauthenticate"), {"code": wrong_code()})
        assert written("second_factor_failed") == [(user.pk, {"method": "totp"})]

    def test_one_event_for_all_ways_that_did_not_fit(self) -> None:
        user = give_second_factor(make_user())
        RecoveryCodes.activate(user)
        self.at_second_step(user).post(reverse("mfa_authenticate"), {"code": wrong_code()})
        assert written("second_factor_failed") == [(user.pk, {"method": "totp"})]

    def test_guesses_are_written_until_they_are_stopped(self) -> None:
        user = give_second_factor(make_user())
        client = self.at_second_step(user)
        for _ in range(5):
            client.post(reverse("mfa_authenticate"), {"code": wrong_code()})
        client.post(reverse("mfa_authenticate"), {"code": code_of()})  # the right one, too late
        assert "_auth_user_id" not in client.session
        assert len(written("second_factor_failed")) == 5

    def test_she_sees_that_it_was_not_her(self) -> None:
        user = give_second_factor(make_user())
        someone = self.at_second_step(user)
        someone.post(reverse("mfa_authenticate"), {"code": wrong_code()})
        page = signed_in(user).get(english(reverse("account_activity"))).text
        assert "Wrong code at sign-in" in page
        assert "authenticator app" in page
