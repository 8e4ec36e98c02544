"""The municipalities' traits on the figures that ship."""

import pytest

from slussen.analysis.engine.similarity.municipalities import municipality_traits
from slussen.analysis.engine.similarity.traits import Theme
from slussen.figures import queries as figures
from slussen.regions import queries as regions

PLACES = [place for county in regions.counties() for place in county.municipalities]


@pytest.fixture(scope="module")
def found():
    return {one.trait.key: one for one in municipality_traits(figures.cube, PLACES)}


def test_all_290_have_every_trait_theme_by_theme(found):
    assert len(found) == 13
    assert all(one.trait.is_mix or len(one.values) == 290 for one in found.values())
    themes = [one.trait.theme for one in found.values()]
    assert themes == sorted(themes, key=list(Theme).index)


def test_the_labour_market_is_the_fa_region(found):
    people = found["population"].values
    stockholm = [place.code for place in PLACES if place.fa_name == "Stockholm"]
    market = sum(people[code] for code in stockholm)
    assert {found["market_population"].values[code] for code in stockholm} == {market}
    share = found["market_share"].values["0180"]
    assert share == pytest.approx(100 * people["0180"] / market)


def test_what_states_no_year_says_so(found):
    undated = {key for key, one in found.items() if one.period == "not stated"}
    assert undated == {
        *("median_income", "foreign_born_share", "employment_rate", "unemployment_rate"),
        "long_term_unemployed_share",
    }


def test_the_mix_is_of_all_ads(found):
    mix = found["ads_mix"]
    assert mix.feature.values.sum(axis=1) == pytest.approx(1)
    assert all(len(group) == 3 for group in mix.columns)
