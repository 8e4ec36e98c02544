"""What regions are compared by: a trait is a figure, or a mix of occupations, of one theme.

The themes are what the reader weighs. ``DEFAULT_WEIGHTS`` lets the labour market of the
foreign-born and the occupations weigh twice as much as size and population: they decide whether
what works in one region can be moved to another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from slussen.analysis.engine.similarity.distance import Feature, mixes
from slussen.figures.engine.cube import Cube
from slussen.lib.errors import UserError
from slussen.lib.text import Text


class Theme(StrEnum):
    SIZE = "size"
    POPULATION = "population"
    INTEGRATION = "integration"
    OCCUPATIONS = "occupations"


THEME_TITLES: Mapping[Theme, Text] = {
    Theme.SIZE: Text("Storlek och läge", "Size and location"),
    Theme.POPULATION: Text("Befolkning och utbildning", "Population and education"),
    Theme.INTEGRATION: Text("Utrikes födda och arbete", "The foreign-born and work"),
    Theme.OCCUPATIONS: Text("Yrkena", "The occupations"),
}
Weights = Mapping[Theme, float]
DEFAULT_WEIGHTS: Weights = {
    Theme.SIZE: 1,
    Theme.POPULATION: 1,
    Theme.INTEGRATION: 2,
    Theme.OCCUPATIONS: 2,
}
MOST_WEIGHT = 3
COUNT = 7  # neighbours, as in Kolada
MIX_LEVEL = 3  # digits of SSYK 2012: the 148 minor groups
NOT_STATED = "not stated"  # the period of figures whose publication has none
UNIDENTIFIED = "000"  # SCB's 0002: employees whose occupation is not known

Values = Mapping[str, float]
AS_PUBLISHED = Text("", "")


@dataclass(frozen=True, slots=True)
class Trait:
    """A thing regions are compared by. ``noun`` names it in a sentence: "andelen unga".

    ``table`` is the catalogue's; ``unit`` is empty for a mix, which is no single number. ``step``
    says what was computed; none for a figure as it is published.
    """

    key: str
    theme: Theme
    title: Text
    noun: Text
    table: str
    unit: str = "percent"
    decimals: int = 1
    logarithmic: bool = False
    step: Text = AS_PUBLISHED

    @property
    def is_mix(self) -> bool:
        return not self.unit


@dataclass(frozen=True, slots=True)
class Known:
    """A trait with its figures: ``values`` by region, none for a mix, which has ``columns``.

    ``feature`` has the same in the order of the regions, as ``distances`` reads it.
    """

    trait: Trait
    period: str
    feature: Feature
    values: Values
    columns: tuple[str, ...] = ()


def checked_weights(given: Mapping[str, float] | Weights) -> dict[Theme, float]:
    """*given* over the default weights; raises UserError for another theme or another number.

    >>> checked_weights({"size": 0})[Theme.SIZE]
    0
    """
    weights = dict(DEFAULT_WEIGHTS)
    for name, weight in given.items():
        if name not in set(Theme):
            raise UserError(f'there is no theme "{name}": expected one of {", ".join(Theme)}')
        if not 0 <= weight <= MOST_WEIGHT:
            raise UserError(f"{name}: weight {weight:g} (expected 0 to {MOST_WEIGHT})")
        weights[Theme(name)] = weight
    if not any(weights.values()):
        raise UserError("every weight is 0: expected at least one above 0")
    return weights


def number(trait: Trait, values: Values, period: str, codes: Sequence[str]) -> Known | None:
    """The trait as a feature of *codes*; None when fewer than two have a figure."""
    listed = np.array([values.get(code, np.nan) for code in codes], dtype=float)
    if trait.logarithmic:
        listed = np.where(listed > 0, listed, np.nan)
    if np.isfinite(listed).sum() < 2:
        return None
    feature = Feature(trait.key, trait.theme, listed, trait.logarithmic)
    return Known(trait, period, feature, values)


def mix(trait: Trait, cube: Cube, measure: str, codes: Sequence[str]) -> Known | None:
    """Shares by minor group (SSYK 3) as a feature of *codes*; None when fewer than two have any."""
    period = latest(cube, codes, measure=measure)
    at = {code: index for index, code in enumerate(codes)}
    counts: dict[str, dict[int, float]] = {}
    region, occupation = cube.dimensions.index("region"), cube.dimensions.index("occupation")
    for key in cube.within(period=period, measure=measure):
        row, group = at.get(key[region]), key[occupation][:MIX_LEVEL]
        value = cube.cells[key].value
        # Men and women are summed, so that a table with both and one without are read alike.
        if row is None or not value or group == UNIDENTIFIED or "total" in key:
            continue
        column = counts.setdefault(group, {})
        column[row] = column.get(row, 0) + value
    columns = tuple(sorted(counts))
    table = np.zeros((len(codes), len(columns)))
    for j, group in enumerate(columns):
        for i, count in counts[group].items():
            table[i, j] = count
    if (table.sum(axis=1) > 0).sum() < 2:
        return None
    return Known(trait, period, Feature(trait.key, trait.theme, mixes(table)), {}, columns)


def latest(cube: Cube, codes: Sequence[str], **within: str) -> str:
    """The period with figures of most of *codes*, the latest of several; "" when there is none."""
    wanted = set(codes)
    regions: dict[str, set[str]] = {}
    region, period_at = cube.dimensions.index("region"), cube.dimensions.index("period")
    for key in cube.within(**within):
        if key[region] in wanted and cube.cells[key].value is not None:
            regions.setdefault(key[period_at], set()).add(key[region])
    return max(regions, key=lambda period: (len(regions[period]), period), default="")


def published(cube: Cube, codes: Sequence[str], **within: str) -> tuple[dict[str, float], str]:
    """The figures of *codes* within a whole breakdown, in their ``latest`` period, and that."""
    period = latest(cube, codes, **within)
    found = {
        code: value
        for code in codes
        if period and (value := cube.value(region=code, period=period, **within)) is not None
    }
    return found, period
