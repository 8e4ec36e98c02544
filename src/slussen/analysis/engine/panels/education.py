"""Läget: the education of the population aged 16–74, by sex (SCB, UF0506)."""

from collections.abc import Mapping, Sequence

from slussen.analysis.engine import claims, parts, wording
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
from slussen.figures.engine.vocabulary import EDUCATION, word
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import Bar, BarChart, Role

TABLE, COUNT, AGE = "population_education", "population", "16-74"
SEXES = ("women", "men")
POST, UNKNOWN = "post_secondary", "unknown"
# What the chart and the table show, lowest first; unknown is a class of its own, never left out.
LEVELS: Mapping[str, tuple[str, ...]] = {
    "primary": ("primary_under_9", "primary_9"),
    "upper_secondary": ("upper_secondary_2", "upper_secondary_3"),
    "post_secondary_under_3": ("post_secondary_under_3",),
    "post_secondary_3": ("post_secondary_3", "postgraduate"),
    UNKNOWN: (UNKNOWN,),
}
CLASSES = tuple(one for classes in LEVELS.values() for one in classes)
SHARES = {**LEVELS, POST: (*LEVELS["post_secondary_under_3"], *LEVELS["post_secondary_3"])}
YEARS_BACK = 10
NOTES = (
    Text(
        "Andelar av befolkningen 16–74 år efter högsta utbildning, avrundade var för sig. I de "
        "yngsta åldrarna går många fortfarande i skolan. Eftergymnasial utbildning är alla "
        "utbildningar efter gymnasiet, forskarutbildning inräknad.",
        "Shares of the population aged 16–74 by highest education, each rounded by itself. Many of "
        "the youngest are still at school. Post-secondary is all education after upper secondary "
        "school, postgraduate education included.",
    ),
    Text(
        "Uppgift saknas är en egen grupp: utbildningen är okänd för många som nyligen har kommit "
        "till Sverige.",
        "Unknown is a group of its own: the education of many who have recently come to Sweden is "
        "not known.",
    ),
)
SUM_OF_COUNTIES = Text(
    "Riket är länen sammanlagda; tabellen har inget eget tal för riket.",
    "Sweden is the counties added up; the table has no figure of its own for the country.",
)


class Shares:
    """Reads counts and gives shares: per cent of everyone of that sex, a figure in each class."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._wholes: dict[tuple[str, str, str], dict[str, Indicator]] = {}

    def share(self, region: str, year: str, sex: str, level: str) -> Indicator | None:
        """None where a class has no figure: then there is no whole to take a share of."""
        counts = self._counts(region, year, sex)
        whole = sum(claims.value_of(one) for one in counts.values())
        if not whole:
            return None
        having = sum(claims.value_of(counts[one]) for one in SHARES[level])
        name = EDUCATION[level]
        return self.reader.compute(
            counts.values(),
            id=f"education_share:{region}:{year}:{sex}:{level}:{AGE}",
            title=Text(f"Andel {name.sv}", f"Share {name.en}"),
            value=parts.rounded(100 * having / whole, 1),
            step=Text(
                "Antal delat med hela befolkningen av samma kön, uppgift saknas inräknad",
                "Number divided by the whole population of that sex, unknown included",
            ),
            unit="percent",
            decimals=1,
            breakdown={"region": region, "sex": sex, "education": level, "age": AGE},
        )

    def _counts(self, region: str, year: str, sex: str) -> dict[str, Indicator]:
        """Every class's count; empty unless all are there."""
        key = (region, year, sex)
        if key not in self._wholes:
            read = self._country_count if region == COUNTRY else self._count
            found = {name: one for name in CLASSES if (one := read(region, year, sex, name))}
            self._wholes[key] = found if len(found) == len(CLASSES) else {}
        return self._wholes[key]

    def _count(self, region: str, year: str, sex: str, education: str) -> Indicator | None:
        return self.reader.figure(
            TABLE, COUNT, region=region, period=year, sex=sex, education=education, age=AGE
        )

    def _country_count(self, region: str, year: str, sex: str, education: str) -> Indicator | None:
        """The counties added up, when every county has its figure.

        The counties' own counts are not reported: the country's is, and says how it was made.
        """
        inputs, own = self.reader.inputs, self.reader.inputs.county.code
        cube = inputs.cube(TABLE)
        counts = [
            cube.value(
                region=county.code,
                period=year,
                sex=sex,
                education=education,
                age=AGE,
                measure=COUNT,
            )
            for county in inputs.counties
        ]
        numbers = [number for number in counts if number is not None]
        part = self._count(own, year, sex, education)
        if part is None or len(numbers) < len(counts):
            return None
        return self.reader.compute(
            (part,),
            id=f"{TABLE}.{COUNT}:{region}:{year}:{sex}:{education}:{AGE}:sum",
            title=part.title,
            value=sum(numbers),
            step=Text("Länen sammanlagda", "The counties added up"),
            breakdown={**part.breakdown, "region": region},
        )


