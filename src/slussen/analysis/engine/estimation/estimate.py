"""The full joint table under published margins, with 80 % intervals."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from slussen.analysis.engine.estimation.bounds import bounds
from slussen.analysis.engine.estimation.consistency import Allowed, compare
from slussen.analysis.engine.estimation.interactions import DECAY, DECAY_OF_CHANGE, Known
from slussen.analysis.engine.estimation.ipf import Fit, fit
from slussen.analysis.engine.estimation.margins import (
    Constraint,
    Floats,
    Margin,
    Space,
    collapse,
    constraint,
    space,
)
from slussen.analysis.engine.estimation.prior import (
    levelled,
    noise,
    opened,
    seed,
    without_blocks,
)
from slussen.analysis.engine.estimation.reconcile import imply, reconcile
from slussen.analysis.engine.estimation.uncertainty import intervals, variance
from slussen.lib.errors import UserError

REPRODUCED = 0.005  # every published cell is met within this share of it
FIXED = 1e-6  # relative: bounds nearer to each other than this leave one value
DEFAULT = Allowed()


@dataclass(frozen=True, slots=True)
class Estimate:
    """A joint table: three arrays over *dimensions*, in the order of *categories*.

    ``value`` is the table of maximum entropy (or nearest to the prior) that has the margins;
    ``lo80`` ≤ ``value`` ≤ ``hi80``. ``deviation`` is the largest of a published cell after
    reconciling, relative to it. ``notes`` say what was done to the margins.
    """

    dimensions: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]
    value: Floats
    lo80: Floats
    hi80: Floats
    iterations: int
    deviation: float
    notes: tuple[str, ...]


def estimate(
    margins: Sequence[Margin], prior: Margin | None = None, allowed: Allowed = DEFAULT
) -> Estimate:
    """Estimate the joint table over all dimensions of the *margins* (and of the *prior*).

    The order of the margins, and of their categories, does not matter. Margins that differ by no
    more than is *allowed* are reconciled, with a note. Raises UserError, naming the margins and the
    cell, for those that differ by more, for a category that only some have, and where no table
    has the margins.

    >>> sex = Margin("a.csv", ("sex",), (("men", "women"),), np.array([30.0, 10.0]))
    >>> born = Margin("b.csv", ("born",), (("abroad", "sweden"),), np.array([8.0, 32.0]))
    >>> joint = estimate([sex, born])
    >>> joint.dimensions, joint.value.tolist()
    (('born', 'sex'), [[6.0, 2.0], [24.0, 8.0]])
    """
    if not margins:
        raise UserError("no margins (expected at least one)")
    if all(np.isnan(m.value).all() for m in margins):
        names = " and ".join(m.name for m in margins)
        raise UserError(names, "every figure is hidden (expected one at least)")
    joint = space(margins, prior)
    given = sorted((constraint(m, joint) for m in margins), key=_order)
    notes = compare(given, joint, allowed)
    constraints = imply(reconcile(given))
    start, fitted, opening = _fitted(prior, constraints, joint)
    whole = all(bool((np.nan_to_num(c.target) % 1 == 0).all()) for c in given)
    usual = DECAY_OF_CHANGE if prior else DECAY
    known = Known(constraints)
    counts, logs = variance(fitted.table, start, known, noise(prior, joint), usual)
    model = intervals(fitted.table, counts, logs, whole=whole)
    limits = bounds(fitted.table, constraints)
    value, low, high = _within(fitted.table, model, _rounded(limits) if whole else limits)
    return Estimate(
        joint.dimensions,
        joint.categories,
        value,
        low,
        high,
        fitted.iterations,
        fitted.deviation,
        notes + opening,
    )


def _order(c: Constraint) -> tuple[object, ...]:
    """Margins are taken in the order of what they hold, so that the order given cannot matter."""
    return (c.axes, c.name, c.target.tobytes())


def _fitted(
    prior: Margin | None, constraints: Sequence[Constraint], joint: Space
) -> tuple[Floats, Fit, tuple[str, ...]]:
    """The seed, the fitted table, and notes on zeros of the prior that could not stay zero.

    Raises UserError where no table has the margins.
    """
    needed = _needed(constraints)
    name = prior.name if prior else ""
    table, notes = without_blocks(seed(prior, joint), name, needed, joint)
    start = levelled(table, needed)
    fitted = fit(start, needed)
    if fitted.deviation > REPRODUCED and not table.all():
        notes += (f"{name}: its zeros leave no table with the margins; all were taken for small",)
        start = levelled(opened(table), needed)
        fitted = fit(start, needed)
    _check(fitted, needed, joint)
    return start, fitted, notes


def _needed(constraints: Sequence[Constraint]) -> list[Constraint]:
    """Without those that follow from another one, with which they agree by now."""
    full = [(i, set(c.axes)) for i, c in enumerate(constraints) if not np.isnan(c.target).any()]
    return [
        c
        for j, c in enumerate(constraints)
        if not any(set(c.axes) < axes or (set(c.axes) == axes and i < j) for i, axes in full)
    ]


def _check(fitted: Fit, constraints: Sequence[Constraint], joint: Space) -> None:
    if fitted.deviation <= REPRODUCED:
        return
    number, index = fitted.worst
    c = constraints[number]
    reached = collapse(fitted.table, c.axes)[index]
    others = [o.name for o in constraints if o is not c and set(o.axes) & set(c.axes)]
    raise UserError(
        " and ".join([c.name, *others]),
        joint.cell(c.axes, index),
        f"{c.target[index]:.10g} in the first, and the others leave {reached:.4g} "
        "(expected margins that one table can have)",
    )


def _rounded(limits: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """The *limits* of whole numbers: outwards, but for what the fitting's precision has moved."""
    least, most = limits
    near = 1e-3 + FIXED * least
    return np.floor(least + near), np.ceil(most - near)


def _within(
    table: Floats, model: tuple[Floats, Floats], limits: tuple[Floats, Floats]
) -> tuple[Floats, Floats, Floats]:
    """The value and the *model*'s interval, inside the *limits* that the margins set."""
    least, most = limits
    fixed = np.isfinite(most) & (most - least <= FIXED * np.maximum(most, 1))
    most = np.where(fixed, least, most)
    value = np.clip(table, least, most)
    low = np.minimum(np.clip(model[0], least, most), value)
    return value, low, np.maximum(np.clip(model[1], least, most), value)
