"""Hinder: where job ads ask for more than comparable occupations do, and what they ask for.

The county's own counts are used where enough of its ads have been read, the country's otherwise.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from slussen.analysis.engine import barriers as engine
from slussen.analysis.engine import occupation_figures as figures
from slussen.analysis.engine import wording
from slussen.analysis.engine.barriers import Barrier, Count, Kind
from slussen.analysis.engine.claims import figure, say, value_of
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
from slussen.analysis.engine.occupation_wording import (
    between,
    count,
    first,
    in_list,
    name_cell,
    namer,
    out_of,
)
from slussen.analysis.engine.occupation_wording import table as make_table
from slussen.analysis.engine.parts import cell, computed_cell
from slussen.figures.engine.vocabulary import word
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import Bar, BarChart, Role

TABLE = "ad_requirements"
SHOWN = 15
OCCUPATIONS = Text("yrken", "occupations")
SHARE = Text("Andel av de lästa annonserna", "Share of the ads read")
COMPARABLE = Text("Andel i jämförbara yrken", "Share in comparable occupations")
OTHERS = Text(
    "Samma andel i övriga yrken på samma utbildningsnivå, annonserna sammanlagda",
    "The same share in other occupations at the same level of education, ads taken together",
)
ABOVE = Text("Över jämförbara yrken, minst noll", "Above comparable occupations, at least zero")
PART = Text("Del i hinderindex", "Part of the barrier index")
INDEX = Text("Hinderindex", "Barrier index")


@dataclass(frozen=True)
class Asked:
    """What one kind of requirement adds: the share of ads with it, the usual share, the part."""

    share: Indicator
    comparable: Indicator | None
    part: Indicator


@dataclass(frozen=True)
class Found:
    """An occupation's index and what it is the sum of."""

    code: str
    ads: Indicator
    index: Indicator
    asked: Mapping[Kind, Asked]


def asked_for(inputs: Inputs) -> Panel | None:
    """The barrier index of each occupation of which enough ads have been read."""
    area = _area(inputs)
    if area is None:
        return None
    region, period, ranked = area
    reader = Reader(inputs, Section.BARRIERS)
    found = [_found(reader, region, period, one) for one in ranked]
    sentences = _sentences(reader, region, found)
    return Panel(
        id="barriers-ads",
        section=Section.BARRIERS,
        question=Text(
            "Var ställer annonserna fler krav än jämförbara yrken?",
            "Where do job ads ask for more than comparable occupations do?",
        ),
        sentences=sentences,
        chart=_chart(inputs, found, sentences[0].text),
        table=_table(inputs, found),
        indicators=reader.indicators,
        notes=_notes(inputs, region, period),
    )


def _area(inputs: Inputs) -> tuple[str, str, Sequence[Barrier]] | None:
    """The county, or else the country, with its latest period and the occupations' barriers."""
    for region in (inputs.county.code, COUNTRY):
        period = figures.latest(inputs, TABLE, region=region)
        if period is not None:
            ranked = engine.barriers(_counts(inputs, region, period))
            if ranked:
                return region, period, ranked
    return None


def _counts(inputs: Inputs, region: str, period: str) -> Iterator[Count]:
    """Every count that can be one: of more ads with a requirement than ads, neither is to trust."""
    cube = inputs.cube(TABLE)
    for key, read in cube.items(region=region, period=period, measure="ads"):
        ads, ads_with = read.value, cube.value(**{**key, "measure": "ads_with"})
        known = key["occupation"] in inputs.occupations
        if known and ads and ads_with is not None and 0 <= ads_with <= ads:
            yield Count(key["occupation"], Kind(key["requirement"]), int(ads), int(ads_with))


def _found(reader: Reader, region: str, period: str, one: Barrier) -> Found:
    hidden = Reader(reader.inputs, reader.section)  # the counts that a kind's figures come from
    words = {"region": region, "period": period, "occupation": one.occupation}
    counts = {
        part.kind: hidden.read(TABLE, "ads", **words, requirement=part.kind) for part in one.parts
    }
    read = {kind: count for kind, count in counts.items() if count}
    fewest = min(read, key=lambda kind: value_of(read[kind]))
    asked = {part.kind: _asked(reader, read[part.kind], part) for part in one.parts}
    index = reader.compute(
        [each.part for each in asked.values()],
        id=f"barrier_index:{region}:{period}:{one.occupation}",
        title=INDEX,
        value=one.index,
        step=Text("Delarna summerade", "The parts summed"),
        breakdown={"region": region, "occupation": one.occupation},
        lo80=one.lo80,
        hi80=one.hi80,
    )
    ads = reader.read(TABLE, "ads", **words, requirement=fewest)
    return Found(one.occupation, ads or read[fewest], index, asked)


