"""What happened, by whom, to what. Written once, never changed."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from slussen.audit.engine.data_protection import NOT_PERSONAL, DataProtection, personal

# Long enough to find out what happened when an annual review asks, and no longer.
RETENTION = timedelta(days=2 * 365)
KEPT = "two years, then removed"


class ImmutableError(RuntimeError):
    """Someone tried to change or remove a written event."""


class EventQuerySet(models.QuerySet["Event"]):
    def newest_first(self) -> "EventQuerySet":
        return self.select_related("actor").order_by("-at", "-pk")

    def update(self, **values: Any) -> int:
        raise ImmutableError("an event is never changed")

    def bulk_update(self, *args: Any, **options: Any) -> int:
        raise ImmutableError("an event is never changed")

    def bulk_create(self, *args: Any, **options: Any) -> list[Any]:
        if options.get("update_conflicts"):
            raise ImmutableError("an event is never changed")
        return super().bulk_create(*args, **options)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise ImmutableError("an event is never removed, only forgotten when its time is out")


class Event(models.Model):
    """One thing that happened. No address, no name, no IP, no free text.

    ``organisation_id`` is a number and not a foreign key: organisations live in an app above
    this one, and an event outlives the organisation it happened in.
    """

    at = models.DateTimeField(_("when"), default=timezone.now, editable=False, db_index=True)
    action = models.CharField(_("what"), max_length=50)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events",
    )
    object_type = models.CharField(_("kind of object"), max_length=100, blank=True)
    object_id = models.CharField(_("object"), max_length=64, blank=True)
    organisation_id = models.BigIntegerField(
        _("organisation"), null=True, blank=True, db_index=True
    )
    detail = models.JSONField(_("detail"), default=dict, blank=True)

    objects = EventQuerySet.as_manager()

    data_protection = DataProtection(
        subject="people who sign in",
        fields={
            "at": personal("to tell in which order things happened", KEPT),
            "action": personal("to tell what was done", KEPT),
            "actor": personal(
                "to tell who did it", f"{KEPT}; emptied at once when the account is removed"
            ),
            "object_type": NOT_PERSONAL,
            "object_id": personal("to tell what it was done to, as a number only", KEPT),
            "organisation_id": personal("to show an organisation its own events only", KEPT),
            "detail": personal("what changed, in words from a closed list", KEPT),
        },
    )

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding or options.get("force_update"):
            raise ImmutableError("an event is never changed")
        # Insert, or an event made with another's number would quietly take its place.
        super().save(*args, **options | {"force_insert": True})

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        raise ImmutableError("an event is never removed, only forgotten when its time is out")
