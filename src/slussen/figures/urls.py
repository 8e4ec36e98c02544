from django.urls import path

from slussen.figures import views

app_name = "figures"
urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("<slug:table_id>/", views.table, name="table"),
    path("<slug:table_id>/figures.csv", views.csv, name="csv"),
]
