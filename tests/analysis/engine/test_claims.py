"""The sentence rules: what they write, what they claim, and that a false claim is caught."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.analysis.engine import claims
from slussen.analysis.engine.model import (
    NO_TEXT,
    Claim,
    ClaimKind,
    Indicator,
    Relation,
    Section,
    Sentence,
    Source,
    Status,
)
from slussen.lib.text import Text
from tests.analysis import truth

SOURCE = Source("SCB", "T", "2026-01-01")
PLACES = {code: Text(f"{code} län", f"{code} County") for code in "ABCDEFGHIJKLMNOPQRSTU"}
COUNTIES = Text("de {n} länen", "the {n} counties")
GAP = Text("skillnaden", "gap")
VALUES = st.integers(0, 60).map(lambda tenths: 50 + tenths / 10)


def rate(region: str, value: float | None, unit: str = "percent", decimals: int = 1) -> Indicator:
    return Indicator(
        id=f"t.m:{region}",
        section=Section.SITUATION,
        title=Text("Mått", "Measure"),
        value=value,
        unit=unit,
        period="2024",
        breakdown={"region": region},
        status=Status.PUBLISHED,
        source=SOURCE,
        decimals=decimals,
    )


def plain(text: Text) -> tuple[str, str]:
    """Both languages with ordinary spaces."""
    return tuple(one.replace("\xa0", " ") for one in (text.sv, text.en))  # type: ignore[return-value]


def ranked(*values: float) -> list[Indicator]:
    return [rate(code, value) for code, value in zip(PLACES, values, strict=False)]


@pytest.mark.parametrize(
    ("first", "second", "about", "expected"),
    [
        (5.0, 5.0, 0.5, Relation.EQUAL),
        (5.0, 5.0, 0, Relation.EQUAL),
        (0.1 + 0.2, 0.3, 0, Relation.EQUAL),  # as floats they differ
        (5.5, 5.0, 0.5, Relation.ABOUT),
        (17.8, 17.3, 0.5, Relation.ABOUT),  # 0.5 exactly, though not as floats
        (17.9, 17.3, 0.5, Relation.MORE),
        (5.0, 5.6, 0.5, Relation.LESS),
        (5.1, 5.0, 0, Relation.MORE),
        (-2.0, 3.0, 0.5, Relation.LESS),
    ],
)
def test_relation(first, second, about, expected):
    assert claims.relation(first, second, about) is expected


def test_a_figure_is_written_in_its_unit_and_claims_its_value():
    phrase = claims.figure(rate("A", 65.4))
    assert plain(phrase.text) == ("65,4 procent", "65.4 per cent")
    assert phrase.figure == phrase.text
    assert phrase.claims == (Claim(ClaimKind.VALUE, ("t.m:A",), phrase.text),)


def test_a_figure_that_can_be_off_says_so_outside_the_number():
    phrase = claims.figure(rate("A", 65.4), roughly=True)
    assert plain(phrase.text) == ("omkring 65,4 procent", "about 65.4 per cent")
    assert plain(phrase.figure) == ("65,4 procent", "65.4 per cent")


def test_no_figure_is_no_claim():
    with pytest.raises(ValueError, match=r"t\.m:A has no figure"):
        claims.figure(rate("A", None))


def test_compared_says_with_whom_and_how_much():
    phrase = claims.compared(rate("A", 10), rate("B", 12), claims.SIZE, Text("bland män", "of men"))
    assert plain(phrase.text) == (
        "mindre än bland män (12,0 procent)",
        "smaller than of men (12.0 per cent)",
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((10, 12, 13), "lägre än i B (12,0 procent) och i C (13,0 procent)"),
        ((10, 12, 8), "lägre än i B (12,0 procent) men högre än i C (8,0 procent)"),
        ((10, 10, 8), "lika hög som i B (10,0 procent) och högre än i C (8,0 procent)"),
        ((10, 10.2, 8), "ungefär lika hög som i B (10,2 procent) och högre än i C (8,0 procent)"),
    ],
)
def test_two_comparisons_in_one_breath(values, expected):
    own, b, c = ranked(*values)
    phrases = [
        claims.compared(own, b, claims.LEVEL, Text("i B", "in B")),
        claims.compared(own, c, claims.LEVEL, Text("i C", "in C")),
    ]
    together = claims.both(phrases)
    assert plain(together.text)[0] == expected
    assert together.claims == (*phrases[0].claims, *phrases[1].claims)


def test_nothing_to_compare_is_nothing_said():
    assert claims.both([]) == claims.Phrase(NO_TEXT)


def test_apart_has_no_size_when_there_is_none():
    here, other, none = ranked(10, 10, 0)
    assert claims.apart(here, other, none, claims.LEVEL).text.sv == "lika hög som"
    here, other, size = rate("A", 8.5), rate("B", 10), rate("C", -1.5, "percentage_points")
    phrase = claims.apart(here, other, size, claims.LEVEL)
    assert plain(phrase.text) == (
        "1,5 procentenheter lägre än",
        "1.5 percentage points lower than",
    )


@pytest.mark.parametrize(
    ("earlier", "later", "sv", "en"),
    [
        (10.0, 12.0, "ökade med 2,0 procentenheter", "rose by 2.0 percentage points"),
        (12.0, 10.0, "minskade med 2,0 procentenheter", "fell by 2.0 percentage points"),
        (12.0, 12.3, "var i stort sett oförändrad", "was largely unchanged"),
        (12.0, 12.0, "var oförändrad", "was unchanged"),
    ],
)
def test_changed(earlier, later, sv, en):
    size = rate("C", round(later - earlier, 1), "percentage_points")
    phrase = claims.changed(rate("A", later), rate("B", earlier), size, claims.ROSE)
    assert plain(phrase.text) == (sv, en)
    assert bool(phrase.figure.sv) == ("med" in sv)


def place(own: str, *values: float) -> claims.Phrase | None:
    found = ranked(*values)
    mine = next(one for one in found if one.breakdown["region"] == own)
    return claims.rank(mine, found, claims.LARGEST, GAP, COUNTIES, PLACES)


@pytest.mark.parametrize(
    ("own", "sv", "en"),
    [
        ("A", "den största skillnaden av de 5 länen", "the largest gap of the 5 counties"),
        ("B", "den näst största skillnaden av de 5 länen", "the second largest gap of the"),
        ("C", "den tredje största skillnaden av de 5 länen", "the third largest gap of the 5"),
        ("D", "den näst minsta skillnaden av de 5 länen", "the second smallest gap of the 5"),
        ("E", "den minsta skillnaden av de 5 länen", "the smallest gap of the 5 counties"),
    ],
)
def test_a_place_is_counted_from_the_nearer_end(own, sv, en):
    found = place(own, 9, 8, 7, 6, 5)
    assert found is not None
    assert found.text.sv == sv
    assert found.text.en.startswith(en)


def test_the_middle_of_21_is_the_eleventh_and_has_a_word():
    found = place("K", *range(21, 0, -1))
    assert found is not None
    assert found.text.sv == "den elfte största skillnaden av de 21 länen"


def test_ties_share_a_place_and_are_named():
    assert place("A", 9, 9, 7).text.sv.endswith(", tillsammans med B län")
    assert place("A", 9, 9, 9, 7).text.sv.endswith(", tillsammans med B län och C län")
    assert place("A", 9, 9, 9, 9, 7).text.sv.endswith(", tillsammans med flera andra")
    assert place("C", 9, 9, 7, 6, 5).text.sv.startswith("den tredje största")


def test_all_equal_or_alone_have_no_order():
    assert place("A", 9, 9, 9) is None
    assert place("A", 9) is None


@pytest.mark.parametrize(
    ("values", "highest", "expected"),
    [
        ((9, 8, 7), True, "A län (9,0 procent)"),
        ((9, 8, 7), False, "C län (7,0 procent)"),
        ((9, 9, 7), True, "A län och B län (9,0 procent)"),
        ((9, 9, 9, 7), True, None),
        ((9, 9), True, None),
        ((9,), True, None),
        ((), True, None),
    ],
)
def test_extremes(values, highest, expected):
    found = ranked(*values)
    named = {one.id: PLACES[one.breakdown["region"]] for one in found}
    phrase = claims.extreme(found, named, highest=highest)
    assert (plain(phrase.text)[0] if phrase else None) == expected


def test_only_one_holds_the_place():
    found = ranked(9, 8, 8)
    named = {one.id: PLACES[one.breakdown["region"]] for one in found}
    most, least = (claims.at_end(found, named, highest=highest) for highest in (True, False))
    assert most is not None
    assert least is not None
    assert most[0].is_only("t.m:A")
    assert not most[0].is_only("t.m:B")
    assert not least[0].is_only("t.m:B")


def test_say_fills_both_languages_and_gathers_what_it_rests_on():
    first, second = ranked(10, 12)
    sentence = claims.say(
        Section.SITUATION,
        "I {where} är den {size}, {how} där ({again}).",
        "In {where} it is {size}, {how} there ({again}).",
        number="size",
        where=Text("A", "A"),
        size=claims.figure(first),
        how=claims.stands(first, second, claims.LEVEL).then(Text("den är", "it is")),
        again=claims.figure(first),
    )
    assert plain(sentence.text)[0] == (
        "I A är den 10,0 procent, lägre än den är där (10,0 procent)."
    )
    assert plain(sentence.number) == ("10,0 procent", "10.0 per cent")
    assert sentence.indicators == ("t.m:A", "t.m:B")
    assert len(sentence.claims) == 3


# That the checker can fail: each of these is false of its figures.


def a_sentence(*values: float) -> tuple[Sentence, dict[str, Indicator]]:
    found = ranked(*values)
    own = found[0]
    named = {one.id: PLACES[one.breakdown["region"]] for one in found}
    most = claims.extreme(found, named, highest=True)
    standing = claims.rank(own, found, claims.LARGEST, GAP, COUNTIES, PLACES)
    assert most is not None
    assert standing is not None
    sentence = claims.say(
        Section.SITUATION,
        "Den är {size}, {how} i B: {rank}. Den är störst i {most}.",
        "It is {size}, {how} in B: {rank}. It is largest in {most}.",
        size=claims.figure(own),
        how=claims.stands(own, found[1], claims.LEVEL),
        rank=standing,
        most=most,
    )
    return sentence, {one.id: one for one in found}


def test_a_true_sentence_passes():
    truth.check_sentence(*a_sentence(10, 12, 11))


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("lägre än", "högre än"),
        ("lägre än", "ungefär lika hög som"),
        ("10,0", "10,1"),
        ("minsta", "största"),
        ("de 3 länen", "de 4 länen"),
        ("är störst i B", "är störst i C"),
        ("är störst i B", "är minst i B"),
        ("Den är", "Den är 7,2 eller"),
        ("Den är", "den är"),
        (" i B:", "  i B:"),
    ],
)
def test_a_word_that_is_false_is_caught(said, instead):
    sentence, indicators = a_sentence(10, 12, 11)

    def changed(text: Text) -> Text:
        return Text(text.sv.replace(said, instead), text.en)

    assert said in sentence.text.sv
    false = replace(
        sentence,
        text=changed(sentence.text),
        claims=tuple(replace(one, phrase=changed(one.phrase)) for one in sentence.claims),
    )
    with pytest.raises(AssertionError):
        truth.check_sentence(false, indicators)


@pytest.mark.parametrize(("of", "value"), [("A", 10.1), ("A", 13.0), ("B", 9.0), ("C", 9.0)])
def test_a_figure_that_changes_makes_the_sentence_false(of, value):
    sentence, indicators = a_sentence(10, 12, 11)
    changed = indicators | {f"t.m:{of}": rate(of, value)}
    with pytest.raises(AssertionError):
        truth.check_sentence(sentence, changed)


def test_a_tie_that_is_not_told_is_caught():
    sentence, indicators = a_sentence(10, 12, 11)
    with pytest.raises(AssertionError):
        truth.check_sentence(sentence, indicators | {"t.m:C": rate("C", 10.0)})


def test_a_sentence_without_claims_is_caught():
    sentence, indicators = a_sentence(10, 12, 11)
    with pytest.raises(AssertionError):
        truth.check_sentence(replace(sentence, claims=()), indicators)


@given(st.lists(VALUES, min_size=3, max_size=21))
def test_whatever_the_figures_what_is_said_is_so(values):
    found = ranked(*values)
    by_id = {one.id: one for one in found}
    named = {one.id: PLACES[one.breakdown["region"]] for one in found}
    own = found[0]
    parts = {
        "rank": claims.rank(own, found, claims.HIGHEST, GAP, COUNTIES, PLACES),
        "most": claims.extreme(found, named, highest=True),
        "least": claims.extreme(found, named, highest=False),
        "how": claims.compared(own, found[1], claims.LEVEL, Text("i B", "in B")),
        "both": claims.both(
            [claims.compared(own, one, claims.LEVEL, Text("i X", "in X")) for one in found[1:3]]
        ),
    }
    templates = {
        "rank": ("Här är {it}.", "Here is {it}."),
        "most": ("Högst är {it}.", "The highest is {it}."),
        "least": ("Lägst är {it}.", "The lowest is {it}."),
        "how": ("Den är {it}.", "It is {it}."),
        "both": ("Den är {it}.", "It is {it}."),
    }
    for name, phrase in parts.items():
        if phrase is not None:
            sv, en = templates[name]
            truth.check_sentence(claims.say(Section.SITUATION, sv, en, it=phrase), by_id)
