from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "slussen.ui"
    label = "ui"
