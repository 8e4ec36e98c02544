"""Which variable of a publication is which breakdown of ours, and what each value is called.

Works on the variables alone, so that a puller can ask for exactly the values that will be read.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from slussen.figures.engine import normal as plain
from slussen.figures.engine.catalogue import Dimension, Measure, Table
from slussen.figures.engine.normal import normal, without_code
from slussen.figures.engine.publication import Value, Variable
from slussen.lib.errors import UserError
from slussen.lib.text import Text

NUMERATOR, DENOMINATOR = "numerator:", "denominator:"
NO_NAMES: Mapping[str, Mapping[str, str]] = {}
SHOWN = 4
UNNAMED = "contents"
# Kinds in which two labels of one publication may mean the same ("total" and "20-64 years"): the
# first listed is read. Two regions or two years with one code would be a fault.
ONCE = ("words", "age")


class Mismatch(UserError):
    """The publication is not the table that the catalogue entry describes."""


@dataclass(frozen=True, slots=True)
class Column:
    """How one variable is read: the word of each of its values, None for those left out.

    ``dimension`` is our breakdown, "measure", or "" for a variable that is not kept.
    """

    index: int
    dimension: str
    words: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """``notes`` are steps to show and to keep: what was left out, what was read as what."""

    columns: tuple[Column, ...]
    constants: tuple[str, ...]
    measure: str | None = None  # the measure of all cells, when no variable says it
    notes: tuple[Text, ...] = ()


def match(
    variables: Sequence[Variable],
    entry: Table,
    names: Mapping[str, Mapping[str, str]] = NO_NAMES,
    droppable: Collection[int] = (),
) -> Match:
    """Raises Mismatch with one line naming the variable, its values and what was expected.

    *names* maps, for "region" and "ssyk", normalised names to codes. *droppable* are indexes of
    variables that only repeat another one in other words.
    """
    columns, constants, notes = [], [], []
    taken: set[int] = set()
    for name, dimension in entry.dimensions.items():
        index = _find(variables, dimension, taken)
        if index is None:
            if dimension.constant is None:
                raise Mismatch(_missing(entry, name, dimension, variables))
            constants.append(name)
            continue
        taken.add(index)
        words, left_out = _words(entry, name, dimension, variables[index], names)
        columns.append(Column(index, name, words))
        notes += _left_out_note(variables[index], left_out)
    contents = _contents(variables, entry, taken)
    measure = None
    if contents is None:
        measure = _only_measure(entry)
    else:
        taken.add(contents)
        words, lines = _measures(entry, variables[contents])
        columns.append(Column(contents, "measure", words))
        notes += lines
    for index, variable in enumerate(variables):
        if index not in taken:
            if len(variable.values) > 1 and index not in droppable:
                raise Mismatch(_extra(entry, variable))
            columns.append(Column(index, "", ("",) * len(variable.values)))
    return Match(tuple(columns), tuple(constants), measure, tuple(notes))


def _find(variables: Sequence[Variable], dimension: Dimension, taken: set[int]) -> int | None:
    """The variable that the earliest of the dimension's sources names; time by its role."""
    if dimension.kind == "constant":
        return None
    for source in map(normal, dimension.source):
        for index, variable in enumerate(variables):
            if index not in taken and source in map(normal, variable.names):
                return index
    for index, variable in enumerate(variables):
        if index in taken:
            continue
        if dimension.kind == "period" and variable.role == "time":
            return index
        # A CSV head such as "women 2024" names a breakdown where contents usually stand.
        if variable.code == UNNAMED and _all_listed(variable, dimension):
            return index
    return None


def _all_listed(variable: Variable, dimension: Dimension) -> bool:
    return bool(dimension.words) and all(
        _listed(value, dimension.words) for value in variable.values
    )


