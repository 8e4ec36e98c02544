"""Läget: how many employees have an occupation that matches their education (SCB, RMI)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slussen.analysis.engine import claims, parts, wording
from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import (
    NO_TEXT,
    Column,
    Indicator,
    Panel,
    Section,
    Sentence,
    Table,
)
from slussen.figures.engine.vocabulary import Mark, word
from slussen.lib.text import Text
from slussen.ui.engine.charts import Bar, DotChart, Role

TABLE, RATE, AGE = "matching_rate", "matching_rate", "20-64"
NATIVE = parts.NATIVE
ABROAD = ("nordic_eu", "other_europe_americas_oceania", "africa", "asia")
BIRTHS = (NATIVE, *ABROAD)
SEXES = ("women", "men")
UNIT = Text(
    "procent av anställda med ett yrke som svarar mot utbildningen",
    "per cent of employees with an occupation that matches their education",
)
DEFINITION = Text(
    "Matchningsgrad: hur stor del av de anställda 20–64 år som har ett yrke som svarar mot "
    "utbildningen. Den räknas bara på anställda med känd utbildning och känt yrke: den som är "
    "arbetslös, eller vars utbildning är okänd, är inte med.",
    "Matching rate: the share of employees aged 20–64 whose occupation matches their education. It "
    "only counts employees whose education and occupation are known: those who are unemployed, or "
    "whose education is unknown, are not included.",
)
NO_COUNTRY = Text(
    "SCB publicerar inget tal för riket i den här tabellen, och det går inte att räkna fram ur "
    "länens andelar.",
    "Statistics Sweden publishes no figure for the country in this table, and it cannot be worked "
    "out from the counties' shares.",
)
SMALL_GROUPS = Text(
    "Grupperna kan vara små: några personer kan flytta en andel flera procentenheter.",
    "The groups can be small: a few persons can move a share by several points.",
)


def groups(inputs: Inputs) -> Panel | None:
    """The latest year's rates by region of birth, women and men."""
    reader, own = Reader(inputs, Section.SITUATION), inputs.county.code
    listed = years(inputs)
    if not listed:
        return None
    found = {who: rate(reader, own, listed[-1], who) for who in everyone()}
    sentences = _group_sentences(reader, found, listed[-1])
    if not sentences:
        return None
    return Panel(
        id="matching-groups",
        section=Section.SITUATION,
        question=Text(
            "Har de anställda yrken som svarar mot utbildningen?",
            "Do employees have occupations that match their education?",
        ),
        sentences=sentences,
        chart=_group_chart(found, listed[-1]),
        table=_group_table(reader, listed[-1]),
        indicators=reader.indicators,
        notes=(DEFINITION, NO_COUNTRY, SMALL_GROUPS, *suppressed(inputs, listed[-1:])),
    )


def everyone() -> list[parts.Group]:
    return [(sex, birth) for birth in BIRTHS for sex in SEXES]


def years(inputs: Inputs) -> tuple[str, ...]:
    return inputs.cube(TABLE).periods(region=inputs.county.code, measure=RATE)


def rate(reader: Reader, region: str, year: str, who: parts.Group) -> Indicator | None:
    """The cell as it is published, also when SCB hides its value."""
    sex, birth = who
    return reader.read(TABLE, RATE, region=region, period=year, sex=sex, birth=birth, age=AGE)


def known(found: Sequence[Indicator | None]) -> list[Indicator]:
    return [one for one in found if one is not None and one.value is not None]


def _group_sentences(
    reader: Reader, found: Mapping[parts.Group, Indicator | None], year: str
) -> tuple[Sentence, ...]:
    """The group of women, and of men, with the lowest rate; and the county's place for all."""
    women, men = (_lowest([found[sex, birth] for birth in BIRTHS]) for sex in SEXES)
    sentences = []
    if women:
        sentences.append(
            claims.say(
                Section.SITUATION,
                "Bland kvinnor i {place} var matchningen {when} lägst för {who}{of}: {figure} hade "
                "ett yrke som svarar mot utbildningen{native}.",
                "Among women in {place}, matching {when} was lowest for {who}{of}: {figure} had an "
                "occupation that matches their education{native}.",
                number="figure",
                place=reader.inputs.county.title,
                when=wording.when(year),
                who=women.who,
                of=women.of,
                figure=claims.figure(women.rate),
                native=women.against(found["women", NATIVE]),
            )
        )
    if men:
        sentences.append(
            claims.say(
                Section.SITUATION,
                "Bland män var matchningen lägst för {who}{of}: {figure}{native}.",
                "Among men, matching was lowest for {who}{of}: {figure}{native}.",
                who=men.who,
                of=men.of,
                figure=claims.figure(men.rate),
                native=men.against(found["men", NATIVE]),
            )
        )
    return (*sentences, *_place(reader, year))


@dataclass(frozen=True, slots=True)
class Lowest:
    """Who has the lowest rate of one sex; ``of`` says so when some group's figure is missing."""

    who: claims.Phrase
    rate: Indicator
    of: Text

    def against(self, native: Indicator | None) -> claims.Phrase:
        """How those born in Sweden fare, when they are not themselves the lowest."""
        lowest = {claim.indicators[0] for claim in self.who.claims}
        if native is None or native.value is None or native.id in lowest:
            return claims.Phrase(NO_TEXT)
        shown = claims.figure(native)
        return claims.Phrase(
            Text(
                f", jämfört med {shown.text.sv} av dem som är födda i Sverige",
                f", compared with {shown.text.en} of those born in Sweden",
            ),
            shown.claims,
        )


