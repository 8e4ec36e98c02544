from datetime import date
from pathlib import Path

import pytest

from slussen.figures import queries
from slussen.figures.engine.freshness import Age
from slussen.lib.errors import UserError


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_both_engines_read_the_same(settings, engine: str) -> None:
    settings.FIGURES_ENGINE = engine
    queries._cube.cache_clear()
    cube = queries.cube("ads", region=["18", "20"], period="2024")
    assert cube.values("region") == ("18", "20")
    assert sum(cell.value or 0 for _, cell in cube.items()) > 10_000
    queries._cube.cache_clear()


def test_a_table_without_figures_is_an_empty_cube(home: Path) -> None:
    assert queries.cube("employees_ssyk4").cells == {}
    assert queries.origins("employees_ssyk4") == {}
    assert queries.current("employees_ssyk4") is None
    assert "employees_ssyk4" not in queries.fingerprint()


def test_an_unknown_table_is_one_line() -> None:
    with pytest.raises(
        UserError, match='there is no table "x": expected one of ad_requirements, ads'
    ):
        queries.table("x")


def test_a_vintage_by_the_beginning_of_its_id() -> None:
    assert queries.vintage("ads", "ship").vintage.id == "shipped"
    with pytest.raises(UserError, match=r'ads: no vintage "2030" \(expected one of shipped\)'):
        queries.vintage("ads", "2030")
    with pytest.raises(UserError, match="none yet"):
        queries.vintage("employees_ssyk4", "2030")


def test_what_the_list_says_of_a_table() -> None:
    found = queries.summary("labour_status", date(2026, 8, 1))
    assert (found.first, found.last, found.regions) == ("2020-01", "2026-06", 22)
    assert found.age is Age.CURRENT
    assert queries.summary("labour_status", date(2027, 1, 1)).age is Age.OLD
    assert queries.summary("employees_ssyk4", date(2026, 8, 1)).stored is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("örebro", "1880"),  # SCB's tables mean the municipality
        ("örebro län", "18"),
        ("örebro county", "18"),
        ("skåne", "12"),
        ("norra mellansverige", "SE31"),
        ("se07", "SE32"),
        ("se", "00"),
    ],
)
def test_names_of_regions(name: str, code: str) -> None:
    assert queries.names()["region"][name] == code


def test_a_name_of_several_regions_is_no_name() -> None:
    assert "stockholm" not in queries.names()["region"]


def test_names_of_occupations_that_only_one_group_has() -> None:
    names = queries.names()["ssyk"]
    assert names["barnmorskor"] == "2222"
    assert "tandläkare" not in names  # 226 and 2260


def test_a_site_s_own_table(home: Path) -> None:
    (home / "catalogue").mkdir(parents=True)
    own = (queries.PACKAGE_CATALOGUE / "population.toml").read_text()
    (home / "catalogue" / "folk.toml").write_text(own.replace('"population"', '"folk"', 1))
    queries.catalogue.cache_clear()
    assert queries.table("folk").title_sv == queries.table("population").title_sv


def test_as_much_of_a_table_as_a_county_s_analysis_reads() -> None:
    needs = queries.cube_for("needs_forecast", ("18",))
    assert needs.values("region") == ("18",)
    people = queries.cube_for("population_age", ("18",))
    assert people.values("period") == ("2015",)
    assert len(people.values("region")) == 21
    assert queries.cube_for("commuting", ("18",)) == queries.cube("commuting")


def test_as_much_of_a_table_without_figures_is_nothing(home: Path, nothing_ships: None) -> None:
    for table in ("needs_forecast", "population_age", "commuting"):
        assert queries.cube_for(table, ("18",)).cells == {}
