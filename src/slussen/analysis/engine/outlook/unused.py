"""Where long education is used: the table of sex × birth × education × work that nobody publishes.

The county's people of 20–64 are divided by what is known of them: by sex, birth and whether they
work; those who work by the county's mix of jobs; and each sex by education. What joins education
to birth and to the job is known of the country only, and is carried to the county as structure
preserving estimation does (Purcell & Kish 1980), with ``estimation.estimate``.

Arrays are over sex × birth × education × work, in the order of SEXES, BIRTHS, EDUCATIONS and WORKS.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit

from slussen.analysis.engine.estimation.estimate import estimate
from slussen.analysis.engine.estimation.margins import Margin
from slussen.analysis.engine.panels import unused as panel

Floats = npt.NDArray[np.float64]

SEXES = ("women", "men")
BIRTHS = ("born_in_sweden", "foreign_born")
LONG, HIGHER, NONE, LOWER = panel.LONG, panel.HIGHER, panel.NONE, panel.GROUPS
EDUCATIONS = (LONG, "shorter")
# Managers are with the occupations that need higher education.
WORKS = (HIGHER, *LOWER, NONE)
DIMENSIONS = ("sex", "birth", "education", "work")
CATEGORIES = (SEXES, BIRTHS, EDUCATIONS, WORKS)
_LOWER = slice(1, 1 + len(LOWER))
_ELEMENTARY = 1 + LOWER.index("elementary")
_WORKING = slice(0, -1)
_NONE = len(WORKS) - 1
_FAR, _HALVINGS = 20.0, 60  # of the search for a level, in logarithms of odds


@dataclass(frozen=True, slots=True)
class Area:
    """What is published of a county or the country, people of 20–64.

    ``employed`` and ``people`` are sex × birth; ``jobs`` is sex × WORKS but the last, in any unit;
    ``long_share`` of each sex is the share (0–1) with long education; ``by_birth``, where anything
    is published of it, is sex × birth and says only how the births differ: its level is not used.
    """

    employed: Floats
    people: Floats
    jobs: Floats
    long_share: Floats
    by_birth: Floats | None = None

    @property
    def educated(self) -> Floats:
        """Sex × birth × EDUCATIONS from ``by_birth``, with each sex's ``long_share``."""
        if self.by_birth is None:
            raise ValueError("nothing is known by birth")
        wanted = self.long_share * self.people.sum(axis=1)
        low, high = np.full(len(SEXES), -_FAR), np.full(len(SEXES), _FAR)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            long = self.people * expit(logit(self.by_birth) + middle[:, None])
            few = long.sum(axis=1) < wanted
            low, high = np.where(few, middle, low), np.where(few, high, middle)
        return np.stack([long, self.people - long], axis=-1)

    @property
    def works(self) -> Floats:
        """Sex × WORKS: the employed as the jobs are, and those without work."""
        mix = self.jobs / self.jobs.sum(axis=1, keepdims=True)
        working = mix * self.employed.sum(axis=1, keepdims=True)
        return np.column_stack([working, (self.people - self.employed).sum(axis=1)])


@dataclass(frozen=True, slots=True)
class National:
    """What is published of long education in the country: shares (0–1), sex × birth.

    ``share`` of the people who have it; ``employed`` of them; of those, ``upper_secondary`` in
    occupations of that level and ``elementary`` in those without requirements.
    """

    share: Floats
    employed: Floats
    upper_secondary: Floats
    elementary: Floats


@dataclass(frozen=True, slots=True)
class Joint:
    """A county's table and the ends of its 80 % intervals."""

    value: Floats
    lo80: Floats
    hi80: Floats


def structure(country: Area, known: National) -> Floats:
    """The country's table: those with long education as published, the others what is left.

    Within occupations of one level, those with long education are divided as the jobs are. Raises
    ValueError where more have long education somewhere than there are people.
    """
    mix = country.jobs / country.jobs.sum(axis=1, keepdims=True)
    people = country.people * known.share
    working = people * known.employed
    long = np.zeros((2, 2, len(WORKS)))
    upper = mix[:, None, 1:_ELEMENTARY]
    long[..., 1:_ELEMENTARY] = (working * known.upper_secondary)[..., None] * (
        upper / upper.sum(axis=-1, keepdims=True)
    )
    long[..., _ELEMENTARY] = working * known.elementary
    long[..., 0] = working - long[..., _LOWER].sum(axis=-1)
    long[..., _NONE] = people - working
    everyone = np.empty_like(long)
    everyone[..., _WORKING] = country.employed[..., None] * mix[:, None, :]
    everyone[..., _NONE] = country.people - country.employed
    if (everyone < long).any() or (long < 0).any():
        raise ValueError("more people with long education than people")
    return np.stack([long, everyone - long], axis=2)


def shifted(share: Floats, here: Floats, everywhere: Floats) -> Floats:
    """*share* of the country with the odds that something kin to it has *here* for *everywhere*.

    >>> float(shifted(np.array(0.2), np.array(0.5), np.array(0.4)).round(3))
    0.273
    """
    moved: Floats = expit(logit(share) + logit(here) - logit(everywhere))
    return moved


