"""Needs: growth and replacement, and what their interval is made of."""

import pytest

from slussen.analysis.engine.area_shares import Part
from slussen.analysis.engine.outlook.mix import Expected
from slussen.analysis.engine.outlook.needs import HORIZONS, needs, oldest

NUTS2 = {"18": "SE12", "04": "SE12", "01": "SE11"}


def expect(value: float, low: float, high: float) -> list[Expected]:
    return [Expected(value, low, high, 3.0)] * max(HORIZONS)


def shares(**parts: Part) -> dict[int, dict[str, dict[str, Part]]]:
    return {ahead: {"911": dict(parts)} for ahead in HORIZONS}


def test_those_who_leave_are_of_the_last_bands_of_age() -> None:
    assert [oldest(ahead) for ahead in HORIZONS] == [60, 55, 50]


def test_a_county_that_is_its_area_has_the_published_number() -> None:
    made = needs(
        {("01", "911"): 1000.0},
        {("01", "911"): expect(1100, 1040, 1180)},
        shares(SE11=Part(150, 1000)),
        NUTS2,
    )
    assert [one.ahead for one in made] == list(HORIZONS)
    first = made[0]
    assert (first.growth.value, first.replacement.value, first.need.value) == (100, 150, 250)
    assert (first.replacement.lo80, first.replacement.hi80) == (150, 150)
    assert (first.need.lo80, first.need.hi80) == (190, 330)


def test_another_county_s_is_estimated_and_both_errors_count() -> None:
    (first, *_) = needs(
        {("18", "911"): 500.0},
        {("18", "911"): expect(500, 460, 540)},
        shares(SE12=Part(900, 5000)),
        NUTS2,
    )
    assert first.replacement.value == 90
    below = 90 - first.replacement.lo80
    assert below > 0
    assert first.need.lo80 == pytest.approx(90 - (below**2 + 40**2) ** 0.5, abs=1)


def test_its_own_ages_count_before_its_area_s() -> None:
    (first, *_) = needs(
        {("18", "911"): 500.0},
        {("18", "911"): expect(500, 500, 500)},
        shares(SE12=Part(900, 5000), **{"18": Part(60, 500)}),
        NUTS2,
    )
    assert (first.replacement.value, first.replacement.lo80) == (60, 60)


@pytest.mark.parametrize(
    ("staff", "known"),
    [({("18", "911"): 5.0}, {}), ({("00", "911"): 5.0}, {("00", "911"): expect(5, 5, 5)})],
    ids=["no forecast", "no county"],
)
def test_without_a_forecast_or_a_county_there_is_no_need(staff, known) -> None:
    assert needs(staff, known, shares(SE12=Part(1, 5)), NUTS2) == []


def test_without_ages_there_is_no_need() -> None:
    known = {("18", "911"): expect(5, 5, 5)}
    assert needs({("18", "911"): 5.0}, known, shares(SE11=Part(1, 5)), NUTS2) == []
