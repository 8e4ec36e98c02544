"""Where the past ends, and how the years ahead differ from it."""

import pytest

from slussen.analysis.engine import ahead
from slussen.analysis.engine.inputs import Reader
from slussen.analysis.engine.model import Section, Status
from tests.analysis import made
from tests.analysis import made_forecasts as mf


@pytest.fixture
def reader() -> Reader:
    cells = mf.people("18", {"2014": 90.0, "2015": 100.0, "2020": (120.0, 95.0, 130.0)}, y2020=2.5)
    return Reader(made.inputs({"population_forecast": cells}), Section.LONG_TERM)


def read(reader: Reader, year: str):
    words = {"region": "18", "sex": "total", "age": "20-64"}
    return reader.forecast("population_forecast", "population", period=year, **words)


def test_a_forecast_has_its_interval_and_error_and_the_past_has_none(reader):
    then, now = read(reader, "2020"), read(reader, "2015")
    assert (then.value, then.lo80, then.hi80, then.past_error) == (120, 95, 130, 2.5)
    assert (now.value, now.lo80, now.hi80, now.past_error) == (100, None, None, None)
    assert (then.status, now.status) == (Status.FORECAST, Status.DERIVED)
    assert read(reader, "2025") is None


def test_the_base_year_is_the_last_one_known(reader):
    found = {year: read(reader, year) for year in ("2014", "2015", "2020")}
    assert ahead.base_year(found) == "2015"
    assert ahead.base_year({"2015": found["2015"]}) is None
    assert ahead.base_year({"2020": found["2020"]}) is None
    assert ahead.base_year({}) is None


def test_a_change_has_the_forecast_s_interval(reader):
    found = ahead.change(reader, read(reader, "2020"), read(reader, "2015"))
    assert (found.value, found.lo80, found.hi80, found.past_error) == (20, -5, 30, None)
    assert found.status is Status.FORECAST
    assert found in reader.indicators
