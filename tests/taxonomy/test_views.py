"""The vocabulary's pages on made-up answers: what is shown, and what is refused."""

import logging
import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.test import Client

from slussen.lib.text import Text
from slussen.taxonomy import search
from slussen.taxonomy.engine.competences import Certainty
from slussen.taxonomy.engine.languages import UNCERTAIN
from slussen.taxonomy.engine.suggest import How, Suggestion
from slussen.taxonomy.search import Found

pytestmark = pytest.mark.django_db

ARABIC = "خياطة"
SEAMSTRESS = Text("Sömmerska", "Seamstress")
LISTED = Suggestion("occupation/tailor", "occupation", SEAMSTRESS, "7531", ARABIC, "ar", How.WORD)
SEWING = Found("skill/sewing", Text("Sömnad", "Sewing"), ((4, 7),), Certainty.STANDS)
CUTTING = Found("skill/cutting", Text("Tillskärning", "Cutting"), ((0, 3),), Certainty.PERHAPS)
Asked = list[tuple[str, dict[str, Any]]]


@pytest.fixture
def finds(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Asked]:
    """``finds(hit, …)`` makes those the hits of every search; what was asked is in its answer."""

    def set_hits(*hits: Suggestion) -> Asked:
        asked: Asked = []

        def answer(text: str, **options: Any) -> Sequence[Suggestion]:
            asked.append((text, options))
            return hits

        monkeypatch.setattr(search, "search", answer)
        return asked

    return set_hits


@pytest.fixture
def hears(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Asked]:
    """The same for competences in a text."""

    def set_heard(*heard: Found) -> Asked:
        asked: Asked = []

        def answer(text: str, **options: Any) -> Sequence[Found]:
            asked.append((text, options))
            return heard

        monkeypatch.setattr(search, "competences", answer)
        return asked

    return set_heard


def page(response: Any, status: int = 200) -> str:
    """The text of the page without its spaces and tags."""
    assert response.status_code == status
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def test_nothing_is_searched_for_before_something_is_written(client: Client, finds: Any) -> None:
    asked = finds(LISTED)
    assert "Inget har sökts ännu" in page(client.get("/taxonomy/"))
    assert "Inget har sökts ännu" in page(client.get("/taxonomy/?q=+%20"))
    assert asked == []


def test_a_hit_shows_its_name_kind_group_and_why(client: Client, finds: Any) -> None:
    asked = finds(LISTED)
    shown = page(client.get("/taxonomy/", {"q": ARABIC}))
    assert asked == [(ARABIC, {"language": None, "kind": None})]
    assert "Sömmerska yrke SSYK 7531 Skräddare och ateljésömmerskor m.fl. ordlista" in shown
    assert f"ordlista, arabiska: {ARABIC}" in shown
    assert "1 förslag" in shown


@pytest.mark.parametrize(
    ("how", "why"),
    [
        (How.SAME, "matchade sömmare , svenska"),
        (How.BEGINS, "börjar så: sömmare , svenska"),
        (How.SIMILAR, "liknar sömmare , svenska"),
        (How.WORD, "ordlista, svenska: sömmare"),
    ],
)
def test_every_reason_is_said(client: Client, finds: Any, how: How, why: str) -> None:
    finds(Suggestion("occupation/tailor", "occupation", SEAMSTRESS, "", "sömmare", "sv", how))
    assert why in page(client.get("/taxonomy/?q=som"))


def test_the_page_is_there_in_english(client: Client, finds: Any) -> None:
    finds(LISTED)
    shown = page(client.get("/en/taxonomy/", {"q": ARABIC}))
    assert "Seamstress occupation SSYK 7531" in shown
    assert "word list, Arabic:" in shown


def test_in_arabic_the_names_are_marked_as_english_and_the_swedish_name_stands_by(
    client: Client, finds: Any
) -> None:
    finds(LISTED)
    response = client.get("/ar/taxonomy/", {"q": ARABIC})
    sent = response.content.decode()
    assert '<html lang="ar"' in sent
    assert 'lang="en">Seamstress</a>' in sent
    assert '<bdi lang="sv">Sömmerska</bdi>' in sent
    assert "اقتراح واحد" in page(response)
    assert "på svenska" not in page(client.get("/taxonomy/", {"q": ARABIC}))


def test_language_and_kind_are_handed_on_and_unknown_ones_are_not(
    client: Client, finds: Any
) -> None:
    asked = finds()
    client.get("/taxonomy/?q=som&language=so&kind=skill")
    client.get("/taxonomy/?q=som&language=xx&kind=case")
    assert [options for _, options in asked] == [
        {"language": "so", "kind": "skill"},
        {"language": None, "kind": None},
    ]


