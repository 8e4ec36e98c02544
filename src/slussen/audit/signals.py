"""Sign-ins as events. Failures keep nothing about whom: neither address nor a hash of it."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from slussen.audit.actions import record


@receiver(user_logged_in, dispatch_uid="audit_signed_in")
def _signed_in(user: AbstractBaseUser, **kwargs: Any) -> None:
    record(action="signed_in", actor=user)


@receiver(user_logged_out, dispatch_uid="audit_signed_out")
def _signed_out(user: AbstractBaseUser | None, **kwargs: Any) -> None:
    if user is not None:  # signing out of a session that has ended is not an event
        record(action="signed_out", actor=user)


@receiver(user_login_failed, dispatch_uid="audit_sign_in_failed")
def _sign_in_failed(**kwargs: Any) -> None:
    record(action="sign_in_failed", actor=None)
