"""Behov på kort sikt: what the most advertised occupations pay, women and men."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slussen.analysis.engine import occupation_figures as figures
from slussen.analysis.engine import parts, wording
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
    first,
    name_cell,
    namer,
    out_of,
    plain,
    table,
)
from slussen.figures.engine.vocabulary import Mark
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import Bar, DotChart, Role

BY_SEX, SPREAD = "pay_ssyk3", "pay_ssyk4"
MEASURES = ("p10", "middle", "p90")
LISTED, SHOWN = 40, 15
MIDDLE = Text(
    "Mittenvärdet är det mittersta av tre publicerade lönemått. Om det är genomsnittet eller "
    "medianen har inte kontrollerats mot SCB. Löner är före skatt, omräknade till heltid.",
    "The middle value is the middle one of three published measures of pay. Whether it is the "
    "mean or the median has not been checked with Statistics Sweden. Pay is before tax, as for "
    "full time.",
)


@dataclass(frozen=True)
class Pay:
    """Pay of one group of three digits in an area, one year; women's as a share of men's."""

    women: Indicator | None
    men: Indicator | None
    share: Indicator | None


def occupations(inputs: Inputs) -> Panel | None:
    """Pay of the county's most advertised occupations: by sex in its area, spread in Sweden."""
    reader = Reader(inputs, Section.SHORT_TERM)
    ads = figures.ads(inputs, inputs.county.code)
    wanted = sorted(ads.numbers, key=lambda code: (-ads.numbers[code], code)) if ads else []
    wanted = [code for code in wanted if ads and ads.numbers[code]][:LISTED]
    year = figures.latest(inputs, BY_SEX, region=inputs.county.nuts2)
    spread_year = figures.latest(inputs, SPREAD, region=COUNTRY)
    if not wanted or ads is None or not (year or spread_year):
        return None
    groups = tuple(dict.fromkeys(code[:3] for code in wanted))
    by_sex = {code: by_sex_in(reader, inputs.county.nuts2, code, year) for code in groups}
    spread = {code: spread_of(reader, code, spread_year) for code in wanted}
    sentences = _sentences(reader, by_sex, spread)
    if not sentences:
        return None
    return Panel(
        id="pay-occupations",
        section=Section.SHORT_TERM,
        question=Text(
            "Vad tjänar kvinnor och män i de yrken som söks mest?",
            "What do women and men earn in the most advertised occupations?",
        ),
        sentences=sentences,
        chart=_chart(inputs, groups, by_sex, sentences[0].text),
        table=_table(reader, wanted, by_sex, spread),
        indicators=reader.indicators,
        notes=_notes(inputs, ads.period, len(wanted), (year, spread_year)),
    )


def by_sex_in(reader: Reader, area: str, group: str, year: str | None) -> Pay:
    """Women's and men's mean pay in *area*; each may be suppressed, the share needs both."""
    if year is None:
        return Pay(None, None, None)
    women, men = (
        reader.read(BY_SEX, "mean_pay", region=area, period=year, sex=sex, occupation=group)
        for sex in ("women", "men")
    )
    share = None
    if women and men and women.value is not None and men.value:
        share = reader.compute(
            (women, men),
            id=f"pay_share:{area}:{year}:{group}",
            title=Text("Kvinnors lön som andel av mäns", "Women’s pay as a share of men’s"),
            value=parts.rounded(100 * women.value / men.value, 0),
            unit="percent",
            breakdown={"region": area, "occupation": group},
            step=Text("Kvinnors lön delad med mäns", "Women’s pay divided by men’s"),
        )
    return Pay(women, men, share)


def spread_of(reader: Reader, code: str, year: str | None) -> dict[str, Indicator | None]:
    """Low, middle and high pay of a unit group in Sweden."""
    if year is None:
        return dict.fromkeys(MEASURES)
    return {
        measure: reader.read(SPREAD, measure, region=COUNTRY, period=year, occupation=code)
        for measure in MEASURES
    }


