"""Behov på kort sikt: occupations one can enter without a degree, a licence or a certificate."""

from collections.abc import Sequence
from dataclasses import dataclass

from slussen.analysis.engine import assessments, parts, wording
from slussen.analysis.engine import occupation_figures as figures
from slussen.analysis.engine.assessments import CHANCES, MEDIUM, OUTLOOK, Assessed
from slussen.analysis.engine.claims import figure, say, value_of
from slussen.analysis.engine.doors import CERTIFICATE, Door, certified, door
from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import (
    CellValue,
    Column,
    Indicator,
    Panel,
    Section,
    Sentence,
    Table,
)
from slussen.analysis.engine.occupation_figures import Counts
from slussen.analysis.engine.occupation_wording import (
    amount,
    in_list,
    leaders,
    listing,
    name_cell,
    namer,
    rests_on,
    table,
)
from slussen.analysis.engine.panels.ads import ADS, FULL, rate
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import Bar, BarChart, Role

FEWEST_ADS, SHOWN = 10, 15
ONE, MANY = Text("yrke", "occupation"), Text("yrken", "occupations")
PAY = "pay_ssyk4"
MIDDLE_NOTE = Text(
    "Lönen är mittenvärdet av tre publicerade lönemått, före skatt. Om det är genomsnittet eller "
    "medianen har inte kontrollerats mot SCB.",
    "Pay is the middle value of three published measures, before tax. Whether it is the mean or "
    "the median has not been checked with Statistics Sweden.",
)
# The doors of occupations that SSYK doesn't tie to higher education (major groups 4–9).
NO_DEGREE = (Door.ENTRY, Door.CERTIFICATE, Door.LICENCE)


@dataclass(frozen=True)
class Opening:
    """A unit group with many ads for its employees and chances that are at least medium."""

    code: str
    door: Door
    ads: Indicator
    rate: Indicator
    assessed: tuple[Assessed, ...]


def occupations(inputs: Inputs) -> Panel | None:
    """Entry occupations that are both advertised more than usual and judged to have chances."""
    reader = Reader(inputs, Section.SHORT_TERM)
    county = inputs.county.code
    ads, employees = figures.ads(inputs, county), figures.employees(inputs, county)
    edition = assessments.edition(inputs, county)
    if not ads or not ads.everyone or not employees or not employees.everyone or not edition:
        return None
    usual = rate(reader, ads.in_all(reader), employees.in_all(reader))
    assert usual is not None  # there are employees
    openings = _openings(reader, ads, employees, usual, edition)
    entry = [one for one in openings if one.door is Door.ENTRY]
    sentences = _sentences(reader, ads, openings)
    return Panel(
        id="entry-occupations",
        section=Section.SHORT_TERM,
        question=Text(
            "Vilka yrken utan formella krav behöver folk nu?",
            "Which occupations without formal requirements need people now?",
        ),
        sentences=sentences,
        chart=_chart(inputs, entry, sentences[0].text) if entry else None,
        table=_table(reader, openings),
        indicators=reader.indicators,
        notes=_notes(ads, employees, usual, edition),
    )


def doors(inputs: Inputs) -> dict[str, Door]:
    """What each unit group formally asks for."""
    trades = certified(inputs.barometer_occupations.values())
    return {
        code: door(occupation, trades)
        for code, occupation in inputs.occupations.items()
        if occupation.level == 4
    }


def _openings(
    reader: Reader, ads: Counts, employees: Counts, usual: Indicator, edition: str
) -> tuple[Opening, ...]:
    """Those that pass, entry occupations first and then most ads first."""
    inputs = reader.inputs
    covering = assessments.by_unit_group(inputs)
    by_group = ads.at(employees.level)
    hidden = Reader(inputs, reader.section)
    passed = []
    for code, entrance in doors(inputs).items():
        group = employees.group(code)
        if entrance not in NO_DEGREE or ads.numbers.get(code, 0) < FEWEST_ADS:
            continue
        of_group = rate(
            hidden, by_group.indicator(hidden, group), employees.indicator(hidden, group)
        )
        if of_group is None or not value_of(usual) <= value_of(of_group) <= FULL:
            continue
        judged = assessments.read(hidden, ads.region, edition, covering.get(code, ()))
        levels = [one.chance for one in judged if one.chance is not None]
        if levels and min(levels) >= MEDIUM:
            passed.append((code, entrance, group))
    found = []
    for code, entrance, group in passed:
        own, sum_of_group = ads.indicator(reader, code), by_group.indicator(hidden, group)
        kept = rate(reader, sum_of_group, employees.indicator(hidden, group))
        judged = assessments.read(reader, ads.region, edition, covering[code])
        if own and kept:
            found.append(Opening(code, entrance, own, kept, judged))
    return tuple(sorted(found, key=_order))


