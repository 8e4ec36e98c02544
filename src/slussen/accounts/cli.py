"""``slussen accounts``: what the operator does at the machine."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import OperationalError, ProgrammingError
from django.utils.translation import override

from slussen.accounts import actions
from slussen.accounts.models import User
from slussen.lib.errors import UserError


@click.group("accounts")
def accounts_group() -> None:
    """Accounts that no page can make: the first operator, and a way back in."""


@accounts_group.command("create-admin")
@click.argument("email")
@click.option("--name", default="", help="Shown to colleagues.")
@click.password_option(help="Asked for when left out, which keeps it out of the shell's history.")
def create_admin(email: str, name: str, password: str) -> None:
    """Make an operator, who sets up organisations and their first administrators."""
    new = User(email=User.objects.normalize_email(email), name=name)
    with one_clear_line():
        new.clean_fields(exclude=["password"])
        validate_password(password, new)
        actions.create_account(email=email, password=password, name=name, operator=True)
    click.echo(f"{new.email} can sign in and is asked to turn on two-step sign-in.")


@accounts_group.command("reset")
@click.argument("email")
@click.option("--second-factor", is_flag=True, help="Turn two-step sign-in off as well.")
@click.option("--site", default="http://localhost:8000", show_default=True, help="The address.")
def reset(email: str, second_factor: bool, site: str) -> None:
    """Print a link where EMAIL chooses a new password: once, within three days."""
    with one_clear_line():
        user = User.objects.get_by_natural_key(email)
        if second_factor:
            actions.remove_second_factor(user=user)
        click.echo(site.rstrip("/") + actions.make_reset_link(user=user))


@contextmanager
def one_clear_line() -> Iterator[None]:
    """What the operator can put right becomes one line, in English, and not a traceback."""
    try:
        with override("en"):
            yield
    except ValidationError as error:
        with override("en"):
            raise UserError("account", " ".join(error.messages)) from None
    except User.DoesNotExist:
        raise UserError("account", "no account has this address") from None
    except (OperationalError, ProgrammingError) as error:
        if "table" not in str(error) and "relation" not in str(error):
            raise
        raise UserError("database", "not prepared yet", "slussen up to have run once") from None
