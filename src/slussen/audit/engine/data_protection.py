"""What is kept about people: declared field by field, read by tests and by the documentation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a field relates to a person (GDPR articles 4.1 and 9)."""

    PERSONAL = "personal"
    SENSITIVE = "sensitive"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Field:
    """``why`` is the purpose and ``kept`` how long; empty only where nothing is personal."""

    kind: Kind
    why: str = ""
    kept: str = ""

    def __post_init__(self) -> None:
        if self.kind is not Kind.NONE and not (self.why and self.kept):
            raise ValueError("a personal field says why it is kept and how long")


def personal(why: str, kept: str) -> Field:
    return Field(Kind.PERSONAL, why, kept)


def sensitive(why: str, kept: str) -> Field:
    return Field(Kind.SENSITIVE, why, kept)


NOT_PERSONAL = Field(Kind.NONE)


@dataclass(frozen=True, slots=True)
class DataProtection:
    """A model's declaration. ``subject`` says whose data it is."""

    subject: str
    fields: Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class Declared:
    """A model by label ("accounts.user"), its fields, its relations and its declaration."""

    label: str
    fields: tuple[str, ...]
    relations: tuple[str, ...] = ()
    declaration: DataProtection | None = None


def problems(models: Iterable[Declared], person: str) -> list[str]:
    """One line for each model or field that should be declared and isn't.

    A model must be declared when it is *person*, or refers to *person* or to a declared model.

    >>> note = Declared("notes.note", ("text", "about"), ("accounts.user",))
    >>> problems([note], "accounts.user")
    ['notes.note refers to accounts.user and declares no data protection']
    """
    listed = list(models)
    declared = {model.label for model in listed if model.declaration} | {person}
    found: list[str] = []
    for model in listed:
        if model.declaration is None:
            if model.label == person:
                found.append(f"{model.label} is the person and declares no data protection")
            found += [
                f"{model.label} refers to {relation} and declares no data protection"
                for relation in model.relations
                if relation in declared
            ]
            continue
        known = model.declaration.fields
        found += [
            f"{model.label}.{name} is not declared" for name in model.fields if name not in known
        ]
        found += [
            f"{model.label}.{name} does not exist" for name in known if name not in model.fields
        ]
    return found
