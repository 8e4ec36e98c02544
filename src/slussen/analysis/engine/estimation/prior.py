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


def seed(
    prior: Margin | None, constraints: Sequence[Constraint], joint: Space
) -> tuple[Floats, tuple[str, ...]]:
    """The joint table to start from, in all as much as the margins say, and notes.

    Without a *prior* all cells are alike. With one they are as it has them. A zero stays zero (a
    structural zero), unless a figure above zero is published for a sum of nothing but zeros: then
    these cells, and any that the prior does not have, get what its one-way totals make expected
    under independence. Dimensions it lacks are even. The level matters only to cells that no
    published figure bounds.
    """
    notes: tuple[str, ...] = ()
    if prior is None:
        table = np.ones(joint.shape)
    else:
        known = constraint(prior, joint)
        expected = _independent(known)
        filled = np.where(np.isnan(known.target), expected, known.target)
        table = np.broadcast_to(filled, joint.shape).copy()
        for c in constraints:
            stuck = (c.target > 0) & (collapse(table, c.axes) == 0)
            if stuck.any():
                place = joint.cell(c.axes, [int(i) for i in np.argwhere(stuck)[0]])
                note = (
                    f"{prior.name} has only zeros where {c.name} publishes more, in "
                    f"{np.count_nonzero(stuck)} figures ({place}, …): they were opened"
                )
                notes += (note,)
                table = np.where(stuck, expected, table)
    totals = [float(t) for c in constraints if not np.isnan(t := c.target.sum())]
    total = totals[0] if totals else max(float(np.nansum(c.target)) for c in constraints)
    return table * (total / table.sum()) if table.sum() > 0 else table, notes


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
