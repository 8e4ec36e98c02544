from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from slussen.regions.declarations import EVENTS


class RegionsConfig(AppConfig):
    name = "slussen.regions"
    verbose_name = _("Regions")
    audit_events = EVENTS
