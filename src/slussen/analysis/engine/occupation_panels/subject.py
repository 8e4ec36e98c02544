"""The occupation that a page is about, and its figures county by county."""

from collections.abc import Mapping
from dataclasses import dataclass

from slussen.analysis.engine import occupation_figures as figures
from slussen.analysis.engine.inputs import Inputs
from slussen.analysis.engine.occupation_figures import Counts
from slussen.analysis.engine.occupation_wording import in_list, namer
from slussen.lib.text import Text
from slussen.taxonomy.engine.ssyk import Occupation


@dataclass(frozen=True)
class Subject:
    """A unit group (four digits) or a group of them (three).

    ``units`` are its unit groups, ``group`` the three digits that employees are counted in.
    """

    occupation: Occupation
    units: tuple[str, ...]

    @property
    def code(self) -> str:
        return self.occupation.code

    @property
    def group(self) -> str:
        return self.code[:3]

    @property
    def is_unit(self) -> bool:
        return self.occupation.level == 4


def subject(inputs: Inputs, code: str) -> Subject:
    """The subject of *code*, which has to be known and have three or four digits."""
    occupation = inputs.occupations[code]
    units = tuple(one for one in inputs.occupations if len(one) == 4 and one.startswith(code))
    return Subject(occupation, units)


def named(inputs: Inputs, code: str) -> Text:
    """What a sentence calls the occupation; quoted when its name holds commas."""
    return in_list(namer(inputs)(code))


def group_named(inputs: Inputs, code: str) -> Text:
    """ "yrkesgruppen sjuksköterskor (SSYK 222)": it isn't to be taken for the occupation."""
    name = named(inputs, code)
    if len(code) == 4:
        return Text(f"yrket {name.sv}", f"the occupation {name.en}")
    which = "" if code in name.sv else f" (SSYK {code})"
    return Text(f"yrkesgruppen {name.sv}{which}", f"the group {name.en}{which}")


def ads_by_region(inputs: Inputs, level: int) -> Mapping[str, Counts]:
    """Ads of every county and the country that has them, in groups of *level* digits."""
    return inputs.once(("ads_by_region", level), lambda: _ads_by_region(inputs, level))


def _ads_by_region(inputs: Inputs, level: int) -> Mapping[str, Counts]:
    regions = inputs.cube("ads").values("region")
    counts = {region: figures.ads(inputs, region) for region in regions}
    period = max((one.period for one in counts.values() if one), default="")
    return {region: one.at(level) for region, one in counts.items() if one and one.period == period}


def employees_by_county(inputs: Inputs, level: int) -> Mapping[str, Counts]:
    """Employees of every county, all in the finest table and the year that most have.

    In groups of *level* digits, or as many as the table has.
    """
    return inputs.once(("employees_by_county", level), lambda: _employees_by_county(inputs, level))


def _employees_by_county(inputs: Inputs, level: int) -> Mapping[str, Counts]:
    counts = {county.code: figures.employees(inputs, county.code) for county in inputs.counties}
    kinds = [(one.level, one.period) for one in counts.values() if one]
    best = max(kinds, key=lambda kind: (kinds.count(kind), kind), default=None)
    return {
        county: one.at(min(level, one.level))
        for county, one in counts.items()
        if one and (one.level, one.period) == best
    }
