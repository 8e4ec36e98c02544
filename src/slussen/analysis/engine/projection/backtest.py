"""Rolling back-test: project from each earlier year with what was known then, and compare.

Which way of carrying migration forward is used, and how wide the intervals are, both come from
here, from nothing but the years that are given.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from slussen.analysis.engine.projection.migration import (
    WINDOWS,
    Base,
    Recipe,
    jumps,
    plan_migration,
)
from slussen.analysis.engine.projection.observed import Flags, Floats, Observed
from slussen.analysis.engine.projection.step import Rates, fit_rates, project_years

LEAST_YEARS = 3  # of births and deaths before the first trial: fewer say nothing of migration
LONGEST = 5  # years ahead


@dataclass(frozen=True, slots=True)
class Trial:
    """What was projected from *origin* (years of events then known), and what came.

    projected, actual: (R, 2, A) *ahead* years later, regions that changed their border in between
    left out.
    """

    origin: int
    ahead: int
    projected: Floats
    actual: Floats

    @property
    def error(self) -> float:
        """Absolute errors by region, sex and age, summed, over all people."""
        return float(np.abs(self.projected - self.actual).sum() / (self.actual.sum() or 1.0))

    @property
    def error_a_year(self) -> float:
        """The error over the years ahead: errors grow by about as much each year, so that a trial
        of five years then weighs as much as one of a single year."""
        return self.error / self.ahead


@dataclass(frozen=True, slots=True)
class Choice:
    """The recipe that did best, and its trials: none when there are too few years for any."""

    recipe: Recipe
    trials: tuple[Trial, ...]

    @property
    def error(self) -> float:
        """Mean error a year ahead over all trials; infinite without one."""
        errors = [trial.error_a_year for trial in self.trials]
        return float(np.mean(errors)) if errors else np.inf


def choose_recipe(observed: Observed) -> Choice:
    """The recipe with the least mean error over all trials.

    Every origin with at least three known years is tried, one to five years ahead. Without a trial
    the first recipe is taken: numbers, over the shortest time.
    """
    origins = range(LEAST_YEARS, observed.years)
    rates = {origin: fit_rates(observed.until(origin)) for origin in origins}
    choices = [Choice(recipe, try_out(observed, recipe, rates)) for recipe in recipes(observed)]
    return min(choices, key=lambda choice: choice.error)


def recipes(observed: Observed) -> list[Recipe]:
    """What is compared: both bases over three, five and eight years, as far as there are years."""
    windows = sorted({min(window, observed.years) for window in WINDOWS})
    return [Recipe(window, base) for base in Base for window in windows]


def try_out(observed: Observed, recipe: Recipe, rates: Mapping[int, Rates]) -> tuple[Trial, ...]:
    """Trials of *recipe* from each origin of *rates*, which were estimated there."""
    border = jumps(observed)
    return tuple(
        trial
        for origin, known in rates.items()
        for trial in _from_origin(observed, recipe, origin, known, border)
    )


def _from_origin(
    observed: Observed, recipe: Recipe, origin: int, rates: Rates, border: Flags
) -> Iterator[Trial]:
    known = observed.until(origin)
    plan = plan_migration(known, recipe)
    years = min(LONGEST, observed.years - origin)
    for ahead, year in enumerate(
        project_years(known.population[..., -1], rates, plan, years), start=1
    ):
        same = ~border[:, origin : origin + ahead].any(axis=1)
        if same.any():
            actual = observed.population[..., origin + ahead]
            yield Trial(origin, ahead, year.population[same], actual[same])
