"""Addresses of the vocabulary. A concept's id may have slashes in it."""

from django.urls import path

from slussen.taxonomy import views

app_name = "taxonomy"
urlpatterns = [
    path("", views.search, name="search"),
    path("text/", views.text, name="text"),
    path("<path:concept_id>/", views.concept, name="concept"),
]
