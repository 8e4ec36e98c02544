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
    """No place answers to what was asked for; the message says what would."""


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
        if key in _names(county):
            return county
    expected = ", ".join(f"{county.code} {county.name}" for county in listed)
    raise UnknownPlace(f'there is no county "{wanted}": expected one of {expected}')


def find_place(wanted: str, counties: Iterable[County]) -> County | Municipality:
    """The county or municipality with this code or name, whatever the case.

    Raises UnknownPlace for a name that is both's, such as Örebro: the codes tell them apart.

    >>> town = Municipality("1880", "Örebro", "18", "", "")
    >>> names = Text("Örebro län", "Örebro County")
    >>> county = County("18", "Örebro", names, "", Text("", ""), (town,))
    >>> find_place("örebro län", [county]).code, find_place("1880", [county]).code
    ('18', '1880')
    >>> find_place("Örebro", [county])
    Traceback (most recent call last):
        ...
    slussen.regions.engine.places.UnknownPlace: "Örebro" is more than one place: give 18 or 1880
    """
    listed = list(counties)
    key = " ".join(wanted.split()).casefold()
    places = [place for county in listed for place in county.municipalities]
    found: list[County | Municipality] = [one for one in listed if key in _names(one)]
    found += [place for place in places if key in (place.code, place.name.casefold())]
    if len(found) == 1:
        return found[0]
    if found:
        codes = " or ".join(place.code for place in found)
        raise UnknownPlace(f'"{wanted}" is more than one place: give {codes}')
    raise UnknownPlace(
        f'there is no county or municipality "{wanted}": expected a code such as 18 or 1880, '
        "or a name"
    )


def _names(county: County) -> set[str]:
    """What a county answers to: its code, short name and full names, in small letters."""
    names = (county.code, county.name, county.title.sv, county.title.en)
    return {name.casefold() for name in names}
