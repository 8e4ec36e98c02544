"""How many of a county's employees are close to retirement, by occupation group.

Published where the county's own ages are, or where the county is the whole NUTS 2 area; else its
employees in the group times the area's share, with the interval of ``area_shares`` and the error
that such estimates have had where the truth is published.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from slussen.analysis.engine import ages, parts
from slussen.analysis.engine.ages import LAST_AGE, NEAR, SOON, TABLE, Record
from slussen.analysis.engine.area_shares import Estimate, Part, estimate
from slussen.analysis.engine.claims import value_of
from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import Indicator, Section, Status
from slussen.analysis.engine.occupation_figures import Counts
from slussen.lib.text import Text

PUBLISHED = Text("Kvinnor och män i åldern summerade", "Women and men of the age summed")
ESTIMATED = Text(
    "Länets anställda i yrkesgruppen gånger riksområdets andel i åldern",
    "The county’s employees in the group times the NUTS 2 area’s share of the age",
)
SHARED = Text("Delat med alla anställda i yrkesgruppen", "Divided by all employees in the group")
AREA_SHARE = Text("Riksområdets andel i åldern", "The NUTS 2 area’s share of the age")


@dataclass(frozen=True)
class Group:
    """An occupation group's employees close to retirement."""

    code: str
    everyone: Indicator
    near: Indicator
    share: Indicator
    soon: Indicator

    @property
    def is_estimate(self) -> bool:
        return self.near.status is Status.ESTIMATE


@dataclass(frozen=True)
class Basis:
    """What the numbers of one age rest on: published parts, rho, and past errors."""

    found: Mapping[str, Mapping[str, Part]]
    rho: float
    record: Record | None


def bases(inputs: Inputs, period: str) -> dict[int, Basis]:
    """The basis of those of 55 and of 60 or more."""
    by_age = ages.parts(inputs.cube(TABLE), period, (NEAR, SOON))
    found = {}
    for age, shares in by_age.items():
        rho = ages.between_areas(inputs, shares)
        found[age] = Basis(shares, rho, ages.record(inputs, shares, rho))
    return found


@dataclass(frozen=True)
class Guess:
    """Those of an age among a group's ``total``: exact, or estimated from the area."""

    number: Estimate
    total: float
    region: str  # whose figures it is from
    is_exact: bool


def groups(reader: Reader, counts: Counts, bases: Mapping[int, Basis]) -> tuple[Group, ...]:
    """Every group whose ages are published or can be estimated, most close to 65 first."""
    found = []
    samples = _samples(reader.inputs, counts.period)
    for code in counts.numbers:
        everyone = counts.indicator(reader, code)
        near, soon = (_guess(reader.inputs, bases[age], everyone) for age in (NEAR, SOON))
        if everyone and near and soon:
            sources = (samples[near.region], everyone)
            found.append(
                Group(
                    code,
                    everyone,
                    near=_number(reader, sources, near, NEAR),
                    share=_share(reader, sources, near, bases[NEAR].record),
                    soon=_number(reader, sources, soon, SOON),
                )
            )
    return tuple(sorted(found, key=lambda one: (-value_of(one.near), one.code)))


def _samples(inputs: Inputs, period: str) -> dict[str, Indicator]:
    """A cell of the area and one of the county, for the sources of what is computed."""
    hidden = Reader(inputs, Section.OCCUPATIONS)
    found = {}
    for region in (inputs.county.nuts2, inputs.county.code):
        words = next((w for w, _ in inputs.cube(TABLE).items(region=region, period=period)), None)
        sample = hidden.read(TABLE, **words) if words else None
        if sample:
            found[region] = sample
    return found


def _guess(inputs: Inputs, basis: Basis, everyone: Indicator | None) -> Guess | None:
    """From the county's own ages, or the area's: as they are when it is no more than the county."""
    if everyone is None or not everyone.value:
        return None
    county = inputs.county
    others = ages.others_in_area(inputs, county.code)
    regions = basis.found.get(everyone.breakdown["occupation"], {})
    own, area = regions.get(county.code), regions.get(county.nuts2)
    exact, region = (own, county.code) if own else (None if others else area, county.nuts2)
    if exact:
        return Guess(Estimate(exact.some, exact.some, exact.some), exact.all, region, True)
    if area is None:
        return None
    number = estimate(everyone.value, area, others, basis.rho)
    return Guess(number, everyone.value, region, False)


def _number(
    reader: Reader, sources: tuple[Indicator, Indicator], guess: Guess, age: int
) -> Indicator:
    everyone = sources[1]
    ends = (None, None) if guess.is_exact else (guess.number.lo80, guess.number.hi80)
    low, high = (None if end is None else parts.rounded(end, 0) for end in ends)
    return reader.compute(
        sources,
        id=f"aged_{age}_{LAST_AGE}:{':'.join(everyone.id.split(':')[1:])}",
        title=Text(f"Anställda {age}–{LAST_AGE} år", f"Employees aged {age}–{LAST_AGE}"),
        value=parts.rounded(guess.number.value, 0),
        step=PUBLISHED if guess.is_exact else ESTIMATED,
        status=Status.DERIVED if guess.is_exact else Status.ESTIMATE,
        unit="persons",
        period=everyone.period,
        breakdown={**everyone.breakdown, "age": f"{age}-{LAST_AGE}"},
        lo80=low,
        hi80=high,
    )


def _share(
    reader: Reader, sources: tuple[Indicator, Indicator], guess: Guess, record: Record | None
) -> Indicator:
    """The number as a share of the group's employees, with the error such shares have had."""
    everyone = sources[1]

    def per_cent(number: float) -> float:
        return parts.rounded(100 * number / guess.total, 1)

    return reader.compute(
        sources,
        id=f"share_aged_{NEAR}_{LAST_AGE}:{':'.join(everyone.id.split(':')[1:])}",
        title=Text(f"Andel {NEAR}–{LAST_AGE} år", f"Share aged {NEAR}–{LAST_AGE}"),
        value=per_cent(guess.number.value),
        step=SHARED if guess.is_exact else AREA_SHARE,
        status=Status.DERIVED if guess.is_exact else Status.ESTIMATE,
        unit="percent",
        period=everyone.period,
        breakdown={**everyone.breakdown, "age": f"{NEAR}-{LAST_AGE}"},
        lo80=None if guess.is_exact else per_cent(guess.number.lo80),
        hi80=None if guess.is_exact else per_cent(guess.number.hi80),
        past_error=parts.rounded(record.error, 1) if record and not guess.is_exact else None,
    )