def _order(one: Opening) -> tuple[bool, float, str]:
    return (one.door is not Door.ENTRY, -(one.ads.value or 0), one.code)


def _sentences(reader: Reader, ads: Counts, openings: Sequence[Opening]) -> tuple[Sentence, ...]:
    entry = [one for one in openings if one.door is Door.ENTRY]
    closed = [one for one in openings if one.door is not Door.ENTRY]
    found = [_how_many(reader, ads, entry)]
    most = leaders({one.code: one.ads for one in entry}, namer(reader.inputs), noun=ADS)
    if most:
        sv, en = "Flest annonser av dem hade {who}.", "Most advertised of them were {who}."
        found.append(say(Section.SHORT_TERM, sv, en, who=most))
    found.append(_share(reader, ads))
    if closed:
        found.append(_with_papers(reader, ads, closed))
    return tuple(found)


def _how_many(reader: Reader, ads: Counts, entry: Sequence[Opening]) -> Sentence:
    count = _count(reader, ads, "entry", entry)
    place = reader.inputs.county.title
    if not entry:
        sentence = say(
            Section.SHORT_TERM,
            "I {place} finns inget yrke utan formella krav där annonserna är många mot antalet "
            "anställda och Arbetsförmedlingen bedömer möjligheterna till jobb som minst "
            "medelstora.",
            "In {place} there is no occupation without formal requirements where ads are many for "
            "the number of employees and the Public Employment Service judges the chances of a "
            "job at least medium.",
            place=place,
        )
        return rests_on(sentence, count)
    return say(
        Section.SHORT_TERM,
        "I {place} finns {n} utan formella krav där annonserna är många mot antalet anställda "
        "och Arbetsförmedlingen bedömer möjligheterna till jobb som minst medelstora.",
        "In {place} there are {n} without formal requirements where ads are many for the number "
        "of employees and the Public Employment Service judges the chances of a job at least "
        "medium.",
        number="n",
        n=amount(count, ONE, MANY),
        place=place,
    )


def _count(reader: Reader, ads: Counts, what: str, openings: Sequence[Opening]) -> Indicator:
    return reader.compute(
        [ads.in_all(reader), *(one.ads for one in openings)],
        id=f"open_occupations:{ads.region}:{ads.period}:{what}",
        title=Text(
            "Yrken med många annonser och minst medelstora möjligheter",
            "Occupations with many ads and at least medium chances",
        ),
        value=len(openings),
        unit="occupations",
        breakdown={"region": ads.region},
        step=Text("Antal yrken räknade", "Occupations counted"),
    )


def _share(reader: Reader, ads: Counts) -> Sentence:
    """The share of all ads that ask for no formal requirement, here and in the country."""
    own = _share_of(reader, ads)
    country = figures.ads(reader.inputs, COUNTRY)
    sv = "Yrken utan formella krav stod för {own} av länets annonser"
    en = "Occupations without formal requirements were {own} of the county’s ads"
    if country is None or country.period != ads.period or not country.everyone:
        return say(Section.SHORT_TERM, f"{sv}.", f"{en}.", own=figure(own))
    return say(
        Section.SHORT_TERM,
        f"{sv}, mot {{other}} i riket.",
        f"{en}, against {{other}} in Sweden.",
        own=figure(own),
        other=figure(_share_of(reader, country)),
    )


def _share_of(reader: Reader, ads: Counts) -> Indicator:
    entrances = doors(reader.inputs)
    number = sum(n for code, n in ads.numbers.items() if entrances[code] is Door.ENTRY)
    return reader.compute(
        (ads.in_all(Reader(reader.inputs, reader.section)),),
        id=f"ads_without_requirements:{ads.region}:{ads.period}",
        title=Text(
            "Andel av annonserna i yrken utan formella krav",
            "Share of ads in occupations without formal requirements",
        ),
        value=parts.rounded(100 * number / ads.everyone, 1),
        unit="percent",
        step=Text(
            "Annonser i yrken utan formella krav delade med alla annonser",
            "Ads in occupations without formal requirements divided by all ads",
        ),
    )


def _with_papers(reader: Reader, ads: Counts, closed: Sequence[Opening]) -> Sentence:
    """Occupations that pass the same test, but ask for a licence or a trade certificate."""
    count = _count(reader, ads, "papers", closed)
    names = [namer(reader.inputs)(one.code) for one in closed[:3]]
    listed = listing([in_list(name) for name in names])
    few = len(closed) <= len(names)
    return rests_on(
        say(
            Section.SHORT_TERM,
            "{n} till uppfyller samma villkor men kräver legitimation, behörighet eller yrkesbevis"
            f"{': ' if few else ', till exempel '}{{names}}.",
            "The same conditions are met by {n} where a licence or a trade certificate is asked for"
            f"{': ' if few else ', for example '}{{names}}.",
            n=amount(count, ONE, MANY),
            names=listed,
        ),
        *(one.ads for one in closed[:3]),
    )


