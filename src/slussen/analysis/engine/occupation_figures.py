"""Ads and employees by occupation group, as every panel about occupations counts them.

Employees are counted where they work, in groups of three digits (SSYK 3) until a table with four
has figures for the region; ads have four digits. ``Counts.group`` brings the two together.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import Indicator, Section
from slussen.figures.engine.cube import Cell, Cube
from slussen.figures.engine.vocabulary import Mark
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.taxonomy.engine.ssyk import as_jobtech

WORKFORCES = (("employees_ssyk4", 4), ("employees_ssyk3", 3))
BOTH_SEXES = Text("Kvinnor plus män", "Women plus men")
ALL_OCCUPATIONS = Text("Summan av alla yrken", "The sum of all occupations")
MERGED = Text("Summan av SCB:s grupper", "The sum of Statistics Sweden’s groups")
OF_THE_GROUP = Text("Summan av yrkena i gruppen", "The sum of the group's occupations")


@dataclass(frozen=True)
class Counts:
    """How many of something there are in each occupation group of a region, in one period.

    ``everyone`` also counts those whose occupation isn't known. ``marks`` says why a group has no
    number. ``published`` are the groups whose number is a cell of the table, ``own`` those that
    the table has under the same code (JobTech merges a few of SCB's unit groups).
    """

    table: str
    measure: str
    region: str
    period: str
    level: int
    numbers: Mapping[str, float]
    everyone: float
    sample: Indicator
    step: Text
    marks: Mapping[str, str] = field(default_factory=dict)
    published: frozenset[str] = frozenset()
    extra: Mapping[str, str] = field(default_factory=dict)
    by_sex: Mapping[tuple[str, str], float] = field(default_factory=dict)
    own: frozenset[str] = frozenset()

    def group(self, code: str) -> str:
        """The group of this table that the occupation *code* belongs to."""
        return code[: self.level]

    def at(self, level: int) -> "Counts":
        """The same, summed to groups of *level* digits; none where a part has no number."""
        if level == self.level:
            return self
        marks = {code[:level]: mark for code, mark in self.marks.items()}
        numbers: dict[str, float] = {}
        by_sex: dict[tuple[str, str], float] = {}
        for code, number in self.numbers.items():
            if (group := code[:level]) not in marks:
                numbers[group] = numbers.get(group, 0) + number
        for (code, sex), number in self.by_sex.items():
            by_sex[code[:level], sex] = by_sex.get((code[:level], sex), 0) + number
        return replace(
            self,
            level=level,
            numbers=numbers,
            marks=marks,
            by_sex=by_sex,
            published=frozenset(),
            own=frozenset(),
            step=OF_THE_GROUP,
        )

    def mark(self, code: str) -> str:
        """Why the group has no number."""
        return self.marks.get(code, Mark.MISSING)

    def indicator(self, reader: Reader, code: str) -> Indicator | None:
        """The group's number, published or summed; None without one."""
        number = self.numbers.get(code)
        if number is None:
            return None
        words = {"region": self.region, "period": self.period, **self.extra, "occupation": code}
        if code in self.published:
            return reader.figure(self.table, self.measure, **words)
        return self._sum(reader, code, number, self.step)

    def of_sex(self, reader: Reader, code: str, sex: str) -> Indicator | None:
        """The group's women or men; the indicator is without a value where they are suppressed."""
        words = {**self.extra, "sex": sex, "occupation": code}
        if code in self.own:
            return reader.read(
                self.table, self.measure, region=self.region, period=self.period, **words
            )
        number = None if code in self.marks else self.by_sex.get((code, sex))
        return self._computed(reader, words, number, MERGED) if number is not None else None

    def in_all(self, reader: Reader) -> Indicator:
        """Everyone, whatever the occupation."""
        return self._sum(reader, "total", self.everyone, ALL_OCCUPATIONS)

    def _sum(self, reader: Reader, code: str, number: float, step: Text) -> Indicator:
        return self._computed(reader, {**self.extra, "occupation": code}, number, step)

    def _computed(
        self, reader: Reader, words: Mapping[str, str], number: float, step: Text
    ) -> Indicator:
        name = f"{self.table}.{self.measure}"
        return reader.compute(
            (self.sample,),
            id=":".join((name, self.region, self.period, *words.values())),
            title=self.sample.title,
            section=reader.section,
            value=number,
            step=step,
            breakdown={"region": self.region, **words},
            period=self.period,
        )


def latest(inputs: Inputs, table: str, **breakdown: str) -> str | None:
    """The table's latest period with a figure within *breakdown*."""
    if tuple(breakdown) != ("region",):
        periods = inputs.cube(table).periods(**breakdown)
        return periods[-1] if periods else None
    region = breakdown["region"]
    return inputs.once(("latest", table, region), lambda: _latest_of(inputs, table, region))


def _latest_of(inputs: Inputs, table: str, region: str) -> str | None:
    cube = inputs.cube(table)
    at = cube.dimensions.index("period")
    found = {key[at] for key in cube.keys("region", region) if cube.cells[key].value is not None}
    return max(found, default=None)


def _rows(
    cube: Cube, region: str, period: str, *names: str
) -> Iterator[tuple[tuple[str, ...], Cell]]:
    """The named breakdowns of the region's cells in the period: many, so without dictionaries."""
    at = [cube.dimensions.index(name) for name in names]
    when = cube.dimensions.index("period")
    for key in cube.keys("region", region):
        if key[when] == period:
            yield tuple(key[index] for index in at), cube.cells[key]


def ads(inputs: Inputs, region: str) -> Counts | None:
    """Ads of the region's latest year, by unit group."""
    period = latest(inputs, "ads", region=region)
    if period is None:
        return None
    numbers: dict[str, float] = {}
    everyone = 0.0
    for (code,), cell in _rows(inputs.cube("ads"), region, period, "occupation"):
        everyone += cell.value or 0
        if code in inputs.occupations and cell.value is not None:
            numbers[code] = cell.value
    return Counts(
        table="ads",
        measure="ads",
        region=region,
        period=period,
        level=4,
        numbers=numbers,
        everyone=everyone,
        sample=_sample(inputs, "ads", region, period),
        step=OF_THE_GROUP,
        published=frozenset(numbers),
    )


def employees(inputs: Inputs, region: str) -> Counts | None:
    """Employees of the region's latest year, in the finest groups that have figures."""
    for table, level in WORKFORCES:
        period = latest(inputs, table, region=region)
        if period is not None:
            return employees_in(inputs, region, table, level, period)
    return None


def employees_in(inputs: Inputs, region: str, table: str, level: int, period: str) -> Counts:
    """Employees of one year; the region must have figures for it."""
    parts = list(_rows(inputs.cube(table), region, period, "occupation", "sex"))
    wanted = _sexes(sex for (_, sex), _ in parts)
    by_sex: dict[tuple[str, str], float] = {}
    marks: dict[str, str] = {}
    sources: dict[str, set[str]] = {}
    everyone = 0.0
    for (published, sex), cell in parts:
        code = as_jobtech(published, inputs.occupations)
        if sex in wanted:
            everyone += cell.value or 0
        if code not in inputs.occupations:
            continue
        sources.setdefault(code, set()).add(published)
        if cell.value is not None:
            by_sex[code, sex] = by_sex.get((code, sex), 0) + cell.value
        elif sex in wanted:
            marks[code] = cell.mark or Mark.MISSING
    numbers: dict[str, float] = {}
    for (code, sex), number in by_sex.items():
        if sex in wanted and code not in marks:
            numbers[code] = numbers.get(code, 0) + number
    sample = _sample(inputs, table, region, period)
    own = frozenset(code for code, found in sources.items() if found == {code})
    return Counts(
        table=table,
        measure="employees",
        region=region,
        period=period,
        level=level,
        numbers=numbers,
        everyone=everyone,
        sample=sample,
        step=BOTH_SEXES,
        marks=marks,
        published=own if "total" in wanted else frozenset(),
        extra={"sex": "total", "age": sample.breakdown["age"]},
        by_sex=by_sex,
        own=own,
    )


def employees_in_country(inputs: Inputs, like: Counts, code: str) -> float | None:
    """The group's employees in all of Sweden, in the same table and year as *like*.

    Where the table has no country it is the sum of its regions, unknown ones too; None when a
    region's figure is suppressed.
    """
    cube = inputs.cube(like.table)
    parts = list(cube.items(occupation=code, period=like.period))
    own = [part for part in parts if part[0]["region"] == COUNTRY]
    wanted = _sexes(words["sex"] for words, _ in own or parts)
    total = 0.0
    for words, cell in own or parts:
        if words["sex"] in wanted:
            if cell.value is None:
                return None
            total += cell.value
    return total if parts else None


def _sexes(found: Iterable[str]) -> frozenset[str]:
    """The published total where there is one, else its parts: never both."""
    return frozenset({"total"} if "total" in set(found) else {"women", "men"})


def _sample(inputs: Inputs, table: str, region: str, period: str) -> Indicator:
    """One of the cells, for what all share: title, unit, source. Not one of the panel's figures."""
    cube = inputs.cube(table)
    key = next(
        key
        for key in cube.keys("region", region)
        if key[cube.dimensions.index("period")] == period and cube.cells[key].value is not None
    )
    words = dict(zip(cube.dimensions, key, strict=True))
    found = Reader(inputs, Section.SHORT_TERM).read(table, words.pop("measure"), **words)
    assert found is not None
    return found
