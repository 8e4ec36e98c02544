"""Who opens which page, and the ways in and out, through allauth as it is set up here."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from slussen.accounts.models import User
from slussen.accounts.permissions import user_has_second_factor
from slussen.audit.models import Event
from tests.accounts.people import (
    PASSWORD,
    code_of,
    english,
    give_second_factor,
    make_operator,
    make_user,
    signed_in,
)

pytestmark = pytest.mark.django_db
LOGIN = reverse("account_login")
NEW = "another long sentence 8"

# What GET gives: to anonymous, to a person, to a person with a second step, to an operator.
# "login" and the like are where it sends them.
TABLE = {
    "account_home": ("login", 200, 200, 200),
    "account_activity": ("login", 200, 200, 200),
    "account_login": (200, "start", "start", "start"),
    "account_logout": ("start", 200, 200, 200),
    "account_inactive": (200, 200, 200, 200),
    "account_reauthenticate": ("login", 200, 200, 200),
    "account_change_password": ("login", 200, 200, 200),
    "account_reset_password": (200, 200, 200, 200),
    "account_reset_password_from_key": (200, 200, 200, 200),
    "account_reset_password_from_key_done": (200, 200, 200, 200),
    "mfa_index": ("login", 200, 200, 200),
    "mfa_authenticate": ("login", "start", "start", "start"),
    "mfa_reauthenticate": ("login", "again", 200, "again"),
    "mfa_activate_totp": ("login", "again", "again", "again"),
    "mfa_deactivate_totp": ("login", 404, "again", 404),
    "mfa_view_recovery_codes": ("login", 404, 404, 404),
    "mfa_generate_recovery_codes": ("login", "again", "again", "again"),
    "mfa_download_recovery_codes": ("login", 404, 404, 404),
}
ARGUMENTS = {"account_reset_password_from_key": {"uidb36": "1", "key": "wrong"}}
PLACES = {
    LOGIN: "login",
    "/": "start",
    reverse("account_reauthenticate"): "again",
    reverse("mfa_reauthenticate"): "again",
}


def test_the_table_has_every_page() -> None:
    names = {
        name
        for name in get_resolver().reverse_dict
        if isinstance(name, str) and name.startswith(("account_", "mfa_"))
    }
    assert names == set(TABLE)


def answer_of(client: Client, name: str) -> int | str:
    answer = client.get(reverse(name, kwargs=ARGUMENTS.get(name)))
    if answer.status_code == 302:
        return PLACES[answer.url.partition("?")[0]]
    return answer.status_code


@pytest.mark.parametrize("name", TABLE)
def test_who_opens_what(name: str) -> None:
    people = (
        None,
        make_user(),
        give_second_factor(make_user("second@example.org")),
        make_operator(),
    )
    assert tuple(answer_of(signed_in(person), name) for person in people) == TABLE[name]


@pytest.mark.parametrize("path", ["signup/", "email/", "password/set/", "confirm-email/"])
def test_no_other_doors(path: str) -> None:
    client = signed_in(make_user())
    assert client.get(f"/accounts/{path}").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


def log_in(client: Client, password: str = PASSWORD, email: str = "anna@example.org") -> Any:
    return client.post(LOGIN, {"login": email, "password": password})


def who(client: Client) -> int | None:
    found = client.session.get("_auth_user_id")
    return int(found) if found else None


def actions() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("action", flat=True))


class TestSignIn:
    def test_with_password(self) -> None:
        user, client = make_user(), Client()
        answer = log_in(client, email="Anna@Example.org")
        assert answer.status_code == 302
        assert who(client) == user.pk
        assert actions() == ["signed_in"]

    def test_page_goes_where_one_was_going(self) -> None:
        make_user()
        client = Client()
        there = reverse("account_activity")
        page = client.get(there, follow=True)
        assert f'value="{there}"' in page.text
        answer = client.post(
            LOGIN, {"login": "anna@example.org", "password": PASSWORD, "next": there}
        )
        assert answer.url == there

    def test_never_to_another_site(self) -> None:
        make_user()
        answer = Client().post(
            LOGIN,
            {
                "login": "anna@example.org",
                "password": PASSWORD,
                "next": "https://evil.example/",
            },
        )
        assert answer.url == "/"

    @pytest.mark.parametrize("email", ["anna@example.org", "nobody@example.org"])
    def test_wrong_password_and_unknown_address_look_alike(self, email: str) -> None:
        make_user()
        client = Client()
        answer = log_in(client, password="wrong", email=email)
        assert who(client) is None
        assert answer.context["form"].errors == {
            "__all__": answer.context["form"].errors["__all__"]
        }
        assert email not in answer.text.replace(f'value="{email}"', "")
        assert actions() == ["sign_in_failed"]

    def test_stopped_account(self) -> None:
        make_user(is_active=False)
        client = Client()
        log_in(client)
        assert who(client) is None

    def test_session_changes_its_name(self) -> None:
        """Or whoever planted a session before would be signed in with it after."""
        make_user()
        client = Client()
        client.get(reverse("account_activity"))
        session = client.session
        session["planted"] = True
        session.save()
        before = session.session_key
        log_in(client)
        assert client.session.session_key != before
        assert not type(session)().exists(before)

    def test_wrong_passwords_are_counted(self) -> None:
        make_user()
        for _ in range(5):
            assert log_in(Client(), password="wrong").status_code == 200
        client = Client()
        blocked = log_in(client)  # the right one, too late
        assert who(client) is None
        assert blocked.status_code == 200
        assert actions() == ["sign_in_failed"] * 5

    def test_counting_is_an_address_at_a_time(self) -> None:
        make_user()
        other = make_user("other@example.org")
        for _ in range(5):
            log_in(Client(), password="wrong")
        client = Client()
        log_in(client, email=other.email)
        assert who(client) == other.pk

    def test_many_tries_from_one_place(self) -> None:
        for _ in range(30):
            Client().get(LOGIN)
        for number in range(31):
            last = log_in(Client(), password="wrong", email=f"person{number}@example.org")
        assert last.status_code == 429
        assert last.templates[0].name == "429.html"

    def test_sign_out(self) -> None:
        client = signed_in(make_user())
        assert client.post(reverse("account_logout")).url == "/"
        assert who(client) is None
        assert actions() == ["signed_in", "signed_out"]


class TestSecondStep:
    def start(self) -> Client:
        give_second_factor(make_user())
        client = Client()
        assert log_in(client).url == reverse("mfa_authenticate")
        assert who(client) is None
        return client

    def test_code_from_the_app(self) -> None:
        client = self.start()
        assert client.get(reverse("mfa_authenticate")).status_code == 200
        client.post(reverse("mfa_authenticate"), {"code": code_of()})
        assert who(client) is not None
        assert actions() == ["signed_in"]

    def test_wrong_code(self) -> None:
        client = self.start()
        wrong = f"{(int(code_of()) + 7) % 10**6:06}"
        assert client.post(reverse("mfa_authenticate"), {"code": wrong}).status_code == 200
        assert who(client) is None
        event = Event.objects.get()
        assert (event.action, event.actor) == ("second_factor_failed", User.objects.get())

    def test_nothing_opens_between_the_steps(self) -> None:
        client = self.start()
        assert client.get(reverse("account_home")).url.startswith(LOGIN)

    def test_cancel(self) -> None:
        client = self.start()
        client.post(reverse("account_logout"), {"next": LOGIN})
        assert client.get(reverse("mfa_authenticate")).url.startswith(LOGIN)
        assert actions() == []

    def test_a_code_works_once(self) -> None:
        client, code = self.start(), code_of()
        client.post(reverse("mfa_authenticate"), {"code": code})
        again = Client()
        log_in(again)
        again.post(reverse("mfa_authenticate"), {"code": code})
        assert who(again) is None


class TestSettingUp:
    def client(self) -> Client:
        make_user()
        client = Client()
        log_in(client)
        return client

    def turn_on(self, client: Client) -> Any:
        page = client.get(reverse("mfa_activate_totp"))
        if page.status_code == 302:  # who just signed in is asked again
            client.post(page.url, {"password": PASSWORD})
            page = client.get(reverse("mfa_activate_totp"))
        secret = page.context["form"].secret
        assert secret in page.text
        return client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)

    def test_on_with_recovery_codes_and_off(self) -> None:
        client = self.client()
        page = self.turn_on(client)
        user = User.objects.get()
        assert user_has_second_factor(user)
        codes = page.context["unused_codes"]
        assert len(codes) == 10
        assert all(code in page.text for code in codes)
        assert codes[0] in client.get(reverse("mfa_download_recovery_codes")).text
        assert client.get(reverse("mfa_index")).status_code == 200

        other = Client()
        log_in(other)
        other.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert who(other) == user.pk
        assert len(client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]) == 9

        assert client.get(reverse("mfa_generate_recovery_codes")).status_code == 200
        page = client.post(reverse("mfa_generate_recovery_codes"), follow=True)
        assert not set(codes) & set(page.context["unused_codes"])

        assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
        client.post(reverse("mfa_deactivate_totp"))
        assert not Authenticator.objects.exists()

    def test_all_of_it_is_logged(self, django_capture_on_commit_callbacks: Any) -> None:
        client = self.client()
        with django_capture_on_commit_callbacks(execute=True):
            self.turn_on(client)
        with django_capture_on_commit_callbacks(execute=True):
            client.post(reverse("mfa_generate_recovery_codes"))
        with django_capture_on_commit_callbacks(execute=True):
            client.post(reverse("mfa_deactivate_totp"))
        found = Event.objects.filter(action__startswith="second_factor")
        assert set(found.values_list("action", "detail__method")) == {
            ("second_factor_added", "totp"),
            ("second_factor_added", "recovery_codes"),
            ("second_factor_renewed", "recovery_codes"),
            ("second_factor_removed", "totp"),
            ("second_factor_removed", "recovery_codes"),
        }

    def test_also_after_a_reset_link(self) -> None:
        """Making a link gives allauth an unverified address, which stops nobody here."""
        from slussen.accounts.actions import make_reset_link

        client = self.client()
        make_reset_link(user=User.objects.get())
        self.turn_on(client)
        assert user_has_second_factor(User.objects.get())

    def test_all_codes_used(self) -> None:
        client = self.client()
        self.turn_on(client)
        codes = Authenticator.objects.get(type="recovery_codes")
        codes.data["used_mask"] = 2**10 - 1
        codes.save()
        page = client.get(english(reverse("mfa_view_recovery_codes")))
        assert "All codes are used" in page.text


class TestPassword:
    def test_change(self) -> None:
        user, client, elsewhere = make_user(), Client(), Client()
        log_in(client)
        log_in(elsewhere)
        answer = client.post(
            reverse("account_change_password"),
            {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW},
        )
        assert answer.status_code == 302
        user.refresh_from_db()
        assert user.check_password(NEW)
        assert client.get(reverse("account_home")).status_code == 200
        assert elsewhere.get(reverse("account_home")).url.startswith(LOGIN)
        assert actions()[-1] == "password_changed"

    @pytest.mark.parametrize(
        ("old", "new"), [("wrong", NEW), (PASSWORD, "short"), (PASSWORD, "password1234")]
    )
    def test_refused(self, old: str, new: str) -> None:
        user, client = make_user(), Client()
        log_in(client)
        data = {"oldpassword": old, "password1": new, "password2": new}
        assert client.post(reverse("account_change_password"), data).status_code == 200
        user.refresh_from_db()
        assert user.check_password(PASSWORD)
