"""Reads of events, and how an event is shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q

from slussen.audit.engine.events import EventKind, describe
from slussen.audit.models import Event, EventQuerySet
from slussen.audit.registry import event_kinds, person_label
from slussen.lib.text import Text


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in words. ``whom`` is the person it was done to, "" if that is nobody else."""

    event: Event
    what: Text
    detail: Text
    who: str
    whom: str


def events_of_person(user: AbstractBaseUser) -> EventQuerySet:
    """What *user* did and what was done to her, newest first."""
    about = Q(object_type=person_label(), object_id=str(user.pk))
    return Event.objects.filter(Q(actor=user) | about).newest_first()


def events_of_organisation(organisation_id: int) -> EventQuerySet:
    """What happened in one organisation, newest first. The caller checks who may read it."""
    return Event.objects.filter(organisation_id=organisation_id).newest_first()


def event_rows(events: Iterable[Event]) -> list[EventRow]:
    """Events in words, with one query for the names of all they were done to."""
    listed = list(events)
    persons = {
        event.object_id
        for event in listed
        if event.object_type == person_label() and event.object_id != str(event.actor_id)
    }
    names = {
        str(pk): str(user)
        for pk, user in get_user_model()._default_manager.in_bulk(persons).items()
    }
    return [_row(event, names) for event in listed]


def _row(event: Event, names: dict[str, str]) -> EventRow:
    # An event outlives the version that declared its kind: the bare word is better than nothing.
    bare = EventKind(event.action, Text(event.action, event.action))
    kind = event_kinds().get(event.action, bare)
    is_person = event.object_type == person_label()
    return EventRow(
        event=event,
        what=kind.label,
        detail=describe(kind, event.detail),
        who=str(event.actor) if event.actor else "",
        whom=names.get(event.object_id, "") if is_person else "",
    )