def _asked(reader: Reader, count: Indicator, part: engine.Part) -> Asked:
    kind = word("requirement", part.kind)

    def computed(
        what: str,
        title: Text,
        step: Text,
        value: float,
        unit: str,
        ends: tuple[float, float] | tuple[None, None] = (None, None),
    ) -> Indicator:
        return reader.compute(
            [count],
            id=f"barrier_{what}:{':'.join((*count.breakdown.values(), count.period))}",
            title=Text(f"{title.sv}: {kind.sv}", f"{title.en}: {kind.en}"),
            value=value,
            step=step,
            unit=unit,
            decimals=engine.DECIMALS,
            lo80=ends[0],
            hi80=ends[1],
        )

    def per_cent(what: str, title: Text, step: Text, one: engine.Share) -> Indicator:
        return computed(what, title, step, one.value, "percent", (one.low, one.high))

    usual = per_cent("comparable", COMPARABLE, OTHERS, part.comparable) if part.comparable else None
    return Asked(
        share=per_cent("share", SHARE, SHARE, part.share),
        comparable=usual,
        part=computed("part", PART, ABOVE, part.excess, "per_100_ads"),
    )


def _sentences(reader: Reader, region: str, found: Sequence[Found]) -> tuple[Sentence, ...]:
    said = (*_most(reader, region, found), _sure(reader, found))
    return tuple(sentence for sentence in said if sentence)


def _most(reader: Reader, region: str, found: Sequence[Found]) -> Iterator[Sentence | None]:
    """The occupation with the highest index, and the kind that adds most to it."""
    name = namer(reader.inputs)
    lead = first({one.code: one.index for one in found}, name)
    if lead is None or not value_of(lead[0]):
        return
    yield say(
        reader.section,
        "Annonserna efter {who} i {place} ställer flest krav utöver vad som är vanligt i "
        "jämförbara yrken: {n} per 100 annonser{between}.",
        "Ads for {who} in {place} have the most requirements beyond what is usual in comparable "
        "occupations: {n} per 100 ads{between}.",
        number="n",
        who=lead[1],
        place=reader.inputs.place(region),
        n=figure(lead[0]),
        between=between(lead[0]),
    )
    yield _why(reader, next(one for one in found if one.index.id == lead[0].id))


def _why(reader: Reader, top: Found) -> Sentence | None:
    parts = {str(kind): one.part for kind, one in top.asked.items()}
    most = first(parts, lambda kind: word("requirement", kind))
    if most is None:
        return None
    asked = next(one for one in top.asked.values() if one.part.id == most[0].id)
    if asked.comparable is None:
        return None
    return say(
        reader.section,
        "Mest väger {kind}: {share} av annonserna efter {who} ställer det kravet, "
        "mot {usual} i jämförbara yrken.",
        "What weighs most is {kind}: {share} of the ads for {who} ask for it, "
        "against {usual} in comparable occupations.",
        kind=most[1],
        share=figure(asked.share),
        who=in_list(namer(reader.inputs)(top.code)),
        usual=figure(asked.comparable),
    )


def _sure(reader: Reader, found: Sequence[Found]) -> Sentence:
    """In how many occupations the index is above nothing in the whole interval."""
    indexes = [one.index for one in found]
    sure = sum((one.lo80 or 0) > 0 for one in indexes)
    return say(
        reader.section,
        "I {n} är indexet större än noll i hela intervallet.",
        "The index is above zero in the whole interval in {n}.",
        n=out_of(
            count(reader, indexes, "barrier_occupations", "sure", sure),
            count(reader, indexes, "barrier_occupations", "all", len(indexes)),
            OCCUPATIONS,
        ),
    )


