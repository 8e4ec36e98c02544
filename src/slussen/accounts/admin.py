"""The operator's page of users. Signing in to it goes by the same door as everywhere else."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.utils.translation import gettext_lazy as _

from slussen.accounts.models import User

# Django's own sign-in page knows neither the rate limits nor the second step.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = admin.site.site_title = "Slussen"


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """Look, stop and remove. People come in by invitation, passwords change by link."""

    list_display = ("email", "name", "is_active", "is_superuser", "last_login")
    list_filter = ("is_active", "is_superuser")
    search_fields = ("email", "name")
    ordering = ("email",)
    fieldsets = (
        (None, {"fields": ("email", "name")}),
        (_("Rights"), {"fields": ("is_active", "is_staff", "is_superuser")}),
        (_("Dates"), {"fields": ("last_login", "joined_at")}),
    )
    readonly_fields = ("last_login", "joined_at")
    filter_horizontal = ()

    def has_add_permission(self, request) -> bool:
        return False
