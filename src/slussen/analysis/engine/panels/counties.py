"""Läget: the county among the others."""

from collections.abc import Mapping, Sequence

from slussen.analysis.engine import claims, parts, wording
from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import Column, Indicator, Panel, Section, Sentence, Table
from slussen.analysis.engine.panels import employment
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import Bar, DotChart, Role

MIN_RANKED = 3  # fewer counties than this have no order worth a sentence
GAP = Text(
    "skillnaden i sysselsättning mellan inrikes och utrikes födda kvinnor",
    "employment gap between foreign-born women and women born in Sweden",
)
SHARE = Text("andelen", "share")
NATIVE, FOREIGN = parts.NATIVE, parts.FOREIGN


def employment_gap(inputs: Inputs) -> Panel | None:
    """Every county's rates for women, by falling gap, and where this one stands."""
    reader, latest = Reader(inputs, Section.SITUATION), employment.latest_period(inputs)
    if latest is None:
        return None
    codes = (COUNTRY, *(county.code for county in inputs.counties))
    gaps = {
        code: found
        for code in codes
        if (found := employment.read_gap(reader, code, "women", latest))
    }
    if inputs.county.code not in gaps or len(gaps) < MIN_RANKED:
        return None
    gaps = dict(sorted(gaps.items(), key=lambda item: -claims.value_of(item[1].size)))
    sentences = _place_sentences(inputs, gaps)
    return Panel(
        id="employment-counties",
        section=Section.SITUATION,
        question=Text(
            "Hur ligger länet till jämfört med andra län?",
            "How does the county compare with other counties?",
        ),
        sentences=sentences,
        chart=_counties_chart(inputs, gaps, sentences[0]),
        table=_counties_table(inputs, gaps),
        indicators=reader.indicators,
        notes=employment.NOTES,
    )


def _place_sentences(inputs: Inputs, gaps: Mapping[str, employment.Gap]) -> tuple[Sentence, ...]:
    """The county's place by gap, who has the largest and smallest, and its place by rate."""
    here = gaps[inputs.county.code]
    counties = [found for code, found in gaps.items() if code != COUNTRY]
    found = []
    place = _rank(inputs, here.size, [g.size for g in counties], claims.LARGEST, GAP)
    if all(one.is_usual for one in counties):
        if place:
            found.append(
                claims.say(
                    Section.SITUATION,
                    "{when} hade {place} {rank}: {size}.",
                    "{when}, {place} had {rank}: {size}.",
                    number="size",
                    when=wording.capital(wording.when(here.size.period)),
                    place=inputs.county.title,
                    rank=place,
                    size=claims.figure(here.size),
                )
            )
        found += _ends(inputs, here, counties)
    share = _rank(inputs, here.foreign, [g.foreign for g in counties], claims.HIGHEST, SHARE)
    if share:
        found.append(
            claims.say(
                Section.SITUATION,
                "Av {whom} i länet arbetade {share}, {rank}.",
                "Of {whom} in the county, {share} worked, {rank}.",
                whom=wording.the_group("women", FOREIGN),
                share=claims.figure(here.foreign),
                rank=share,
            )
        )
    return tuple(found) or (employment.level(inputs, here),)


def _rank(
    inputs: Inputs,
    own: Indicator,
    others: Sequence[Indicator],
    ends: tuple[Text, Text],
    noun: Text,
) -> claims.Phrase | None:
    places = {county.code: county.title for county in inputs.counties}
    return claims.rank(own, others, ends, noun, parts.areas(inputs, len(others)), places)


def _ends(
    inputs: Inputs, here: employment.Gap, counties: Sequence[employment.Gap]
) -> list[Sentence]:
    """Where the gap is largest and where smallest, but for the county itself: that is said."""
    sizes = [one.size for one in counties]
    named = {size.id: inputs.place(size.breakdown["region"]) for size in sizes}
    most, least = (claims.extreme(sizes, named, highest=highest) for highest in (True, False))
    if most and most.is_only(here.size.id):
        most = None
    if least and least.is_only(here.size.id):
        least = None
    if most and least:
        sv, en = (
            "Störst var skillnaden i {most} och minst i {least}.",
            "The gap was largest in {most} and smallest in {least}.",
        )
        return [claims.say(Section.SITUATION, sv, en, most=most, least=least)]
    if most:
        return [
            claims.say(
                Section.SITUATION,
                "Störst var skillnaden i {most}.",
                "The gap was largest in {most}.",
                most=most,
            )
        ]
    if least:
        return [
            claims.say(
                Section.SITUATION,
                "Minst var skillnaden i {least}.",
                "The gap was smallest in {least}.",
                least=least,
            )
        ]
    return []


def _counties_chart(
    inputs: Inputs, gaps: Mapping[str, employment.Gap], first: Sentence
) -> DotChart:
    sizes = [found.size for code, found in gaps.items() if code != COUNTRY]
    title = first.text
    if all(found.is_usual for found in gaps.values()) and sizes[0].value != sizes[-1].value:
        title = claims.say(
            Section.SITUATION,
            "I länen varierar skillnaden bland kvinnor mellan {least} och {most} procentenheter",
            "Across counties, the gap among women varies from {least} to {most} percentage points",
            least=wording.number(claims.value_of(sizes[-1]), 1),
            most=wording.number(claims.value_of(sizes[0]), 1),
        ).text
    names = {county.code: Text(county.name, county.name) for county in inputs.counties}
    names[COUNTRY] = wording.capital(inputs.place(COUNTRY))
    when = wording.period(sizes[0].period)
    return DotChart(
        title=title,
        alt=Text(
            f"En rad per län med två punkter, inrikes och utrikes födda kvinnors "
            f"sysselsättningsgrad i {when.sv}, ordnade efter skillnaden. {first.text.sv}",
            f"One row a county with two dots, the employment rate of women born in Sweden and "
            f"abroad in {when.en}, in order of the gap. {first.text.en}",
        ),
        unit=employment.UNIT,
        keys=(
            (FOREIGN, wording.capital(wording.group("women", FOREIGN)), Role.FOCUS),
            (NATIVE, wording.capital(wording.group("women", NATIVE)), Role.REFERENCE),
        ),
        bars=tuple(
            Bar(
                label=names[code],
                values={FOREIGN: found.foreign.value, NATIVE: found.native.value},
                emphasis=code == inputs.county.code,
            )
            for code, found in gaps.items()
        ),
    )


def _counties_table(inputs: Inputs, gaps: Mapping[str, employment.Gap]) -> Table:
    columns = (
        parts.AREA,
        *(
            Column(
                f"women-{birth}",
                wording.capital(wording.group("women", birth)),
                unit="percent",
                decimals=1,
            )
            for birth in (NATIVE, FOREIGN)
        ),
        Column("gap-women", Text("Skillnad", "Gap"), unit=parts.POINTS, decimals=1),
    )
    rows = tuple(
        (
            parts.text_cell(inputs.place(code)),
            parts.cell(found.native),
            parts.cell(found.foreign),
            parts.computed_cell(found.size),
        )
        for code, found in gaps.items()
    )
    return Table(columns=columns, rows=rows)