def _chart(inputs: Inputs, found: Sequence[Found], title: Text) -> BarChart:
    shown = found[:SHOWN]
    return BarChart(
        title=title,
        alt=Text(
            f"Staplar: de {len(shown)} yrkena med högst hinderindex. {title.sv}",
            f"Bars: the {len(shown)} occupations with the highest barrier index. {title.en}",
        ),
        unit=Text(
            "krav utöver jämförbara yrken, per 100 annonser",
            "requirements beyond comparable occupations, per 100 ads",
        ),
        keys=(("index", Text("hinderindex", "barrier index"), Role.MAIN),),
        bars=tuple(
            Bar(
                label=inputs.occupations[one.code].name,
                values={"index": one.index.value},
                intervals={"index": (one.index.lo80 or 0, one.index.hi80 or 0)},
            )
            for one in shown
        ),
        decimals=engine.DECIMALS,
    )


def _table(inputs: Inputs, found: Sequence[Found]) -> Table:
    columns = [
        Column("occupation", Text("Yrke", "Occupation"), kind="text"),
        Column("ads", Text("Lästa annonser", "Ads read")),
        Column("index", INDEX, decimals=engine.DECIMALS),
        Column("lo80", Text("Nedre gräns (80 %)", "Lower end (80%)"), decimals=engine.DECIMALS),
        Column("hi80", Text("Övre gräns (80 %)", "Upper end (80%)"), decimals=engine.DECIMALS),
    ]
    for kind in found[0].asked:
        name = wording.capital(word("requirement", kind))
        columns += [
            Column(
                f"share-{kind}",
                Text(f"{name.sv}: andel av annonserna", f"{name.en}: share of ads"),
                unit="percent",
                decimals=engine.DECIMALS,
            ),
            Column(
                f"part-{kind}",
                Text(f"{name.sv}: del i indexet", f"{name.en}: part of the index"),
                decimals=engine.DECIMALS,
            ),
        ]
    return make_table(columns, (_row(inputs, one) for one in found))


def _row(inputs: Inputs, one: Found) -> list[CellValue]:
    cells = [
        name_cell(inputs, one.code),
        cell(one.ads),
        computed_cell(one.index),
        CellValue(number=one.index.lo80),
        CellValue(number=one.index.hi80),
    ]
    for asked in one.asked.values():
        cells += [computed_cell(asked.share), computed_cell(asked.part)]
    return cells


def _notes(inputs: Inputs, region: str, period: str) -> tuple[Text, ...]:
    county = inputs.county.title
    when = wording.period(period)
    own = region != COUNTRY
    return (
        Text(
            f"Siffrorna är räknade på annonser i {county.sv if own else 'riket'} {when.sv}"
            f"{'' if own else f': för {county.sv} är för få annonser lästa'}. Yrken med färre än "
            f"{engine.FEWEST_ADS} lästa annonser är inte med.",
            f"The figures are counted in ads in {county.en if own else 'Sweden'} {when.en}"
            f"{'' if own else f': too few ads have been read for {county.en}'}. Occupations with "
            f"fewer than {engine.FEWEST_ADS} ads read are left out.",
        ),
        Text(
            "Hinderindex är hur många fler krav 100 annonser ställer än i jämförbara yrken: de "
            "andra yrken som enligt SSYK kräver lika lång utbildning. Varje krav väger lika, och "
            "ett krav som ställs mer sällan drar inte ifrån. Krav som lagen eller arbetet självt "
            "ställer, som körkort för den som kör buss, räknas inte.",
            "The barrier index is how many more requirements 100 ads have than in comparable "
            "occupations: the others that SSYK says ask for as much education. Each requirement "
            "weighs the same, and one that is asked for less often takes nothing away. What the "
            "law or the work itself asks for, like a driving licence of bus drivers, isn’t "
            "counted.",
        ),
        Text(
            "En annons som nämner ett krav kan ha skäl för det: indexet visar var det är värt att "
            "fråga, inte att kravet är onödigt. Krav som alla jämförbara yrken ställer syns inte, "
            "och krav som inte står i annonsen kan finnas ändå. Arbetsgivarnas egna skäl står "
            "inte i annonserna och är inte med.",
            "An ad that has a requirement may have reasons for it: the index shows where to ask, "
            "not that the requirement is needless. What all comparable occupations ask for isn’t "
            "seen, and what isn’t in the ad may be asked for all the same. Employers’ own reasons "
            "aren’t in the ads and aren’t part of this.",
        ),
    )
