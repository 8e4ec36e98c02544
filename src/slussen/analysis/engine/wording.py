"""How the rules write numbers, periods, groups and lists in the two staff languages."""

from collections.abc import Sequence

from slussen.figures.engine.vocabulary import word
from slussen.lib.numbers import NO_BREAK, format_number
from slussen.lib.text import Text

_MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_ORDINALS = {
    "sv": "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte",
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
}
BORN_ABROAD, BORN_HERE = "foreign_born", "born_in_sweden"


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


def quantity(value: float, unit: str, decimals: int = 0) -> Text:
    """The size of *value* as its unit is written; its sign is for the sentence to say.

    >>> quantity(-15.2, "percentage_points", 1).en.replace(NO_BREAK, " ")
    '15.2 percentage points'
    >>> quantity(1, "persons").sv.replace(NO_BREAK, " ")
    '1 person'
    """
    size = abs(value)
    if unit == "percent":
        return percent(size, decimals)
    if unit == "percentage_points":
        return points(size, decimals)
    figure, one = number(size, decimals), format_number(size, decimals, "sv") == "1"
    named = _UNITS.get(unit)
    if named is None:
        return figure
    singular, plural = named
    noun = singular if one else plural
    return Text(f"{figure.sv}{NO_BREAK}{noun.sv}", f"{figure.en}{NO_BREAK}{noun.en}")


_UNITS = {
    "persons": (Text("person", "person"), Text("personer", "persons")),
    "ads": (Text("annons", "ad"), Text("annonser", "ads")),
    "sek_month": (Text("krona i månaden", "SEK a month"), Text("kronor i månaden", "SEK a month")),
    "days": (Text("dag", "day"), Text("dagar", "days")),
}


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


def when(value: str) -> Text:
    """When something was so: "i november 2024", "år 2021".

    >>> when("2024-11").en, when("2021").sv
    ('in November 2024', 'år 2021')
    """
    named = period(value)
    return Text(f"i {named.sv}" if "-" in value else f"år {named.sv}", f"in {named.en}")


def span(periods: Sequence[str]) -> Text:
    """From the first to the last of *periods*: "november 2020 till april 2025".

    >>> span(["2010", "2021"]).en
    '2010 to 2021'
    """
    first, last = period(min(periods)), period(max(periods))
    if first == last:
        return first
    return Text(f"{first.sv} till {last.sv}", f"{first.en} to {last.en}")


def ordinal(place: int) -> Text:
    """The place in a row, in words to the twelfth.

    >>> ordinal(3).sv, ordinal(22).sv, ordinal(22).en
    ('tredje', '22:a', '22nd')
    """
    names = {language: words.split() for language, words in _ORDINALS.items()}
    if place <= len(names["sv"]):
        return Text(names["sv"][place - 1], names["en"][place - 1])
    last = 0 if place % 100 in {11, 12, 13} else place % 10
    ending = {1: "st", 2: "nd", 3: "rd"}.get(last, "th")
    return Text(f"{place}:{'a' if last in {1, 2} else 'e'}", f"{place}{ending}")


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


def group(sex: str, birth: str) -> Text:
    """Who: "utrikes födda kvinnor", "men born in Sweden", "women born in Africa".

    >>> group("women", "foreign_born").sv, group("men", "asia").en
    ('utrikes födda kvinnor', 'men born in Asia')
    """
    where = word("birth", birth)
    people = Text("personer", "people") if sex == "total" else word("sex", sex)
    if birth == "total":
        return Text("alla", "everyone") if sex == "total" else people
    if birth == BORN_ABROAD:
        return Text(f"{where.sv} {people.sv}", f"{where.en} {people.en}")
    if birth == BORN_HERE:
        return Text(f"{where.sv} {people.sv}", f"{people.en} {where.en}")
    return Text(f"{people.sv} {where.sv}", f"{people.en} {where.en}")


def the_group(sex: str, birth: str) -> Text:
    """A part of whom: "av de utrikes födda kvinnorna" / "of foreign-born women"."""
    people = {"women": "kvinnorna", "men": "männen"}.get(sex, "personerna")
    plain = group(sex, birth)
    if birth in {BORN_ABROAD, BORN_HERE}:
        return Text(f"de {word('birth', birth).sv} {people}", plain.en)
    return plain
