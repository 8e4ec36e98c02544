"""Writing events, and forgetting them when their time is out."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models, transaction

from slussen.audit.engine.events import check_detail
from slussen.audit.models import RETENTION, Event
from slussen.audit.registry import event_kinds


def record(
    *,
    action: str,
    actor: AbstractBaseUser | AnonymousUser | None,
    object: models.Model | None = None,  # noqa: A002 (the word of the log)
    organisation: models.Model | None = None,
    **detail: str | int | bool,
) -> Event:
    """Write that *actor* did *action*; call it inside the transaction that does it.

    Raises KeyError for an action that no app declares, and UndeclaredDetail for a detail that
    the action doesn't declare.
    """
    check_detail(event_kinds()[action], detail)
    return Event.objects.create(
        action=action,
        actor_id=actor.pk if actor is not None else None,
        object_type=object._meta.label_lower if object is not None else "",
        object_id=str(object.pk) if object is not None else "",
        organisation_id=organisation.pk if organisation is not None else None,
        detail=detail,
    )


@transaction.atomic
def forget_expired(*, now: datetime) -> int:
    """Remove events older than RETENTION, the only way an event ever goes. Gives how many."""
    # The base manager's plain query set: the model's own refuses to delete.
    return Event._base_manager.filter(at__lt=now - RETENTION).delete()[0]
