from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.taxonomy.engine.competences import (
    LONGEST,
    PERHAPS,
    PROBABLE,
    Certainty,
    Phrases,
    clauses,
    heard,
    standing,
    stem,
    title_stem,
)
from slussen.taxonomy.engine.release import Label, Role


def label(concept, text, language="sv"):
    return Label(f"{concept}/{text}", concept, language, text, Role.PREFERRED)


PHRASES = Phrases(
    [
        label("machine", "symaskin"),
        label("overlock", "overlock"),
        label("cooking", "laga mat"),
        label("forklift", "truckkort"),
        label("cleaning", "تنظيف", "ar"),
    ]
)


def nothing(parts):
    return [None for _ in parts]


def said(text, found):
    return [(h.concept, [text[a:b] for a, b in h.words], h.certainty) for h in found]


def test_a_label_is_known_in_its_endings_and_the_words_are_told():
    text = "Jag kan använda symaskinerna och overlock."
    assert said(text, heard(text, PHRASES, nothing)) == [
        ("machine", ["symaskinerna"], Certainty.STANDS),
        ("overlock", ["overlock"], Certainty.STANDS),
    ]


@pytest.mark.parametrize(
    "text", ["Jag har inte truckkort.", "saknar truckkort", "I have no truckkort"]
)
def test_what_is_denied_is_not_heard(text):
    assert heard(text, PHRASES, nothing) == ()


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("Jag kan inte laga mat, truckkort eller overlock.", []),
        ("I can't use overlock and symaskin", []),
        ("No tengo experiencia en overlock", []),
        ("ليس لدي تنظيف", []),
        ("Ingen vana av truckkort men overlock", ["overlock"]),
        ("Har inte truckkort, jag kan overlock", ["overlock"]),
        ("Har inte truckkort. Overlock.", ["overlock"]),
        ("Saknar truckkort, lång vana av symaskin och overlock", ["machine", "overlock"]),
        ("Hon sköter sin symaskin", ["machine"]),
    ],
)
def test_how_far_a_denial_reaches(text, concepts):
    assert [h.concept for h in heard(text, PHRASES, nothing)] == concepts


def test_a_label_goes_over_an_and_but_not_over_a_full_stop_or_a_denial():
    care = Phrases([label("care", "vård och omsorg")])
    assert [h.concept for h in standing("Jag har gått vård och omsorg.", care)] == ["care"]
    assert standing("Jag ger vård. Och omsorg.", care) == ()
    assert standing("Aldrig vård och omsorg.", care) == ()


def test_the_arabic_article_is_no_part_of_a_word():
    text = "أحب التنظيف والتنظيف"
    assert said(text, standing(text, PHRASES)) == [
        ("cleaning", ["التنظيف", "والتنظيف"], Certainty.STANDS)
    ]


def test_an_occupation_is_named_by_its_title_and_not_by_its_work():
    titles = Phrases(
        [label("carer", "vårdare"), label("nurse", "nurse"), label("aide", "nursing assistant")],
        title_stem,
    )
    text = "Vårdaren ger vård. A nursing assistant. Nurses."
    assert said(text, standing(text, titles)) == [
        ("carer", ["Vårdaren"], Certainty.STANDS),
        ("aide", ["nursing assistant"], Certainty.STANDS),
        ("nurse", ["Nurses"], Certainty.STANDS),
    ]


def test_a_denial_holds_for_its_part_of_the_sentence_only():
    text = "Har inte truckkort, kan laga mat"
    assert [h.concept for h in heard(text, PHRASES, nothing)] == ["cooking"]


def test_a_competence_that_is_said_twice_is_one_with_both_places():
    text = "Overlock hemma. Overlock på jobbet."
    (found,) = heard(text, PHRASES, nothing)
    assert [text[a:b] for a, b in found.words] == ["Overlock", "Overlock"]


def test_other_scripts():
    text = "عملت في تنظيف، والآن"
    assert [h.concept for h in heard(text, PHRASES, nothing)] == ["cleaning"]


@pytest.mark.parametrize(
    ("likeness", "expected"),
    [
        (PROBABLE, Certainty.PROBABLE),
        (PROBABLE - 0.01, Certainty.PERHAPS),
        (PERHAPS, Certainty.PERHAPS),
        (PERHAPS - 0.01, None),
    ],
)
def test_what_is_like_a_label_is_marked_as_less_sure(likeness, expected):
    text = "Jag sydde klänningar."
    found = heard(text, PHRASES, lambda parts: [("sewing", likeness) for _ in parts])
    assert said(text, found) == (
        [("sewing", ["Jag sydde klänningar"], expected)] if expected else []
    )


def test_where_a_label_stands_nothing_is_guessed():
    asked = []

    def likest(parts):
        asked.extend(parts)
        return [None for _ in parts]

    heard("Jag använder overlock varje dag. Jag tog hand om min mor.", PHRASES, likest)
    assert asked == ["Jag tog hand om min mor"]


def test_stems():
    assert stem("klänningarna") == stem("klänningar")
    assert stem("ugn") == "ugn"


def test_a_very_long_text_is_cut():
    text = "x " * LONGEST + "overlock"
    assert heard(text, PHRASES, nothing) == ()


@given(st.text())
def test_places_are_places_in_the_text(text):
    for found in heard(text + " overlock", PHRASES, lambda p: [("like", 1.0) for _ in p]):
        for start, end in found.words:
            assert 0 <= start < end <= len(text) + 9


@given(st.text())
def test_clauses_do_not_overlap(text):
    places = list(clauses(text))
    assert all(a[1] <= b[0] for a, b in pairwise(places))
