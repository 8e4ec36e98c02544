"""The account's pages. Names follow allauth's, which reverses them without a namespace.

Not all of allauth: its pages for signing up and for adding addresses need a mail server and an
open door, and Slussen has neither.
"""

from allauth.account import views as allauth_views
from django.urls import include, path, re_path

from slussen.accounts import views

urlpatterns = [
    path("", views.home, name="account_home"),
    path("activity/", views.activity, name="account_activity"),
    path("login/", allauth_views.login, name="account_login"),
    path("logout/", allauth_views.logout, name="account_logout"),
    path("inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("reauthenticate/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", allauth_views.password_change, name="account_change_password"),
    path("password/reset/", views.password_help, name="account_reset_password"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.ChoosePassword.as_view(),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("2fa/", include("allauth.mfa.urls")),
]
