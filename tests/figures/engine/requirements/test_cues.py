"""What headings say of the lines below them."""

import pytest

from slussen.figures.engine.requirements.cues import Section, section_of


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Krav:", Section.MUST),
        ("KVALIFIKATIONER", Section.SOUGHT),
        ("Vem är du?", Section.SOUGHT),
        ("Meriterande (men inget krav):", Section.MERIT),
        ("Vi ser gärna att du har:", Section.MERIT),
        ("Nice to have", Section.MERIT),
        ("Vi erbjuder dig:", Section.OTHER),
        ("ARBETSUPPGIFTER", Section.OTHER),
        ("What we're looking for", Section.SOUGHT),
        ("What we offer", Section.OTHER),
        ("Bageriet vid torget", None),
    ],
)
def test_a_heading(heading: str, section: Section | None) -> None:
    assert section_of(heading) is section


def test_how_sentences_begin_is_a_heading_only_with_a_colon() -> None:
    assert section_of("Du är försäkrad hos oss", colon=False) is None
    assert section_of("Du är", colon=True) is Section.SOUGHT
