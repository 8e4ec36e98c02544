"""One year of people, births, deaths and moves; nobody appears or goes except through them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from slussen.analysis.engine.projection.fertility import Fertility, fit_fertility
from slussen.analysis.engine.projection.migration import Plan
from slussen.analysis.engine.projection.mortality import Mortality, fit_mortality
from slussen.analysis.engine.projection.observed import WOMEN, Floats, Observed, aged


@dataclass(frozen=True, slots=True)
class Year:
    """A projected year. population: (R, 2, A) at its end; births, deaths, net_migration: (R,)."""

    population: Floats
    births: Floats
    deaths: Floats
    net_migration: Floats


@dataclass(frozen=True, slots=True)
class Rates:
    """Who dies and who is born, whatever the migration."""

    mortality: Mortality
    fertility: Fertility


def fit_rates(observed: Observed) -> Rates:
    return Rates(fit_mortality(observed), fit_fertility(observed))


def project_years(population: Floats, rates: Rates, plan: Plan, years: int) -> Iterator[Year]:
    """The *years* years after *population*, (R, 2, A), one after the other."""
    for ahead in range(1, years + 1):
        year = advance(population, rates, plan, ahead)
        population = year.population
        yield year


def advance(population: Floats, rates: Rates, plan: Plan, ahead: int) -> Year:
    """The year that ends *ahead* years after the last observed one.

    Who is there at its end are those expected, less those who died, plus net migration, which
    cannot take more than all of them. Births are of the women at both its ends.
    """
    newborn_hazard, hazard = rates.mortality.hazards(ahead)
    surviving = population * np.exp(-hazard)
    nobody = np.zeros(newborn_hazard.shape)
    before, after = population[:, WOMEN], aged(surviving, nobody)[:, WOMEN]
    likely = rates.fertility.births(before, after)
    moves = plan(aged(population, likely), ahead)
    there = aged(surviving, nobody)
    moves[:, :, 1:] = np.maximum(moves[:, :, 1:], -there[:, :, 1:])
    births = rates.fertility.births(before, (there + moves)[:, WOMEN])
    there[:, :, 0] = births * np.exp(-newborn_hazard)
    moves[:, :, 0] = np.maximum(moves[:, :, 0], -there[:, :, 0])
    died = (population - surviving).sum(axis=(1, 2)) + (births - there[:, :, 0]).sum(axis=1)
    return Year(
        population=there + moves,
        births=births.sum(axis=1),
        deaths=died,
        net_migration=moves.sum(axis=(1, 2)),
    )
