"""Birth rates by the mother's age: the country's, and each region's level at each age."""

from dataclasses import dataclass

import numpy as np

from slussen.analysis.engine.projection.observed import WOMEN, Floats, Observed
from slussen.analysis.engine.projection.shrinkage import relative_level

RECENT_YEARS = 3
NEIGHBOURS = 2  # ages on each side that a region's level at an age is estimated with


@dataclass(frozen=True, slots=True)
class Fertility:
    """rate: (R, M), births a woman-year by the mother's age; share: (2,), of girls and of boys."""

    rate: Floats
    share: Floats
    ages: slice

    def births(self, before: Floats, after: Floats) -> Floats:
        """Births of a year by region and sex, (R, 2), from the women at its two ends, (R, A)."""
        women = (before + after)[:, self.ages] / 2
        return (self.rate * women).sum(axis=1)[:, None] * self.share


def fit_fertility(observed: Observed) -> Fertility:
    """The mean of the last three years, kept constant.

    Births follow waves that nobody foresees: going on with the latest trend was better in some
    years and worse in others, and three years are the usual compromise (docs/methods/project.md).
    Where mothers are older than in the country, as in Stockholm, the levels of the ages say so.
    """
    births = observed.births[..., -RECENT_YEARS:].sum(axis=1)
    women = observed.exposure[:, WOMEN, observed.fertile, -RECENT_YEARS:]
    lived = women.sum(axis=(0, 2))
    national = np.divide(births.sum(axis=(0, 2)), lived, out=np.zeros_like(lived), where=lived > 0)
    level = _level(births, women * national[:, None])
    by_sex = observed.births.sum(axis=(0, 2, 3))
    share = by_sex / by_sex.sum() if by_sex.sum() else np.full(2, 0.5)
    return Fertility(level * national, share, observed.fertile)


def _level(births: Floats, expected: Floats) -> Floats:
    """(R, M) from (R, M, T): of each age together with its neighbours."""
    ages = births.shape[1]
    near = [slice(max(age - NEIGHBOURS, 0), age + NEIGHBOURS + 1) for age in range(ages)]
    levels = [relative_level(births[:, n].sum(axis=1), expected[:, n].sum(axis=1)) for n in near]
    return np.stack(levels, axis=1)
