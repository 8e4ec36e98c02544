"""An attacker of our own: reads a published table and nothing of the engine.

It writes every sum down for itself, from rows marked ``total`` and from each code's parent, and
asks linear programs how small and how large each hidden cell can be.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

Key = tuple[str, ...]
Parents = Sequence[Mapping[str, str]]  # a dimension each: code → its parent; others under total


def relations(keys: Sequence[Key], parents: Parents) -> list[tuple[Key, list[Key]]]:
    """(total, parts) of every margin whose parts are all among *keys*."""
    there = set(keys)
    found = []
    for dimension, above in enumerate(parents):
        codes = dict.fromkeys(key[dimension] for key in keys)
        parts: dict[str, list[str]] = {}
        for code in codes:
            if code != "total":
                parts.setdefault(above.get(code, "total"), []).append(code)
        for key in keys:
            below = [
                (*key[:dimension], code, *key[dimension + 1 :])
                for code in parts.get(key[dimension], [])
            ]
            if below and there.issuperset(below):
                found.append((key, below))
    return found


def intervals(
    published: Mapping[Key, int | None], parents: Parents, only: Iterable[Key] | None = None
) -> dict[Key, tuple[float, float]]:
    """The least and the most that each hidden cell, or each of *only*, can be."""
    hidden = [key for key, value in published.items() if value is None]
    column = {key: number for number, key in enumerate(hidden)}
    places: list[tuple[int, int]] = []
    signs: list[float] = []
    right: list[float] = []
    for total, parts in relations(list(published), parents):
        known, row = 0.0, []
        for key, sign in [(total, -1.0), *((part, 1.0) for part in parts)]:
            value = published[key]
            if value is None:
                row.append((column[key], sign))
            else:
                known += sign * value
        if row:
            places += [(len(right), cell) for cell, _ in row]
            signs += [sign for _, sign in row]
            right.append(-known)
    left = sparse.csr_array(
        (signs, tuple(zip(*places, strict=True)) if places else ([], [])),
        shape=(len(right), len(hidden)),
    )
    found = {}
    for key in hidden if only is None else only:
        ends = []
        for side in (1, -1):
            aim = np.zeros(len(hidden))
            aim[column[key]] = side
            got = linprog(aim, A_eq=left, b_eq=right, method="highs")
            assert got.status in (0, 3), got.message  # solved, or without an end
            ends.append(side * got.fun if got.status == 0 else side * -np.inf)
        found[key] = (ends[0], ends[1])
    return found


def narrowest(
    published: Mapping[Key, int | None], parents: Parents, only: Iterable[Key] | None = None
) -> float:
    """How closely the worst protected cell is known; infinite when nothing is hidden."""
    widths = [high - low for low, high in intervals(published, parents, only).values()]
    return min(widths, default=np.inf)