def test_similar_names_stand_apart_from_those_that_match(client: Client, finds: Any) -> None:
    like = Suggestion(
        "skill/sewing", "skill", Text("Sömnad", "Sewing"), "", "sy", "sv", How.SIMILAR
    )
    finds(LISTED, like)
    shown = page(client.get("/taxonomy/?q=som"))
    assert shown.index("Sömmerska") < shown.index("Liknande namn") < shown.index("Sömnad")
    finds(like)
    assert "Inget namn är detsamma" in page(client.get("/taxonomy/?q=som"))


def test_nothing_found_says_what_to_try(client: Client, finds: Any) -> None:
    finds()
    shown = page(client.get("/taxonomy/?q=xyzzy"))
    assert "Inget hittades för ”xyzzy”" in shown
    assert "Pröva ett annat ord" in shown


def test_as_one_types_only_the_hits_and_their_number_are_sent(client: Client, finds: Any) -> None:
    finds(LISTED)
    sent = client.get("/taxonomy/?q=usk", headers={"HX-Request": "true"}).content.decode()
    assert "<h1" not in sent
    assert re.search(r'<p id="hit-count" hx-swap-oob="innerHTML">1 förslag</p>', sent)


@pytest.mark.parametrize(
    ("query", "reason"), [("q=x&language=so", "so"), (f"q={ARABIC}", "ar"), ("q=x&language=sv", "")]
)
def test_uncertain_languages_are_said_to_be(
    client: Client, finds: Any, query: str, reason: str
) -> None:
    finds(LISTED)
    shown = page(client.get(f"/taxonomy/?{query}"))
    assert ("Osäkra förslag" in shown) is bool(reason)
    assert not reason or UNCERTAIN[reason].sv in shown


def test_a_known_label_is_not_uncertain(client: Client, finds: Any) -> None:
    same = Suggestion("occupation/tailor", "occupation", SEAMSTRESS, "", ARABIC, "ar", How.SAME)
    finds(same)
    assert "Osäkra förslag" not in page(client.get("/taxonomy/", {"q": ARABIC}))


def test_what_script_leaves_open_is_said(client: Client, finds: Any) -> None:
    finds(LISTED)
    assert "Läst som: tigrinska eller amhariska." in page(client.get("/taxonomy/", {"q": "ሰፋይት"}))
    assert "Läst som" not in page(client.get("/taxonomy/?q=kock"))


def test_a_search_that_is_too_long_is_one_clear_message(client: Client, finds: Any) -> None:
    asked = finds(LISTED)
    shown = page(client.get("/taxonomy/", {"q": "a" * 201}))
    assert "Skriv högst 200 tecken; det här är 201." in shown
    assert asked == []
    client.get("/taxonomy/", {"q": "a" * 200})
    assert len(asked) == 1


@pytest.mark.parametrize("raw", ["%00", "a%00b", "%ed%a0%80", "%F0%9F%A7%B5", "%ff", "%3Cb%3E"])
def test_what_is_no_text_gets_a_sane_answer(client: Client, raw: str, monkeypatch: Any) -> None:
    monkeypatch.setattr(search, "linked", lambda *_: [[]])
    shown = client.get(f"/taxonomy/?q={raw}")
    assert shown.status_code == 200
    assert "\x00" not in shown.content.decode()
    assert "<b>" not in shown.content.decode()


def test_a_search_is_not_written_to_the_log(
    client: Client, finds: Any, caplog: pytest.LogCaptureFixture
) -> None:
    finds()
    with caplog.at_level(logging.DEBUG):
        client.get("/taxonomy/?q=hemlighet")
        client.get("/taxonomy/none/?q=hemlighet")
    assert "none" in caplog.text
    assert "hemlighet" not in caplog.text


def test_an_occupation_shows_its_labels_place_and_competences(client: Client) -> None:
    shown = page(client.get("/taxonomy/occupation/tailor/"))
    assert "SSYK 7531 Skräddare och ateljésömmerskor m.fl." in shown
    assert "753 Skräddare, tapetserare" in shown
    assert "Svenska skräddare" in shown
    assert "sömnad" in shown.partition("Centrala: i nästan alla jobb")[2].lower()


def test_a_licence_is_shown_with_its_group(client: Client) -> None:
    assert "legitimation" in page(client.get("/taxonomy/occupation/registered-nurse/")).lower()


def test_a_competence_shows_who_needs_it(client: Client) -> None:
    shown = page(client.get("/taxonomy/skill/sewing/"))
    assert "skräddare" in shown.partition("Yrken som frågar efter den")[2].lower()


def test_what_is_no_concept_is_not_there(client: Client) -> None:
    assert client.get("/taxonomy/ssyk/7531/").status_code == 404
    assert client.get("/taxonomy/occupation/%00/").status_code == 404


