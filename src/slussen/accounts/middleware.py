"""Administration needs a second step: marked pages send whoever lacks one to set it up."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from slussen.accounts.permissions import user_has_second_factor

View = TypeVar("View", bound=Callable[..., HttpResponse])


def second_factor_required(view: View) -> View:
    """Mark a view as administration. Put it outermost, so that other decorators keep the mark."""
    view.second_factor_required = True  # type: ignore[attr-defined]
    return view


class SecondFactorMiddleware(MiddlewareMixin):
    """All of /admin/ and every marked view, but for those who aren't signed in: they sign in."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *args: Any
    ) -> HttpResponse | None:
        if not request.user.is_authenticated or not _is_administration(request, view):
            return None
        if user_has_second_factor(request.user):
            return None
        messages.warning(request, _("Turn on two-step sign-in first: administration needs it."))
        response = redirect("mfa_activate_totp")
        response["Location"] += f"?{urlencode({'next': request.get_full_path()})}"
        return response


def _is_administration(request: HttpRequest, view: Callable[..., HttpResponse]) -> bool:
    match = request.resolver_match
    in_admin = match is not None and "admin" in match.app_names and match.url_name != "logout"
    return in_admin or getattr(view, "second_factor_required", False)
