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


def test_a_county_is_compared_with_counties_and_a_municipality_with_municipalities():
    assert {len(one.region) for one in queries.similar("18", {}).neighbours} == {2}
    assert {len(one.region) for one in queries.similar("1880", {}).neighbours} == {4}


def test_who_is_similar_follows_the_weights():
    def found(**weights: float) -> list[str]:
        return [one.region for one in queries.similar("18", weights).neighbours]

    assert len(found()) == 7
    assert found(size=3, population=0, integration=0, occupations=0) != found()


def test_municipal_tables_are_not_read_for_a_county():
    read = queries.inputs("18", (), date(2026, 11, 23)).cubes
    assert "ads" in read
    assert not {"ads_municipality", "municipality_labour"} & set(read)


def test_without_figures_none_is_similar(monkeypatch):
    monkeypatch.setattr(queries, "_traits", lambda *_: ((), ("18", "19")))
    with pytest.raises(UserError, match="18: no figures to compare it by"):
        queries.similar("18", {}, 1)
