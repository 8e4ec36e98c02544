"""The generated page docs/reference/personal-data.md."""

from collections.abc import Sequence

from slussen.audit.engine.data_protection import Declared, Kind
from slussen.audit.engine.events import EventKind
from slussen.audit.registry import declared_models, event_kinds

HEAD = """\
# What is kept about people

Generated from the `DataProtection` declaration of each model; a test fails when a model that
refers to a person, or a field of it, is not declared. The published figures hold nothing about
a person. `personal` and `sensitive` are meant as in articles 4 and 9 of the GDPR.
"""
EVENTS = """\
## Events

The log says what happened in these words, and the details in values from closed lists. It holds
no address, no name, no IP address and no free text. A failed sign-in says nothing about whom.
"""


def personal_data_markdown() -> str:
    """The page as Markdown, the same every time for the same models."""
    declared = [model for model in declared_models() if model.declaration]
    return "\n".join([HEAD, *(_model(model) for model in declared), EVENTS, _events(event_kinds())])


def _model(model: Declared) -> str:
    assert model.declaration is not None
    rows = []
    for name in model.fields:
        field = model.declaration.fields[name]
        empty = field.kind is Kind.NONE
        rows.append((f"`{name}`", field.kind.value, field.why, "" if empty else field.kept))
    return f"## `{model.label}`\n\nAbout: {model.declaration.subject}.\n\n" + _table(
        ("Field", "Kind", "Why", "Kept"), rows
    )


def _events(kinds: dict[str, EventKind]) -> str:
    rows = [
        (f"`{kind.name}`", kind.label.en, ", ".join(f"`{key}`" for key in sorted(kind.detail)))
        for kind in sorted(kinds.values(), key=lambda kind: kind.name)
    ]
    return _table(("Event", "Means", "Detail"), rows)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
