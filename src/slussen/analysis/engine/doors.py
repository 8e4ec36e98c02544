"""What it formally takes to enter an occupation: the door that stands between a person and it.

SSYK's major group says what an occupation normally asks for; the law says where a licence is
needed; the employment service's barometer names the trades that ask for a trade certificate
("yrkesbevis", "certifikat"). An employer may ask for more than any of these.
"""

from collections.abc import Container, Iterable, Mapping
from enum import StrEnum

from slussen.lib.text import Text
from slussen.taxonomy.engine.ssyk import BarometerOccupation, Occupation, Requirement

_CERTIFIED = ("(med yrkesbevis", "(med certifikat")


class Door(StrEnum):
    """In order of how far the door is from open, except military."""

    ENTRY = "entry"
    CERTIFICATE = "certificate"
    LICENCE = "licence"
    DEGREE = "degree"
    MANAGER = "manager"
    MILITARY = "military"


_OF_REQUIREMENT = {
    Requirement.MILITARY: Door.MILITARY,
    Requirement.MANAGER: Door.MANAGER,
    Requirement.DEGREE: Door.DEGREE,
    Requirement.DEGREE_LONG: Door.DEGREE,
}

REQUIREMENTS = {
    Requirement.MANAGER: Text("chefskompetens", "managerial competence"),
    Requirement.DEGREE_LONG: Text(
        "fördjupad högskolekompetens", "an advanced level of higher education"
    ),
    Requirement.DEGREE: Text(
        "högskolekompetens eller motsvarande", "higher education or equivalent"
    ),
    Requirement.UPPER_SECONDARY: Text("gymnasiekompetens", "upper secondary education"),
    Requirement.ELEMENTARY: Text(
        "kortare utbildning eller introduktion", "short training or an introduction"
    ),
    Requirement.MILITARY: Text("militär utbildning", "military training"),
}
CERTIFICATE = Text("Yrkesbevis eller certifikat", "Trade certificate")


def is_trade(occupation: BarometerOccupation) -> bool:
    """Whether the barometer assesses only those who have a trade certificate."""
    return any(word in occupation.name.sv for word in _CERTIFIED)


def certified(occupations: Iterable[BarometerOccupation]) -> frozenset[str]:
    """Unit groups of the trades that ask for a certificate."""
    return frozenset(code for one in occupations if is_trade(one) for code in one.unit_groups)


def door(occupation: Occupation, certified: Container[str]) -> Door:
    """The strictest of what the unit group formally asks for.

    >>> door(Occupation("9111", Text("Städare", "Cleaners")), ())
    <Door.ENTRY: 'entry'>
    >>> door(Occupation("7131", Text("Målare", "Painters")), {"7131"})
    <Door.CERTIFICATE: 'certificate'>
    """
    by_requirement = _OF_REQUIREMENT.get(occupation.requirement)
    if by_requirement:
        return by_requirement
    if occupation.licences:
        return Door.LICENCE
    return Door.CERTIFICATE if occupation.code in certified else Door.ENTRY


def door_to(one: BarometerOccupation, occupations: Mapping[str, Occupation]) -> Door | None:
    """The strictest door among the unit groups it covers; None where none is known."""
    trade = frozenset(one.unit_groups) if is_trade(one) else frozenset()
    doors = [door(occupations[code], trade) for code in one.unit_groups if code in occupations]
    return max(doors, key=list(Door).index, default=None)
