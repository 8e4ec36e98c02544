import json

import pytest
from django.contrib.auth import authenticate, logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.core import serializers
from django.http import HttpRequest

from slussen.audit.models import Event
from tests.accounts.people import make_user, signed_in

pytestmark = pytest.mark.django_db


def actions() -> list[tuple[str, int | None]]:
    return list(Event.objects.order_by("pk").values_list("action", "actor_id"))


def test_signing_in_and_out() -> None:
    user = make_user()
    client = signed_in(user)
    client.logout()
    assert actions() == [("signed_in", user.pk), ("signed_out", user.pk)]


def test_failed_sign_in_says_nothing_about_whom() -> None:
    user = make_user("victim@example.org")
    request = HttpRequest()
    request.session = SessionStore()
    assert authenticate(request, email=user.email, password="wrong") is None
    assert actions() == [("sign_in_failed", None)]
    written = serializers.serialize("json", Event.objects.all())
    fields = json.loads(written)[0]["fields"]
    assert {key for key, value in fields.items() if value} == {"at", "action"}


def test_signing_out_when_nobody_is_in() -> None:
    request = HttpRequest()
    request.session = SessionStore()
    request.user = AnonymousUser()
    logout(request)
    assert actions() == []
