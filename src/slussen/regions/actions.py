"""Writes of organisations and their members.

A refusal that the person can put right is a ValidationError with a sentence for the page.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from slussen.accounts.actions import create_account
from slussen.accounts.models import User
from slussen.audit.actions import record
from slussen.regions.enums import Role
from slussen.regions.models import Invitation, Membership, Organisation
from slussen.regions.permissions import (
    check_user_can_manage_members,
    check_user_can_set_up_organisations,
)
from slussen.regions.queries import invitation_of
from slussen.regions.tokens import hash_of, make_token, new_secret

VALID_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Invited:
    """A fresh invitation and the token of its link, which nothing can show again."""

    invitation: Invitation
    token: str


@transaction.atomic
def save_organisation(*, organisation: Organisation, by: User) -> Organisation:
    check_user_can_set_up_organisations(by)
    organisation.full_clean()
    organisation.save()
    record(action="organisation_saved", actor=by, object=organisation, organisation=organisation)
    return organisation


@transaction.atomic
def invite_member(*, organisation: Organisation, email: str, role: str, by: User) -> Invited:
    """Invite an address, or renew its invitation: the earlier link then stops working."""
    check_user_can_manage_members(by, organisation)
    address = User.objects.normalize_email(email)
    if Membership.objects.filter(organisation=organisation, user__email=address).exists():
        raise ValidationError(_("This person is already a member."))
    secret, now = new_secret(), timezone.now()
    invitation, _made = Invitation.objects.update_or_create(
        organisation=organisation,
        email=address,
        defaults={
            "role": Role(role),
            "invited_by": by,
            "secret_hash": hash_of(secret),
            "created_at": now,
            "expires_at": now + VALID_FOR,
        },
    )
    record(
        action="member_invited",
        actor=by,
        object=invitation,
        organisation=organisation,
        role=invitation.role,
    )
    return Invited(invitation, make_token(invitation.pk, secret))


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: User) -> None:
    check_user_can_manage_members(by, invitation.organisation)
    record(
        action="invitation_withdrawn",
        actor=by,
        object=invitation,
        organisation=invitation.organisation,
        role=invitation.role,
    )
    invitation.delete()


@transaction.atomic
def accept_as_new_person(*, token: str, name: str, password: str) -> User:
    """Make the account that the invitation is for, and the membership. The form has checked the
    password. Raises ValidationError when the link is used, withdrawn or out of time."""
    invitation = _locked(token)
    user = create_account(email=invitation.email, password=password, name=name)
    _join(invitation, user)
    return user


@transaction.atomic
def accept_invitation(*, token: str, by: User) -> Membership:
    """Join with the account one has: only the one that was invited."""
    invitation = _locked(token)
    if by.email != invitation.email:
        raise PermissionDenied
    return _join(invitation, by)


@transaction.atomic
def change_role(*, membership: Membership, role: str, by: User) -> None:
    check_user_can_manage_members(by, membership.organisation)
    _keep_an_administrator(membership, leaving=role != Role.ADMIN)
    if membership.role == role:
        return
    membership.role = Role(role)
    membership.save(update_fields=["role"])
    _forget_invitations_of(membership)
    record(
        action="member_role_changed",
        actor=by,
        object=membership.user,
        organisation=membership.organisation,
        role=membership.role,
    )


@transaction.atomic
def remove_member(*, membership: Membership, by: User) -> None:
    """The person keeps her account, and what she did stays in the organisation's log."""
    check_user_can_manage_members(by, membership.organisation)
    _keep_an_administrator(membership, leaving=True)
    _forget_invitations_of(membership)
    record(
        action="member_removed",
        actor=by,
        object=membership.user,
        organisation=membership.organisation,
        role=membership.role,
    )
    membership.delete()


@transaction.atomic
def forget_expired_invitations(*, now: datetime) -> int:
    """Remove invitations that nobody accepted in time. Gives how many."""
    return Invitation.objects.filter(expires_at__lt=now).delete()[0]


def _locked(token: str) -> Invitation:
    """The invitation, locked so that two presses of the button make one member."""
    invitation = invitation_of(token, lock=True)
    if invitation is None:
        raise ValidationError(_("This invitation is no longer valid."))
    return invitation


def _join(invitation: Invitation, user: User) -> Membership:
    membership, _made = Membership.objects.get_or_create(
        user=user, organisation=invitation.organisation, defaults={"role": invitation.role}
    )
    invitation.delete()
    record(
        action="member_joined",
        actor=user,
        object=user,
        organisation=membership.organisation,
        role=membership.role,
    )
    return membership


def _keep_an_administrator(membership: Membership, *, leaving: bool) -> None:
    """Refuse to leave an organisation without an administrator."""
    if membership.role != Role.ADMIN or not leaving:
        return
    # The organisation's row is the lock: two administrators can't remove each other at once.
    Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    others = Membership.objects.filter(
        organisation=membership.organisation_id, role=Role.ADMIN
    ).exclude(pk=membership.pk)
    if not others.exists():
        raise ValidationError(_("An organisation needs an administrator: make someone else one."))


def _forget_invitations_of(membership: Membership) -> None:
    """Links that a person made as administrator end with her being one."""
    Invitation.objects.filter(
        organisation=membership.organisation_id, invited_by=membership.user_id
    ).delete()
