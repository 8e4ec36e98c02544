"""Reports for the operator: to see what is being made, never to change it."""

from django.contrib import admin
from django.http import HttpRequest

from slussen.analysis.models import Report


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin):
    list_display = ("created_at", "county", "format", "language", "state", "problem", "finished_at")
    list_filter = ("state", "format")
    ordering = ("-created_at",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        return False
