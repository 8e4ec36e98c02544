"""What is known of the past: people at year ends, births and deaths between them.

Axes are always in this order: region, sex (women, men), age (single years, the last one open: 100
stands for 100 and older), year. Age is in completed years, at the year's end for people and at the
event for births (the mother's) and deaths, as in SCB's tables of population, births and deaths.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

WOMEN, MEN = 0, 1
# Of those who die before their first birthday, the share that dies in the calendar year of birth:
# most die within days (Preston, Heuveline and Guillot 2001, § 3.2 on separation factors).
DEATHS_IN_YEAR_OF_BIRTH = 0.88


@dataclass(frozen=True)
class Observed:
    """Counts of persons and events for Y year ends.

    population: (R, 2, A, Y) at 31 December. births: (R, 2, M, Y − 1), live births by the child's
    sex and the mother's age, which begins at *youngest_mother*. deaths: (R, 2, A, Y − 1).
    Births and deaths at index t happen between the year ends t and t + 1.

    Raises ValueError for shapes that do not fit together, for fewer than two year ends, and for
    counts that are negative or not finite.
    """

    population: Floats
    births: Floats
    deaths: Floats
    youngest_mother: int = 15

    def __post_init__(self) -> None:
        regions, sexes, ages, years = self.population.shape
        if sexes != 2 or years < 2:
            raise ValueError(f"{sexes} sexes and {years} year ends (expected 2, and at least 2)")
        if self.deaths.shape != (regions, 2, ages, years - 1):
            raise ValueError(f"deaths {self.deaths.shape} do not fit {self.population.shape}")
        if (self.births.shape[:2], self.births.shape[3]) != ((regions, 2), years - 1):
            raise ValueError(f"births {self.births.shape} do not fit {self.population.shape}")
        if not 0 <= self.youngest_mother <= ages - self.births.shape[2]:
            raise ValueError(f"mothers from {self.youngest_mother} are beyond the oldest age")
        for counts in (self.population, self.births, self.deaths):
            if not np.isfinite(counts).all() or (counts < 0).any():
                raise ValueError("a count is negative or not a number")

    @property
    def years(self) -> int:
        """Years with births and deaths: one fewer than year ends."""
        return self.deaths.shape[3]

    @property
    def fertile(self) -> slice:
        """The ages of mothers, on the age axis of the population."""
        return slice(self.youngest_mother, self.youngest_mother + self.births.shape[2])

    @cached_property
    def exposure(self) -> Floats:
        """Person-years lived in each completed age: (R, 2, A, Y − 1)."""
        return (self.population[..., 1:] + self.population[..., :-1]) / 2

    @cached_property
    def expected(self) -> Floats:
        """Who would be there at the year's end if nobody died or moved: (R, 2, A, Y − 1)."""
        return aged(self.population[..., :-1], self.births.sum(axis=2))

    @cached_property
    def net_migration(self) -> Floats:
        """Arrivals less departures by age at the year's end: (R, 2, A, Y − 1).

        What the balance leaves: people there less people expected plus those who died. Deaths of
        a completed age are shared between the two cohorts that have it in the year.
        """
        older = np.divide(
            self.population[..., :-1],
            2 * self.exposure,
            out=np.zeros_like(self.exposure),
            where=self.exposure > 0,
        )
        older[:, :, 0] = 1 - DEATHS_IN_YEAR_OF_BIRTH
        had_age = self.deaths * older  # they had the age already at the year's beginning
        reached_age = self.deaths - had_age
        died = aged(had_age, reached_age[:, :, 0])
        died[:, :, 1:] += reached_age[:, :, 1:]
        migration: Floats = self.population[..., 1:] - self.expected + died
        return migration

    def until(self, years: int) -> "Observed":
        """What was known when only the first *years* years of events had passed."""
        return Observed(
            self.population[..., : years + 1],
            self.births[..., :years],
            self.deaths[..., :years],
            self.youngest_mother,
        )


def aged(people: Floats, newborn: Floats) -> Floats:
    """Everybody a year older, the open age kept together, and the *newborn* first.

    people: (R, 2, A, …), newborn: (R, 2, …).

    >>> aged(np.array([[[3.0, 2.0, 1.0]]]), np.array([[9.0]]))
    array([[[9., 3., 3.]]])
    """
    older = np.concatenate([newborn[:, :, None], people[:, :, :-1]], axis=2)
    older[:, :, -1] += people[:, :, -1]
    return older
