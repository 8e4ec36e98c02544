import pytest
from django.urls import reverse

from slussen.accounts.models import User
from tests.accounts.people import (
    PASSWORD,
    give_second_factor,
    make_operator,
    make_user,
    signed_in,
)

pytestmark = pytest.mark.django_db
SIGN_IN = reverse("admin:login")


class TestSignIn:
    def test_goes_by_our_door(self) -> None:
        answer = signed_in(None).get(SIGN_IN, follow=False)
        assert answer.url.startswith(reverse("account_login"))

    def test_a_password_alone_opens_nothing(self) -> None:
        """Django's own sign-in page would have let her in without the second step."""
        operator = give_second_factor(make_operator())
        client = signed_in(None)
        client.post(SIGN_IN, {"username": operator.email, "password": PASSWORD, "next": "/admin/"})
        assert "_auth_user_id" not in client.session


class TestUsers:
    def test_list_and_page(self) -> None:
        user = make_user()
        client = signed_in(give_second_factor(make_operator()))
        assert user.email in client.get(reverse("admin:accounts_user_changelist")).text
        page = client.get(reverse("admin:accounts_user_change", args=[user.pk]))
        assert page.status_code == 200

    def test_stop_an_account(self) -> None:
        user = make_user()
        client = signed_in(give_second_factor(make_operator()))
        page = reverse("admin:accounts_user_change", args=[user.pk])
        assert client.post(page, {"email": user.email, "name": "Anna"}).status_code == 302
        user.refresh_from_db()
        assert not user.is_active

    def test_nobody_is_added_by_hand(self) -> None:
        client = signed_in(give_second_factor(make_operator()))
        assert client.get(reverse("admin:accounts_user_add")).status_code == 403

    def test_remove(self) -> None:
        user = make_user()
        client = signed_in(give_second_factor(make_operator()))
        client.post(reverse("admin:accounts_user_delete", args=[user.pk]), {"post": "yes"})
        assert not User.objects.filter(pk=user.pk).exists()
