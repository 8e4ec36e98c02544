from django.urls import path

from slussen.regions import views

app_name = "regions"
ORGANISATION = "organisations/<int:pk>/"
urlpatterns = [
    path(ORGANISATION, views.members, name="members"),
    path(f"{ORGANISATION}invite/", views.invite, name="invite"),
    path(f"{ORGANISATION}invitations/<int:invitation>/withdraw/", views.withdraw, name="withdraw"),
    path(f"{ORGANISATION}members/<int:member>/role/", views.change_role, name="change_role"),
    path(f"{ORGANISATION}members/<int:member>/remove/", views.remove, name="remove"),
    path(f"{ORGANISATION}activity/", views.activity, name="activity"),
    path("invitations/<str:token>/", views.invitation, name="invitation"),
]
