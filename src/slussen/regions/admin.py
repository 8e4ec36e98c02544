"""The operator sets organisations up; members are managed on the organisation's own page."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from slussen.regions import actions
from slussen.regions.models import Organisation


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    list_display = ("name", "kind", "county_code", "municipality_code")
    list_filter = ("kind", "county_code")
    search_fields = ("name",)
    ordering = ("name",)

    def save_model(self, request: HttpRequest, obj: Organisation, form: Any, change: bool) -> None:
        actions.save_organisation(organisation=obj, by=request.user)  # type: ignore[arg-type]
