"""The forecast ledger: every forecast that was published, held against what came.

A forecast is kept with the day it was made and the last year it was made from. It is scored when
its outcome arrives, whether it was good or bad; nothing is made better afterwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slussen.lib.text import Text


@dataclass(frozen=True, slots=True)
class Ahead:
    """One figure of a forecast: what was expected, within what in four cases of five."""

    value: float
    lo80: float
    hi80: float


@dataclass(frozen=True, slots=True)
class Published:
    """A forecast as it was published. ``figures`` are by (region, period)."""

    table: str
    vintage: str
    made_at: str  # ISO time
    base: str
    of: Text
    figures: Mapping[tuple[str, str], Ahead]


@dataclass(frozen=True, slots=True)
class Score:
    """How a published forecast did in one year. Errors are in per cent of what came.

    ``error``: mean over regions of the absolute error; ``inside``: how many of the ``regions`` had
    their outcome within the interval; ``by_region``: each one's error with its sign, above zero
    where too much was forecast.
    """

    published: Published
    period: str
    error: float
    inside: int
    by_region: Mapping[str, float]

    @property
    def regions(self) -> int:
        return len(self.by_region)

    @property
    def ahead(self) -> int:
        """Years from the base year."""
        return int(self.period) - int(self.published.base)

    @property
    def is_hindcast(self) -> bool:
        """Whether the forecast was made when its outcome had come: then it was no secret."""
        return self.published.made_at[:4] > self.period


def scores(
    published: Sequence[Published], outcomes: Mapping[tuple[str, str], float]
) -> tuple[Score, ...]:
    """Every forecast that has an outcome, the latest outcome first, then as they were made.

    >>> made = Published("t", "v", "2016-03-01", "2015", Text("", ""), {("18", "2020"): Ahead(
    ...     110.0, 90.0, 120.0)})
    >>> [(one.period, one.error, one.inside) for one in scores([made], {("18", "2020"): 100.0})]
    [('2020', 10.0, 1)]
    """
    found = []
    for one in published:
        periods = sorted({period for _, period in one.figures if period > one.base})
        for period in periods:
            score = _score(one, period, outcomes)
            if score:
                found.append(score)
    return tuple(sorted(found, key=lambda score: (-int(score.period), score.published.made_at)))


def _score(one: Published, period: str, outcomes: Mapping[tuple[str, str], float]) -> Score | None:
    errors: dict[str, float] = {}
    inside = 0
    for (region, year), ahead in one.figures.items():
        came = outcomes.get((region, year))
        if year != period or not came:
            continue
        errors[region] = 100 * (ahead.value - came) / came
        inside += ahead.lo80 <= came <= ahead.hi80
    if not errors:
        return None
    mean = sum(map(abs, errors.values())) / len(errors)
    return Score(one, period, mean, inside, errors)
