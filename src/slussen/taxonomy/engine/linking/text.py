"""Texts as the linker compares them: one spelling of a word, and the readings of a title.

>>> spelling("  Sömmerska /  SKRÄDDARE ")
'sömmerska / skräddare'
>>> readings("Ingenjör, bygg (vägar)")
('ingenjör, bygg (vägar)', 'bygg ingenjör', 'ingenjör', 'ingenjör, bygg')
"""

import re

from slussen.taxonomy.engine.languages import normalise

LONGEST = 400  # characters of a title that are read; longer is not a title
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]?\s*")
_SLASH = re.compile(r"\s*/\s*|\s+\|\s+")


def spelling(text: str, language: str | None = None) -> str:
    """*text* as it is compared with others, cut at ``LONGEST`` characters."""
    return normalise(text[: 4 * LONGEST], language)[:LONGEST].rstrip()


def readings(text: str, language: str | None = None) -> tuple[str, ...]:
    """The ways a title can be read, the whole first: without brackets, parts, turned at its comma.

    Classifications write "Ingenjör, bygg" for what people call "byggingenjör", and set several
    titles side by side with a slash.
    """
    whole = spelling(text, language)
    found = dict.fromkeys([whole])
    plain = _BRACKETS.sub(" ", whole).strip()
    for part in _SLASH.split(plain):
        head, comma, rest = part.partition(",")
        if comma and head.strip() and rest.strip():
            found[f"{rest.strip()} {head.strip()}"] = None
            found[head.strip()] = None
        found[part.strip()] = None
    return tuple(reading for reading in found if reading) or (whole,)
