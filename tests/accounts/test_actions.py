import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.exceptions import PermissionDenied, ValidationError

from slussen.accounts import actions
from slussen.accounts.models import User
from slussen.audit.models import Event
from tests.accounts.people import PASSWORD, give_second_factor, make_user

pytestmark = pytest.mark.django_db


def events() -> list[tuple[str, int | None, str]]:
    return list(Event.objects.order_by("pk").values_list("action", "actor_id", "object_id"))


class TestCreateAccount:
    def test_person(self) -> None:
        user = actions.create_account(email="Anna@example.org", password=PASSWORD, name="Anna")
        assert (user.email, user.name, user.is_superuser) == ("anna@example.org", "Anna", False)
        assert events() == [("account_created", user.pk, str(user.pk))]

    def test_operator(self) -> None:
        user = actions.create_account(email="o@example.org", password=PASSWORD, operator=True)
        assert user.is_superuser

    def test_address_in_use(self) -> None:
        make_user()
        with pytest.raises(ValidationError):
            actions.create_account(email="ANNA@example.org", password=PASSWORD)
        assert User.objects.count() == 1


class TestRename:
    def test_oneself(self) -> None:
        user = make_user()
        actions.rename(user=user, name="Anna A", by=user)
        user.refresh_from_db()
        assert user.name == "Anna A"
        assert events() == [("account_renamed", user.pk, str(user.pk))]

    def test_someone_else(self) -> None:
        user = make_user()
        with pytest.raises(PermissionDenied):
            actions.rename(user=user, name="X", by=make_user("other@example.org"))


class TestWayBackIn:
    def test_second_factor_off(self) -> None:
        user, other = make_user(), make_user("other@example.org")
        for person in (user, other):
            give_second_factor(person)
            RecoveryCodes.activate(person)
        actions.remove_second_factor(user=user)
        assert set(Authenticator.objects.values_list("user", flat=True)) == {other.pk}
        assert events() == [("second_factor_removed", None, str(user.pk))] * 2

    def test_link_is_logged(self) -> None:
        user = make_user()
        assert actions.make_reset_link(user=user).startswith("/accounts/password/reset/key/")
        assert events() == [("reset_link_made", None, str(user.pk))]
