"""How strongly: must, merit, unclear, or not at all."""

import pytest

from slussen.figures.engine.requirements.finding import find


def strengths(text: str) -> dict[str, str]:
    return {str(one.requirement): str(one.modality) for one in find(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Körkort krävs.", {"driving_licence": "must"}),
        ("Körkort är meriterande.", {"driving_licence": "merit"}),
        ("Körkort är en merit men inget krav.", {"driving_licence": "merit"}),
        ("Körkort är inget krav.", {}),
        ("Du behöver inte ha körkort.", {}),
        ("Körkort krävs ej.", {}),
        ("Körkort är bra att ha, men inget krav.", {}),
        ("A driving licence is not required.", {}),
        ("A driving licence is not required, but a merit.", {"driving_licence": "merit"}),
        (
            "B-körkort är ett krav, truckkort är meriterande.",
            {"driving_licence": "must", "certificate": "merit"},
        ),
        (
            "Meriterande om du har körkort, truckkort och erfarenhet av lager.",
            {"driving_licence": "merit", "certificate": "merit", "experience": "merit"},
        ),
        (
            "Har du truckkort, hygienpass eller erfarenhet av lager ser vi det som ett plus.",
            {"certificate": "merit", "experience": "merit"},
        ),
        (
            "Du har gymnasieutbildning, gärna inom bygg.",
            {"education": "must"},
        ),
        (
            "Du har truckkort och gärna erfarenhet av lager.",
            {"certificate": "must", "experience": "merit"},
        ),
        ("Du behärskar engelska, ytterligare språk är ett plus.", None),
        ("Säkerhetsprövning kan komma att göras.", {"security_clearance": "unclear"}),
        ("Säkerhetsprövning görs före anställning.", {"security_clearance": "must"}),
        ("Stor vikt läggs vid personlig lämplighet.", {"personal_suitability": "unclear"}),
    ],
)
def test_in_one_sentence(text: str, expected: dict[str, str] | None) -> None:
    if expected is None:
        found = [(one.detail, str(one.modality)) for one in find(text)]
        assert found == [("eng", "must"), ("mul", "merit")]
        return
    assert strengths(text) == expected


def test_a_heading_holds_for_its_list() -> None:
    text = "Krav:\n• B-körkort\n• Truckkort\nMeriterande:\n• Hygienpass\n• Körkort för tung lastbil"
    assert [str(one.modality) for one in find(text)] == ["must", "must", "merit", "merit"]


def test_prose_after_a_list_is_not_of_the_list() -> None:
    prose = "Vi är ett litet lag som trivs ihop. " * 4 + "Du har B-körkort."
    assert strengths(f"Meriterande:\n• Hygienpass\n{prose}") == {
        "certificate": "merit",
        "driving_licence": "must",
    }


def test_at_least_is_no_stronger_than_its_heading() -> None:
    text = "Vi ser gärna att du har:\nMinst två års erfarenhet av lager"
    assert strengths(text) == {"experience": "merit"}
