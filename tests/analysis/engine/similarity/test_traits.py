"""Traits: weights, periods and mixes from made-up cubes."""

import pytest

from slussen.analysis.engine.similarity.traits import (
    DEFAULT_WEIGHTS,
    Theme,
    Trait,
    checked_weights,
    latest,
    mix,
    number,
    published,
)
from slussen.figures.engine.cube import Cell, Cube
from slussen.lib.errors import UserError
from slussen.lib.text import Text

NAME = Text("a", "a")
RATE = Trait("rate", Theme.SIZE, NAME, NAME, "t")
MIX = Trait("mix", Theme.OCCUPATIONS, NAME, NAME, "t", unit="")
CODES = ("18", "19", "20")


def rates(**values: float | None) -> Cube:
    """``y2024_18=5.0``"""
    cells = {
        (name[-2:], name[1:5], "rate"): Cell(value, None if value else "suppressed")
        for name, value in values.items()
    }
    return Cube("t", ("region", "period", "measure"), cells)


def counts(*rows: tuple[str, str, str, float]) -> Cube:
    cells = {
        (region, "2024", sex, code, "employees"): Cell(value) for region, sex, code, value in rows
    }
    return Cube("t", ("region", "period", "sex", "occupation", "measure"), cells)


def test_the_period_is_the_latest_that_most_regions_have():
    cube = rates(y2023_18=1.0, y2023_19=2.0, y2024_18=3.0, y2024_19=4.0, y2025_18=5.0)
    assert latest(cube, CODES, measure="rate") == "2024"
    assert published(cube, CODES, measure="rate") == ({"18": 3.0, "19": 4.0}, "2024")
    assert published(rates(), CODES, measure="rate") == ({}, "")


def test_regions_that_are_not_compared_do_not_choose_the_period():
    cube = rates(y2023_18=1.0, y2023_19=2.0, y2024_00=3.0, y2024_18=3.0, y2024_99=1.0)
    assert latest(cube, CODES, measure="rate") == "2023"


def test_a_figure_that_one_region_has_compares_nobody():
    assert number(RATE, {"18": 1.0}, "2024", CODES) is None
    found = number(RATE, {"18": 1.0, "20": 2.0}, "2024", CODES)
    assert found.feature.values.tolist()[::2] == [1.0, 2.0]
    assert found.feature.values[1] != found.feature.values[1]


def test_men_and_women_are_summed_and_totals_are_not_counted_twice():
    found = mix(
        MIX,
        counts(
            ("18", "men", "5321", 1),
            ("18", "women", "5322", 2),
            ("18", "total", "5321", 3),
            ("18", "men", "0002", 50),  # of unknown occupation
            ("18", "men", "511", 1),
            ("20", "women", "511", 4),
        ),
        "employees",
        CODES,
    )
    assert found.columns == ("511", "532")
    assert found.feature.values[0].tolist() == [0.25, 0.75]
    assert found.feature.values[2].tolist() == [1, 0]


def test_a_mix_that_one_region_has_compares_nobody():
    assert mix(MIX, counts(("18", "men", "5321", 1)), "employees", CODES) is None
    assert mix(MIX, counts(), "employees", CODES) is None


def test_weights_that_are_not_given_are_the_usual_ones():
    assert checked_weights({}) == DEFAULT_WEIGHTS
    assert checked_weights({"size": 0.5})[Theme.SIZE] == 0.5


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"jobs": 1}, 'no theme "jobs": expected one of size, population, integration, occ'),
        ({"size": 4}, r"size: weight 4 \(expected 0 to 3\)"),
        ({"size": -1}, "expected 0 to 3"),
        ({"size": float("nan")}, "expected 0 to 3"),
        (dict.fromkeys(Theme, 0), "every weight is 0"),
    ],
)
def test_weights_that_cannot_be(given, said):
    with pytest.raises(UserError, match=said):
        checked_weights(given)
