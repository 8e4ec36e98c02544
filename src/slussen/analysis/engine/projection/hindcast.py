"""The whole projection as it would have been made five and ten years ago, against what came."""

from dataclasses import dataclass

import numpy as np

from slussen.analysis.engine.projection.backtest import LEAST_YEARS
from slussen.analysis.engine.projection.migration import jumps
from slussen.analysis.engine.projection.observed import Flags, Floats, Observed
from slussen.analysis.engine.projection.run import Projection, project

AHEAD = 5
AGO = (10, 5)
WORKING_AGE = slice(20, 65)


@dataclass(frozen=True, slots=True)
class Hindcast:
    """A projection made with what was known *ago* years before the end, and the truth.

    projected, actual: (R, 2, A) five years after its origin; covered: (R, 2, A), whether the
    interval held, or None where there was none; same_border: (R,), regions whose border did not
    change in those five years.
    """

    ago: int
    projected: Floats
    actual: Floats
    covered: Flags | None
    same_border: Flags

    @property
    def working_age_error(self) -> float:
        """Mean over regions of the absolute error of people 20–64, relative."""
        return self._working_age_error(np.ones_like(self.same_border))

    @property
    def working_age_error_same_border(self) -> float:
        """The same, without the regions whose border changed; not a number if all did."""
        return self._working_age_error(self.same_border)

    @property
    def cell_error(self) -> float:
        """Absolute errors by region, sex and single age, summed, over all people."""
        return float(np.abs(self.projected - self.actual).sum() / self.actual.sum())

    @property
    def country_error(self) -> float:
        """The same by sex and single age of all regions together."""
        error = np.abs(self.projected.sum(axis=0) - self.actual.sum(axis=0))
        return float(error.sum() / self.actual.sum())

    @property
    def country_mean_error(self) -> float:
        """Mean over sex and single age of all regions' relative error: every age weighs alike."""
        actual = self.actual.sum(axis=0)
        there = actual > 0
        return float(np.abs(self.projected.sum(axis=0)[there] / actual[there] - 1).mean())

    @property
    def cover(self) -> float:
        """Share of the cells whose interval held; not a number where there was none."""
        return float(np.nan if self.covered is None else self.covered.mean())

    def _working_age_error(self, regions: Flags) -> float:
        projected, actual = (
            people[regions][:, :, WORKING_AGE].sum(axis=(1, 2))
            for people in (self.projected, self.actual)
        )
        there = actual > 0
        errors = np.abs(projected[there] / actual[there] - 1)
        return float(errors.mean()) if len(errors) else np.nan


def hindcasts(
    population: Floats, births: Floats, deaths: Floats, *, youngest_mother: int = 15
) -> tuple[Hindcast, ...]:
    """Projections from ten and five years before the last year end, where enough years come before.

    Arrays as in ``project``. Everything, the choice of recipe too, is made anew from the years
    until the origin and from nothing later.
    """
    observed = Observed(population, births, deaths, youngest_mother)
    return tuple(_hindcast(observed, ago) for ago in AGO if observed.years - ago >= LEAST_YEARS)


def _hindcast(observed: Observed, ago: int) -> Hindcast:
    origin = observed.years - ago
    known = observed.until(origin)
    made = project(
        known.population,
        known.births,
        known.deaths,
        AHEAD,
        last_year=0,
        youngest_mother=known.youngest_mother,
    )
    actual = observed.population[..., origin + AHEAD]
    later = jumps(observed)[:, origin : origin + AHEAD]
    same_border = np.asarray(~later.any(axis=1), dtype=np.bool_)
    return Hindcast(ago, made.population[..., -1], actual, _covered(made, actual), same_border)


def _covered(made: Projection, actual: Floats) -> Flags | None:
    if made.low is None or made.high is None:
        return None
    above, below = actual >= made.low[..., -1], actual <= made.high[..., -1]
    return np.asarray(above & below, dtype=np.bool_)
