"""Writes of accounts."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from slussen.accounts.models import User
from slussen.audit.actions import record


@transaction.atomic
def create_account(*, email: str, password: str, name: str = "", operator: bool = False) -> User:
    """A new account. The caller has checked the password and that the person was invited."""
    if User.objects.filter(email=User.objects.normalize_email(email)).exists():
        raise ValidationError(_("There is already an account with this address."))
    create = User.objects.create_superuser if operator else User.objects.create_user
    user = create(email, password, name=name)
    record(action="account_created", actor=user, object=user)
    return user


@transaction.atomic
def rename(*, user: User, name: str, by: User) -> None:
    """Everyone may correct her own name."""
    if by != user:
        raise PermissionDenied
    user.name = name
    user.save(update_fields=["name"])
    record(action="account_renamed", actor=by, object=user)


@transaction.atomic
def make_reset_link(*, user: User) -> str:
    """The path of a page where *user* chooses a new password; once, within three days.

    For the operator at the command line: there is no mail server to send it by.
    """
    key = default_token_generator.make_token(user)
    record(action="reset_link_made", actor=None, object=user)
    with override(settings.LANGUAGE_CODE):
        return reverse(
            "account_reset_password_from_key",
            kwargs={"uidb36": user_pk_to_url_str(user), "key": key},
        )


@transaction.atomic
def remove_second_factor(*, user: User) -> None:
    """For the operator at the command line, when a person has lost phone and recovery codes."""
    for authenticator in Authenticator.objects.filter(user=user).order_by("type"):
        record(action="second_factor_removed", actor=None, object=user, method=authenticator.type)
        authenticator.delete()
