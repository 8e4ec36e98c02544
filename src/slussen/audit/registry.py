"""What the installed apps have declared: kinds of event and data protection.

An app declares on its AppConfig, so that this app, at the bottom, imports none of them:
``audit_events`` is a tuple of EventKind; ``data_protection_of_libraries`` maps the label of a
library's model to its DataProtection. Slussen's own models carry ``data_protection`` themselves.
"""

from collections.abc import Iterator
from functools import cache

from django.apps import apps
from django.conf import settings
from django.db import models

from slussen.audit.engine.data_protection import DataProtection, Declared
from slussen.audit.engine.events import EventKind, by_name


@cache
def event_kinds() -> dict[str, EventKind]:
    """Every declared kind of event by its name."""
    return by_name(
        kind for config in apps.get_app_configs() for kind in getattr(config, "audit_events", ())
    )


def declared_models() -> list[Declared]:
    """Every installed model that keeps rows, Slussen's and the libraries', in order of label."""
    of_libraries: dict[str, DataProtection] = {}
    for config in apps.get_app_configs():
        of_libraries |= getattr(config, "data_protection_of_libraries", {})
    return sorted(
        (
            Declared(
                label=model._meta.label_lower,
                fields=tuple(field.name for field in _fields(model)),
                relations=tuple(_relations(model)),
                declaration=getattr(model, "data_protection", None)
                or of_libraries.get(model._meta.label_lower),
            )
            for model in apps.get_models()
        ),
        key=lambda declared: declared.label,
    )


def person_label() -> str:
    return settings.AUTH_USER_MODEL.lower()


def _fields(model: type[models.Model]) -> Iterator[models.Field]:
    """The columns and many-to-many fields but the running number, which says nothing."""
    for field in (*model._meta.fields, *model._meta.many_to_many):
        if not isinstance(field, models.AutoField | models.BigAutoField):
            yield field


def _relations(model: type[models.Model]) -> Iterator[str]:
    for field in _fields(model):
        related = field.related_model
        if isinstance(related, type) and issubclass(related, models.Model) and related is not model:
            yield related._meta.label_lower
