"""The employment service's assessments of an occupation, county by county."""

from collections.abc import Mapping, Sequence

from slussen.analysis.engine import assessments, parts, wording
from slussen.analysis.engine import occupation_figures as figures
from slussen.analysis.engine.assessments import CHANCES, LARGE, MEDIUM, OUTLOOK, SMALL, Assessed
from slussen.analysis.engine.claims import say
from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import CellValue, Column, Panel, Section, Sentence, Table
from slussen.analysis.engine.occupation_panels.subject import Subject
from slussen.analysis.engine.occupation_wording import in_sentence, out_of, rests_on, table
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import Bar, BarChart, Role

Judged = Mapping[str, Sequence[Assessed]]


def assessment(inputs: Inputs, about: Subject) -> Panel | None:
    """The employment service's chances and outlook in every county, for what covers the subject."""
    reader = Reader(inputs, Section.SHORT_TERM)
    covering = inputs.once("by_unit_group", lambda: assessments.by_unit_group(inputs))
    wanted = tuple(dict.fromkeys(c for unit in about.units for c in covering.get(unit, ())))
    edition = inputs.once("edition", lambda: figures.latest(inputs, assessments.TABLE))
    if not wanted or edition is None:
        return None
    regions = (*(county.code for county in inputs.counties), COUNTRY)
    found = {region: assessments.read(reader, region, edition, wanted) for region in regions}
    if not any(one.chance is not None for judged in found.values() for one in judged):
        return None
    sentences = _sentences(reader, found, edition)
    return Panel(
        id="occupation-assessment",
        section=Section.SHORT_TERM,
        question=Text(
            "Hur bedömer Arbetsförmedlingen möjligheterna till jobb?",
            "How does the employment service judge the chances of a job?",
        ),
        sentences=sentences,
        chart=_chart(inputs, found, wanted, sentences[0].text),
        table=_table(inputs, found),
        indicators=reader.indicators,
        notes=(
            Text(
                "Yrkesbarometerns yrken är inte SSYK-grupper: de här täcker yrket, helt eller "
                "delvis. Inte bedömt betyder inte små möjligheter.",
                "The barometer’s occupations are not SSYK groups: these cover the occupation, "
                "wholly or in part. Not assessed does not mean small chances.",
            ),
        ),
    )


def _sentences(reader: Reader, found: Judged, edition: str) -> tuple[Sentence, ...]:
    """In how many counties the chances are large, for up to three occupations."""
    sentences = []
    for code in dict.fromkeys(one.occupation.code for judged in found.values() for one in judged):
        counties = [
            one
            for region, judged in found.items()
            for one in judged
            if region != COUNTRY and one.occupation.code == code and one.chance is not None
        ]
        if counties:
            sentences.append(_large_in(reader, counties, edition))
    return tuple(sentences[:3]) or (_only_country(found),)


def _large_in(reader: Reader, counties: Sequence[Assessed], edition: str) -> Sentence:
    occupation = counties[0].occupation
    large = [one for one in counties if one.chance == LARGE]
    counts = [
        reader.compute(
            [one.chances for one in counties],
            id=f"assessed_counties:{occupation.code}:{edition}:{what}",
            title=Text("Antal län", "Number of counties"),
            value=len(of),
            unit="counties",
            breakdown={"barometer_occupation": occupation.code},
            step=Text("Län räknade", "Counties counted"),
        )
        for what, of in (("large", large), ("assessed", counties))
    ]
    return say(
        Section.SHORT_TERM,
        "För {who} bedömer Arbetsförmedlingen möjligheterna som stora i {n} ({when}).",
        "For {who}, the Public Employment Service judges the chances large in {n} ({when}).",
        number="n",
        who=in_sentence(occupation.name),
        n=out_of(counts[0], counts[1], Text("bedömda län", "assessed counties")),
        when=wording.period(edition),
    )


def _only_country(found: Judged) -> Sentence:
    sv, en = "Yrket är bedömt bara för riket.", "It is assessed only for Sweden as a whole."
    return rests_on(
        say(Section.SHORT_TERM, sv, en), *(one.chances for one in found.get(COUNTRY, ()))
    )


def _chart(inputs: Inputs, found: Judged, wanted: Sequence[str], title: Text) -> BarChart:
    """For each barometer occupation, how many counties are at each level."""
    levels = ((LARGE, Role.MAIN), (MEDIUM, Role.REFERENCE), (SMALL, Role.REFERENCE_2))
    bars = []
    for code in wanted:
        values: dict[str, float | None] = {f"{level:g}": 0 for level, _ in levels}
        for region, judged in found.items():
            for one in judged:
                key = "" if one.chance is None else f"{one.chance:g}"
                if region != COUNTRY and one.occupation.code == code and key in values:
                    values[key] = (values[key] or 0) + 1
        bars.append(Bar(inputs.barometer_occupations[code].name, values))
    return BarChart(
        title=title,
        alt=Text(
            f"Staplar: antal län efter bedömda möjligheter. {title.sv}",
            f"Bars: number of counties by judged chances. {title.en}",
        ),
        unit=Text("antal län efter möjligheter till jobb", "counties by chances of a job"),
        keys=tuple(
            (f"{level:g}", assessments.level(inputs, CHANCES, level), role)
            for level, role in levels
        ),
        bars=tuple(bars),
        stacked=True,
    )


def _table(inputs: Inputs, found: Judged) -> Table:
    columns = (
        Column("region", Text("Område", "Area"), kind="text"),
        Column("occupation", Text("Yrke i Yrkesbarometern", "Barometer occupation"), kind="text"),
        Column("chances", Text("Möjligheter nu", "Chances now"), kind="assessment"),
        Column("outlook", Text("Efterfrågan om fem år", "Demand in five years"), "assessment"),
    )
    rows = [
        (
            parts.text_cell(inputs.place(region)),
            CellValue(text=one.occupation.name),
            assessments.level_cell(inputs, CHANCES, [one.chance]),
            assessments.level_cell(inputs, OUTLOOK, [one.demand]),
        )
        for region, judged in found.items()
        for one in judged
    ]
    return table(columns, rows)
