"""Which values to ask an API for, and how to cut a question that is too large."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from slussen.figures.engine.catalogue import Table
from slussen.figures.engine.matching import NO_NAMES, Match, Mismatch, match
from slussen.figures.engine.normal import normal
from slussen.figures.engine.publication import Value, Variable

Selection = Mapping[str, Sequence[str]]  # variable code → value codes


def narrowed(
    variables: Sequence[Variable], select: Mapping[str, Sequence[str]]
) -> tuple[Variable, ...]:
    """The variables with only the values that *select* names (by code, label or wildcard).

    A variable that keeps none of its values is left out when the API can sum it, and is kept
    whole otherwise, so that matching says what is wrong with it.
    """
    wanted = {normal(code): patterns for code, patterns in select.items()}
    kept = []
    for variable in variables:
        patterns = next(
            (wanted[normal(name)] for name in variable.names if normal(name) in wanted), None
        )
        if patterns is None:
            kept.append(variable)
            continue
        values = tuple(value for value in variable.values if _is_wanted(value, patterns))
        if values:
            kept.append(replace(variable, values=values))
        elif not variable.optional:
            kept.append(variable)
    return tuple(kept)


def _is_wanted(value: Value, patterns: Sequence[str]) -> bool:
    said = (normal(value.code), normal(value.label))
    return any(fnmatchcase(text, normal(pattern)) for text in said for pattern in patterns)


def question(
    variables: Sequence[Variable],
    entry: Table,
    select: Mapping[str, Sequence[str]],
    names: Mapping[str, Mapping[str, str]] = NO_NAMES,
) -> Selection:
    """What to ask for, given the variables that an API says the table has.

    Raises Mismatch when the table is not what the catalogue entry describes: metadata is whole,
    so a word of ours that nothing answers to has been renamed by the publisher.
    """
    narrow = narrowed(variables, select)
    tried = match(narrow, entry, names, range(len(narrow)))
    summed = {
        column.index
        for column in tried.columns
        if not column.dimension
        and narrow[column.index].optional
        and len(narrow[column.index].values) > 1
    }
    kept = [variable for index, variable in enumerate(narrow) if index not in summed]
    matched = match(kept, entry, names)
    for column in matched.columns:
        dimension = entry.dimensions.get(column.dimension)
        if dimension and "*" in dimension.leave_out:
            gone = [word for word in dimension.words if word not in column.words]
            if gone:
                labels = dimension.words[gone[0]]
                raise Mismatch(
                    f"{entry.id}: {kept[column.index].text} has nothing for {gone[0]} "
                    f"(expected {' or '.join(labels[:3])})"
                )
    return selection(kept, matched)


def selection(variables: Sequence[Variable], matched: Match) -> dict[str, list[str]]:
    """The codes to ask for: of each variable those values that will be read."""
    return {
        variables[column.index].code: [
            value.code
            for value, word in zip(variables[column.index].values, column.words, strict=True)
            if word is not None
        ]
        for column in matched.columns
    }


def cells(chosen: Selection) -> int:
    return math.prod(len(codes) for codes in chosen.values())


def split(chosen: Selection, limit: int) -> Iterator[dict[str, list[str]]]:
    """Cut *chosen* into selections of at most *limit* cells, along its longest variables.

    Together they hold every combination once.

    >>> [list(part["a"]) for part in split({"a": ["1", "2", "3"], "b": ["x", "y"]}, 4)]
    [['1', '2'], ['3']]
    """
    total = cells(chosen)
    longest = max(chosen, key=lambda code: len(chosen[code]))
    length = len(chosen[longest])
    if total <= limit or length == 1:
        yield {code: list(codes) for code, codes in chosen.items()}
        return
    step = max(1, limit // (total // length))
    for start in range(0, length, step):
        part = {**chosen, longest: chosen[longest][start : start + step]}
        yield from split(part, limit)
