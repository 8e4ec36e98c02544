"""The signed-in person's own pages."""

from typing import Any

from allauth.account.views import PasswordResetFromKeyView
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from slussen.accounts import actions
from slussen.accounts.forms import NameForm
from slussen.accounts.models import User
from slussen.audit.queries import event_rows, events_of_person

EVENTS_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest) -> HttpResponse:
    """Who I am, where I work, how I sign in."""
    assert isinstance(request.user, User)
    form = NameForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        actions.rename(user=request.user, name=form.cleaned_data["name"], by=request.user)
        messages.success(request, _("Your name is changed."))
        return redirect("account_home")
    return render(
        request,
        "accounts/home.html",
        {
            "form": form,
            # Memberships belong to an app above this one: reached from the user, not imported.
            "memberships": request.user.memberships.select_related("organisation").order_by(
                "organisation__name"
            ),
            "second_factor": Authenticator.objects.filter(
                user=request.user, type=Authenticator.Type.TOTP
            ).first(),
        },
    )


@require_safe
def activity(request: HttpRequest) -> HttpResponse:
    """What I did and what was done to me."""
    assert isinstance(request.user, User)
    page = Paginator(events_of_person(request.user), EVENTS_A_PAGE).get_page(
        request.GET.get("page")
    )
    administered = request.user.memberships.select_related("organisation").filter(role="admin")
    return render(
        request,
        "accounts/activity.html",
        {
            "page": page,
            "rows": event_rows(page.object_list),
            "administered": administered.order_by("organisation__name"),
        },
    )


class ChoosePassword(PasswordResetFromKeyView):
    """allauth's page behind a reset link; our template asks for what it leaves out."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"token_fail": False} | super().get_context_data(**kwargs)


@login_not_required
@require_safe
def password_help(request: HttpRequest) -> HttpResponse:
    """No mail is sent: whoever forgot her password asks the operator for a link."""
    return render(request, "accounts/password_help.html")