def levels(inputs: Inputs) -> Panel | None:
    """Shares by level, women and men, in the county, the chosen ones and the country."""
    reader, own = Reader(inputs, Section.SITUATION), inputs.county.code
    shares = Shares(reader)
    years = inputs.cube(TABLE).periods(region=own, measure=COUNT)
    if not years or not all(shares.share(own, years[-1], sex, POST) for sex in SEXES):
        return None
    earlier = _earlier(inputs, years)
    sentences = _sentences(shares, years[-1], earlier)
    has_country = shares.share(COUNTRY, years[-1], "women", POST) is not None
    return Panel(
        id="education-levels",
        section=Section.SITUATION,
        question=Text("Vilken utbildning har befolkningen?", "What education do people have?"),
        sentences=sentences,
        chart=_chart(shares, years[-1], sentences[0].text),
        table=_table(shares, years[-1], earlier),
        indicators=reader.indicators,
        notes=(*NOTES, SUM_OF_COUNTIES) if has_country else NOTES,
    )


def _earlier(inputs: Inputs, years: Sequence[str]) -> str | None:
    """Ten years before the last, or the first year since the last break if that is later."""
    run = parts.stretches(inputs.entries[TABLE], years)[-1]
    wanted = str(int(years[-1]) - YEARS_BACK)
    return next((year for year in run if wanted <= year < years[-1]), None)


def _sentences(shares: Shares, year: str, earlier: str | None) -> tuple[Sentence, ...]:
    """Women's and men's shares with post-secondary education, the change, and the country's."""
    reader = shares.reader
    own, place = reader.inputs.county.code, reader.inputs.county.title
    now = {sex: shares.share(own, year, sex, POST) for sex in SEXES}
    women, men = now["women"], now["men"]
    if women is None or men is None:
        return ()
    found = [
        claims.say(
            Section.SITUATION,
            "{when} hade {women} av kvinnorna i {place} eftergymnasial utbildning, mot {men} av "
            "männen.",
            "{when}, {women} of women in {place} had post-secondary education, against {men} of "
            "men.",
            number="women",
            when=wording.capital(wording.when(year)),
            women=claims.figure(women),
            place=place,
            men=claims.figure(men),
        )
    ]
    found += _change(shares, (women, men), earlier)
    beside = [
        claims.compared(one, country, claims.LEVEL, Text("i riket", "in Sweden"))
        for one, sex in ((women, "women"), (men, "men"))
        if (country := shares.share(COUNTRY, year, sex, POST))
    ]
    if len(beside) == len(SEXES):
        found.append(
            claims.say(
                Section.SITUATION,
                "Bland kvinnor var andelen eftergymnasialt utbildade {women}, och bland män {men}.",
                "Among women the share with post-secondary education was {women}, and among men "
                "{men}.",
                women=beside[0],
                men=beside[1],
            )
        )
    return tuple(found)


