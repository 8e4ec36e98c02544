"""Made-up populations whose births, deaths and moves add up, person by person."""

from dataclasses import replace

import numpy as np

from slussen.analysis.engine.projection.observed import Observed, aged

AGES, YOUNGEST_MOTHER, MOTHERS = 30, 8, 10  # a short-lived people: tests are quick


def made(
    seed: int = 1,
    *,
    regions: int = 3,
    years: int = 8,
    size: float = 400.0,
    fertility: float = 0.15,
    mortality: float = 0.002,
    migration: float = 1.0,
) -> Observed:
    """*years* year ends of *regions* of about *size* people an age and sex.

    mortality: of the youngest, a person-year; it doubles every four years of age. migration:
    standard deviation of yearly net numbers by age, over the square root of people.
    """
    rng = np.random.default_rng(seed)
    own_size = size * np.exp(rng.normal(0, 0.5, (regions, 1, 1)))
    pyramid = own_size * np.linspace(1, 1 / 3, AGES) * np.ones((1, 2, 1))
    people = rng.poisson(pyramid).astype(float)
    hazard = np.minimum(mortality * 2 ** (np.arange(AGES) / 4), 2.0)
    stocks, births, deaths = [people], [], []
    for _ in range(years - 1):
        died = rng.binomial(people.astype(int), 1 - np.exp(-hazard)).astype(float)
        before_birthday = rng.binomial(died.astype(int), 0.5).astype(float)
        women = people[:, :1, YOUNGEST_MOTHER : YOUNGEST_MOTHER + MOTHERS]
        born = rng.poisson(fertility * women / 2 * np.ones((1, 2, 1))).astype(float)
        newborn = born.sum(axis=2)
        lost = rng.binomial(newborn.astype(int), 1 - np.exp(-hazard[0])).astype(float)
        there = aged(people - died, newborn - lost)
        moves = np.round(rng.normal(0, migration, there.shape) * np.sqrt(there))
        people = np.maximum(there + moves, 0)
        by_age = before_birthday + aged(died - before_birthday, lost)
        stocks.append(people)
        births.append(born)
        deaths.append(by_age)
    return Observed(
        np.stack(stocks, axis=-1),
        np.stack(births, axis=-1),
        np.stack(deaths, axis=-1),
        YOUNGEST_MOTHER,
    )


def times(observed: Observed, factor: float) -> Observed:
    """The same with *factor* times as many people and events."""
    return replace(
        observed,
        population=observed.population * factor,
        births=observed.births * factor,
        deaths=observed.deaths * factor,
    )


def of_regions(observed: Observed, order: list[int]) -> Observed:
    """The regions in *order*."""
    return replace(
        observed,
        population=observed.population[order],
        births=observed.births[order],
        deaths=observed.deaths[order],
    )
