"""The projection as one call: estimate, choose by back-test, run, and say how sure it is."""

from dataclasses import dataclass

import numpy as np

from slussen.analysis.engine.projection.backtest import Choice, choose_recipe
from slussen.analysis.engine.projection.intervals import intervals
from slussen.analysis.engine.projection.migration import jumps, plan_migration
from slussen.analysis.engine.projection.observed import Flags, Floats, Observed
from slussen.analysis.engine.projection.step import fit_rates, project_years


@dataclass(frozen=True, slots=True)
class Projection:
    """People at the year ends after the last observed one, and what made them so.

    Axes: region, sex (women, men), age (the last one open), year; H years from *first_year*.

    population, low, high: (R, 2, A, H), persons; between low and high in four cases of five, as in
    past years. low and high are None where there were too few years to measure past errors.
    births, deaths, net_migration: (R, H), persons a year. For every region and year
    population = population the year before + births − deaths + net_migration.
    choice: how migration was carried forward, and the trials that decided it.
    left_out: (R, T), the observed years of a region whose jump in people was no migration.
    """

    first_year: int
    population: Floats
    low: Floats | None
    high: Floats | None
    births: Floats
    deaths: Floats
    net_migration: Floats
    choice: Choice
    left_out: Flags


def project(
    population: Floats,
    births: Floats,
    deaths: Floats,
    to_year: int,
    *,
    last_year: int,
    youngest_mother: int = 15,
) -> Projection:
    """Project *population* from 31 December of *last_year* to that of *to_year*.

    population: (R, 2, A, Y) persons at year ends, the last of them *last_year*; births:
    (R, 2, M, Y − 1) by the child's sex and the mother's age from *youngest_mother*; deaths:
    (R, 2, A, Y − 1). At least two year ends; from five on there are intervals.
    The cohort-component method (Preston, Heuveline and Guillot 2001, chapter 6), with rates as in
    docs/methods/project.md.

    Raises ValueError for arrays that do not fit together and for a *to_year* that is not later.

    >>> people = np.full((1, 2, 3, 2), 10.0)
    >>> nobody = np.zeros((1, 2, 3, 1))
    >>> known = project(people, nobody[:, :, :1], nobody, 2003, last_year=2001, youngest_mother=1)
    >>> known.first_year, known.population.shape
    (2002, (1, 2, 3, 2))
    """
    if to_year <= last_year:
        raise ValueError(f"{to_year} is not after {last_year}")
    observed = Observed(population, births, deaths, youngest_mother)
    choice = choose_recipe(observed)
    plan = plan_migration(observed, choice.recipe)
    start = observed.population[..., -1]
    years = list(project_years(start, fit_rates(observed), plan, to_year - last_year))
    people = np.stack([year.population for year in years], axis=-1)
    low, high = intervals(people, choice.trials) if choice.trials else (None, None)
    return Projection(
        first_year=last_year + 1,
        population=people,
        low=low,
        high=high,
        births=np.stack([year.births for year in years], axis=-1),
        deaths=np.stack([year.deaths for year in years], axis=-1),
        net_migration=np.stack([year.net_migration for year in years], axis=-1),
        choice=choice,
        left_out=jumps(observed),
    )
