"""An organisation's members, and the door that an invitation opens."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from slussen.accounts.middleware import second_factor_required
from slussen.accounts.models import User
from slussen.accounts.permissions import user_has_second_factor
from slussen.audit.queries import event_rows, events_of_organisation
from slussen.regions import actions, permissions, queries
from slussen.regions.forms import InviteForm, NewPersonForm, RoleForm
from slussen.regions.models import Invitation, Organisation

EVENTS_A_PAGE = 50
SHOW_OR_SEND = ["GET", "HEAD", "POST"]
# The person has just proved who she is by the link and by choosing the password herself.
BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_safe
def members(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = _organisation(request, pk)
    user = _user(request)
    may_manage = permissions.user_can_manage_members(user, organisation)
    return render(
        request,
        "regions/members.html",
        {
            "organisation": organisation,
            "county": queries.county(organisation.county_code),
            "members": queries.members_of(organisation, for_user=user),
            "invitations": queries.invitations_of(organisation, for_user=user)
            if may_manage
            else None,
            "may_manage": may_manage,
            "may_see_activity": permissions.user_can_see_activity(user, organisation),
            "needs_second_factor": may_manage and not user_has_second_factor(user),
        },
    )


@second_factor_required
@never_cache
@require_http_methods(SHOW_OR_SEND)
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer to the form is the page that shows the link, once: nothing can show it again."""
    organisation = _organisation(request, pk)
    permissions.check_user_can_manage_members(request.user, organisation)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invited = actions.invite_member(
                organisation=organisation, by=_user(request), **form.cleaned_data
            )
        except ValidationError as error:
            form.add_error("email", error)
        else:
            link = request.build_absolute_uri(reverse("regions:invitation", args=[invited.token]))
            return render(
                request,
                "regions/invited.html",
                {"organisation": organisation, "invitation": invited.invitation, "link": link},
            )
    return render(request, "regions/invite.html", {"organisation": organisation, "form": form})


@second_factor_required
@require_POST
def withdraw(request: HttpRequest, pk: int, invitation: int) -> HttpResponse:
    organisation = _organisation(request, pk)
    found = get_object_or_404(
        Invitation.objects.select_related("organisation"),
        pk=invitation,
        organisation=organisation,
    )
    actions.withdraw_invitation(invitation=found, by=_user(request))
    messages.success(request, _("The invitation is withdrawn; its link no longer works."))
    return redirect(organisation)


@second_factor_required
@require_http_methods(SHOW_OR_SEND)
def change_role(request: HttpRequest, pk: int, member: int) -> HttpResponse:
    organisation = _organisation(request, pk)
    membership = get_object_or_404(
        queries.members_of(organisation, for_user=_user(request)), pk=member
    )
    permissions.check_user_can_manage_members(request.user, organisation)
    form = RoleForm(request.POST or None, initial={"role": membership.role})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_role(
                membership=membership, role=form.cleaned_data["role"], by=_user(request)
            )
        except ValidationError as error:
            form.add_error("role", error)
        else:
            messages.success(request, _("The role is changed."))
            return redirect(organisation)
    return render(
        request,
        "regions/change_role.html",
        {"organisation": organisation, "membership": membership, "form": form},
    )


@second_factor_required
@require_http_methods(SHOW_OR_SEND)
def remove(request: HttpRequest, pk: int, member: int) -> HttpResponse:
    organisation = _organisation(request, pk)
    membership = get_object_or_404(
        queries.members_of(organisation, for_user=_user(request)), pk=member
    )
    permissions.check_user_can_manage_members(request.user, organisation)
    if request.method != "POST":
        return render(
            request,
            "regions/remove_member.html",
            {"organisation": organisation, "membership": membership},
        )
    try:
        actions.remove_member(membership=membership, by=_user(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(organisation)
    messages.success(request, _("The member is removed."))
    # Who removed herself can't see the organisation any more.
    return redirect("account_home") if membership.user == request.user else redirect(organisation)


@second_factor_required
@require_safe
def activity(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = _organisation(request, pk)
    permissions.check_user_can_see_activity(request.user, organisation)
    page = Paginator(events_of_organisation(organisation.pk), EVENTS_A_PAGE).get_page(
        request.GET.get("page")
    )
    return render(
        request,
        "regions/activity.html",
        {"organisation": organisation, "page": page, "rows": event_rows(page.object_list)},
    )


@login_not_required
@never_cache
@require_http_methods(SHOW_OR_SEND)
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    found = queries.invitation_of(token)
    try:
        return _answer(request, found, token) if found else _no_longer_valid(request)
    except ValidationError:  # someone used or withdrew it between the look and the press
        return _no_longer_valid(request)


def _no_longer_valid(request: HttpRequest) -> HttpResponse:
    return render(request, "regions/invitation_invalid.html", status=410)


def _answer(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    if request.user.is_authenticated:
        return _join_signed_in(request, found, token)
    if User.objects.filter(email=found.email).exists():
        return render(request, "regions/invitation_sign_in.html", {"invitation": found})
    form = NewPersonForm(request.POST or None, email=found.email)
    if request.method == "POST" and form.is_valid():
        user = actions.accept_as_new_person(
            token=token,
            name=form.cleaned_data["name"],
            password=form.cleaned_data["password1"],
        )
        login(request, user, backend=BACKEND)
        messages.success(request, _("Welcome. Your account is ready."))
        return redirect(found.organisation)
    return render(request, "regions/invitation.html", {"invitation": found, "form": form})


def _join_signed_in(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    user = _user(request)
    if request.method == "POST":
        actions.accept_invitation(token=token, by=user)
        messages.success(request, _("Welcome. You are now a member."))
        return redirect(found.organisation)
    return render(
        request,
        "regions/invitation_join.html",
        {"invitation": found, "is_mine": user.email == found.email},
    )


def _organisation(request: HttpRequest, pk: int) -> Organisation:
    return get_object_or_404(queries.organisations_for(_user(request)), pk=pk)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
