"""Sweden's counties and municipalities as values.

Codes are SCB's: "00" the country, two digits a county, four digits a municipality.
The list of counties has been the same since 1998-01-01.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from slussen.lib.errors import UserError
from slussen.lib.text import Text

COUNTRY = "00"


class UnknownPlace(UserError):
    """No county answers to what was asked for; the message says what would."""


@dataclass(frozen=True, slots=True)
class Municipality:
    code: str
    name: str
    county: str
    fa: str
    fa_name: str


@dataclass(frozen=True, slots=True)
class County:
    """A county (län). ``name`` is the short form, "Örebro"; ``title`` the full one."""

    code: str
    name: str
    title: Text
    nuts2: str
    nuts2_name: Text
    municipalities: tuple[Municipality, ...] = ()


def find_county(wanted: str, counties: Iterable[County]) -> County:
    """The county with this code, short name or full name, whatever the case.

    >>> sk = County("12", "Skåne", Text("Skåne län", "Skåne County"), "SE22", Text("", ""))
    >>> find_county("skåne län", [sk]).code
    '12'
    >>> find_county("99", [sk])
    Traceback (most recent call last):
        ...
    slussen.regions.engine.places.UnknownPlace: there is no county "99": expected one of 12 Skåne
    """
    listed = list(counties)
    key = " ".join(wanted.split()).casefold()
    for county in listed:
        names = (county.code, county.name, county.title.sv, county.title.en)
        if key in {name.casefold() for name in names}:
            return county
    expected = ", ".join(f"{county.code} {county.name}" for county in listed)
    raise UnknownPlace(f'there is no county "{wanted}": expected one of {expected}')
