"""What may be written about an event: closed lists only, so that no free text can slip in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from slussen.lib.text import Text

# A value is one of these words (shown by their text), or a whole number, or yes/no. There is
# deliberately no way to allow any text: names and notes belong in the object itself.
Allowed = Mapping[str, Text] | type[int] | type[bool]


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event, and for each key of its detail which values it may have."""

    name: str
    label: Text
    detail: Mapping[str, Allowed] = field(default_factory=dict)


class UndeclaredDetail(ValueError):
    """An event was given a key or a value that its kind doesn't declare."""


def check_detail(kind: EventKind, detail: Mapping[str, object]) -> None:
    """Raise UndeclaredDetail unless every key is declared and every value allowed.

    >>> joined = EventKind("joined", Text("", ""), {"role": {"staff": Text("", "")}})
    >>> check_detail(joined, {"role": "staff"})
    >>> check_detail(joined, {"role": "Maria"})
    Traceback (most recent call last):
        ...
    slussen.audit.engine.events.UndeclaredDetail: joined: role may not be 'Maria'
    """
    for key, value in detail.items():
        if key not in kind.detail:
            raise UndeclaredDetail(f"{kind.name}: {key} is not declared")
        if not _allows(kind.detail[key], value):
            raise UndeclaredDetail(f"{kind.name}: {key} may not be {value!r}")


def _allows(allowed: Allowed, value: object) -> bool:
    if isinstance(allowed, Mapping):
        return isinstance(value, str) and value in allowed
    # type() and not isinstance(): True is an int to Python but not to a reader of the log.
    return type(value) is allowed


def describe(kind: EventKind, detail: Mapping[str, object]) -> Text:
    """The detail in words, in the order the kind declares it.

    >>> joined = EventKind("joined", Text("", ""), {"role": {"staff": Text("Personal", "Staff")}})
    >>> describe(joined, {"role": "staff"}).to("en")
    'Staff'
    """
    words = []
    for key, allowed in kind.detail.items():
        value = detail.get(key)
        if isinstance(allowed, Mapping) and isinstance(value, str) and value in allowed:
            words.append(allowed[value])
        elif value is not None:
            words.append(Text(str(value), str(value)))
    return Text(", ".join(word.sv for word in words), ", ".join(word.en for word in words))


def by_name(kinds: Iterable[EventKind]) -> dict[str, EventKind]:
    """Kinds by name; raises ValueError when two apps declare the same word."""
    named: dict[str, EventKind] = {}
    for kind in kinds:
        if kind.name in named:
            raise ValueError(f"two kinds of event are called {kind.name}")
        named[kind.name] = kind
    return named
