from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from slussen.regions.enums import OrganisationKind, Role
from slussen.regions.models import Invitation, Membership, Organisation
from tests.accounts.people import make_user
from tests.regions.organisations import add_member, make_organisation

pytestmark = pytest.mark.django_db

RIGHT = [
    {},
    {"kind": "municipality", "municipality_code": "1880"},
    {"kind": "company", "municipality_code": "1880"},
    {"county_code": "01"},
]
WRONG = [
    {"kind": "kingdom"},
    {"county_code": "02"},
    {"county_code": "00"},
    {"kind": "municipality"},
    {"municipality_code": "0180"},
]


def organisation(**fields: Any) -> Organisation:
    given = {"name": "Region Test", "kind": OrganisationKind.REGION, "county_code": "18"}
    return Organisation(**(given | fields))


class TestOrganisation:
    @pytest.mark.parametrize("fields", RIGHT)
    def test_right(self, fields: dict[str, str]) -> None:
        right = organisation(**fields)
        right.full_clean()
        right.save()

    @pytest.mark.parametrize("fields", WRONG)
    def test_refused_by_the_form_and_by_the_database(self, fields: dict[str, str]) -> None:
        with pytest.raises(ValidationError):
            organisation(**fields).full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            organisation(**fields).save()

    def test_municipality_that_is_none(self) -> None:
        with pytest.raises(ValidationError, match="1899"):
            organisation(municipality_code="1899").full_clean()

    def test_name_is_taken(self) -> None:
        make_organisation("Region Test")
        with pytest.raises(ValidationError):
            organisation().full_clean()

    def test_where_it_is(self) -> None:
        saved = make_organisation()
        assert saved.get_absolute_url() == reverse("regions:members", args=[saved.pk])
        assert str(saved) == "Region Test"


class TestMembership:
    def test_once_an_organisation(self) -> None:
        user, ours = make_user(), make_organisation()
        add_member(ours, user)
        add_member(make_organisation("Other"), user)
        with pytest.raises(IntegrityError), transaction.atomic():
            add_member(ours, user, Role.ADMIN)

    def test_no_such_role(self) -> None:
        user, ours = make_user(), make_organisation()
        with pytest.raises(IntegrityError), transaction.atomic():
            Membership.objects.create(user=user, organisation=ours, role="owner")

    def test_ends_with_the_account(self) -> None:
        user, ours = make_user(), make_organisation()
        add_member(ours, user)
        user.delete()
        assert not ours.memberships.exists()

    def test_text_names_nobody(self) -> None:
        user = make_user(name="Anna")
        assert "Anna" not in str(add_member(make_organisation(), user))


class TestInvitation:
    def make(self, **fields: Any) -> Invitation:
        given = {
            "organisation": make_organisation(),
            "email": "new@example.org",
            "secret_hash": "0" * 64,
            "expires_at": timezone.now() + timedelta(days=1),
        }
        return Invitation.objects.create(**(given | fields))

    @pytest.mark.parametrize(
        "fields",
        [{"email": "New@example.org"}, {"role": "owner"}, {"expires_at": timezone.now()}],
    )
    def test_refused_by_the_database(self, fields: dict[str, Any]) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            self.make(**fields)

    def test_once_an_address(self) -> None:
        first = self.make()
        with pytest.raises(IntegrityError), transaction.atomic():
            self.make(organisation=first.organisation)

    def test_outlives_who_invited(self) -> None:
        user = make_user()
        invitation = self.make(invited_by=user)
        user.delete()
        invitation.refresh_from_db()
        assert invitation.invited_by is None

    def test_text_names_nobody(self) -> None:
        assert "example.org" not in str(self.make())
