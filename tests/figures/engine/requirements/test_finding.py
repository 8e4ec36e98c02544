"""What ads ask for, in sentences made up for this test."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.figures.engine.requirements.finding import LONGEST, find
from slussen.figures.engine.requirements.model import NAMES, Requirement
from slussen.figures.engine.requirements.rules import RULES


def found(text: str) -> set[str]:
    return {str(one.requirement) for one in find(text)}


ASKED = {
    "fluent_swedish": (
        "Du talar svenska flytande.",
        "Du behärskar svenska obehindrat.",
        "Mycket goda kunskaper i svenska krävs.",
        "Vi söker dig som har svenska som modersmål.",
        "Du har svenska på lägst nivå C1.",
        "You are fluent in Swedish.",
        "Utmärkta kunskaper i det svenska språket",  # a line without any heading
        "Språk: svenska, flytande",
        "Du har mycket god förmåga att uttrycka dig i tal och skrift på svenska.",
        "Mycket goda kunskaper, både i tal och skrift, krävs.",
    ),
    "swedish": (
        "Du har goda kunskaper i svenska.",
        "Du kan uttrycka dig på svenska.",
        "Du ska förstå svenska.",
        "You speak Swedish.",
        "Goda svenskkunskaper",
        "You are fluent in English, Swedish is a plus.",
    ),
    "other_language": (
        "Du talar engelska.",
        "Arabiska eller dari är meriterande.",
        "You speak English.",
    ),
    "driving_licence": ("Du har B-körkort.", "Körkort CE krävs.", "A driving licence is required."),
    "own_car": ("Du har tillgång till egen bil.", "You need your own car."),
    "citizenship": ("Du är svensk medborgare.", "Svenskt medborgarskap är ett krav."),
    "security_clearance": ("Tjänsten är placerad i säkerhetsklass.", "Registerkontroll görs."),
    "records_extract": ("Utdrag ur belastningsregistret ska visas.", "Registerutdrag krävs."),
    "background_check": ("Vi gör bakgrundskontroll.", "We conduct background checks."),
    "references": (
        "Du ska lämna två referenser.",
        "Vi tar referenser.",
        "Referenstagning görs.",
        "Bifoga CV och referenser.",
    ),
    "unpaid_trial": (
        "Du provjobbar en dag utan lön.",
        "Du får göra en provdag.",
        "Anställningen inleds med praktikperiod.",
        "We offer an unpaid trial shift.",
        "Anställningen föregås av arbetspraktik.",
    ),
    "education": ("Du har gymnasieutbildning.", "Du har en akademisk examen inom ekonomi."),
    "experience": ("Du har två års erfarenhet av kök.", "Du har jobbat som kock."),
    "certificate": ("Du har truckkort.", "Du har utbildning i heta arbeten.", "YKB krävs."),
    "professional_licence": ("Vi söker legitimerad läkare.", "Vi söker leg. sjuksköterska."),
    "personal_suitability": ("Vi lägger stor vikt vid personliga egenskaper.",),
    "physical_demands": ("Arbetet är fysiskt krävande.", "Tunga lyft förekommer.", "God fysik."),
    "irregular_hours": (
        "Du arbetar kvällar och helger.",
        "Arbetet är tvåskift.",
        "Du arbetar varannan helg.",
        "Beredskapstjänst ingår.",
    ),
}
NOT_ASKED = (
    "Svenska företag är våra kunder, och du får träffa dem.",
    "Ange referensnummer 12 i din ansökan.",
    "Anställningen inleds med provanställning.",
    "Vi lär dig allt, oavsett tidigare erfarenhet.",
    "Du får jobba med kollegor med lång erfarenhet.",
    "Om du inte är medborgare i Sverige, EU eller EES behöver du arbetstillstånd.",
    "Du ska ange ditt medborgarskap.",
    "Ta med giltig legitimation till intervjun.",
    "Du arbetar med säkerhetsskydd.",
    "Vi hjälper dig att ta körkort.",
    "Motorsågskörkort krävs.",
    "Våra kunder är våra bästa referenser.",
    "Du får göra ett arbetsprov.",
    "Vi tar emot praktikanter.",
    "Företaget har hundra års erfarenhet av glas.",
    "Arbetstiden är vardagar 8–17.",
    "Du arbetar på vår tjänstebil.",
)


@pytest.mark.parametrize(
    ("requirement", "text"), [(name, text) for name, each in ASKED.items() for text in each]
)
def test_is_asked_for(requirement: str, text: str) -> None:
    assert requirement in found(text)


@pytest.mark.parametrize("text", NOT_ASKED)
def test_is_not_asked_for(text: str) -> None:
    assert found(text) == set()


def test_every_requirement_has_a_name_a_rule_and_an_example() -> None:
    everything = set(Requirement)
    assert set(NAMES) == {rule.requirement for rule in RULES} == everything
    assert len(RULES) == len(everything)
    assert set(ASKED) == {str(one) for one in everything}


def test_a_finding_says_where() -> None:
    text = "Vi är tre.\nDu har B-körkort\u2028Du har truckkort. Sök nu!"
    licence, truck = find(text)
    assert text[licence.start : licence.end] == "B-körkort"
    assert text[licence.sentence_start : licence.sentence_end] == "Du har B-körkort"
    assert text[truck.start : truck.end] == "truckkort"
    assert licence.rule == "*-körkort"


def test_a_fluent_phrase_is_not_also_a_lower_one() -> None:
    assert found("Du talar flytande svenska.") == {"fluent_swedish"}
    assert found("Du talar flytande engelska och goda kunskaper i svenska.") == {
        "swedish",
        "other_language",
    }


def test_what_the_employer_offers_is_not_asked_for() -> None:
    assert found("Vi erbjuder:\n• Utbildning i första hjälpen\n• Erfarenhet av världen") == set()


def test_a_list_is_one_finding_with_its_details() -> None:
    (one,) = find("Du har BE-körkort, C-körkort och CE-körkort.")
    assert one.detail == "be c ce"


@pytest.mark.parametrize(
    "text",
    ["", "\0", "\ud800", "🎉", "." * 5000, "t.ex. " * 3000, "goda " * 20_000, ", " * 20_000],
)
def test_nonsense_asks_for_nothing(text: str) -> None:
    assert find(text) == ()


def test_what_is_too_long_is_read_to_its_limit() -> None:
    assert find("Hej. " * (LONGEST // 5) + "Körkort krävs.") == ()


SAID = "du har körkort krav inte meriterande svenska flytande goda i erfarenhet av , . : • är"
WORDS = st.sampled_from([*SAID.split(), "\n"])


@settings(max_examples=200)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_findings_lie_in_their_sentences_and_none_overlaps_one_of_its_kind(text: str) -> None:
    each = find(text)
    for one in each:
        assert one.sentence_start <= one.start < one.end <= one.sentence_end
    for requirement in Requirement:
        spans = sorted((o.start, o.end) for o in each if o.requirement is requirement)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@given(st.lists(WORDS, max_size=30).map(" ".join), st.lists(WORDS, max_size=30).map(" ".join))
def test_the_same_text_says_the_same(first: str, second: str) -> None:
    before = find(first)
    find(second)
    assert find(first) == before
