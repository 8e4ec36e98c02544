"""SSYK 2012, the Swedish standard classification of occupations.

A code's first digits are its parents: 5321 ⊂ 532 ⊂ 53 ⊂ 5. Leading zeros matter (0110).
Source: SCB, SSYK 2012 (MIS 2012:1); unit groups as JobTech merges them (400 groups against SCB's
429): manager levels 1 and 2 are one group there, and so are two pairs of assistant nurses. SCB's
1211 and 1212 read as 1210, and 5322 as 5321.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from slussen.lib.text import Text


class Requirement(StrEnum):
    """What SSYK's major group says an occupation normally asks for (SCB, MIS 2012:1)."""

    MANAGER = "manager"  # 1
    DEGREE_LONG = "degree_long"  # 2: deeper university education
    DEGREE = "degree"  # 3: university education or equivalent
    UPPER_SECONDARY = "upper_secondary"  # 4–8
    ELEMENTARY = "elementary"  # 9
    MILITARY = "military"  # 0


_REQUIREMENT = {
    "0": Requirement.MILITARY,
    "1": Requirement.MANAGER,
    "2": Requirement.DEGREE_LONG,
    "3": Requirement.DEGREE,
    "9": Requirement.ELEMENTARY,
}


@dataclass(frozen=True, slots=True)
class Occupation:
    """One group of SSYK at any level; ``licences`` are those of its occupations, if any."""

    code: str
    name: Text
    licences: tuple[Text, ...] = ()

    @property
    def level(self) -> int:
        return len(self.code)

    @property
    def requirement(self) -> Requirement:
        return requirement(self.code)


def requirement(code: str) -> Requirement:
    """What the major group of *code* normally asks for.

    >>> requirement("9111")
    <Requirement.ELEMENTARY: 'elementary'>
    >>> requirement("5321")
    <Requirement.UPPER_SECONDARY: 'upper_secondary'>
    """
    return _REQUIREMENT.get(code[:1], Requirement.UPPER_SECONDARY)


# Unit groups other than managers' that JobTech merges with a neighbour.
_MERGED = {"5322": "5321", "5324": "5323"}


def as_jobtech(code: str, known: Mapping[str, object]) -> str:
    """SCB's unit group as JobTech writes it: a manager's level digit becomes 0, and so on.

    >>> as_jobtech("1211", {"1210": 0})
    '1210'
    >>> as_jobtech("1111", {"1111": 0})
    '1111'
    """
    merged = code[:3] + "0" if code[:1] == "1" else _MERGED.get(code, code)
    return merged if code not in known and merged in known else code


@dataclass(frozen=True, slots=True)
class BarometerOccupation:
    """An occupation of the employment service's barometer: not an SSYK group.

    ``unit_groups`` are the SSYK 4 groups it covers, wholly or in part; it may be none or several.
    """

    code: str
    name: Text
    unit_groups: tuple[str, ...]