def _lowest(found: Sequence[Indicator | None]) -> Lowest | None:
    ranked = known(found)
    named = {
        one.id: Text(
            f"dem som är {born(one.breakdown['birth']).sv}",
            f"those {born(one.breakdown['birth']).en}",
        )
        for one in ranked
    }
    lowest = claims.at_end(ranked, named, highest=False)
    of = Text(" (av de grupper som redovisas)", " (of the groups with figures)")
    return Lowest(*lowest, NO_TEXT if len(ranked) == len(found) else of) if lowest else None


def _place(reader: Reader, year: str) -> list[Sentence]:
    """The county's place by the rate of all employees."""
    inputs = reader.inputs
    shares = {
        county.code: rate(reader, county.code, year, ("total", "total"))
        for county in inputs.counties
    }
    own, ranked = shares[inputs.county.code], known(list(shares.values()))
    if own is None or own.value is None:
        return []
    named = {county.code: county.title for county in inputs.counties}
    areas = parts.areas(inputs, len(ranked))
    place = claims.rank(own, ranked, claims.HIGHEST, Text("andelen", "share"), areas, named)
    if place is None:
        return []
    sv = "Av alla anställda i länet hade {figure} ett yrke som svarar mot utbildningen, {rank}."
    en = (
        "Of all employees in the county, {figure} had an occupation that matches their education, "
        "{rank}."
    )
    return [claims.say(Section.SITUATION, sv, en, figure=claims.figure(own), rank=place)]


def _group_chart(found: Mapping[parts.Group, Indicator | None], year: str) -> DotChart:
    def value(sex: str, birth: str) -> float | None:
        one = found[sex, birth]
        return one.value if one else None

    births = sorted(ABROAD, key=lambda birth: value("women", birth) or math.inf)
    women = _lowest([found["women", birth] for birth in BIRTHS])
    title = Text("Matchningsgrad efter födelseregion", "Matching rate by region of birth")
    if women:
        title = claims.say(
            Section.SITUATION,
            "Matchningen bland kvinnor är lägst för {who}{of}: {figure}",
            "Matching among women is lowest for {who}{of}: {figure}",
            of=women.of,
            who=Text(
                women.who.text.sv.replace("dem som är födda", "födda"),
                women.who.text.en,
            ),
            figure=claims.figure(women.rate),
        ).text
    keys = [("women", Role.FOCUS), ("men", Role.MAIN)]
    natives = [("women", Role.REFERENCE), ("men", Role.REFERENCE_2)]
    return DotChart(
        title=title,
        alt=Text(
            f"En rad per födelseregion med fyra punkter: kvinnor och män därifrån, och kvinnor och "
            f"män födda i Sverige. Matchningsgrad {year}. {title.sv}.",
            f"One row a region of birth with four dots: women and men from there, and women and "
            f"men born in Sweden. Matching rate {year}. {title.en}.",
        ),
        unit=UNIT,
        keys=(
            *((sex, _from_there(sex), role) for sex, role in keys),
            *(
                (f"{sex}-{NATIVE}", wording.capital(wording.group(sex, NATIVE)), role)
                for sex, role in natives
            ),
        ),
        bars=tuple(
            Bar(
                wording.capital(word("birth", birth)),
                {sex: value(sex, birth) for sex in SEXES}
                | {f"{sex}-{NATIVE}": value(sex, NATIVE) for sex in SEXES},
            )
            for birth in births
        ),
    )


def born(birth: str) -> Text:
    """Where: "födda i Afrika", "födda i Sverige"; everyone for the total."""
    return Text("födda i Sverige", "born in Sweden") if birth == NATIVE else word("birth", birth)


def _from_there(sex: str) -> Text:
    who = word("sex", sex)
    return Text(f"{who.sv.capitalize()} födda där", f"{who.en.capitalize()} born there")


def _group_table(reader: Reader, year: str) -> Table:
    """Regions by group, the county first; women, men and all."""
    columns = (
        parts.AREA,
        Column("birth", Text("Födda", "Born"), kind="text"),
        *(
            Column(sex, wording.capital(word("sex", sex)), unit="percent", decimals=1)
            for sex in (*SEXES, "total")
        ),
    )
    inputs = reader.inputs
    areas = (inputs.county.code, *(county.code for county in inputs.compare))
    rows = tuple(
        (
            parts.text_cell(inputs.place(region)),
            parts.text_cell(born(birth)),
            *(parts.cell(rate(reader, region, year, (sex, birth))) for sex in (*SEXES, "total")),
        )
        for region in areas
        for birth in (*BIRTHS, "total")
    )
    return Table(columns=columns, rows=rows)


def suppressed(inputs: Inputs, shown: Sequence[str]) -> tuple[Text, ...]:
    """Which of the county's groups SCB hides, and when."""
    cube, own = inputs.cube(TABLE), inputs.county.code
    hidden: dict[parts.Group, list[Text]] = {}
    for who in everyone():
        for year in shown:
            found = cube.cell(
                region=own, period=year, sex=who[0], birth=who[1], age=AGE, measure=RATE
            )
            if found and found.mark == Mark.SUPPRESSED:
                hidden.setdefault(who, []).append(Text(year, year))
    listed = [(wording.group(*who), wording.listing(at)) for who, at in hidden.items()]
    if not listed:
        return ()
    sv = "; ".join(f"{who.sv} {at.sv}" for who, at in listed)
    en = "; ".join(f"{who.en} {at.en}" for who, at in listed)
    return (
        Text(
            f"SCB har dolt talet för {sv}.",
            f"Statistics Sweden has suppressed the figure for {en}.",
        ),
    )
