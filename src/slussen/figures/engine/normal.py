"""Labels made comparable, and the plain forms of periods, ages, regions and occupations.

Publishers change the case, the dash, the blanks and the word "år" of a label without notice; the
code or the fact behind it stays.
"""

import re
from collections.abc import Mapping
from unicodedata import normalize

# Hyphens, figure dash, en and em dash, horizontal bar, minus, small and full-width hyphen.
DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63, 0xFF0D), "-")
MONTHS = {
    name: f"{number:02}"
    for number, names in enumerate(
        (
            ("januari", "january", "jan"),
            ("februari", "february", "feb"),
            ("mars", "march", "mar"),
            ("april", "apr"),
            ("maj", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("augusti", "august", "aug"),
            ("september", "sep"),
            ("oktober", "october", "okt", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WHOLE_COUNTRY = ("riket", "hela riket", "sverige", "sweden", "whole country", "the country")
ALL_AGES = ("tot", "tot1", "totalt", "total", "totalt ålder", "total age", "samtliga", "alla")
AGE_WORDS = re.compile(r"\b(years?|år|åringar|ålder)\b|^tot(?=\d)|^-(?=\d+\+)")
CODE = re.compile(r"^(SE\d{1,3}|FA\d{2}|\d{2}|\d{4})$", re.IGNORECASE)
LEADING_CODE = re.compile(r"^(SE\w{1,3}|FA\d{2}|\d{2}|\d{4})\s+\S", re.IGNORECASE)
OCCUPATION = re.compile(r"^(\d{1,4})(?:\s+\S.*)?$")


def normal(text: str) -> str:
    """*text* as it is compared: one case, one dash, single blanks, none at the ends.

    >>> normal("Födelseregion:\\u00a0 Sverige "), normal("20–64  år")
    ('födelseregion: sverige', '20-64 år')
    """
    folded = normalize("NFC", text).translate(DASHES).casefold()
    return " ".join(folded.replace("\u00ad", "").split())


def period(text: str) -> str | None:
    """The plain form of a period: "2024", "2024-11", "2024Q3", "2015-2019"; None if it is none.

    >>> [period(t) for t in ("2024", "2024M11", "2024-11", "2024K3", "november 2024", "sex")]
    ['2024', '2024-11', '2024-11', '2024Q3', '2024-11', None]
    """
    plain = normal(text)
    if re.fullmatch(r"\d{4}(-\d{4}|/\d{2}(\d{2})?)?", plain):
        return plain
    if found := re.fullmatch(r"(\d{4})\s?(?:m|-)\s?(\d{2})", plain):
        return f"{found[1]}-{found[2]}" if 1 <= int(found[2]) <= 12 else None
    if found := re.fullmatch(r"(\d{4})\s?(?:-\s?)?(?:kvartal|kv|k|q)\s?([1-4])", plain):
        return f"{found[1]}Q{found[2]}"
    if found := re.fullmatch(r"([a-z]+)\s(\d{4})|(\d{4})\s([a-z]+)", plain):
        month = MONTHS.get(found[1] or found[4])
        return f"{found[2] or found[3]}-{month}" if month else None
    return None


def age(text: str) -> str | None:
    """The plain form of an age: "20-64", "65+", "20", "total"; None if it is none.

    >>> [age(t) for t in ("20–64 år", "tot16-74", "65 år och äldre", "65- år", "100+1", "TOT1")]
    ['20-64', '16-74', '65+', '65+', '100+', 'total']
    """
    plain = normal(text)
    if plain in ALL_AGES or plain in {"samtliga åldrar", "alla åldrar", "all ages", "total ages"}:
        return "total"
    bare = " ".join(AGE_WORDS.sub(" ", plain).split())
    if re.fullmatch(r"\d{1,3}", bare):
        return str(int(bare))
    if found := re.fullmatch(r"(\d{1,3})\s?-\s?(\d{1,3})", bare):
        return f"{int(found[1])}-{int(found[2])}"
    if found := re.fullmatch(r"(\d{1,3})\s?(?:\+1?|-|(?:och|and|or) (?:äldre|over|older))", bare):
        return f"{int(found[1])}+"
    if found := re.fullmatch(r"-\s?(\d{1,3})", bare):
        return f"0-{int(found[1])}"
    return None


def region(code: str, label: str, names: Mapping[str, str]) -> str | None:
    """A region's code from its code, a label that begins with it, or its name.

    *names* maps normalised names, and codes of earlier divisions, to codes in use.

    >>> region("18 Örebro län", "", {}), region("x", "Örebro län", {"örebro län": "18"})
    ('18', '18')
    """
    for text in (code.strip(), label.strip()):
        if normal(text) in names:
            return names[normal(text)]
        if CODE.match(text):
            return text.upper()
        if found := LEADING_CODE.match(text):
            return names.get(normal(found[1]), found[1].upper())
        if normal(text) in WHOLE_COUNTRY:
            return "00"
    return None


def occupation(code: str, label: str, names: Mapping[str, str]) -> str | None:
    """An SSYK code, leading zeros kept, from the code or the label that begins with it.

    >>> occupation("011 Officerare", "011 Officerare", {}), occupation("2221", "Barnmorskor", {})
    ('011', '2221')
    """
    for text in (code, label):
        if found := OCCUPATION.match(text.strip()):
            return found[1]
        if normal(text) in names:
            return names[normal(text)]
    return None


def without_code(label: str) -> str:
    """A label without the code it begins with: "1 män" → "män"."""
    head, _, rest = label.strip().partition(" ")
    return rest.strip() if rest and any(c.isdigit() for c in head) and len(head) <= 6 else label
