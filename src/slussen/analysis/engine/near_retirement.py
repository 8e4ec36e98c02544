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


def groups(reader: Reader, counts: Counts, bases: Mapping[int, Basis]) -> tuple[Group, ...]:
    """Every group whose ages are published or can be estimated, most close to 65 first."""
    found = []
    samples = _samples(reader.inputs, counts.period)
    others = ages.others_in_area(reader.inputs, counts.region)
    for code, number in counts.numbers.items():
        everyone = counts.indicator(reader, code)
        near, soon = (
            _number(reader, bases[age], age, everyone, samples, others) for age in (NEAR, SOON)
        )
        if number and everyone and near and soon:
            share = _share(reader, near, everyone, bases[NEAR].record)
            found.append(Group(code, everyone, near, share, soon))
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


def _number(
    reader: Reader,
    basis: Basis,
    age: int,
    everyone: Indicator | None,
    samples: Mapping[str, Indicator],
    others: int,
) -> Indicator | None:
    """Those of the age in the county: published, or estimated from the area."""
    county = reader.inputs.county
    if everyone is None or not everyone.value:
        return None
    code = everyone.breakdown["occupation"]
    regions = basis.found.get(code, {})
    own, whole = regions.get(county.code), regions.get(county.nuts2)
    if own is None and whole is None:
        return None
    exact = own or (whole if whole and not others else None)
    if exact:
        guess, step = Estimate(exact.some, exact.some, exact.some), PUBLISHED
    else:
        assert whole is not None
        guess, step = estimate(everyone.value, whole, others, basis.rho), ESTIMATED
    source = samples[county.code if own else county.nuts2]
    return reader.compute(
        (source, everyone),
        id=f"aged_{age}_{LAST_AGE}:{county.code}:{everyone.period}:{code}",
        title=Text(f"Anställda {age}–{LAST_AGE} år", f"Employees aged {age}–{LAST_AGE}"),
        value=parts.rounded(guess.value, 0),
        step=step,
        status=Status.DERIVED if exact else Status.ESTIMATE,
        unit="persons",
        period=everyone.period,
        breakdown={**everyone.breakdown, "age": f"{age}-{LAST_AGE}"},
        lo80=None if exact else parts.rounded(guess.lo80, 0),
        hi80=None if exact else parts.rounded(guess.hi80, 0),
    )


def _share(
    reader: Reader, near: Indicator, everyone: Indicator, record: Record | None
) -> Indicator:
    """The number as a share of the group's employees, with the error such shares have had."""
    total = value_of(everyone)
    guessed = near.status is Status.ESTIMATE

    def per_cent(number: float | None) -> float | None:
        return None if number is None else parts.rounded(100 * number / total, 1)

    return reader.compute(
        (near, everyone),
        id=f"share_{near.id}",
        title=Text(f"Andel {NEAR}–{LAST_AGE} år", f"Share aged {NEAR}–{LAST_AGE}"),
        value=per_cent(near.value),
        step=Text("Delat med alla anställda i yrkesgruppen", "Divided by all in the group"),
        status=near.status,
        unit="percent",
        lo80=per_cent(near.lo80),
        hi80=per_cent(near.hi80),
        past_error=parts.rounded(record.error, 1) if guessed and record else None,
    )
