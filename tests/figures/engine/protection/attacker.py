"""An attacker of our own: reads a published table and nothing of the engine.

It writes every sum down for itself, from rows marked ``total`` and from each code's parent, and
asks linear programs how small and how large each hidden cell can be.
"""

from collections.abc import Mapping, Sequence

import numpy as np
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
    published: Mapping[Key, int | None], parents: Parents
) -> dict[Key, tuple[float, float]]:
    """The least and the most that each hidden cell can be."""
    hidden = [key for key, value in published.items() if value is None]
    column = {key: number for number, key in enumerate(hidden)}
    left, right = [], []
    for total, parts in relations(list(published), parents):
        row, known = np.zeros(len(hidden)), 0
        for key, sign in [(total, -1), *((part, 1) for part in parts)]:
            value = published[key]
            if value is None:
                row[column[key]] += sign
            else:
                known += sign * value
        if row.any():
            left.append(row)
            right.append(-known)
    found = {}
    for key in hidden:
        ends = []
        for side in (1, -1):
            aim = np.zeros(len(hidden))
            aim[column[key]] = side
            got = linprog(aim, A_eq=left or None, b_eq=right or None, method="highs")
            assert got.status in (0, 3), got.message  # solved, or without an end
            ends.append(side * got.fun if got.status == 0 else np.inf)
        found[key] = (ends[0], ends[1])
    return found


def narrowest(published: Mapping[Key, int | None], parents: Parents) -> float:
    """How closely the worst protected cell is known; infinite when nothing is hidden."""
    widths = [high - low for low, high in intervals(published, parents).values()]
    return min(widths, default=np.inf)