def _words(
    entry: Table,
    name: str,
    dimension: Dimension,
    variable: Variable,
    names: Mapping[str, Mapping[str, str]],
) -> tuple[tuple[str | None, ...], list[Value]]:
    """The word of each value, and the values that are known and left out."""
    ranked = [_word(value, entry, dimension, names) for value in variable.values]
    best: dict[str, int] = {}
    for said, rank in filter(None, ranked):
        best[said] = min(rank, best.get(said, rank))
    words: list[str | None] = []
    left_out, unknown = [], []
    used: set[str] = set()
    for value, found in zip(variable.values, ranked, strict=True):
        word = found[0] if found else None
        kept = (
            found is not None
            and (not dimension.only or found[0] in dimension.only)
            and (dimension.kind not in ONCE or found[1] == best[found[0]])
            and (dimension.kind not in ONCE or found[0] not in used)
        )
        if kept and word is not None:
            used.add(word)
            words.append(word)
            continue
        words.append(None)
        if found is None and not _is_left_out(value, dimension):
            unknown.append(value)
        else:
            left_out.append(value)
    if unknown:
        raise Mismatch(_unknown(entry, name, dimension, variable, unknown))
    if not any(words):
        raise Mismatch(_unknown(entry, name, dimension, variable, variable.values))
    return tuple(words), left_out


def _word(
    value: Value, entry: Table, dimension: Dimension, names: Mapping[str, Mapping[str, str]]
) -> tuple[str, int] | None:
    """Our word for *value* and how far down its list of labels it was found."""
    if _is_left_out(value, dimension, every=False):
        return None
    if dimension.kind == "region":
        word = plain.region(value.code, value.label, names.get("region", {}))
    elif dimension.kind == "ssyk":
        word = plain.occupation(value.code, value.label, names.get("ssyk", {}))
    elif dimension.kind == "age":
        word = _plain(value, plain.age)
    elif dimension.kind == "period":
        word = _plain(value, plain.period)
        if word is None and entry.frequency == "edition":
            word = value.code.strip()
    elif dimension.words:
        return _listed(value, dimension.words)
    else:
        word = " ".join(value.code.split())
    return (word, 0) if word else None


def _plain(value: Value, read: Callable[[str], str | None]) -> str | None:
    """By code, by label, or by a label that is both in one ("20-64 20–64 år")."""
    head, _, rest = value.label.strip().partition(" ")
    both = read(head) if read(head) == read(rest) else None
    return read(value.code) or read(value.label) or both


def _listed(value: Value, words: Mapping[str, tuple[str, ...]]) -> tuple[str, int] | None:
    """By code first, then by label, a label without its code, labels in other languages."""
    said = (value.code, value.label, without_code(value.label), *value.others)
    for text in map(normal, said):
        if found := _word_of(text, words):
            return found
    # "tot totalt" is code and label in one, when both halves mean the same.
    head, _, rest = normal(value.label).partition(" ")
    by_code, by_label = _word_of(head, words), _word_of(rest, words)
    return by_label if by_code and by_label and by_code[0] == by_label[0] else None


def _word_of(text: str, words: Mapping[str, tuple[str, ...]]) -> tuple[str, int] | None:
    for word, labels in words.items():
        for rank, label in enumerate((*labels, word)):
            if normal(label) == text:
                return word, rank
    return None


def _is_left_out(value: Value, dimension: Dimension, *, every: bool = True) -> bool:
    patterns = [normal(pattern) for pattern in dimension.leave_out if every or pattern != "*"]
    said = (normal(value.code), normal(value.label))
    return any(fnmatchcase(text, pattern) for text in said for pattern in patterns)


def _contents(variables: Sequence[Variable], entry: Table, taken: set[int]) -> int | None:
    """The variable that says what is counted: by its role, or by its values' names."""
    free = [index for index in range(len(variables)) if index not in taken]
    for index in free:
        if variables[index].role == "contents":
            return index
    for index in free:
        if any(_content(value, entry) for value in variables[index].values):
            return index
    return None


