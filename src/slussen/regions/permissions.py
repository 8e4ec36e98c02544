"""Who may do what in an organisation.

Another organisation's pages are not found rather than forbidden (queries.organisations_for):
whether it uses Slussen is nobody else's business.
"""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from slussen.accounts.models import User
from slussen.accounts.permissions import user_can_operate
from slussen.regions.enums import Role
from slussen.regions.models import Membership, Organisation


def role_in(user: User | AnonymousUser, organisation: Organisation) -> Role | None:
    """The user's role in the organisation; None for strangers and for stopped accounts."""
    if not user.is_authenticated or not user.is_active:
        return None
    found = Membership.objects.filter(user=user, organisation=organisation).first()
    return Role(found.role) if found else None


def user_can_see_members(user: User | AnonymousUser, organisation: Organisation) -> bool:
    """Colleagues see each other; the operator sees who administers."""
    return role_in(user, organisation) is not None or user_can_operate(user)


def check_user_can_see_members(user: User | AnonymousUser, organisation: Organisation) -> None:
    if not user_can_see_members(user, organisation):
        raise PermissionDenied


def user_can_manage_members(user: User | AnonymousUser, organisation: Organisation) -> bool:
    """Inviting, changing roles, removing: the organisation's administrators and the operator."""
    return role_in(user, organisation) is Role.ADMIN or user_can_operate(user)


def check_user_can_manage_members(user: User | AnonymousUser, organisation: Organisation) -> None:
    if not user_can_manage_members(user, organisation):
        raise PermissionDenied


def user_can_see_activity(user: User | AnonymousUser, organisation: Organisation) -> bool:
    """The organisation's log is its administrators': not the operator's."""
    return role_in(user, organisation) is Role.ADMIN


def check_user_can_see_activity(user: User | AnonymousUser, organisation: Organisation) -> None:
    if not user_can_see_activity(user, organisation):
        raise PermissionDenied


def user_can_set_up_organisations(user: User | AnonymousUser) -> bool:
    return user_can_operate(user)


def check_user_can_set_up_organisations(user: User | AnonymousUser) -> None:
    if not user_can_set_up_organisations(user):
        raise PermissionDenied
