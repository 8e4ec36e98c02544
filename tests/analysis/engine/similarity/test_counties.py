"""The counties' traits on the figures that ship, worked out again from the cubes."""

import pytest

from slussen.analysis.engine.similarity.counties import county_traits
from slussen.analysis.engine.similarity.traits import Theme
from slussen.figures import queries as figures
from slussen.figures.engine.cube import Cube
from slussen.regions import queries as regions


@pytest.fixture(scope="module")
def found():
    traits = county_traits(figures.cube, regions.counties())
    return {one.trait.key: one for one in traits}


def test_every_county_has_every_trait_theme_by_theme(found):
    assert len(found) == 14
    for one in found.values():
        assert one.trait.is_mix or set(one.values) == {c.code for c in regions.counties()}
        assert bool(one.columns) == one.trait.is_mix
    themes = [one.trait.theme for one in found.values()]
    assert themes == sorted(themes, key=list(Theme).index)


def test_figures_that_can_be_read_in_the_tables(found):
    assert found["population"].values["18"] == figures.cube("population").value(
        region="18", period="2024"
    )
    assert found["centre_share"].values["09"] == 100  # Gotland is one municipality
    assert 50 < found["centre_share"].values["18"] < 55
    education = figures.cube("population_education", region="18", period="2018")
    people = {key["education"]: 0.0 for key, _ in education.items()}
    for key, cell in education.items():
        people[key["education"]] += cell.value
    known = sum(people.values()) - people["unknown"]
    primary = people["primary_under_9"] + people["primary_9"]
    assert found["primary_share"].values["18"] == pytest.approx(100 * primary / known)
    assert found["foreign_share"].period == "2024-11"


def test_the_foreign_born_part_of_the_labour_force(found):
    cube = figures.cube("labour_status", region="18", period="2024-11", sex="total")
    count = {
        birth: sum(cube.value(birth=birth, measure=m) for m in ("employed", "unemployed"))
        for birth in ("foreign_born", "born_in_sweden")
    }
    share = 100 * count["foreign_born"] / sum(count.values())
    assert found["foreign_share"].values["18"] == pytest.approx(share)


def test_without_figures_there_are_no_traits():
    def empty(table: str) -> Cube:
        return Cube(table, (*figures.table(table).dimensions, "measure"), {})

    assert county_traits(empty, regions.counties()) == ()
