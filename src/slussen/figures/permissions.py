"""Who may publish figures from a page. The operator at the machine needs no account."""

from django.core.exceptions import PermissionDenied

from slussen.accounts.models import User
from slussen.accounts.permissions import user_can_operate


def user_can_publish_figures(user: User) -> bool:
    """Figures are the same for every organisation, so that the operator looks after them."""
    return user_can_operate(user)


def check_user_can_publish_figures(user: User) -> None:
    """Raises PermissionDenied."""
    if not user_can_publish_figures(user):
        raise PermissionDenied("publish figures")
