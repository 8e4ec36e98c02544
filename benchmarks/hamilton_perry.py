"""The named peer of the projection: plain Hamilton–Perry, five years a step.

Hamilton and Perry (1962), as in Baker, Swanson, Tayman and Tedrow, Cohort Change Ratios and Their
Applications (2017): each cohort changes as the cohort five years before it did in the last five
years, and children under five are as many a woman of 20–44 as at the last count.
"""

import numpy as np

STEP = 5
WOMEN_WITH_CHILDREN = slice(20, 45)


def hamilton_perry(population: np.ndarray, steps: int) -> np.ndarray:
    """population: (R, 2, A, Y) at year ends, at least six → (R, 2, A) after *steps* × 5 years."""
    before, last = population[..., -1 - STEP], population[..., -1]
    source = np.maximum(_older(before), 1)
    ratio = np.where(_older(before) > 0, last / source, 1.0)
    women = last[:, 0, WOMEN_WITH_CHILDREN].sum(axis=1)[:, None, None]
    children = last[:, :, :STEP] / women
    people = last
    for _ in range(steps):
        people = _older(people) * ratio
        women = people[:, 0, WOMEN_WITH_CHILDREN].sum(axis=1)[:, None, None]
        people[:, :, :STEP] = children * women
    return people


def _older(people: np.ndarray) -> np.ndarray:
    """Everybody five years older; the open age takes all who reach it."""
    older = np.zeros_like(people)
    older[:, :, STEP:] = people[:, :, :-STEP]
    older[:, :, -1] += people[:, :, -STEP:].sum(axis=2)
    return older
