"""Numbers, periods, groups and lists as the two languages write them."""

import pytest

from slussen.analysis.engine import wording
from slussen.figures.engine.vocabulary import BIRTH, SEX
from slussen.lib.numbers import NARROW, NO_BREAK
from slussen.lib.text import Text


def plain(text: Text) -> tuple[str, str]:
    """Both languages with ordinary spaces."""
    found = (one.replace(NO_BREAK, " ").replace(NARROW, " ") for one in (text.sv, text.en))
    return tuple(found)  # type: ignore[return-value]


def test_numbers_never_break_from_their_units():
    assert wording.percent(65.4).sv == f"65,4{NO_BREAK}procent"
    assert wording.points(15.2).en == f"15.2{NO_BREAK}percentage points"


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "expected"),
    [
        (65.4, "percent", 1, ("65,4 procent", "65.4 per cent")),
        (-15.25, "percentage_points", 1, ("15,3 procentenheter", "15.3 percentage points")),
        (1234, "persons", 0, ("1 234 personer", "1,234 persons")),
        (1, "persons", 0, ("1 person", "1 person")),
        (0, "persons", 0, ("0 personer", "0 persons")),
        (1, "ads", 0, ("1 annons", "1 ad")),
        (2, "ads", 0, ("2 annonser", "2 ads")),
        (35000, "sek_month", 0, ("35 000 kronor i månaden", "35,000 SEK a month")),
        (1, "days", 0, ("1 dag", "1 day")),
        (1.5, "ratio", 1, ("1,5", "1.5")),
    ],
)
def test_a_quantity_is_written_in_its_unit(value, unit, decimals, expected):
    assert plain(wording.quantity(value, unit, decimals)) == expected


@pytest.mark.parametrize(
    ("value", "sv", "en", "when_sv", "when_en"),
    [
        ("2024", "2024", "2024", "år 2024", "in 2024"),
        ("2024-01", "januari 2024", "January 2024", "i januari 2024", "in January 2024"),
        ("2026-12", "december 2026", "December 2026", "i december 2026", "in December 2026"),
    ],
)
def test_periods(value, sv, en, when_sv, when_en):
    assert wording.period(value) == Text(sv, en)
    assert wording.when(value) == Text(when_sv, when_en)


def test_a_span_is_from_the_first_to_the_last_whatever_the_order():
    assert wording.span(["2021-03", "2020-11"]) == Text(
        "november 2020 till mars 2021", "November 2020 to March 2021"
    )
    assert wording.span(["2020"]) == Text("2020", "2020")


@pytest.mark.parametrize(
    ("place", "sv", "en"),
    [
        (1, "första", "first"),
        (2, "andra", "second"),
        (11, "elfte", "eleventh"),
        (12, "tolfte", "twelfth"),
        (13, "13:e", "13th"),
        (21, "21:a", "21st"),
        (22, "22:a", "22nd"),
        (23, "23:e", "23rd"),
        (111, "111:e", "111th"),
        (112, "112:e", "112th"),
    ],
)
def test_ordinals(place, sv, en):
    assert wording.ordinal(place) == Text(sv, en)


@pytest.mark.parametrize(
    ("items", "sv", "en"),
    [
        ("", "", ""),
        ("a", "a", "a"),
        ("ab", "a och b", "a and b"),
        ("abcd", "a, b, c och d", "a, b, c and d"),
    ],
)
def test_listing(items, sv, en):
    assert wording.listing([Text(one, one) for one in items]) == Text(sv, en)


def test_a_capital_begins_a_sentence_and_leaves_the_rest():
    assert wording.capital(Text("örebro Län", "the SCB")) == Text("Örebro Län", "The SCB")


@pytest.mark.parametrize(
    ("sex", "birth", "sv", "en"),
    [
        ("women", "foreign_born", "utrikes födda kvinnor", "foreign-born women"),
        ("men", "born_in_sweden", "inrikes födda män", "men born in Sweden"),
        ("total", "foreign_born", "utrikes födda personer", "foreign-born people"),
        ("women", "africa", "kvinnor födda i Afrika", "women born in Africa"),
        ("men", "total", "män", "men"),
        ("total", "total", "alla", "everyone"),
    ],
)
def test_groups(sex, birth, sv, en):
    assert wording.group(sex, birth) == Text(sv, en)


@pytest.mark.parametrize(
    ("sex", "birth", "sv", "en"),
    [
        ("women", "foreign_born", "de utrikes födda kvinnorna", "foreign-born women"),
        ("men", "born_in_sweden", "de inrikes födda männen", "men born in Sweden"),
        ("total", "foreign_born", "de utrikes födda personerna", "foreign-born people"),
        ("women", "asia", "kvinnor födda i Asien", "women born in Asia"),
    ],
)
def test_the_group_as_a_part_is_taken_of_it(sex, birth, sv, en):
    assert wording.the_group(sex, birth) == Text(sv, en)


def test_every_group_of_the_vocabulary_has_a_name_of_its_own():
    names = [wording.group(sex, birth) for sex in SEX for birth in BIRTH]
    for language in ("sv", "en"):
        assert len({name.to(language) for name in names}) == len(names)
