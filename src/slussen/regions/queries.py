"""Reads of places and of organisations.

The lists of places ship with the package, as SCB publishes them, and are read without a database
and without Django; the models are therefore imported where they are used.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from slussen.lib.text import Text
from slussen.regions.engine.places import County, Municipality, find_county, find_place

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from slussen.accounts.models import User
    from slussen.regions.models import Invitation, Membership, Organisation, OrganisationQuerySet


@cache
def counties() -> tuple[County, ...]:
    """The 21 counties in code order, each with its municipalities."""
    municipalities: dict[str, list[Municipality]] = {}
    for row in _rows("municipalities.csv"):
        municipalities.setdefault(row["county"], []).append(Municipality(**row))
    return tuple(
        County(
            code=row["code"],
            name=row["name"],
            title=Text(row["name_sv"], f"{row['name']} County"),
            nuts2=row["nuts2"],
            nuts2_name=Text(row["nuts2_sv"], row["nuts2_en"]),
            municipalities=tuple(municipalities[row["code"]]),
        )
        for row in _rows("counties.csv")
    )


def county(wanted: str) -> County:
    """The county with this code or name; raises UnknownPlace with one clear line."""
    return find_county(wanted, counties())


def place(wanted: str) -> County | Municipality:
    """The county or municipality with this code or name; raises UnknownPlace with one line."""
    return find_place(wanted, counties())


def _rows(name: str) -> list[dict[str, str]]:
    with (files("slussen.regions") / "data" / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def organisations_for(user: User) -> OrganisationQuerySet:
    """The organisations that *user* reaches; every other one is not found."""
    from slussen.regions.models import Organisation

    return Organisation.objects.of(user)


def members_of(organisation: Organisation, for_user: User) -> QuerySet[Membership]:
    """The members by name, administrators first; no one when *for_user* is not from there."""
    from slussen.regions.models import Membership

    reached = organisations_for(for_user).filter(pk=organisation.pk)
    return (
        Membership.objects.filter(organisation__in=reached)
        .select_related("user", "organisation")
        .order_by("role", "user__name", "user__email")
    )


def invitations_of(organisation: Organisation, for_user: User) -> QuerySet[Invitation]:
    """Invitations that can still be accepted, newest first; none for strangers."""
    from django.utils import timezone

    from slussen.regions.models import Invitation

    reached = organisations_for(for_user).filter(pk=organisation.pk)
    return Invitation.objects.filter(
        organisation__in=reached, expires_at__gt=timezone.now()
    ).order_by("-created_at", "-pk")


def invitation_of(token: str, *, lock: bool = False) -> Invitation | None:
    """The invitation that a link's token opens, or None: changed, used, withdrawn or too old."""
    from django.utils import timezone
    from django.utils.crypto import constant_time_compare

    from slussen.regions.models import Invitation
    from slussen.regions.tokens import hash_of, read_token

    read = read_token(token)
    if read is None:
        return None
    pk, secret = read
    invitations = Invitation.objects.select_for_update() if lock else Invitation.objects.all()
    found = invitations.filter(pk=pk, expires_at__gt=timezone.now()).first()
    if found is None or not constant_time_compare(found.secret_hash, hash_of(secret)):
        return None
    return found
