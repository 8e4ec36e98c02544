from datetime import date

import pytest

from slussen.analysis import queries
from slussen.lib.errors import UserError


def test_the_same_figures_are_analysed_once():
    day = date(2026, 11, 23)
    assert queries.county_analysis("18", today=day) is queries.county_analysis("örebro", today=day)


def test_a_county_is_not_compared_with_itself_and_with_four_at_most():
    others = ["18", "01", "03", "04", "05", "06"]
    analysis = queries.county_analysis("18", compare=others)
    assert [county.code for county in analysis.compare] == ["01", "03", "04", "05"]


def test_an_unknown_county_is_one_clear_line():
    with pytest.raises(UserError, match='there is no county "Atlantis"'):
        queries.county_analysis("Atlantis")


def test_facts_of_a_county():
    facts = queries.county_facts("18")
    assert facts.municipalities == 12
    assert facts.population_period == "2024"
    assert 300_000 < (facts.population or 0) < 320_000