def test_the_text_page_asks_and_stores_nothing(client: Client) -> None:
    shown = page(client.get("/taxonomy/text/"))
    assert "Inget sparas" in shown


def test_what_was_heard_is_shown_with_its_words_and_nothing_is_ticked(
    client: Client, hears: Any
) -> None:
    asked = hears(SEWING, CUTTING)
    response = client.post("/taxonomy/text/", {"text": "Jag syr kläder", "language": "sv"})
    assert asked == [("Jag syr kläder", {"language": "sv"})]
    sent = response.content.decode()
    shown = page(response)
    assert "Sömnad syr" in shown
    assert '<q dir="auto">syr</q>' in sent
    assert sent.count('type="checkbox"') == 2
    assert "checked" not in sent
    assert shown.index("Står i texten") < shown.index("Kanske")
    assert "Troligen" not in shown
    assert "no-cache" in response["Cache-Control"]


def test_the_words_that_were_heard_are_marked_in_the_text(client: Client, hears: Any) -> None:
    overlapping = Found("skill/b", Text("B", "B"), ((5, 14),), Certainty.PERHAPS)
    hears(SEWING, overlapping)
    sent = client.post("/taxonomy/text/", {"text": "Jag syr kläder <nu>"}).content.decode()
    assert 'dir="auto">Jag <mark>syr</mark><mark> kläder</mark> &lt;nu&gt;</p>' in sent


def test_what_is_often_part_of_the_work_is_offered_apart(client: Client, hears: Any) -> None:
    hears(SEWING)
    response = client.post("/taxonomy/text/", {"text": "Jag var skräddare i Kabul"})
    often = page(response).partition("Ofta en del av arbetet: skräddare ")[2]
    assert "Texten nämner yrket, inte dessa." in often
    offered = re.findall(r'name="concept" value="([^"]*)"', response.content.decode())
    assert len(offered) == len(set(offered)) > 5
    assert offered.count("skill/sewing") == 1  # heard itself, so not offered again
    assert "checked" not in response.content.decode()


def test_an_occupation_alone_is_something_heard(client: Client, hears: Any) -> None:
    hears()
    shown = page(client.post("/taxonomy/text/", {"text": "skräddare"}))
    assert "Texten nämner ett yrke" in shown
    assert "Inget hördes" not in shown


def test_where_nothing_was_heard_the_text_is_there_to_change(client: Client, hears: Any) -> None:
    hears()
    response = client.post("/taxonomy/text/", {"text": "Hej på dig"})
    assert "Hej på dig</textarea>" in response.content.decode()
    assert "Ingen kompetens hördes i texten." in page(response)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Skriv eller klistra in en text först."),
        ("   \x00 ", "Skriv eller klistra in en text först."),
        ("a" * 20_001, "Skriv högst 20000 tecken; det här är 20001."),
        ("a" * 1_000_000, "det här är 1000000."),
    ],
    ids=["empty", "nul", "too long", "a million"],
)
def test_a_text_that_cannot_be_read_is_one_message(
    client: Client, hears: Any, text: str, message: str
) -> None:
    asked = hears(SEWING)
    shown = page(client.post("/taxonomy/text/", {"text": text}), 422)
    assert message in shown.replace("\xa0", "")
    assert asked == []


@pytest.mark.parametrize("text", ["🧵🧵", "\ud800 sy", "a\x00b", "<script>", "خياطة"])
def test_any_characters_are_read(client: Client, hears: Any, text: str) -> None:
    asked = hears()
    body = {"text": text.encode("utf-8", "surrogatepass")}
    assert client.post("/taxonomy/text/", body).status_code == 200
    assert "\x00" not in asked[0][0]
    assert asked[0][0].encode("utf-8")


def test_a_text_is_only_taken_with_its_token(hears: Any) -> None:
    hears(SEWING)
    careful = Client(enforce_csrf_checks=True)
    assert careful.post("/taxonomy/text/", {"text": "Jag syr"}).status_code == 403


def test_what_was_ticked_becomes_a_list(client: Client) -> None:
    ticked = ["skill/sewing", "skill/sewing", "skill/none", "occupation/tailor"]
    response = client.post("/taxonomy/text/", {"confirm": "yes", "concept": ticked})
    listed = re.findall(r'<li><bdi lang="sv">([^<]*)</bdi>\s*</li>', response.content.decode())
    assert [name.lower() for name in listed] == ["sömnad"]


def test_nothing_ticked_is_said(client: Client) -> None:
    shown = page(client.post("/taxonomy/text/", {"confirm": "yes"}))
    assert "Ingen kompetens kryssades för" in shown
