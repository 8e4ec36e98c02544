import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from slussen.accounts.forms import NameForm, SignInForm
from slussen.accounts.models import User
from tests.accounts.people import english, make_user

LOGIN = reverse("account_login")


class TestSignIn:
    @pytest.mark.django_db
    @pytest.mark.parametrize(
        ("page", "label"), [(LOGIN, "E-postadress"), (english(LOGIN), "E-mail address")]
    )
    def test_the_page_asks_in_our_words(self, page: str, label: str) -> None:
        answer = Client().get(page)
        assert isinstance(answer.context["form"], SignInForm)
        assert re.search(rf'<label[^>]* for="id_login"[^>]*>\s*{label}\s*<', answer.text)

    def test_what_is_asked_for_stays_when_one_types(self) -> None:
        """A placeholder goes away at the first letter: a label tells, and it alone."""
        form = SignInForm()
        assert [str(field.label) for field in form.fields.values()] == ["E-postadress", "Lösenord"]
        assert "placeholder" not in form.as_p()

    def test_password_managers_know_the_fields(self) -> None:
        known = {name: field.widget.attrs for name, field in SignInForm().fields.items()}
        assert known["login"]["autocomplete"] == "email"
        assert known["password"]["autocomplete"] == "current-password"

    @pytest.mark.parametrize("name", ["login", "password"])
    def test_nothing_typed(self, name: str) -> None:
        given = {"login": "anna@example.org", "password": "x"} | {name: ""}
        assert list(SignInForm(given).errors) == [name]


class TestName:
    def test_only_the_name_is_hers_to_change(self) -> None:
        assert list(NameForm().fields) == ["name"]

    @pytest.mark.parametrize(
        ("typed", "name"), [(" Anna  Ö ", "Anna  Ö"), ("", ""), ("   ", ""), ("x" * 100, "x" * 100)]
    )
    def test_right(self, typed: str, name: str) -> None:
        form = NameForm({"name": typed}, instance=User(email="anna@example.org"))
        assert form.is_valid()
        assert form.cleaned_data == {"name": name}

    @pytest.mark.parametrize("typed", ["x" * 101, "Anna\0"])
    def test_wrong(self, typed: str) -> None:
        form = NameForm({"name": typed}, instance=User(email="anna@example.org"))
        assert list(form.errors) == ["name"]

    @pytest.mark.django_db
    def test_shows_what_she_is_called_now(self) -> None:
        assert NameForm(instance=make_user(name="Anna"))["name"].value() == "Anna"

    def test_says_who_sees_it_in_her_language(self) -> None:
        field = NameForm()["name"]
        assert field.help_text == "Dina kollegor ser det."
        with override("en"):
            assert field.help_text == "Your colleagues see it."
