from django.contrib import admin
from django.http import HttpRequest

from slussen.audit.models import Event


@admin.register(Event)
class EventAdmin(admin.ModelAdmin):
    """Read only: the operator sees that something happened, and changes nothing."""

    list_display = ("at", "action", "actor", "organisation_id")
    list_filter = ("action",)
    list_select_related = ("actor",)
    ordering = ("-at", "-pk")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        return False
