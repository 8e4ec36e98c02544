"""Addresses that the base template links to, for tests of ui alone: each answers a plain page."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path


@login_not_required
def page(request: HttpRequest, **_arguments: str) -> HttpResponse:
    return render(request, "ui/base.html")


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("on purpose")


analysis = [
    path("", page, name="start"),
    path("county/<str:code>/", page, name="county"),
    path("occupations/", page, name="occupations"),
    path("occupations/<str:ssyk>/", page, name="occupation"),
    path("compare/", page, name="compare"),
]
figures = [path("", page, name="catalogue")]
taxonomy = [path("", page, name="search")]

urlpatterns = i18n_patterns(
    path("", include((analysis, "analysis"))),
    path("figures/", include((figures, "figures"))),
    path("taxonomy/", include((taxonomy, "taxonomy"))),
    path("accounts/login/", page, name="account_login"),
    path("accounts/logout/", page, name="account_logout"),
    path("accounts/", page, name="account_home"),
    path("ui/", include("slussen.ui.urls")),
    path("broken/", broken),
    prefix_default_language=False,
)
