"""Many short annual series of one table, side by side, and how they are related."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slussen.analysis.engine.forecasting.ages import Ages, ages_of

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

NOTHING = 1e-100  # what is nearer to zero is zero: ratios to it would leave the range of numbers
SEPARATORS = ("|", ";", "/", "_", ":", ",", "-", " ")


@dataclass(frozen=True, eq=False)
class Panel:
    """Annual series on one calendar.

    ``values``: (series, years), NaN where there is no value; every series has at least one.
    ``groups``: one array of group numbers (series,) for each way to group the series across the
    table; empty when the names say nothing about how the series are related. ``ages``: who was in
    an age the year before, where a key is an age. ``order``: (series,) the series sorted by name,
    so that nothing depends on the order they came in.
    """

    values: Floats
    first_year: int
    groups: tuple[Integers, ...]
    ages: Ages | None
    order: Integers


def panel(
    labels: Sequence[tuple[str, ...]],
    first_year: int,
    values: Floats,
    names: Sequence[str] = ("series",),
) -> Panel:
    """Put a table's series side by side.

    *labels*: for each series its label under each key that *names* lists, such as
    ``("18", "women", "45")`` under ``("region", "sex", "age")``. *values*: (series, years) from
    *first_year* on. A single key whose labels are made of parts that others share, such as
    "18|women|45", is read as that many keys. Raises ValueError when shapes do not match or a
    series has no value.
    """
    if values.ndim != 2 or len(labels) != len(values) or not len(labels):
        raise ValueError(f"{len(labels)} labels for values of shape {values.shape}")
    if np.isnan(values).all(axis=1).any():
        raise ValueError("a series has no value")
    parts = [tuple(row) for row in labels]
    if len(names) == 1:
        parts = split_names([label for (label,) in parts])
        names = names if len(parts[0]) == 1 else [""] * len(parts[0])
    columns = [np.asarray(column) for column in zip(*parts, strict=True)]
    codes = np.stack([np.unique(column, return_inverse=True)[1] for column in columns])
    return Panel(
        values=np.where(np.abs(values) < NOTHING, 0.0, values),
        first_year=first_year,
        groups=_groups(codes),
        ages=ages_of(columns, codes, names),
        order=np.lexsort(codes[::-1]),
    )


def split_names(names: Sequence[str]) -> list[tuple[str, ...]]:
    """Names taken apart, where each part is shared by several; otherwise as they are.

    >>> split_names(["18|men", "18|women", "20|men", "20|women"])
    [('18', 'men'), ('18', 'women'), ('20', 'men'), ('20', 'women')]
    >>> split_names(["Gävle", "Örebro"])
    [('Gävle',), ('Örebro',)]

    Where some names have more parts than others, one part takes the surplus: that which leaves
    fewest different labels in all.

    >>> split_names(["Skåne 1", "Skåne 2", "Västra Götaland 1", "Västra Götaland 2"])
    [('Skåne', '1'), ('Skåne', '2'), ('Västra Götaland', '1'), ('Västra Götaland', '2')]
    """
    for separator in SEPARATORS:
        rows = [[part.strip() for part in name.split(separator)] for name in names]
        count = min(len(row) for row in rows)
        even = count == max(len(row) for row in rows)
        taken = [_joined(rows, place, count, separator) for place in range(1 if even else count)]
        splits = [split for split in taken if _is_shared(split)] if count > 1 else []
        if splits:
            return min(splits, key=_labels)
    return [(name,) for name in names]


def _joined(
    rows: Sequence[Sequence[str]], place: int, count: int, separator: str
) -> list[tuple[str, ...]]:
    """Rows of *count* parts: the part at *place* takes what there is too much of."""
    ends = [place + 1 + len(row) - count for row in rows]
    return [
        (*row[:place], separator.join(row[place:end]), *row[end:])
        for row, end in zip(rows, ends, strict=True)
    ]


def _is_shared(split: Sequence[tuple[str, ...]]) -> bool:
    return all(len(set(column)) < len(split) for column in zip(*split, strict=True))


def _labels(split: Sequence[tuple[str, ...]]) -> int:
    return sum(len(set(column)) for column in zip(*split, strict=True))


def _groups(codes: Integers) -> tuple[Integers, ...]:
    """All series as one group, and for each key those that differ in nothing but that key."""
    keys, count = codes.shape
    if keys == 1:
        return ()
    found = [np.zeros(count, dtype=np.int64)]
    for left_out in range(keys):
        rest = np.delete(codes, left_out, axis=0)
        group = np.unique(rest, axis=1, return_inverse=True)[1].ravel()
        if group.max() + 1 < count:
            found.append(group)
    return tuple(found)
