"""Made-up populations whose truth is known, and the margins that would be published of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from slussen.analysis.engine.estimation.estimate import Estimate
from slussen.analysis.engine.estimation.margins import Axes, Floats, Margin

LETTERS = "abcdefgh"


def pairs(dimensions: int) -> list[Axes]:
    return list(combinations(range(dimensions), 2))


def log_linear(
    rng: np.random.Generator,
    shape: Sequence[int],
    sizes: Sequence[float],
    mean: float,
    draw: Callable[[np.random.Generator, list[int]], Floats] | None = None,
) -> Floats:
    """Poisson counts of *mean* a cell; effects of order k have deviation sizes[k − 1]."""
    logs = np.zeros(shape)
    for order, size in enumerate(sizes[: len(shape)], start=1):
        for axes in combinations(range(len(shape)), order):
            kept = [n if a in axes else 1 for a, n in enumerate(shape)]
            logs = logs + size * (draw or _normal)(rng, kept)
    share = np.exp(logs - logs.max())
    return rng.poisson(mean * share.size * share / share.sum()).astype(float)


def _normal(rng: np.random.Generator, shape: list[int]) -> Floats:
    return rng.normal(size=shape)


def student(rng: np.random.Generator, shape: list[int]) -> Floats:
    """Heavy tails: Student's t of four degrees of freedom, of variance one."""
    return rng.standard_t(4, shape) / 2**0.5


def latent_classes(
    rng: np.random.Generator, shape: Sequence[int], classes: int, mean: float
) -> Floats:
    """Multinomial counts of a mixture of *classes* in each of which there is no association."""
    share = np.zeros(shape)
    for weight in rng.dirichlet(np.full(classes, 2.0)):
        part = np.array(weight)
        for n in shape:
            part = part[..., None] * rng.dirichlet(np.full(n, 2.0))
        share += part
    counts = rng.multinomial(int(mean * share.size), share.ravel() / share.sum())
    return counts.reshape(shape).astype(float)


def gamma_cells(rng: np.random.Generator, shape: Sequence[int], size: float, mean: float) -> Floats:
    """Poisson counts about a table without association, each cell multiplied by a gamma draw."""
    share = np.ones(shape)
    for axis, n in enumerate(shape):
        share = share * np.expand_dims(
            rng.dirichlet(np.full(n, 3.0)), [a for a in range(len(shape)) if a != axis]
        )
    share = share * rng.gamma(1 / size**2, size**2, shape)
    return rng.poisson(mean * share.size * share / share.sum()).astype(float)


@dataclass(frozen=True, slots=True)
class Publishing:
    """What is done to the figures of a margin: hidden below *hide*, rounded to *rounded*."""

    hide: float = 0
    rounded: int = 0


def published(truth: Floats, which: Sequence[Axes], how: Publishing | None = None) -> list[Margin]:
    """The margins of *truth* over each of *which*, with categories "000", "001", …"""
    how = how or Publishing()
    margins = []
    for axes in which:
        value = truth.sum(axis=tuple(a for a in range(truth.ndim) if a not in axes))
        if how.rounded:
            value = how.rounded * np.round(value / how.rounded)
        value = np.where(value < how.hide, np.nan, value)
        categories = tuple(tuple(f"{i:03d}" for i in range(truth.shape[a])) for a in axes)
        name = "".join(LETTERS[a] for a in axes)
        margins.append(Margin(f"{name}.csv", tuple(name), categories, value))
    return margins


def whole(truth: Floats, name: str = "truth.csv") -> Margin:
    """The whole table as one margin."""
    (margin,) = published(truth, [tuple(range(truth.ndim))])
    return Margin(name, margin.dimensions, margin.categories, margin.value)


def cover(truth: Floats, joint: Estimate) -> float:
    """The share of the cells whose truth is inside the interval."""
    return float(((joint.lo80 <= truth) & (truth <= joint.hi80)).mean())
