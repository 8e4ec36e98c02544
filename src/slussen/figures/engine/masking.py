"""What points at a person is taken out of an ad's sentences before they are kept.

E-mail addresses, telephone numbers and personal identity numbers go. Names can't be told from other
words for certain, and stay: an ad's sentences are personal data all the same.
"""

import re

EMAIL, PHONE, PERSON = "[e-post]", "[telefon]", "[personnummer]"
_EMAIL = re.compile(r"[^\s@<>()\[\],;:]+@[^\s@<>()\[\],;:]+\.[A-Za-zÅÄÖåäö]{2,}")
_PERSON = re.compile(r"(?<!\d)(?:19|20)?\d{6}[-+]\d{4}(?!\d)")
# A Swedish number as it is written: 070-123 45 67, 08 – 123 456 78, +46 (0)8 12 34 56, 0701234567.
_PHONE = re.compile(
    r"(?<![\d.,:])(?<!\d[ \u00a0])(?:(?:\+|00)\d{1,3}[\d\s()/–-]{6,}\d|0\d[\d\s()/–-]{5,}\d)"
)
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15


def masked(text: str) -> str:
    """*text* without addresses and numbers of persons.

    >>> masked("Ring 070-123 45 67 eller skriv till kim@example.se senast 2025-10-12.")
    'Ring [telefon] eller skriv till [e-post] senast 2025-10-12.'
    """
    text = _EMAIL.sub(EMAIL, text)
    text = _PERSON.sub(PERSON, text)
    return _PHONE.sub(_phone, text)


def _phone(found: re.Match[str]) -> str:
    digits = sum(one.isdigit() for one in found.group())
    return PHONE if _FEWEST_DIGITS <= digits <= _MOST_DIGITS else found.group()
