"""Which concept stands under which: what the linker reads off the structure of a vocabulary.

Scores travel along it. A group is likely where several of its members are, and a member where its
group is; that is what tells "Public administrators" from one particular administrator.

>>> tree = hierarchy(["a", "b", "c"], [("b", "a"), ("c", "a")])
>>> tree.height.tolist()
[1, 0, 0]
>>> tree.over_children(np.array([[0.0, 0.5, 0.25]], dtype=np.float32), np.maximum, -1.0).tolist()
[[0.5, -1.0, -1.0]]
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Parents and children as arrays over concepts numbered 0 … n-1.

    ``child`` and ``parent`` are the pairs, sorted by parent; ``starts`` is where each of
    ``parents`` begins among them. ``first_parent`` is -1 where a concept has none. ``height`` is
    the longest way down to a leaf, ``depth`` the shortest way up to a root.
    """

    child: Ints
    starts: Ints
    parents: Ints
    first_parent: Ints
    height: Ints
    depth: Ints

    @property
    def size(self) -> int:
        """How many concepts there are."""
        return len(self.height)

    def over_children(self, scores: Floats, how: np.ufunc, empty: float) -> Floats:
        """*scores* (queries × concepts) gathered over each concept's children by *how*."""
        found = np.full(scores.shape, empty, dtype=np.float32)
        if len(self.child):
            found[:, self.parents] = how.reduceat(scores[:, self.child], self.starts, axis=1)
        return found

    def of_parent(self, scores: Floats, empty: float) -> Floats:
        """Each concept's (first) parent's score; *empty* where it has none."""
        found = scores[:, np.maximum(self.first_parent, 0)]
        found[:, self.first_parent < 0] = empty
        return found

    def children(self) -> Ints:
        """How many children each concept has."""
        counts = np.zeros(self.size, dtype=np.int64)
        if len(self.parents):
            counts[self.parents] = np.diff(np.append(self.starts, len(self.child)))
        return counts


def hierarchy(concepts: Sequence[str], broader: Iterable[tuple[str, str]]) -> Hierarchy:
    """The hierarchy of *concepts* by their (concept, broader) pairs.

    Raises ValueError where a concept stands under itself, directly or by way of others, or a pair
    names a concept that is not among *concepts*.
    """
    number = {concept: n for n, concept in enumerate(concepts)}
    pairs = set()
    for concept, above in broader:
        for name in (concept, above):
            if name not in number:
                raise ValueError(f'"{name}" is not a concept')
        pairs.add((number[above], number[concept]))
    ordered = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    parents, starts = np.unique(ordered[:, 0], return_index=True)
    first = np.full(len(concepts), -1, dtype=np.int64)
    for above, concept in ordered[::-1]:
        first[concept] = above
    return Hierarchy(
        child=ordered[:, 1],
        starts=starts.astype(np.int64),
        parents=parents.astype(np.int64),
        first_parent=first,
        height=_longest(len(concepts), ordered, concepts),
        depth=_depth(first),
    )


def _longest(size: int, pairs: Ints, names: Sequence[str]) -> Ints:
    """The longest way down from each concept, by rounds; a ring never settles."""
    height = np.zeros(size, dtype=np.int64)
    for _ in range(size + 1):
        before = height.copy()
        np.maximum.at(height, pairs[:, 0], before[pairs[:, 1]] + 1)
        if np.array_equal(before, height):
            return height
        if height.max() > size:
            break
    raise ValueError(f'"{names[int(height.argmax())]}" stands under itself')


def _depth(first: Ints) -> Ints:
    depth = np.zeros(len(first), dtype=np.int64)
    above = first.copy()
    while (above >= 0).any():
        depth += above >= 0
        above = np.where(above >= 0, first[np.maximum(above, 0)], -1)
    return depth
