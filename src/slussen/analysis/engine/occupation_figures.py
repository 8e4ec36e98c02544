"""Ads and employees by occupation group, as every panel about occupations counts them.

Employees are counted where they work, in groups of three digits (SSYK 3) until a table with four
has figures for the region; ads have four digits. ``Counts.group`` brings the two together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import Indicator, Section
from slussen.figures.engine.cube import Cell
from slussen.figures.engine.vocabulary import Mark
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.taxonomy.engine.ssyk import as_jobtech

WORKFORCES = (("employees_ssyk4", 4), ("employees_ssyk3", 3))
BOTH_SEXES = Text("Kvinnor plus män", "Women plus men")
ALL_OCCUPATIONS = Text("Summan av alla yrken", "The sum of all occupations")
OF_THE_GROUP = Text("Summan av yrkena i gruppen", "The sum of the group's occupations")


@dataclass(frozen=True)
class Counts:
    """How many of something there are in each occupation group of a region, in one period.

    ``everyone`` also counts those whose occupation isn't known. ``marks`` says why a group has no
    number. ``published`` are the groups with one cell of their own in the table.
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

    def group(self, code: str) -> str:
        """The group of this table that the occupation *code* belongs to."""
        return code[: self.level]

    def at(self, level: int) -> "Counts":
        """The same, summed to groups of *level* digits."""
        if level == self.level:
            return self
        numbers: dict[str, float] = {}
        for code, number in self.numbers.items():
            numbers[code[:level]] = numbers.get(code[:level], 0) + number
        return replace(self, level=level, numbers=numbers, published=frozenset(), step=OF_THE_GROUP)

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

    def in_all(self, reader: Reader) -> Indicator:
        """Everyone, whatever the occupation."""
        return self._sum(reader, "total", self.everyone, ALL_OCCUPATIONS)

    def _sum(self, reader: Reader, code: str, number: float, step: Text) -> Indicator:
        words = {**self.extra, "occupation": code}
        return reader.compute(
            (self.sample,),
            id=":".join(
                (f"{self.table}.{self.measure}", self.region, self.period, *words.values())
            ),
            title=self.sample.title,
            value=number,
            step=step,
            breakdown={"region": self.region, **words},
            period=self.period,
        )


def latest(inputs: Inputs, table: str, **breakdown: str) -> str | None:
    """The table's latest period with a figure within *breakdown*."""
    periods = inputs.cube(table).periods(**breakdown)
    return periods[-1] if periods else None


def ads(inputs: Inputs, region: str) -> Counts | None:
    """Ads of the region's latest year, by unit group."""
    period = latest(inputs, "ads", region=region)
    if period is None:
        return None
    numbers: dict[str, float] = {}
    everyone = 0.0
    parts = list(inputs.cube("ads").items(region=region, period=period))
    for words, cell in parts:
        code = words["occupation"]
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
        sample=_sample(inputs, "ads", parts),
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
    parts = list(inputs.cube(table).items(region=region, period=period))
    wanted = _sexes(words["sex"] for words, _ in parts)
    numbers: dict[str, float] = {}
    marks: dict[str, str] = {}
    everyone = 0.0
    for words, cell in parts:
        if words["sex"] not in wanted:
            continue
        code = as_jobtech(words["occupation"], inputs.occupations)
        everyone += cell.value or 0
        if cell.value is None:
            marks[code] = cell.mark or Mark.MISSING
        elif code in inputs.occupations:
            numbers[code] = numbers.get(code, 0) + cell.value
    sample = _sample(inputs, table, parts)
    return Counts(
        table=table,
        measure="employees",
        region=region,
        period=period,
        level=level,
        numbers={code: number for code, number in numbers.items() if code not in marks},
        everyone=everyone,
        sample=sample,
        step=BOTH_SEXES,
        marks=marks,
        published=frozenset(numbers) if "total" in wanted else frozenset(),
        extra={"sex": "total", "age": sample.breakdown["age"]},
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


def _sample(inputs: Inputs, table: str, parts: Sequence[tuple[dict[str, str], Cell]]) -> Indicator:
    """One of the cells, for what all share: title, unit, source. Not one of the panel's figures."""
    words = dict(next((w for w, cell in parts if cell.value is not None), parts[0][0]))
    measure = words.pop("measure")
    found = Reader(inputs, Section.SHORT_TERM).read(table, measure, **words)
    assert found is not None
    return found
