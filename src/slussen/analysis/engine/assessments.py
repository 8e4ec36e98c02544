"""The employment service's assessments of its own occupations, and how they reach SSYK.

A barometer occupation is not an SSYK group: it covers one, several or a part of one, and one unit
group can hold several. An occupation that is not assessed has no level, which is not a low one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import CellValue, Indicator
from slussen.analysis.engine.occupation_figures import latest
from slussen.figures.engine.vocabulary import Mark
from slussen.lib.text import Text
from slussen.taxonomy.engine.ssyk import BarometerOccupation

TABLE, CHANCES, OUTLOOK = "barometer", "chances", "outlook"
SMALL, MEDIUM, LARGE = 1, 2, 3
FALLS, UNCHANGED, RISES = -1, 0, 1
AUTHORITY = Text("Arbetsförmedlingen", "the Public Employment Service")


@dataclass(frozen=True)
class Assessed:
    """One barometer occupation in one region; the figures may be without a value."""

    occupation: BarometerOccupation
    chances: Indicator
    outlook: Indicator | None

    @property
    def chance(self) -> float | None:
        return self.chances.value

    @property
    def demand(self) -> float | None:
        return self.outlook.value if self.outlook else None


def edition(inputs: Inputs, region: str) -> str | None:
    """The latest edition with an assessment for the region."""
    return latest(inputs, TABLE, region=region)


def read(
    reader: Reader, region: str, period: str | None, wanted: Iterable[str] | None = None
) -> tuple[Assessed, ...]:
    """The named occupations of an edition, or those *wanted*, in the taxonomy's order."""
    found = []
    for code in wanted if wanted is not None else reader.inputs.barometer_occupations:
        words = {"region": region, "period": period or "", "barometer_occupation": code}
        chances = reader.read(TABLE, CHANCES, **words)
        if chances:
            occupation = reader.inputs.barometer_occupations[code]
            found.append(Assessed(occupation, chances, reader.read(TABLE, OUTLOOK, **words)))
    return tuple(found)


def unnamed(inputs: Inputs, region: str) -> int:
    """How many occupations the edition holds without saying what they are."""
    period = edition(inputs, region)
    if period is None:
        return 0
    codes = inputs.cube(TABLE).values("barometer_occupation", region=region, period=period)
    return sum(code not in inputs.barometer_occupations for code in codes)


def by_unit_group(inputs: Inputs) -> Mapping[str, tuple[str, ...]]:
    """The barometer occupations that cover each SSYK unit group, wholly or in part."""
    found: dict[str, list[str]] = {}
    for occupation in inputs.barometer_occupations.values():
        for code in occupation.unit_groups:
            found.setdefault(code, []).append(occupation.code)
    return {code: tuple(codes) for code, codes in found.items()}


def level(inputs: Inputs, measure: str, value: float) -> Text:
    """The word for a level: "stora", "ökar"."""
    levels = inputs.entries[TABLE].measures[measure].levels
    found = next((step for step in levels if step.value == value), None)
    return Text(found.sv, found.en) if found else Text(f"{value:g}", f"{value:g}")


def level_cell(inputs: Inputs, measure: str, values: Iterable[float | None]) -> CellValue:
    """The level or levels of those assessed: "stora", "små–stora"; else that it is not assessed."""
    found = sorted({value for value in values if value is not None})
    if not found:
        return CellValue(mark=Mark.NOT_ASSESSED)
    words = [level(inputs, measure, value) for value in dict.fromkeys((found[0], found[-1]))]
    return CellValue(
        text=Text("–".join(word.sv for word in words), "–".join(word.en for word in words))
    )
