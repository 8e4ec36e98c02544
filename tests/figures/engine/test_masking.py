"""Addresses and numbers of persons go; dates, amounts and postcodes stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.figures.engine.masking import masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skriv till kim.ek@example.se.", "Skriv till [e-post]."),
        ("(mailto:kim@example.co.uk)", "(mailto:[e-post])"),
        ("Ring 070-123 45 67", "Ring [telefon]"),
        ("Ring 08 – 123 456 78!", "Ring [telefon]!"),
        ("Ring +46 (0)8 12 34 56 nu", "Ring [telefon] nu"),
        ("Ring 0701234567", "Ring [telefon]"),
        ("Född 19900101-1234", "Född [personnummer]"),
        ("900101-1234", "[personnummer]"),
    ],
)
def test_is_masked(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Senast 2025-10-12 kl. 07:30–16:00.",
        "Lön 25 000–30 000 kr, postnummer 461 86.",
        "Diarienummer R 2025/172, lagen (1994:260).",
        "Måndag–fredag 08.30 – 17.30, 15000 kr.",
        "@ är ett tecken",
    ],
)
def test_is_no_number_of_a_person(text: str) -> None:
    assert masked(text) == text


@given(st.text(max_size=60))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    assert masked(masked(text)) == masked(text)
