"""What an ad asks for: the kinds of requirement, how strongly, and where it says so.

``docs/methods/ad-requirements.md`` says what counts as each.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from slussen.lib.text import Text


class Requirement(StrEnum):
    """A kind of requirement; some are the words of ``requirement`` in the figures."""

    FLUENT_SWEDISH = "fluent_swedish"
    SWEDISH = "swedish"
    OTHER_LANGUAGE = "other_language"
    DRIVING_LICENCE = "driving_licence"
    OWN_CAR = "own_car"
    CITIZENSHIP = "citizenship"
    SECURITY_CLEARANCE = "security_clearance"
    RECORDS_EXTRACT = "records_extract"
    BACKGROUND_CHECK = "background_check"
    REFERENCES = "references"
    UNPAID_TRIAL = "unpaid_trial"
    EDUCATION = "education"
    EXPERIENCE = "experience"
    CERTIFICATE = "certificate"
    PROFESSIONAL_LICENCE = "professional_licence"
    PERSONAL_SUITABILITY = "personal_suitability"
    PHYSICAL_DEMANDS = "physical_demands"
    IRREGULAR_HOURS = "irregular_hours"


NAMES: Mapping[Requirement, Text] = {
    Requirement.FLUENT_SWEDISH: Text("flytande svenska", "fluent Swedish"),
    Requirement.SWEDISH: Text("svenska, lägre nivå eller ingen nivå", "Swedish, less or no level"),
    Requirement.OTHER_LANGUAGE: Text("annat språk", "another language"),
    Requirement.DRIVING_LICENCE: Text("körkort", "a driving licence"),
    Requirement.OWN_CAR: Text("egen bil", "a car of one’s own"),
    Requirement.CITIZENSHIP: Text("svenskt medborgarskap", "Swedish citizenship"),
    Requirement.SECURITY_CLEARANCE: Text("säkerhetsprövning", "security vetting"),
    Requirement.RECORDS_EXTRACT: Text("utdrag ur belastningsregistret", "police records extract"),
    Requirement.BACKGROUND_CHECK: Text("bakgrundskontroll", "a background check"),
    Requirement.REFERENCES: Text("referenser", "references"),
    Requirement.UNPAID_TRIAL: Text("obetalt provarbete", "unpaid trial work"),
    Requirement.EDUCATION: Text("utbildning", "education"),
    Requirement.EXPERIENCE: Text("arbetslivserfarenhet", "work experience"),
    Requirement.CERTIFICATE: Text("intyg eller certifikat", "a certificate"),
    Requirement.PROFESSIONAL_LICENCE: Text("legitimation", "a professional licence"),
    Requirement.PERSONAL_SUITABILITY: Text("personlig lämplighet", "personal suitability"),
    Requirement.PHYSICAL_DEMANDS: Text("fysiska krav", "physical demands"),
    Requirement.IRREGULAR_HOURS: Text("obekväm arbetstid", "irregular hours"),
}


class Modality(StrEnum):
    """How strongly: required, an advantage, or the ad doesn't say."""

    MUST = "must"
    MERIT = "merit"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Found:
    """A requirement where the ad says it: ``text[start:end]``, in the sentence
    ``text[sentence_start:sentence_end]``.

    ``detail`` is what more is known, sorted and with blanks between: classes of a driving licence
    ("b ce"), languages and a level ("eng:good fin"), years of experience ("3"), a level of
    education ("upper_secondary"); empty otherwise. ``rule`` is the phrase that was matched.
    """

    requirement: Requirement
    modality: Modality
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    detail: str
    rule: str
