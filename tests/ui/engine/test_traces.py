"""Where figures lie, and where their lines are cut."""

import pytest
from hypothesis import given

from slussen.ui.engine.charts import BreakMark, LineChart, Point, Role, Series
from slussen.ui.engine.numbers import is_number
from slussen.ui.engine.traces import axis_of, break_places, traces_of, value_ticks
from tests.ui.engine import made


def runs(chart: LineChart) -> list[list[float]]:
    """The values of each unbroken run of the chart's first series."""
    axis = axis_of(chart)
    cuts = [place for place, _ in break_places(chart, axis)]
    traces, _ = traces_of(chart, axis, cuts, "sv")
    return [[spot.value for spot in run] for run in traces[0].runs] if traces else []


def test_time_is_true_to_time() -> None:
    chart = made.line(made.series(Role.MAIN, "a", {"2020-01": 1, "2021-01": 2, "2021-07": 3}))
    axis = axis_of(chart)
    first, second, third = axis.places.values()
    assert axis.is_time
    assert second - first == pytest.approx(2 * (third - second))


def test_categories_lie_evenly_in_their_own_order() -> None:
    chart = made.line(made.series(Role.MAIN, "a", {"10+": 1, "2024": 2, "0-1": 3}))
    axis = axis_of(chart)
    assert not axis.is_time
    assert axis.places == {"10+": 0, "2024": 1, "0-1": 2}


def test_a_missing_figure_is_a_gap() -> None:
    figures = {"2019": 1.0, "2020": 2.0, "2021": None, "2022": 4.0}
    assert runs(made.line(made.series(Role.MAIN, "a", figures))) == [[1, 2], [4]]


def test_a_break_cuts_the_line_between_the_periods_it_parts() -> None:
    figures = {"2019-11": 1.0, "2020-11": 2.0, "2021-11": 3.0}
    chart = made.line(
        made.series(Role.MAIN, "a", figures), breaks=(BreakMark("2021-11", made.text("ny")),)
    )
    ((place, _),) = break_places(chart, axis_of(chart))
    assert 2020 + 10.5 / 12 < place < 2021 + 10.5 / 12
    assert runs(chart) == [[1, 2], [3]]


@pytest.mark.parametrize("period", ["2019", "2018", "2025", "no period"])
def test_a_break_with_figures_on_one_side_only_is_none(period: str) -> None:
    chart = made.line(
        made.series(Role.MAIN, "a", {"2019": 1.0, "2020": 2.0}),
        breaks=(BreakMark(period, made.text("ny")),),
    )
    assert break_places(chart, axis_of(chart)) == []
    assert runs(chart) == [[1, 2]]


@given(made.line_charts())
def test_every_figure_is_drawn_once_and_nothing_else(chart: LineChart) -> None:
    axis = axis_of(chart)
    cuts = [place for place, _ in break_places(chart, axis)]
    traces, missing = traces_of(chart, axis, cuts, "sv")
    drawn = [spot for trace in traces for run in trace.runs for spot in run]
    given_points = [point for series in chart.series for point in series.points]
    assert sorted(spot.value for spot in drawn) == sorted(
        point.y for point in given_points if is_number(point.y)
    )
    assert len(traces) + len(missing) == len(chart.series)
    for trace in traces:
        for run in trace.runs:
            places = [spot.place for spot in run]
            assert places == sorted(places)
            assert not any(places[0] < cut < places[-1] for cut in cuts)


def test_focus_is_drawn_last_so_that_it_lies_on_top() -> None:
    roles = (Role.FOCUS, Role.REFERENCE, Role.MAIN, Role.REFERENCE_2)
    chart = made.line(*(made.series(role, role.value, {"2020": 1.0}) for role in roles))
    traces, _ = traces_of(chart, axis_of(chart), [], "sv")
    assert [trace.role for trace in traces] == [
        Role.REFERENCE_2,
        Role.REFERENCE,
        Role.MAIN,
        Role.FOCUS,
    ]


def test_a_point_says_what_it_is() -> None:
    chart = made.line(made.series(Role.MAIN, "Kvinnor", {"2020-03": 61.25}), unit=made.text("%"))
    traces, _ = traces_of(chart, axis_of(chart), [], "sv")
    assert traces[0].last.tip == "Kvinnor, mars 2020: 61,3 %"


@pytest.mark.parametrize(
    ("low", "high", "zero", "starts_at_zero"),
    [(60, 70, False, False), (60, 70, True, True), (2, 70, False, True), (-5, 70, False, False)],
)
def test_the_axis_starts_at_zero_when_asked_or_near(
    low: float, high: float, zero: bool, starts_at_zero: bool
) -> None:
    chart = made.line(made.series(Role.MAIN, "a", {"2020": low, "2021": high}), zero=zero)
    traces, _ = traces_of(chart, axis_of(chart), [], "sv")
    ticks = value_ticks(chart, traces)
    assert (ticks[0] == 0) is starts_at_zero
    assert ticks[0] <= low
    assert high <= ticks[-1]


def test_intervals_are_inside_the_axis() -> None:
    point = Point("2020", 50.0, lo80=20.0, hi80=95.0)
    chart = made.line(Series("a", made.text("a"), Role.MAIN, (point,)))
    traces, _ = traces_of(chart, axis_of(chart), [], "sv")
    ticks = value_ticks(chart, traces)
    assert ticks[0] <= 20
    assert ticks[-1] >= 95
