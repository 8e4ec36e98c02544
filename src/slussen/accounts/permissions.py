"""Who may operate the installation, and who has a second step."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.models import AnonymousUser

from slussen.accounts.models import User


def user_can_operate(user: User | AnonymousUser) -> bool:
    """The operator sets up organisations and their first administrators; she sees no cases."""
    return user.is_active and user.is_superuser


def user_has_second_factor(user: User | AnonymousUser) -> bool:
    """Whether an authenticator app is set up; recovery codes alone don't count."""
    return bool(is_mfa_enabled(user, [Authenticator.Type.TOTP]))