def _content(value: Value, entry: Table) -> str | None:
    """The measure that *value* is, or a part of one ("numerator:out_share")."""
    said = [*map(normal, (value.code, value.label, without_code(value.label), *value.others))]
    for name, measure in entry.measures.items():
        for prefix, labels in (
            ("", (*measure.source, name)),
            (NUMERATOR, measure.numerator),
            (DENOMINATOR, measure.denominator),
        ):
            if any(normal(label) in said for label in labels):
                return prefix + name
    return None


def _measures(entry: Table, variable: Variable) -> tuple[tuple[str | None, ...], list[Text]]:
    words: list[str | None] = []
    for value in variable.values:
        word = _content(value, entry)
        words.append(None if word in words else word)
    if any(words):
        left_out = [v for v, w in zip(variable.values, words, strict=True) if w is None]
        return tuple(words), _left_out_note(variable, left_out)
    if len(variable.values) == 1 and len(entry.measures) == 1:
        only = next(iter(entry.measures))
        label = variable.values[0].label.strip()
        return (only,), [Text(f'"{label}" läses som {only}', f'"{label}" is read as {only}')]
    expected = "; ".join(f"{name}: {_some(_names(m))}" for name, m in entry.measures.items())
    raise Mismatch(
        f"{entry.id}: {variable.text or variable.code} holds {_some(_labels(variable.values))} "
        f"(expected {expected})"
    )


def _names(measure: Measure) -> tuple[str, ...]:
    return measure.source or (*measure.numerator, *measure.denominator)


def _only_measure(entry: Table) -> str:
    if len(entry.measures) == 1:
        return next(iter(entry.measures))
    raise Mismatch(
        f"{entry.id}: no variable says what is counted (expected {', '.join(entry.measures)})"
    )


def _left_out_note(variable: Variable, values: Sequence[Value]) -> list[Text]:
    if not values:
        return []
    name, shown = variable.text or variable.code, _labels(values)
    return [
        Text(
            f"Utelämnat ur {name}: {_some(shown, 'och', 'till')}",
            f"Left out of {name}: {_some(shown)}",
        )
    ]


def _missing(entry: Table, name: str, dimension: Dimension, variables: Sequence[Variable]) -> str:
    found = ", ".join(variable.text or variable.code for variable in variables)
    return (
        f"{entry.id}: no variable for {name}; the publication has {found} "
        f"(expected {' or '.join(dimension.source[:3])})"
    )


def _unknown(
    entry: Table, name: str, dimension: Dimension, variable: Variable, values: Sequence[Value]
) -> str:
    known = "; ".join(
        f"{word}: {' or '.join(labels[:2])}" for word, labels in dimension.words.items()
    )
    forms = {
        "region": "region codes such as 18",
        "period": "periods such as 2024 or 2024M11",
        "age": "ages such as 20-64 år",
        "ssyk": "SSYK codes such as 2221",
    }
    kept = f", of which {_some(dimension.only)} are kept" if dimension.only else ""
    return (
        f"{entry.id}: {variable.text or variable.code} has {_some(_labels(values))}, unknown as "
        f"{name} (expected {forms.get(dimension.kind, known)}{kept})"
    )


def _extra(entry: Table, variable: Variable) -> str:
    return (
        f"{entry.id}: {variable.text or variable.code} has {len(variable.values)} values "
        f"({_some(_labels(variable.values))}) and the table has no such breakdown "
        f"(expected one value, such as its total)"
    )


def _labels(values: Sequence[Value]) -> list[str]:
    return [value.label.strip() or value.code for value in values]


def _some(words: Sequence[str], and_: str = "and", more: str = "more") -> str:
    """The first few, and how many more.

    >>> _some(["a", "b", "c", "d", "e", "f"])
    '"a", "b", "c", "d" and 2 more'
    """
    shown = ", ".join(f'"{word}"' for word in words[:SHOWN])
    rest = len(words) - SHOWN
    return f"{shown} {and_} {rest} {more}" if rest > 0 else shown