def joint(county: Area, prior: Floats) -> Joint:
    """The county's table nearest to the country's structure, with what the county has published."""
    hidden = np.full((*county.people.shape, len(WORKS)), np.nan)
    hidden[..., _NONE] = county.people - county.employed
    sides = np.column_stack([county.long_share, 1 - county.long_share])
    by_sex = sides * county.people.sum(axis=1, keepdims=True)
    if county.by_birth is None:
        education = Margin("education", ("sex", "education"), (SEXES, EDUCATIONS), by_sex)
    else:
        education = Margin("education", DIMENSIONS[:3], CATEGORIES[:3], county.educated)
    found = estimate(
        [
            Margin("people", ("sex", "birth"), (SEXES, BIRTHS), county.people),
            Margin("without work", ("sex", "birth", "work"), (SEXES, BIRTHS, WORKS), hidden),
            Margin("jobs", ("sex", "work"), (SEXES, WORKS), county.works),
            education,
        ],
        Margin("the country", DIMENSIONS, CATEGORIES, prior),
    )
    axes = [found.dimensions.index(name) for name in DIMENSIONS]
    places = np.ix_(
        *(
            [found.categories[axis].index(word) for word in words]
            for axis, words in zip(axes, CATEGORIES, strict=True)
        )
    )
    value, lo80, hi80 = (
        array.transpose(axes)[places] for array in (found.value, found.lo80, found.hi80)
    )
    return Joint(value, lo80, hi80)


@dataclass(frozen=True, slots=True)
class Errors:
    """How far off the parts have been where they could be tried, as logarithms of a ratio.

    ``education`` and ``jobs``: shares of an earlier year carried forward (80 % were nearer).
    ``lower``: by birth, the estimated share with long education in a LOWER occupation against the
    count of one NUTS 2 area, which the interval is thus wide enough to have inside.
    """

    education: float
    jobs: float
    lower: Floats


def over_educated(tables: Sequence[Joint]) -> Floats:
    """By birth, both sexes of all *tables*: of those who work, the share (0–1) with long education
    in a LOWER occupation.
    """
    total = np.sum([table.value for table in tables], axis=0).sum(axis=0)
    share: Floats = total[:, 0, _LOWER].sum(axis=-1) / total[..., _WORKING].sum(axis=(-1, -2))
    return share


def missed(tables: Sequence[Joint], counted: Floats) -> Floats:
    """How far, as a logarithm, the *tables* together are from the *counted* shares, by birth."""
    distance: Floats = np.abs(np.log(over_educated(tables) / counted))
    return distance


def carried(earlier: Floats, later: Floats) -> float:
    """The logarithm within which four of five shares have stayed from *earlier* to *later*.

    >>> round(carried(np.array([0.5, 0.2]), np.array([0.5, 0.2])), 3)
    0.0
    """
    some = (earlier > 0) & (later > 0)
    return float(np.quantile(np.abs(np.log(later[some] / earlier[some])), 0.8))


@dataclass(frozen=True, slots=True)
class Figure:
    value: float
    lo80: float
    hi80: float


def figures(table: Joint, errors: Errors) -> Mapping[tuple[str, str, str], Figure]:
    """Those with long education by (sex, birth, work), the intervals as wide as *errors* say.

    The sums are "lower" (all LOWER occupations) and "unused" (those and the people without work).
    Their parts are taken to err the same way: the ends are added. Shorter education is not given:
    nothing published says in which jobs the foreign-born with shorter education are.
    """
    found: dict[tuple[str, str, str], Figure] = {}
    for i, sex in enumerate(SEXES):
        for j, birth in enumerate(BIRTHS):
            parts = (part[i, j, 0] for part in (table.value, table.lo80, table.hi80))
            cells = [Figure(*map(float, cell)) for cell in zip(*parts, strict=True)]
            one = _widened(dict(zip(WORKS, cells, strict=True)), errors, j)
            found |= {(sex, birth, work): cell for work, cell in one.items()}
    return found


def _widened(cells: Mapping[str, Figure], errors: Errors, birth: int) -> dict[str, Figure]:
    working = float(np.hypot(errors.education, errors.jobs))
    lower = float(np.hypot(working, errors.lower[birth]))
    sums = {**cells, "lower": _sum([cells[work] for work in LOWER])}
    off = {NONE: errors.education, HIGHER: working}
    found = {work: _wider(cell, off.get(work, lower)) for work, cell in sums.items()}
    return {**found, "unused": _sum([found["lower"], found[NONE]])}


def _sum(cells: list[Figure]) -> Figure:
    return Figure(
        sum(one.value for one in cells),
        sum(one.lo80 for one in cells),
        sum(one.hi80 for one in cells),
    )


def _wider(cell: Figure, off: float) -> Figure:
    """The interval with another error, independent of its own, beside it: both in logarithms."""
    if cell.lo80 <= 0 or cell.value <= 0:
        return Figure(cell.value, cell.lo80, cell.hi80 * float(np.exp(off)))
    down, up = np.log(cell.value / cell.lo80), np.log(cell.hi80 / cell.value)
    return Figure(
        cell.value,
        cell.value * float(np.exp(-np.hypot(down, off))),
        cell.value * float(np.exp(np.hypot(up, off))),
    )


def lower_shares(found: Mapping[tuple[str, str, str], Figure]) -> dict[tuple[str, str], Figure]:
    """Per cent of the employed with long education in LOWER occupations, by (sex, birth)."""
    shares = {}
    for sex in SEXES:
        for birth in BIRTHS:
            lower, higher = (found[sex, birth, work] for work in ("lower", HIGHER))
            ends = (lower.value, lower.lo80, lower.hi80)
            shares[sex, birth] = Figure(*(100 * end / (end + higher.value) for end in ends))
    return shares