def _chart(inputs: Inputs, entry: Sequence[Opening], title: Text) -> BarChart:
    bars = tuple(
        Bar(label=inputs.occupations[one.code].name, values={"ads": one.ads.value})
        for one in entry[:SHOWN]
    )
    year = entry[0].ads.period
    return BarChart(
        title=title,
        alt=Text(
            f"Staplar: de {len(bars)} av dessa yrken som hade flest annonser. {title.sv}",
            f"Bars: the {len(bars)} of these occupations with most ads. {title.en}",
        ),
        unit=Text(f"annonser {year}", f"ads {year}"),
        keys=(("ads", Text("annonser", "ads"), Role.MAIN),),
        bars=bars,
    )


def _table(reader: Reader, openings: Sequence[Opening]) -> Table:
    inputs = reader.inputs
    year = openings[0].ads.period if openings else ""
    pay_year = figures.latest(inputs, PAY, region=COUNTRY, measure="middle")
    columns = (
        Column("occupation", Text("Yrke", "Occupation"), kind="text"),
        Column("ads", Text(f"Annonser {year}".strip(), f"Ads {year}".strip())),
        Column("rate", Text("Annonser per 100 anställda", "Ads per 100 employees"), decimals=1),
        Column("chances", Text("Möjligheter nu", "Chances now"), kind="assessment"),
        Column("outlook", Text("Efterfrågan om fem år", "Demand in five years"), "assessment"),
        Column(
            "pay",
            Text(
                f"Lön i riket {pay_year or ''}".strip(), f"Pay in Sweden {pay_year or ''}".strip()
            ),
            unit="sek_month",
        ),
        Column("papers", Text("Formellt krav", "Formal requirement"), kind="text"),
    )
    return table(columns, (_row(reader, one, pay_year) for one in openings))


def _row(reader: Reader, one: Opening, pay_year: str | None) -> tuple[CellValue, ...]:
    inputs = reader.inputs
    pay = (
        reader.read(PAY, "middle", region=COUNTRY, period=pay_year, occupation=one.code)
        if pay_year
        else None
    )
    return (
        name_cell(inputs, one.code),
        parts.cell(one.ads),
        parts.computed_cell(one.rate),
        assessments.level_cell(inputs, CHANCES, (each.chance for each in one.assessed)),
        assessments.level_cell(inputs, OUTLOOK, (each.demand for each in one.assessed)),
        parts.cell(pay),
        CellValue(text=requirement(inputs, one.code, one.door)),
    )


def requirement(inputs: Inputs, code: str, entrance: Door) -> Text:
    """What a table writes of the formal requirement: its licences, "yrkesbevis", or a dash."""
    if entrance is Door.LICENCE:
        licences = inputs.occupations[code].licences
        return Text("; ".join(one.sv for one in licences), "; ".join(one.en for one in licences))
    return CERTIFICATE if entrance is Door.CERTIFICATE else Text("–", "–")


def _notes(ads: Counts, employees: Counts, usual: Indicator, edition: str) -> tuple[Text, ...]:
    level, when = wording.number(usual.value or 0, 1), wording.period(edition)
    group = (
        (" i yrkesgruppen (SSYK 3)", " in its group (SSYK 3)") if employees.level < 4 else ("", "")
    )
    return (
        Text(
            "Utan formella krav: varken högskola (SSYK 1–3), legitimation eller behörighet enligt "
            "lag, eller yrkesbevis. Gymnasieutbildning, språk och erfarenhet kan ändå krävas.",
            "Without formal requirements: neither higher education (SSYK 1–3), a licence by law "
            "nor a trade certificate. Upper secondary education, language and experience may "
            "still be asked for.",
        ),
        Text(
            f"Med är yrken med minst {FEWEST_ADS} annonser {ads.period}, där antalet annonser per "
            f"100 anställda{group[0]} är minst länets {level.sv} och högst {FULL} (anställda "
            f"{employees.period}) och alla bedömda delar av yrket har minst medelstora "
            f"möjligheter ({when.sv}). Yrken utan bedömning är inte med.",
            f"Included are occupations with at least {FEWEST_ADS} ads in {ads.period}, whose ads "
            f"per 100 employees{group[1]} are at least the county’s {level.en} and at most {FULL} "
            f"(employees {employees.period}), and whose assessed parts all have at least medium "
            f"chances ({when.en}). Occupations without an assessment are left out.",
        ),
        Text(
            "Ingen öppen tabell delar upp yrken efter födelseland. Hur många utrikes födda "
            "kvinnor som redan arbetar i dessa yrken går därför inte att visa.",
            "No open table splits occupations by country of birth. How many foreign-born women "
            "already work in these occupations can therefore not be shown.",
        ),
        MIDDLE_NOTE,
    )