def area(inputs: Inputs) -> Text:
    """What a sentence calls the NUTS 2 area that pay and ages are published for."""
    county = inputs.county
    if not any(c.nuts2 == county.nuts2 for c in inputs.counties if c.code != county.code):
        return county.title
    return Text(f"riksområdet {county.nuts2_name.sv}", f"the NUTS 2 area of {county.nuts2_name.en}")


def _sentences(
    reader: Reader,
    by_sex: Mapping[str, Pay],
    spread: Mapping[str, Mapping[str, Indicator | None]],
) -> tuple[Sentence, ...]:
    shares = {code: pay.share for code, pay in by_sex.items() if pay.share}
    middles = {
        code: one["middle"]
        for code, one in spread.items()
        if one["middle"] and one["middle"].value is not None
    }
    return (
        *(_women_and_men(reader, by_sex, shares) if shares else ()),
        *(_high_and_low(reader, middles) if middles else ()),
    )


def _women_and_men(
    reader: Reader, by_sex: Mapping[str, Pay], shares: Mapping[str, Indicator]
) -> tuple[Sentence, ...]:
    """In how many groups women earn less, and where the difference is largest."""
    inputs = reader.inputs
    less = [code for code in shares if _women_earn_less(by_sex[code])]
    year = next(iter(shares.values())).period
    count, everyone = (
        _count(reader, shares, "women-less", len(less)),
        _count(reader, shares, "both-sexes", len(shares)),
    )
    sentences = [
        say(
            Section.SHORT_TERM,
            "I {area} tjänade kvinnor i snitt mindre än män i {n} ({year}).",
            "In {area}, women earned less than men on average in {n} ({year}).",
            number="n",
            n=out_of(
                count,
                everyone,
                Text("ofta annonserade yrkesgrupper", "often advertised occupation groups"),
            ),
            year=wording.period(year),
            area=area(inputs),
        )
    ]
    lowest = first(shares, namer(inputs), lowest=True, most=2)
    if lowest and value_of(lowest[0]) < 100:
        sentences.append(
            say(
                Section.SHORT_TERM,
                "Längst efter männen låg kvinnorna bland {who}: deras lön var {share} av mäns.",
                "Women were furthest behind men among {who}: their pay was {share} of men’s.",
                who=lowest[1],
                share=figure(lowest[0]),
            )
        )
    return tuple(sentences)


def _women_earn_less(pay: Pay) -> bool:
    return bool(pay.women and pay.men and (pay.women.value or 0) < (pay.men.value or 0))


def _count(reader: Reader, shares: Mapping[str, Indicator], what: str, number: int) -> Indicator:
    some = next(iter(shares.values()))
    return reader.compute(
        shares.values(),
        id=f"pay_groups:{some.breakdown['region']}:{some.period}:{what}",
        title=Text("Mest annonserade yrkesgrupper", "Most advertised occupation groups"),
        value=number,
        unit="occupations",
        breakdown={"region": some.breakdown["region"]},
        step=Text("Antal yrkesgrupper räknade", "Occupation groups counted"),
    )


def _high_and_low(reader: Reader, middles: Mapping[str, Indicator]) -> tuple[Sentence, ...]:
    """The highest and the lowest middle value in Sweden among the occupations listed."""
    high = first(middles, namer(reader.inputs), most=2)
    low = first(middles, namer(reader.inputs), lowest=True, most=2)
    if high is None or low is None or value_of(high[0]) == value_of(low[0]):
        return ()
    return (
        say(
            Section.SHORT_TERM,
            "Av {n} ofta annonserade yrken med uppgift har {high} högst mittenvärde i riket "
            "({year}): {most}. Lägst har {low}: {least}.",
            "Of {n} often advertised occupations with a figure, {high} have the highest middle "
            "value in Sweden ({year}): {most}. The lowest is that of {low}: {least}.",
            number="most",
            n=plain(_count(reader, middles, "middle", len(middles))),
            year=wording.period(high[0].period),
            high=high[1],
            most=figure(high[0]),
            low=low[1],
            least=figure(low[0]),
        ),
    )


