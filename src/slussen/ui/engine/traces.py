"""The series of a line chart as they are drawn: in place, cut at gaps and breaks, and named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slussen.lib.numbers import format_number
from slussen.lib.text import Text
from slussen.ui.engine.charts import LineChart, Point, Role, Series
from slussen.ui.engine.frame import capital
from slussen.ui.engine.numbers import is_number, nice_ticks
from slussen.ui.engine.palette import Style, series_styles
from slussen.ui.engine.periods import period_text, position

_DEPTH = {Role.REFERENCE_2: 0, Role.REFERENCE: 1, Role.MAIN: 2, Role.FOCUS: 3}


@dataclass(frozen=True, slots=True)
class Axis:
    """Where each ``x`` lies (years, or 0, 1, 2 … for categories), in order."""

    places: dict[str, float]
    is_time: bool

    @property
    def ends(self) -> tuple[float, float]:
        values = self.places.values()
        return min(values), max(values)


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure in its place; ``interval`` is its 80 % interval."""

    place: float
    value: float
    interval: tuple[float, float] | None
    derived: bool
    tip: str


@dataclass(frozen=True, slots=True)
class Trace:
    """A series with figures, in runs that are each unbroken."""

    name: str
    style: Style
    role: Role
    runs: tuple[tuple[Spot, ...], ...]

    @property
    def spots(self) -> list[Spot]:
        return [spot for run in self.runs for spot in run]

    @property
    def last(self) -> Spot:
        return self.runs[-1][-1]

    @property
    def is_strong(self) -> bool:
        return self.role in {Role.FOCUS, Role.MAIN}


def axis_of(chart: LineChart) -> Axis:
    """Time, when every ``x`` is a period; else categories in order of first use."""
    keys = dict.fromkeys(point.x for series in chart.series for point in series.points)
    times = {key: time for key in keys if (time := position(key)) is not None}
    if len(times) == len(keys):
        return Axis(dict(sorted(times.items(), key=lambda item: item[1])), True)
    return Axis({key: float(index) for index, key in enumerate(keys)}, False)


def break_places(chart: LineChart, axis: Axis) -> list[tuple[float, Text]]:
    """Breaks with figures on both sides, each midway between the periods that it parts."""
    found = []
    order = sorted(axis.places.values())
    for mark in chart.breaks:
        start = position(mark.x) if axis.is_time else axis.places.get(mark.x)
        if start is None:
            continue
        earlier = [place for place in order if place < start]
        later = [place for place in order if place >= start]
        if earlier and later:
            found.append(((earlier[-1] + start) / 2, mark.label))
    return sorted(found, key=lambda item: item[0])


def traces_of(
    chart: LineChart, axis: Axis, cuts: Sequence[float], language: str
) -> tuple[list[Trace], list[str]]:
    """The series that have figures, from the back to the front, and the names of the rest."""
    traces, missing = [], []
    styles = series_styles([series.role for series in chart.series])
    for series, style in zip(chart.series, styles, strict=True):
        name = capital(series.label.to(language))
        runs = tuple(_runs(chart, series, axis, cuts, language))
        if runs:
            traces.append(Trace(name, style, series.role, runs))
        else:
            missing.append(name)
    return sorted(traces, key=lambda trace: _DEPTH[trace.role]), missing


def _runs(
    chart: LineChart, series: Series, axis: Axis, cuts: Sequence[float], language: str
) -> Iterator[tuple[Spot, ...]]:
    run: list[Spot] = []
    for point in sorted(series.points, key=lambda point: axis.places[point.x]):
        spot = _spot(chart, series, point, axis.places[point.x], language)
        is_cut = run and any(run[-1].place < cut < axis.places[point.x] for cut in cuts)
        if run and (spot is None or is_cut):
            yield tuple(run)
            run = []
        if spot is not None:
            run.append(spot)
    if run:
        yield tuple(run)


def _spot(
    chart: LineChart, series: Series, point: Point, place: float, language: str
) -> Spot | None:
    if point.y is None or not is_number(point.y):
        return None
    interval = None
    if point.lo80 is not None and point.hi80 is not None:
        ends = sorted((point.lo80, point.hi80))
        interval = (ends[0], ends[1]) if all(map(is_number, ends)) else None
    named = {key: text.to(language) for key, text in chart.x_labels}
    when = named.get(point.x) or period_text(point.x, language)
    value = format_number(point.y, chart.decimals, language)
    tip = f"{series.label.to(language)}, {when}: {value} {chart.unit.to(language)}".strip()
    return Spot(place, point.y, interval, point.mark == "derived", tip)


def value_ticks(chart: LineChart, traces: Sequence[Trace]) -> tuple[float, ...]:
    """Round values around the figures; from zero when asked, or when zero is near anyway."""
    spots = [spot for trace in traces for spot in trace.spots]
    values = [value for spot in spots for value in (spot.value, *(spot.interval or ()))]
    low, high = min(values), max(values)
    if chart.zero or 0 < low < 0.35 * high:
        low, high = min(low, 0.0), max(high, 0.0)
    ticks = nice_ticks(low, high, 4)
    if low >= 0 > ticks[0]:
        return nice_ticks(0.0, max(high, 1.0), 4)
    return ticks
