"""Series as whole persons, with the error as far ahead as it could be tried."""

from slussen.analysis.engine.outlook.series import expected

NAMES = ("region", "occupation")


def test_a_constant_stays_and_was_never_wrong() -> None:
    series = {(region, "911"): dict.fromkeys(range(2005, 2018), 50.0) for region in ("18", "20")}
    found = expected(series, NAMES, 2017, 5)
    assert set(found) == set(series)
    assert [one.value for one in found["18", "911"]] == [50] * 5
    assert found["18", "911"][0].past_error == 0.0


def test_a_series_that_ended_before_the_last_year_is_left_out() -> None:
    series = {("18", "911"): {2016: 5.0, 2017: 6.0}, ("20", "911"): {2016: 5.0}}
    assert set(expected(series, NAMES, 2017, 1)) == {("18", "911")}


def test_numbers_are_whole_and_never_below_nothing() -> None:
    series = {
        (region, code): {2014: 9.0, 2015: 7.0, 2016: 4.0, 2017: 1.0}
        for region in ("18", "20", "01")
        for code in ("911", "222")
    }
    for ahead in expected(series, NAMES, 2017, 15).values():
        for one in ahead:
            assert 0 <= one.lo80 <= one.value <= one.hi80
            assert one.value == int(one.value)


def test_beyond_what_could_be_tried_the_last_error_that_could_stands() -> None:
    series = {
        ("18", code): {year: 100.0 + (year - 2010) * step for year in range(2010, 2018)}
        for code, step in (("911", 3), ("222", -2), ("532", 7))
    }
    errors = [one.past_error for one in expected(series, NAMES, 2017, 15)["18", "911"]]
    known = [error for error in errors if error is not None]
    assert known
    assert errors[-1] == known[-1]