def _change(
    shares: Shares, now: tuple[Indicator, Indicator], earlier: str | None
) -> list[Sentence]:
    own = shares.reader.inputs.county.code
    moved = []
    for one in now:
        sex = one.breakdown["sex"]
        before = shares.share(own, earlier, sex, POST) if earlier else None
        if before is None:
            return []
        change = parts.change(shares.reader, one, before)
        who = word("sex", sex)
        moved.append(
            claims.changed(one, before, change, claims.ROSE).then(
                Text(f"bland {who.sv}", f"among {who.en}")
            )
        )
    return [
        claims.say(
            Section.SITUATION,
            "Andelen med eftergymnasial utbildning {moved} från {first} till {last}.",
            "The share with post-secondary education {moved} from {first} to {last}.",
            moved=claims.both(moved),
            first=Text(earlier or "", earlier or ""),
            last=wording.period(now[0].period),
        )
    ]


def _chart(shares: Shares, year: str, first: Text) -> BarChart:
    inputs, own = shares.reader.inputs, shares.reader.inputs.county.code
    keys = tuple(
        (
            level,
            wording.capital(word("education", level)),
            Role.MAIN if level != UNKNOWN else Role.REFERENCE_2,
        )
        for level in LEVELS
    )
    bars = []
    for region in _regions(inputs):
        for sex in SEXES:
            who, where = wording.capital(word("sex", sex)), inputs.place(region)
            found = {level: shares.share(region, year, sex, level) for level in LEVELS}
            if any(found.values()):
                bars.append(
                    Bar(
                        label=Text(f"{who.sv}, {where.sv}", f"{who.en}, {where.en}"),
                        values={level: one.value if one else None for level, one in found.items()},
                        emphasis=region == own,
                    )
                )
    women, men = (shares.share(own, year, sex, POST) for sex in SEXES)
    title = first
    if women and men:
        title = claims.say(
            Section.SITUATION,
            "Eftergymnasial utbildning {year}: {women} av kvinnorna och {men} av männen",
            "Post-secondary education in {year}: {women} of women and {men} of men",
            year=Text(year, year),
            women=claims.figure(women),
            men=claims.figure(men),
        ).text
    return BarChart(
        title=title,
        alt=Text(
            f"En stapel för kvinnor och en för män i varje område, delad efter utbildningsnivå. "
            f"{first.sv}",
            f"One bar for women and one for men in each area, divided by level of education. "
            f"{first.en}",
        ),
        unit=Text(f"procent av befolkningen 16–74 år, {year}", f"per cent of ages 16–74, {year}"),
        keys=keys,
        bars=tuple(bars),
        decimals=1,
        stacked=True,
    )


def _regions(inputs: Inputs) -> tuple[str, ...]:
    """The county, the chosen ones, the country."""
    return (inputs.county.code, *(county.code for county in inputs.compare), COUNTRY)


def _table(shares: Shares, year: str, earlier: str | None) -> Table:
    """Area by sex in the latest year, then the county in the year of comparison."""
    inputs, own = shares.reader.inputs, shares.reader.inputs.county.code
    levels_ = (*LEVELS, POST)
    columns = (
        parts.AREA,
        Column("sex", Text("Kön", "Sex"), kind="text"),
        parts.YEAR,
        *(
            Column(level, wording.capital(word("education", level)), unit="percent", decimals=1)
            for level in levels_
        ),
    )
    shown = [(region, year) for region in _regions(inputs)]
    shown += [(own, earlier), (COUNTRY, earlier)] if earlier else []
    rows = tuple(
        (
            parts.text_cell(inputs.place(region)),
            parts.text_cell(word("sex", sex)),
            CellValue(text=Text(at, at)),
            *(parts.computed_cell(shares.share(region, at, sex, level)) for level in levels_),
        )
        for region, at in shown
        for sex in SEXES
    )
    return Table(columns=columns, rows=rows)
