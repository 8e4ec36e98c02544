"""The population ahead, in the ages that a county plans by, from the cohort-component projection.

The projection (``engine.projection``) is of single years of age; its intervals are of single
cells, and those of a sum are no sum of intervals. So each sum's interval comes from how far the
same sum was off in the projection's own trials: as a share of the people, growing in proportion
to the years ahead. (Single cells' errors grow more slowly, because chance evens out; a sum's are
mostly migration that stays higher or lower than was assumed. For people 20–64 in the 21 counties
they were 0.2, 0.6, 0.9 and 2.2 per cent one, three, five and ten years ahead, 2003–2015.)
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from slussen.analysis.engine.projection.backtest import LEAST_YEARS, Trial
from slussen.analysis.engine.projection.intervals import QUANTILE
from slussen.analysis.engine.projection.migration import jumps
from slussen.analysis.engine.projection.observed import Floats, Observed
from slussen.analysis.engine.projection.run import project

AHEAD = 20  # years
FAR = 10  # years ahead that are tried once more: the trials end at five
# Ages that a county plans by: from, and to but not including.
AGES = {"total": (0, 200), "0-19": (0, 20), "20-64": (20, 65), "65+": (65, 200)}
SEXES = {"total": (0, 1), "women": (0,), "men": (1,)}


@dataclass(frozen=True, slots=True)
class Row:
    """One figure; of the past without interval, of the years ahead with. ``past_error`` is the
    mean absolute error of projections as far ahead, in per cent, where it has been tried.
    """

    region: str
    period: int
    sex: str
    age: str
    value: float
    lo80: float | None = None
    hi80: float | None = None
    past_error: float | None = None


def outlook(
    regions: Sequence[str],
    population: Floats,
    births: Floats,
    deaths: Floats,
    *,
    last_year: int,
    youngest_mother: int,
) -> list[Row]:
    """People by region, sex and age group, each year to ``AHEAD`` years after *last_year*.

    Arrays as in ``projection.run.project``. Years of the past come along, for comparison.
    """
    observed = Observed(population, births, deaths, youngest_mother)
    made = project(
        population,
        births,
        deaths,
        last_year + AHEAD,
        last_year=last_year,
        youngest_mother=youngest_mother,
    )
    far = _tried_far(observed)
    first_year = last_year - population.shape[3] + 1
    rows: list[Row] = []
    for sex, at in SEXES.items():
        for age, (start, stop) in AGES.items():
            past, ahead = (
                some[:, at, start:stop].sum(axis=(1, 2)) for some in (population, made.population)
            )
            errors = _Errors.of(made.choice.trials, far, at, slice(start, stop))
            rows += _past(regions, past, first_year, sex, age)
            rows += _ahead(regions, ahead, last_year + 1, errors, sex, age)
    return rows


@dataclass(frozen=True, slots=True)
class _Errors:
    """How far a sum was off: the quantile of its relative errors a year ahead, and their mean by
    the years ahead, in per cent."""

    quantile: float
    mean: dict[int, float]

    @classmethod
    def of(
        cls, trials: Sequence[Trial], far: Sequence[Trial], sexes: Sequence[int], ages: slice
    ) -> "_Errors":
        by_ahead: dict[int, list[Floats]] = {}
        for trial in (*trials, *far):
            projected, actual = (
                some[:, sexes, ages].sum(axis=(1, 2)) for some in (trial.projected, trial.actual)
            )
            there = actual > 0
            error = np.abs(projected[there] / actual[there] - 1)
            by_ahead.setdefault(trial.ahead, []).append(error)
        errors = {ahead: np.concatenate(found) for ahead, found in by_ahead.items()}
        scaled = [found / ahead for ahead, found in errors.items()]
        return cls(
            quantile=float(np.quantile(np.concatenate(scaled), QUANTILE)),
            mean={ahead: 100 * float(found.mean()) for ahead, found in errors.items()},
        )


def _tried_far(observed: Observed) -> list[Trial]:
    """Projections ten years ahead from every year that allows it, each with what was known then."""
    return [
        trial
        for origin in range(LEAST_YEARS, observed.years - FAR + 1)
        if (trial := _trial(observed, origin)) is not None
    ]


def _trial(observed: Observed, origin: int) -> Trial | None:
    known = observed.until(origin)
    made = project(
        known.population,
        known.births,
        known.deaths,
        FAR,
        last_year=0,
        youngest_mother=known.youngest_mother,
    )
    same = ~jumps(observed)[:, origin : origin + FAR].any(axis=1)
    actual = observed.population[..., origin + FAR]
    if not same.any():
        return None
    return Trial(origin, FAR, made.population[..., -1][same], actual[same])


def _past(
    regions: Sequence[str], people: Floats, first_year: int, sex: str, age: str
) -> Iterator[Row]:
    for region, numbers in zip(regions, people, strict=True):
        for year, number in enumerate(numbers, start=first_year):
            yield Row(region, year, sex, age, float(number))


def _ahead(
    regions: Sequence[str], people: Floats, first_year: int, errors: _Errors, sex: str, age: str
) -> Iterator[Row]:
    for region, numbers in zip(regions, people, strict=True):
        for ahead, number in enumerate(numbers, start=1):
            half = errors.quantile * ahead * number
            yield Row(
                region,
                first_year + ahead - 1,
                sex,
                age,
                round(float(number)),
                round(max(0.0, float(number - half))),
                round(float(number + half)),
                round(errors.mean[ahead], 2) if ahead in errors.mean else None,
            )
