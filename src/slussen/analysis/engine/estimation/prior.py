"""The table that fitting starts from: ones, or what a prior table says of the association."""

from collections.abc import Sequence

import numpy as np

from slussen.analysis.engine.estimation.margins import (
    Constraint,
    Floats,
    Margin,
    Space,
    collapse,
    constraint,
)


def seed(prior: Margin | None, joint: Space) -> Floats:
    """The joint table to start from.

    Without a *prior* all cells are alike. With one they are as it has them, zeros among them; a
    cell that it does not have is what its one-way totals make expected under independence;
    dimensions it lacks are even.
    """
    if prior is None:
        return np.ones(joint.shape)
    known = constraint(prior, joint)
    filled = np.where(np.isnan(known.target), _independent(known), known.target)
    return np.broadcast_to(filled, joint.shape).copy()


def levelled(table: Floats, constraints: Sequence[Constraint]) -> Floats:
    """The *table*, in all as much as the margins say.

    Fitting sets the level of every cell that a published figure holds. It matters to others only.
    """
    totals = [float(t) for c in constraints if not np.isnan(t := c.target.sum())]
    total = totals[0] if totals else max(float(np.nansum(c.target)) for c in constraints)
    return table * (total / table.sum()) if table.sum() > 0 else table


def without_blocks(
    table: Floats, name: str, constraints: Sequence[Constraint], joint: Space
) -> tuple[Floats, tuple[str, ...]]:
    """The seed *table* of the prior *name* with a way to every published figure, and notes.

    A zero stays zero, unless more is published of a sum that has nothing but zeros: then these are
    ``opened``.
    """
    notes: tuple[str, ...] = ()
    for c in constraints:
        blocked = (c.target > 0) & (collapse(table, c.axes) == 0)
        if not blocked.any():
            continue
        place = joint.cell(c.axes, [int(i) for i in np.argwhere(blocked)[0]])
        note = (
            f"{name} has only zeros where {c.name} publishes more, in "
            f"{np.count_nonzero(blocked)} figures ({place}, …): they were taken for small"
        )
        notes += (note,)
        table = np.where(blocked, opened(table), table)
    return table, notes


def opened(table: Floats) -> Floats:
    """The *table* with half of its smallest figure in place of each zero."""
    positive = table[table > 0]
    return np.where(table > 0, table, positive.min() / 2 if positive.size else 1.0)


def _independent(prior: Constraint) -> Floats:
    """What the prior's one-way totals make expected of each cell, were there no association."""
    there = np.nan_to_num(prior.target)
    expected = np.full_like(there, there.sum())
    for axis in prior.axes:
        share = collapse(there, (axis,)) / max(there.sum(), 1e-300)
        # A category the prior has nothing of is given the mean share of the others.
        expected = expected * np.where(share > 0, share, 1 / share.size)
    return expected


def noise(prior: Margin | None, joint: Space) -> Floats:
    """The variance of each cell's logarithm that the prior has from being counts; 0 if it is not.

    Of a shape that broadcasts to the joint table's. A prior of whole numbers is taken for counts.
    """
    if prior is None or (np.nan_to_num(prior.value) % 1 != 0).any():
        return np.zeros((1,) * len(joint.shape))
    counts = np.nan_to_num(constraint(prior, joint).target)
    return 1 / (counts + 0.5)
