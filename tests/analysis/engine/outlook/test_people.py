"""The population ahead by age group: sums of the projection, with intervals of the sums."""

from collections import defaultdict
from itertools import pairwise

import numpy as np
import pytest

from slussen.analysis.engine.outlook import people
from slussen.analysis.engine.outlook.people import AGES, AHEAD, Row, outlook

YEARS, AGE, MOTHERS = 14, 101, 35
REGIONS = ("01", "18", "20")


def made(seed: int = 0) -> list[Row]:
    """Three regions that drift a little, each year end following from the one before."""
    chance = np.random.default_rng(seed)
    size = np.array([1000.0, 200.0, 300.0])[:, None, None]
    now = size * np.linspace(1.2, 0.2, AGE)[None, None, :] * np.ones((1, 2, 1))
    population, births, deaths = [now], [], []
    for _ in range(YEARS - 1):
        died = np.floor(now * np.linspace(0.001, 0.2, AGE))
        born = np.floor(now[:, :1, 15 : 15 + MOTHERS] * 0.03).repeat(2, axis=1)
        aged = np.concatenate([born.sum(axis=2, keepdims=True), (now - died)[:, :, :-1]], axis=2)
        aged[:, :, -1] += (now - died)[:, :, -1]
        now = np.floor(aged * (1 + chance.normal(0.002, 0.004, (3, 1, 1))))
        population.append(now)
        births.append(born)
        deaths.append(died)
    arrays = (np.stack(some, axis=-1) for some in (population, births, deaths))
    return outlook(REGIONS, *arrays, last_year=2015, youngest_mother=15)


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return made()


def test_every_year_region_sex_and_age_is_there_once(rows: list[Row]) -> None:
    keys = {(row.region, row.period, row.sex, row.age) for row in rows}
    assert len(keys) == len(rows) == 3 * (YEARS + AHEAD) * 3 * len(AGES)
    assert {row.period for row in rows} == set(range(2002, 2036))


def test_the_past_is_as_it_was_and_the_years_ahead_have_intervals(rows: list[Row]) -> None:
    for row in rows:
        if row.period <= 2015:
            assert (row.lo80, row.hi80, row.past_error) == (None, None, None)
        else:
            assert 0 <= row.lo80 <= row.value <= row.hi80


def test_parts_sum_to_their_whole_within_rounding(rows: list[Row]) -> None:
    by_key = {(row.region, row.period, row.sex, row.age): row.value for row in rows}
    for region in REGIONS:
        for period in (2015, 2020, 2035):
            whole = by_key[region, period, "total", "total"]
            ages = sum(by_key[region, period, "total", age] for age in AGES if age != "total")
            sexes = sum(by_key[region, period, sex, "total"] for sex in ("women", "men"))
            assert abs(ages - whole) <= 2
            assert abs(sexes - whole) <= 2


def test_intervals_widen_with_the_years(rows: list[Row]) -> None:
    widths = defaultdict(list)
    for row in rows:
        if row.period > 2015 and row.age == "20-64":
            widths[row.region, row.sex].append((row.hi80 - row.lo80) / row.value)
    for width in widths.values():
        assert all(late >= early - 0.01 for early, late in pairwise(width))


def test_the_past_error_is_measured_as_far_as_it_was_tried(rows: list[Row]) -> None:
    tried = {row.period - 2015 for row in rows if row.past_error is not None}
    assert tried == {1, 2, 3, 4, 5, people.FAR}
    assert all(row.past_error >= 0 for row in rows if row.past_error is not None)
