"""Periods lie where they are in time, and say what they are."""

from hypothesis import given
from hypothesis import strategies as st

from slussen.ui.engine.periods import parts, period_text, position, wanted_ticks
from tests.ui.engine import made


@given(st.lists(made.months, min_size=2, max_size=40, unique=True))
def test_months_are_in_order_and_a_twelfth_of_a_year_apart(months: list[str]) -> None:
    months.sort()
    places = [position(month) or 0 for month in months]
    assert places == sorted(places)
    first, last = months[0], months[-1]
    between = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:])
    assert abs((places[-1] - places[0]) * 12 - between) < 1e-6


def test_a_period_s_place_is_its_middle() -> None:
    assert position("2024-01") == 2024 + 1 / 24
    assert position("2024Q4") == 2024.875
    assert [position(word) for word in ("0-1", "2024-13", "2024Q5", "20245", "")] == [None] * 5


def test_words_of_a_period() -> None:
    assert period_text("2024-05", "sv") == "maj 2024"
    assert period_text("2024Q2", "sv") == "kv\u00a02 2024"
    assert parts("4-9", "sv") == ("", "4–9")


@given(st.lists(made.months, min_size=1, max_size=60, unique=True))
def test_the_last_period_is_wanted_most(months: list[str]) -> None:
    months.sort()
    ticks = wanted_ticks(months, "sv", 2)
    first_choice = min(ticks, key=lambda tick: tick.priority)
    assert (first_choice.part, first_choice.year) == parts(months[-1], "sv")
    assert all((position(months[0]) or 0) <= tick.position for tick in ticks)


def test_many_periods_are_named_by_their_years() -> None:
    months = [f"{year}-{month:02}" for year in range(2018, 2024) for month in range(1, 13)]
    years = [tick.year for tick in wanted_ticks(months, "sv", 2)[1:]]
    assert years == ["2018", "2020", "2022"]
