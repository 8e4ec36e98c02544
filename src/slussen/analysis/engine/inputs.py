"""What the panels of an analysis read: places, words, cubes and where each figure comes from."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar, cast

from slussen.analysis.engine.model import Indicator, Section, Source, Status
from slussen.analysis.engine.record import Score
from slussen.figures.engine.catalogue import Table
from slussen.figures.engine.cube import Cell, Cube
from slussen.figures.engine.vintage import Origin
from slussen.figures.engine.vocabulary import Mark
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY, County
from slussen.taxonomy.engine.ssyk import BarometerOccupation, Occupation

SWEDEN = Text("riket", "Sweden")
T = TypeVar("T")


@dataclass(frozen=True)
class Inputs:
    """Everything one county's analysis is computed from. ``today`` is given, never looked up."""

    county: County
    compare: tuple[County, ...]
    counties: tuple[County, ...]
    occupations: Mapping[str, Occupation]
    barometer_occupations: Mapping[str, BarometerOccupation]
    entries: Mapping[str, Table]
    cubes: Mapping[str, Cube]
    origins: Mapping[str, Mapping[str, Origin]]
    today: date
    record: tuple[Score, ...] = ()  # how published forecasts came true
    _known: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What *make* gives, worked out at first use: every occupation's page shares it."""
        if key not in self._known:
            self._known[key] = make()
        return cast(T, self._known[key])

    def cube(self, table: str) -> Cube:
        """The table's figures; an empty cube when there are none."""
        found = self.cubes.get(table)
        return found or Cube(table, (*self.entries[table].dimensions, "measure"), {})

    def place(self, region: str) -> Text:
        """What a sentence calls the region: "Örebro län", "riket", "Östra Mellansverige"."""
        if region == COUNTRY:
            return SWEDEN
        for county in self.counties:
            if county.code == region:
                return county.title
            if county.nuts2 == region:
                return county.nuts2_name
        return Text(region, region)

    def source(self, table: str, origin: str) -> Source:
        """Publisher, table, retrieval and steps of the rows that carry *origin*."""
        return self.once(("source", table, origin), lambda: self._source(table, origin))

    def _source(self, table: str, origin: str) -> Source:
        entry, read = self.entries[table], self.origins[table][origin]
        return Source(
            publisher=read.publisher,
            table=read.table,
            retrieved=read.retrieved,
            steps=tuple(step.text for step in read.steps),
            cite=entry.cite,
            catalogue_id=table,
        )


class Reader:
    """Reads one panel's figures and keeps each as an indicator: what is read is reported.

    >>> reader = Reader(inputs, Section.SITUATION)  # doctest: +SKIP
    >>> reader.read("ads", "ads", region="18", period="2024", occupation="5321")  # doctest: +SKIP
    """

    def __init__(self, inputs: Inputs, section: Section) -> None:
        self.inputs = inputs
        self.section = section
        self._read: dict[str, Indicator] = {}

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(self._read.values())

    def read(self, table: str, measure: str, **breakdown: str) -> Indicator | None:
        """The indicator of one published cell; None when the table has no such cell.

        Give the whole breakdown, region and period first: ids are made of it in that order.
        """
        cell = self.inputs.cube(table).cell(measure=measure, **breakdown)
        return self._keep(self._indicator(table, measure, breakdown, cell)) if cell else None

    def figure(self, table: str, measure: str, **breakdown: str) -> Indicator | None:
        """As ``read``, but None also for a cell without a value (suppressed, not assessed)."""
        found = self.read(table, measure, **breakdown)
        return found if found and found.value is not None else None

    def forecast(self, table: str, measure: str, **breakdown: str) -> Indicator | None:
        """A figure that Slussen has forecast or estimated, with its interval and past error.

        None when the table has no such figure. A figure of the past, which such a table has along
        for the sake of comparison, has no interval and is no forecast.
        """
        found = self.inputs.cube(table).cell(measure=measure, **breakdown)
        if found is None or found.value is None:
            return None
        entry, cube = self.inputs.entries[table], self.inputs.cube(table)
        lo80, hi80, past_error = (
            cube.value(measure=f"{measure}_{end}", **breakdown)
            if f"{measure}_{end}" in entry.measures
            else None
            for end in ("lo80", "hi80", "past_error")
        )
        made = self._indicator(table, measure, breakdown, found)
        status = Status.DERIVED if lo80 is None else Status(entry.kind)
        return self._keep(replace(made, status=status, lo80=lo80, hi80=hi80, past_error=past_error))

    def compute(
        self,
        parts: Iterable[Indicator],
        *,
        id: str,  # noqa: A002 - the field's name in the published JSON
        title: Text,
        value: float | None,
        step: Text,
        status: Status = Status.DERIVED,
        **changes: object,
    ) -> Indicator:
        """An indicator computed from *parts*; the step is added to the first part's source.

        *changes* replace other fields of the first part: unit, decimals, breakdown, lo80, hi80 …
        """
        listed = list(parts)
        first = listed[0]
        steps = dict.fromkeys(known for part in listed for known in part.source.steps)
        return self._keep(
            replace(
                first,
                id=id,
                title=title,
                value=value,
                status=status,
                mark=None,
                source=replace(first.source, steps=(*steps, step)),
                **changes,  # type: ignore[arg-type]
            )
        )

    def _keep(self, indicator: Indicator) -> Indicator:
        return self._read.setdefault(indicator.id, indicator)

    def _indicator(
        self, table: str, measure: str, breakdown: Mapping[str, str], cell: Cell
    ) -> Indicator:
        entry = self.inputs.entries[table].measures[measure]
        return Indicator(
            id=":".join((f"{table}.{measure}", *breakdown.values())),
            section=self.section,
            title=entry.title,
            value=cell.value,
            unit=entry.unit,
            decimals=entry.decimals,
            period=breakdown.get("period", ""),
            breakdown={name: value for name, value in breakdown.items() if name != "period"},
            status=Status.DERIVED if cell.mark == Mark.DERIVED else Status.PUBLISHED,
            source=self.inputs.source(table, cell.origin),
            mark=cell.mark,
        )
