"""Made-up organisations for tests."""

from typing import Any

from slussen.accounts.models import User
from slussen.regions.enums import OrganisationKind, Role
from slussen.regions.models import Membership, Organisation
from tests.accounts.people import make_user


def make_organisation(name: str = "Region Test", **fields: Any) -> Organisation:
    given = {"kind": OrganisationKind.REGION, "county_code": "18"} | fields
    return Organisation.objects.create(name=name, **given)


def add_member(organisation: Organisation, user: User | str, role: Role = Role.STAFF) -> Membership:
    """Put a user, or a new one with this address, in the organisation."""
    member = make_user(user) if isinstance(user, str) else user
    return Membership.objects.create(user=member, organisation=organisation, role=role)
