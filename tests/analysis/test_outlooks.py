"""Tables that Slussen makes itself: whole, tidy, and refused in one line without figures."""

from pathlib import Path

import polars as pl
import pytest

from slussen.analysis import outlooks
from slussen.figures import queries as figures
from slussen.lib.errors import UserError
from tests.figures.conftest import home, nothing_ships

__all__ = ["home", "nothing_ships"]


@pytest.fixture(scope="module", params=outlooks.MAKERS)
def made(request: pytest.FixtureRequest) -> tuple[str, pl.DataFrame]:
    return request.param, outlooks.make(request.param)


def test_every_table_that_is_made_here_can_be_made() -> None:
    own = {name for name, entry in figures.catalogue().items() if entry.made_from}
    assert own == set(outlooks.MAKERS) == set(outlooks.STEPS)


def test_the_rows_are_tidy_and_of_the_catalogue_s_measures(made: tuple[str, pl.DataFrame]) -> None:
    table_id, frame = made
    entry = figures.table(table_id)
    keys = [*entry.dimensions, "measure"]
    assert frame.columns == [*keys, "value"]
    assert not frame.select(keys).is_duplicated().any()
    assert set(frame["measure"]) == set(entry.measures)
    assert frame["value"].is_finite().all()
    assert frame["region"].n_unique() == 21


def test_what_was_known_comes_along_as_it_was() -> None:
    forecast = outlooks.make("education_forecast")
    known = figures.cube("population_education", region="18", period="2018")
    classes = ("post_secondary_3", "postgraduate")
    total = sum(
        known.value(region="18", period="2018", sex=sex, education=one, age="16-74") or 0
        for sex in ("women", "men")
        for one in classes
    )
    (row,) = forecast.filter(
        (pl.col("region") == "18")
        & (pl.col("period") == "2018")
        & (pl.col("education") == "post_secondary_3")
        & (pl.col("measure") == "population")
    ).rows()
    assert row[-1] == total


def test_unused_education_is_in_tens_and_within_its_interval() -> None:
    made = outlooks.make("unused_education")
    wide = made.filter(pl.col("measure").str.starts_with("people")).pivot(
        "measure", index=["region", "sex", "birth", "work"], values="value"
    )
    value, low, high = (wide[name] for name in ("people", "people_lo80", "people_hi80"))
    assert (value % 10 == 0).all()
    assert ((low <= value) & (value <= high)).all()
    unused, lower = (wide.filter(pl.col("work") == one)["people"] for one in ("unused", "lower"))
    assert (unused.to_numpy() >= lower.to_numpy()).all()


def test_figures_that_are_missing_are_named(home: Path, nothing_ships: None) -> None:
    with pytest.raises(UserError, match="population_forecast: there are no figures of population"):
        outlooks.make("population_forecast")
