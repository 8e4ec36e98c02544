from django.urls import path

from slussen.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("languages/", views.languages, name="languages"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
