"""Words that say how strongly an ad asks, and headings that say it for the lines below them."""

from enum import StrEnum

from slussen.figures.engine.requirements.model import Modality

# In a sentence: the notation of ``phrases``.
MERIT = (
    *("meriterande", "meriterade", "meriterar", "merit", "meriter", "fördel", "fördelaktigt"),
    *("plus", "önskvärt", "önskvärd", "önskvärda", "bonus", "pluspoäng"),
    *("advantage|advantageous|beneficial|meritorious|preferred|asset", "nice to have", "a plus"),
    "sätter ..3 värde på",
)
GLADLY = ("gärna", "hoppas ..2 du", "preferably|ideally")
MUST = (
    *("krav|kravet|skallkrav|ska-krav", "krävs|kräver|kräva", "måste", "behöver", "nödvändigt"),
    *("förutsättning|villkor", "ovillkorligt", "required|requirement|requirements", "must|need"),
    *("du ska|skall|bör", "ska|skall du", "essential|mandatory"),
)
# Said of whom is sought, but no stronger than the heading above it.
LEAST = ("minst *utbildning|*utbildad|*examen|*kompetens", "minst ..1 års|år|månaders")
MAYBE = (
    *("kan ..3 komma att", "kan det bli aktuellt", "kan bli aktuellt", "om ..4 tjänsten ..3 är"),
    *("vid säkerhetsprövning", "may be"),
)
NOT = (
    *("inget|inga|ej|inte|utan krav", "ej|inte ett|något krav", "krävs ej|inte", "krävs det inte"),
    *("behöver ej|inte|varken|ingen|inga|inget", "ingen ..1 erfarenhet", "men inget krav"),
    "ej|inte nödvändig|nödvändigt|krävas",
    *("not required|necessary|needed", "no ..2 required|necessary|needed", "oavsett ..1 om"),
    *("no requirement", "inte ..2 något krav"),
)
TO_YOU = (*("du|dig|dina|din|ditt|you|your", "vi söker|letar", "söker|letar vi|nu", "looking for"),)


class Section(StrEnum):
    """What the lines under a heading are about."""

    MUST = "must"
    MERIT = "merit"
    SOUGHT = "sought"  # the person, without saying how strongly
    OTHER = "other"  # the employer, the offer, the duties, how to apply


# What a heading begins with or holds, in lower case; merit is looked for first.
HEADINGS: dict[Section, tuple[str, ...]] = {
    Section.MERIT: (
        *("meriter", "merit", "bonus", "ett plus", "vi ser gärna", "ser gärna", "ser vi gärna"),
        *("fördel", "önskvärt", "nice to have", "preferred", "advantage", "it a plus"),
    ),
    Section.MUST: (
        *("krav", "vi kräver", "kravprofil", "behörighet", "requirements", "must have", "krävs"),
        *("required", "kvalifikationskrav"),
    ),
    Section.SOUGHT: (
        *("kvalifikation", "vi söker", "söker vi", "söker dig", "söker nu dig"),
        *("din profil", "profil"),
        *("vem är du", "vem du är", "om dig", "din kompetens", "din erfarenhet", "din bakgrund"),
        *("du har", "du är", "vi tror att du", "önskar av dig", "passar", "stämmer in på"),
        *("kompetens", "vem vi söker", "vidare så ser vi", "är du den", "förväntar oss av dig"),
        *("about you", "who are you", "looking for", "qualifications", "your profile", "you have"),
        *("who you are", "skills", "experience", "erfarenhet"),
    ),
    Section.OTHER: (
        *("erbjud", "om oss", "om företag", "arbetsuppgift", "övrig", "om rollen", "om tjänst"),
        *("information", "ansökan", "ansök", "kontakt", "anställningsform", "förmåner", "villkor"),
        *("om jobbet", "om uppdrag", "ditt uppdrag", "vår verksamhet", "välkommen", "bra att veta"),
        *("praktisk", "rekryteringsprocess", "beskrivning", "ansvarsområden", "om anställning"),
        *("i rollen", "du får", "ingress", "offer", "about us", "responsibilities", "the role"),
        *("position", "what you", "benefits", "additional", "how to apply", "om "),
        *("arbetstid", "tillträde", "att arbeta", "att vara anställd", "vad händer"),
    ),
}
MODALITY_OF = {
    Section.MUST: Modality.MUST,
    Section.MERIT: Modality.MERIT,
    Section.SOUGHT: Modality.MUST,
}


# Also how a sentence begins that is no heading, if nothing like a colon says that it is one.
_WITH_COLON = ("du har", "du är", "you have", "passar", "experience", "erfarenhet")


def section_of(heading: str, *, colon: bool = True) -> Section | None:
    """What a heading, or the line before a list, says of what follows.

    >>> section_of("Det är meriterande om du har:"), section_of("Textilia i Botkyrka")
    (<Section.MERIT: 'merit'>, None)
    """
    said = heading.lower().strip(" :.-–—*#")
    if not colon and said.startswith(_WITH_COLON):
        return None
    for section, starts in HEADINGS.items():
        if any(said.startswith(one) or f" {one}" in said for one in starts):
            return section
    return None
