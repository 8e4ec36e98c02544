import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.models import AnonymousUser

from slussen.accounts.permissions import user_can_operate, user_has_second_factor
from tests.accounts.people import give_second_factor, make_operator, make_user

pytestmark = pytest.mark.django_db


def test_who_operates() -> None:
    assert user_can_operate(make_operator())
    assert not user_can_operate(make_operator("stopped@example.org", is_active=False))
    assert not user_can_operate(make_user(is_staff=True))
    assert not user_can_operate(AnonymousUser())


def test_second_factor() -> None:
    user = make_user()
    assert not user_has_second_factor(AnonymousUser())
    assert not user_has_second_factor(user)
    RecoveryCodes.activate(user)
    assert not user_has_second_factor(user)
    assert user_has_second_factor(give_second_factor(user))
