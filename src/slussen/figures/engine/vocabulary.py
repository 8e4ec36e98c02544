"""One vocabulary for every breakdown of the whole product: its words and what the page calls them.

A dimension's values are these words, or codes of a classification (region, occupation) or the
plain forms of ages ("20-64", "65+") and periods ("2024", "2024-11", "2024Q3").
"""

from collections.abc import Mapping
from types import MappingProxyType

from slussen.lib.text import Text

SEX = {
    "total": Text("totalt", "all"),
    "women": Text("kvinnor", "women"),
    "men": Text("män", "men"),
}
BIRTH = {
    "total": Text("totalt", "all"),
    "born_in_sweden": Text("inrikes födda", "born in Sweden"),
    "foreign_born": Text("utrikes födda", "foreign-born"),
    "nordic_eu": Text("födda i övriga Norden eller EU", "born elsewhere in the Nordics or EU"),
    "other_europe_americas_oceania": Text(
        "födda i övriga Europa, Amerika eller Oceanien",
        "born elsewhere in Europe, the Americas or Oceania",
    ),
    "africa": Text("födda i Afrika", "born in Africa"),
    "asia": Text("födda i Asien", "born in Asia"),
}
RESIDENCE = {
    "total": Text("oavsett tid i Sverige", "whatever time in Sweden"),
    "0-1": Text("0–1 år i Sverige", "0–1 years in Sweden"),
    "2-3": Text("2–3 år i Sverige", "2–3 years in Sweden"),
    "4-9": Text("4–9 år i Sverige", "4–9 years in Sweden"),
    "10+": Text("10 år eller mer i Sverige", "10 years or more in Sweden"),
}
EDUCATION = {
    "total": Text("alla utbildningsnivåer", "all levels of education"),
    "primary_under_9": Text("förgymnasial kortare än 9 år", "primary, under 9 years"),
    "primary_9": Text("förgymnasial 9–10 år", "primary, 9–10 years"),
    "primary": Text("förgymnasial", "primary"),
    "upper_secondary_2": Text("gymnasial högst 2 år", "upper secondary, up to 2 years"),
    "upper_secondary_3": Text("gymnasial 3 år", "upper secondary, 3 years"),
    "upper_secondary": Text("gymnasial", "upper secondary"),
    "post_secondary_under_3": Text(
        "eftergymnasial kortare än 3 år", "post-secondary, under 3 years"
    ),
    "post_secondary_3": Text("eftergymnasial 3 år eller mer", "post-secondary, 3 years or more"),
    "post_secondary": Text("eftergymnasial", "post-secondary"),
    "postgraduate": Text("forskarutbildning", "postgraduate"),
    "unknown": Text("uppgift saknas", "unknown"),
}
REQUIREMENT = {
    "fluent_swedish": Text("flytande svenska", "fluent Swedish"),
    "driving_licence": Text("körkort", "a driving licence"),
    "citizenship": Text("svenskt medborgarskap", "Swedish citizenship"),
    "references": Text("referenser", "references"),
    "unpaid_trial": Text("obetalt provarbete", "unpaid trial work"),
}

WORK = {
    "higher": Text(
        "Chefer och yrken som kräver högskola", "Managers and jobs that need higher education"
    ),
    "clerical": Text("Administration och kundtjänst", "Clerical and customer service"),
    "service": Text("Service, omsorg och försäljning", "Service, care and sales"),
    "agriculture": Text("Lantbruk, trädgård, skog och fiske", "Agriculture, forestry and fishing"),
    "craft": Text("Byggverksamhet och tillverkning", "Building and manufacturing"),
    "machine": Text("Maskinarbete och transport", "Machine work and transport"),
    "elementary": Text(
        "Yrken med kort introduktion (städ, kök m.m.)",
        "Elementary occupations (cleaning, kitchens etc.)",
    ),
    "lower": Text("Alla yrken som kräver kortare utbildning", "All jobs that need less education"),
    "none": Text("Utan arbete", "Without work"),
    "unused": Text("Sammanlagt: utbildningen används inte", "In all: the education isn’t used"),
}

WORDS: Mapping[str, Mapping[str, Text]] = MappingProxyType(
    {
        "sex": SEX,
        "birth": BIRTH,
        "residence": RESIDENCE,
        "education": EDUCATION,
        "work": WORK,
        "requirement": REQUIREMENT,
    }
)

DIMENSIONS: Mapping[str, Text] = MappingProxyType(
    {
        "region": Text("Region", "Region"),
        "period": Text("Period", "Period"),
        "sex": Text("Kön", "Sex"),
        "birth": Text("Födelseland", "Country of birth"),
        "residence": Text("Tid i Sverige", "Time in Sweden"),
        "age": Text("Ålder", "Age"),
        "education": Text("Utbildning", "Education"),
        "occupation": Text("Yrke", "Occupation"),
        "destination": Text("Nytt yrke", "New occupation"),
        "barometer_occupation": Text("Yrke i Yrkesbarometern", "Barometer occupation"),
        "work": Text("Arbete", "Work"),
        "education_group": Text("Utbildningsgrupp", "Education group"),
        "requirement": Text("Krav i annonsen", "Requirement in the ad"),
        "measure": Text("Mått", "Measure"),
    }
)

UNITS: Mapping[str, Text] = MappingProxyType(
    {
        "persons": Text("personer", "persons"),
        "percent": Text("procent", "percent"),
        "percentage_points": Text("procentenheter", "percentage points"),
        "ads": Text("annonser", "ads"),
        "vacancies": Text("platser", "vacancies"),
        "sek_month": Text("kronor i månaden", "SEK a month"),
        "sek_year": Text("kronor om året", "SEK a year"),
        "assessment": Text("bedömning", "assessment"),
        "rank": Text("rang", "rank"),
        "ratio": Text("kvot", "ratio"),
        "days": Text("dagar", "days"),
        "per_100_employees": Text("per 100 anställda", "per 100 employees"),
        "per_100_ads": Text("per 100 annonser", "per 100 ads"),
        "occupations": Text("yrken", "occupations"),
        "counties": Text("län", "counties"),
        "tables": Text("tabeller", "tables"),
        "figures": Text("uppgifter", "figures"),
        "periods": Text("perioder", "periods"),
    }
)


class Mark:
    """Why a value is missing, or what kind of value it is. One word in the ``mark`` column."""

    SUPPRESSED = "suppressed"  # the publisher hides it (dots); never filled in
    MISSING = "missing"  # not published for this cell
    NOT_ASSESSED = "not_assessed"  # the employment service has made no assessment
    PRELIMINARY = "preliminary"
    DERIVED = "derived"  # computed by Slussen from published figures


MARKS: Mapping[str, Text] = MappingProxyType(
    {
        Mark.SUPPRESSED: Text("dold av utgivaren", "suppressed by the publisher"),
        Mark.MISSING: Text("saknas", "not published"),
        Mark.NOT_ASSESSED: Text("inte bedömt", "not assessed"),
        Mark.PRELIMINARY: Text("preliminär", "preliminary"),
        Mark.DERIVED: Text("härledd", "derived"),
    }
)


def word(dimension: str, value: str) -> Text:
    """What the page calls *value* of *dimension*; codes and plain forms are their own name.

    >>> word("sex", "women").sv
    'kvinnor'
    >>> word("age", "20-64").en
    '20–64'
    """
    known = WORDS.get(dimension, {}).get(value)
    if known:
        return known
    plain = value.replace("-", "–") if dimension == "age" else value
    return Text(plain, plain)
