"""What allauth does with passwords and second steps, as events."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.dispatch import receiver

from slussen.accounts.models import User
from slussen.audit.actions import record


@receiver([password_changed, password_set], dispatch_uid="accounts_password_changed")
def _password_changed(user: User, **kwargs: Any) -> None:
    record(action="password_changed", actor=user)


@receiver(password_reset, dispatch_uid="accounts_password_reset")
def _password_reset(user: User, **kwargs: Any) -> None:
    record(action="password_reset", actor=user)


@receiver(authenticator_added, dispatch_uid="accounts_second_factor_added")
def _added(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    record(action="second_factor_added", actor=user, method=authenticator.type)


@receiver(authenticator_removed, dispatch_uid="accounts_second_factor_removed")
def _removed(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    record(action="second_factor_removed", actor=user, method=authenticator.type)


@receiver(authenticator_reset, dispatch_uid="accounts_second_factor_renewed")
def _renewed(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    record(action="second_factor_renewed", actor=user, method=authenticator.type)


@receiver(authentication_failed, dispatch_uid="accounts_second_factor_failed")
def _failed(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    # The person has given the right password: she should be able to see that it was not her.
    record(action="second_factor_failed", actor=user, method=authenticator.type)
