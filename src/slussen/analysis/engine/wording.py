"""How the rules write numbers, periods and lists in the two staff languages."""

from collections.abc import Sequence

from slussen.lib.numbers import NO_BREAK, format_number
from slussen.lib.text import Text

_MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}


def number(value: float, decimals: int = 0) -> Text:
    """The number alone."""
    return Text(format_number(value, decimals, "sv"), format_number(value, decimals, "en"))


def percent(value: float, decimals: int = 1) -> Text:
    """ "65,4 procent" / "65.4 per cent"."""
    figure = number(value, decimals)
    return Text(f"{figure.sv}{NO_BREAK}procent", f"{figure.en}{NO_BREAK}per cent")


def points(value: float, decimals: int = 1) -> Text:
    """A difference between two shares: "15,2 procentenheter" / "15.2 percentage points"."""
    figure = number(value, decimals)
    return Text(f"{figure.sv}{NO_BREAK}procentenheter", f"{figure.en}{NO_BREAK}percentage points")


def period(value: str) -> Text:
    """ "2024-11" → "november 2024"; a year is itself.

    >>> period("2024-11").sv
    'november 2024'
    """
    year, dash, month = value.partition("-")
    if not dash:
        return Text(value, value)
    names = {language: months.split()[int(month) - 1] for language, months in _MONTHS.items()}
    return Text(f"{names['sv']} {year}", f"{names['en']} {year}")


def listing(items: Sequence[Text]) -> Text:
    """ "a, b och c" / "a, b and c".

    >>> listing([Text("a", "a"), Text("b", "b"), Text("c", "c")]).en
    'a, b and c'
    """
    if len(items) < 2:
        return items[0] if items else Text("", "")
    return Text(
        f"{', '.join(item.sv for item in items[:-1])} och {items[-1].sv}",
        f"{', '.join(item.en for item in items[:-1])} and {items[-1].en}",
    )


def capital(text: Text) -> Text:
    """The text with a capital first letter, to begin a sentence."""
    return Text(text.sv[:1].upper() + text.sv[1:], text.en[:1].upper() + text.en[1:])
