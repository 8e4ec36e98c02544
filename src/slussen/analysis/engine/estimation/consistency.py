"""Do margins that share dimensions agree? A note if nearly; an error that names them if not.

Two margins are compared in the table over the dimensions they share. Published tables differ there
by rounding, by noise against disclosure, or because they are of different days.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from slussen.analysis.engine.estimation.margins import Axes, Constraint, Floats, Space, collapse
from slussen.lib.errors import UserError

SAME = 1e-9  # relative: nearer than this is equal


@dataclass(frozen=True, slots=True)
class Allowed:
    """How far two margins may be apart before they are refused.

    *tolerance* is a share of the larger figure (0.05: 5 %). *noise* is what rounding or noise may
    do to one published cell; a sum of n cells may be off by its root-n-fold.
    """

    tolerance: float = 0.05
    noise: float = 3.0


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two margins summed to what they share; *cells* is how many published cells a sum has."""

    one: Constraint
    other: Constraint
    axes: Axes
    a: Floats
    b: Floats
    cells: int


def compare(constraints: Sequence[Constraint], joint: Space, allowed: Allowed) -> tuple[str, ...]:
    """A note for each two margins that differ within what is *allowed*.

    Raises UserError, naming both margins and the cell, where two differ by more: in the total, in
    any cell they share, or because one hides cells whose sum would have to be negative.
    """
    notes: list[str] = []
    for one, other in combinations(constraints, 2):
        total = _pair(one, other, ())
        _check(total, joint, allowed, allowed.tolerance * np.fmax(total.a, total.b))
        shared = tuple(a for a in one.axes if a in other.axes)
        pair = _pair(one, other, shared)
        larger = np.fmax(pair.a, pair.b)
        limit = allowed.tolerance * larger + allowed.noise * pair.cells**0.5
        # A zero is seldom noise: publishers keep zeros.
        limit = np.where(np.fmin(pair.a, pair.b) == 0, allowed.noise, limit)
        _check(pair, joint, allowed, limit)
        notes += _note(pair, joint) + _hidden(pair, joint, allowed)
    return tuple(notes)


def _pair(one: Constraint, other: Constraint, axes: Axes) -> _Pair:
    a, b = collapse(one.target, axes), collapse(other.target, axes)
    cells = (one.target.size + other.target.size) // a.size
    return _Pair(one, other, axes, a, b, cells)


def _apart(pair: _Pair) -> Floats:
    """By how much they differ, 0 where either is unknown or the difference is no more than SAME."""
    apart = np.nan_to_num(np.abs(pair.a - pair.b))
    return np.where(apart > SAME * np.nan_to_num(np.fmax(pair.a, pair.b)), apart, 0.0)


def _check(pair: _Pair, joint: Space, allowed: Allowed, limit: Floats) -> None:
    apart = _apart(pair)
    excess = np.where(apart > 0, apart - limit, -np.inf)
    worst = int(np.argmax(excess))
    if excess.flat[worst] <= 0:
        return
    raise UserError(
        f"{pair.one.name} and {pair.other.name}",
        _where(pair, joint, worst),
        f"{_shown(pair.a, worst)} in the one and {_shown(pair.b, worst)} in the other "
        f"(expected the same within {100 * allowed.tolerance:g} %)",
    )


def _hidden(pair: _Pair, joint: Space, allowed: Allowed) -> list[str]:
    """What one shows beside its hidden cells must not be more than the other has in all."""
    notes = []
    for part, full, sums in ((pair.one, pair.other, pair.b), (pair.other, pair.one, pair.a)):
        shown = collapse(np.nan_to_num(part.target), pair.axes)
        partial = np.isnan(collapse(part.target, pair.axes)) & ~np.isnan(sums)
        excess = np.where(partial, shown - sums * (1 + SAME), -np.inf)
        worst = int(np.argmax(excess))
        if excess.flat[worst] <= 0:
            continue
        names, where = f"{part.name} and {full.name}", _where(pair, joint, worst)
        figures = (
            f"{_shown(shown, worst)} in the one, its hidden cells not counted, and "
            f"{_shown(sums, worst)} in the other"
        )
        limit = allowed.tolerance * sums + allowed.noise * pair.cells**0.5
        if (excess > limit).any():
            raise UserError(names, where, f"{figures} (expected no more)")
        notes.append(f"{names}: {where}: {figures}; what the first shows was adjusted to it")
    return notes


def _note(pair: _Pair, joint: Space) -> list[str]:
    apart = _apart(pair)
    if not apart.any():
        return []
    relative = apart / np.maximum(np.nan_to_num(np.fmax(pair.a, pair.b)), 1e-300)
    worst = int(np.argmax(relative))
    note = (
        f"{pair.one.name} and {pair.other.name} differ in {np.count_nonzero(apart)} of "
        f"{apart.size} shared figures, by up to {100 * relative.flat[worst]:.2g} % "
        f"({_where(pair, joint, worst)}: {_shown(pair.a, worst)} and {_shown(pair.b, worst)}); "
        "both were adjusted proportionally to their weighted mean"
    )
    return [note]


def _where(pair: _Pair, joint: Space, place: int) -> str:
    return joint.cell(pair.axes, [int(i) for i in np.unravel_index(place, pair.a.shape)])


def _shown(table: Floats, place: int) -> str:
    return f"{table.flat[place]:.10g}"
