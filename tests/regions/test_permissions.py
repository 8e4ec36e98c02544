"""The truth table: what each kind of person may do in an organisation."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from slussen.regions import permissions
from slussen.regions.enums import Role
from tests.accounts.people import make_operator, make_user
from tests.regions.organisations import add_member, make_organisation

pytestmark = pytest.mark.django_db

WHO = ("anonymous", "foreign staff", "foreign admin", "staff", "admin", "stopped admin", "operator")
TABLE = {
    "see_members": ("staff", "admin", "operator"),
    "manage_members": ("admin", "operator"),
    "see_activity": ("admin",),
}


@pytest.fixture
def people() -> dict[str, object]:
    ours, theirs = make_organisation(), make_organisation("Other")
    found = {
        "foreign staff": add_member(theirs, "a@example.org").user,
        "foreign admin": add_member(theirs, "b@example.org", Role.ADMIN).user,
        "staff": add_member(ours, "c@example.org").user,
        "admin": add_member(ours, "d@example.org", Role.ADMIN).user,
        "stopped admin": add_member(
            ours, make_user("e@example.org", is_active=False), Role.ADMIN
        ).user,
        "operator": make_operator(),
        "anonymous": AnonymousUser(),
    }
    return found | {"organisation": ours}


@pytest.mark.parametrize("what", TABLE)
def test_table(what: str, people: dict[str, object]) -> None:
    organisation = people["organisation"]
    can: Callable[..., bool] = getattr(permissions, f"user_can_{what}")
    check: Callable[..., None] = getattr(permissions, f"check_user_can_{what}")
    for who in WHO:
        allowed = who in TABLE[what]
        assert can(people[who], organisation) is allowed, who
        if allowed:
            check(people[who], organisation)
        else:
            with pytest.raises(PermissionDenied):
                check(people[who], organisation)


def test_only_the_operator_sets_organisations_up(people: dict[str, object]) -> None:
    for who in WHO:
        allowed = who == "operator"
        assert permissions.user_can_set_up_organisations(people[who]) is allowed
        if not allowed:
            with pytest.raises(PermissionDenied):
                permissions.check_user_can_set_up_organisations(people[who])