def _chart(
    inputs: Inputs, groups: Sequence[str], by_sex: Mapping[str, Pay], title: Text
) -> DotChart | None:
    """Women's and men's pay in the most advertised groups where both are published."""
    shown = [code for code in groups if by_sex[code].share][:SHOWN]
    if not shown:
        return None
    bars = tuple(
        Bar(
            label=inputs.occupations[code].name,
            values={"women": _value(by_sex[code].women), "men": _value(by_sex[code].men)},
        )
        for code in shown
    )
    return DotChart(
        title=title,
        alt=Text(
            f"Punktdiagram: kvinnors och mäns lön i {len(bars)} yrkesgrupper. {title.sv}",
            f"Dot chart: women’s and men’s pay in {len(bars)} occupation groups. {title.en}",
        ),
        unit=Text("kronor i månaden", "SEK a month"),
        keys=(
            ("women", Text("kvinnor", "women"), Role.MAIN),
            ("men", Text("män", "men"), Role.REFERENCE),
        ),
        bars=bars,
        decimals=0,
    )


def _value(indicator: Indicator | None) -> float | None:
    return indicator.value if indicator else None


def _table(
    reader: Reader,
    wanted: Sequence[str],
    by_sex: Mapping[str, Pay],
    spread: Mapping[str, Mapping[str, Indicator | None]],
) -> Table:
    """The most advertised unit groups in order, with their spread and their group's pay by sex."""
    columns = (
        Column("occupation", Text("Yrke", "Occupation"), kind="text"),
        Column("p10", Text("Låg lön (P10), riket", "Low pay (P10), Sweden")),
        Column("middle", Text("Mittenvärde, riket", "Middle value, Sweden")),
        Column("p90", Text("Hög lön (P90), riket", "High pay (P90), Sweden")),
        Column("women", Text("Kvinnor i yrkesgruppen, området", "Women in the group, the area")),
        Column("men", Text("Män i yrkesgruppen, området", "Men in the group, the area")),
        Column(
            "share",
            Text("Kvinnors andel av mäns lön", "Women’s share of men’s pay"),
            "number",
            "percent",
        ),
    )
    rows = []
    for code in wanted:
        pay = by_sex[code[:3]]
        rows.append(
            (
                name_cell(reader.inputs, code),
                *(parts.cell(spread[code][measure]) for measure in MEASURES),
                parts.cell(pay.women),
                parts.cell(pay.men),
                share_cell(pay),
            )
        )
    return table(columns, rows)


def share_cell(pay: Pay) -> CellValue:
    """Women's pay as a share of men's, or why one of the two isn't there."""
    if pay.share:
        return CellValue(number=pay.share.value)
    marks = [one.mark for one in (pay.women, pay.men) if one and one.value is None]
    return CellValue(mark=next(filter(None, marks), Mark.MISSING))


def _notes(
    inputs: Inputs, ads_year: str, listed: int, years: tuple[str | None, str | None]
) -> tuple[Text, ...]:
    where = area(inputs)
    by_sex, spread = (year or "–" for year in years)
    return (
        Text(
            f"De {listed} yrken som hade flest annonser i länet {ads_year}, flest först. Kvinnors "
            f"och mäns lön är genomsnittet för hela yrkesgruppen (SSYK 3) i {where.sv} {by_sex}; "
            f"låg lön, mittenvärde och hög lön är yrkets (SSYK 4) i riket {spread}.",
            f"The {listed} occupations with most ads in the county in {ads_year}, most first. "
            f"Women’s and men’s pay is the mean of the whole group (SSYK 3) in {where.en} in "
            f"{by_sex}; low, middle and high pay are the occupation’s (SSYK 4) in Sweden in "
            f"{spread}.",
        ),
        MIDDLE,
        Text(
            "Skillnaden mellan kvinnor och män är inte rensad för ålder, utbildning eller arbetets "
            "innehåll. Lön efter födelseland och yrke publiceras inte öppet.",
            "The difference between women and men isn’t adjusted for age, education or kind of "
            "work. Pay by country of birth and occupation isn’t openly published.",
        ),
    )
