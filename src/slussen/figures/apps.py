from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from slussen.figures.declarations import EVENTS


class FiguresConfig(AppConfig):
    name = "slussen.figures"
    verbose_name = _("Statistics")
    audit_events = EVENTS
