"""Behov på kort sikt: ads per occupation, against those who work in it."""

from collections.abc import Mapping
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
from slussen.analysis.engine.occupation_figures import Counts
from slussen.analysis.engine.occupation_wording import (
    amount,
    first,
    leaders,
    name_cell,
    named_with,
    namer,
)
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import Bar, DotChart, Role

LARGER_GROUPS = Text("de större yrkesgrupperna", "the larger occupation groups")
LARGER_OCCUPATIONS = Text("de större yrkena", "the larger occupations")
ONE_AD, ADS = Text("annons", "ad"), Text("annonser", "ads")
# Below these a ratio says more about chance than about the occupation.
FEWEST_EMPLOYEES, FEWEST_ADS, FEWEST_FOR_SHARE = 100, 20, 30
SHOWN = 15
BELOW = 10  # ads per 100 employees, which a page with room for it writes with a decimal
FULL = 100  # more ads than employees: the ratio then speaks of advertising, not of need
SPECIAL = 1.5  # times the country's share, before a sentence calls an occupation special


@dataclass(frozen=True)
class Demand:
    """What the panel is made of. ``rates`` are ads per 100 employees, by the employees' groups."""

    ads: Mapping[str, Indicator]
    all_ads: Indicator
    all_rate: Indicator | None
    employees: Counts | None
    rates: Mapping[str, Indicator]
    ranked: Mapping[str, Indicator]
    beyond: Mapping[str, Indicator]
    quotients: Mapping[str, Indicator]


def per_employed(inputs: Inputs) -> Panel | None:
    """Which occupations are advertised most, in number and against the number of employees."""
    reader = Reader(inputs, Section.SHORT_TERM)
    demand = _demand(reader)
    if demand is None:
        return None
    sentences = _sentences(inputs, demand)
    return Panel(
        id="ads-per-employed",
        section=Section.SHORT_TERM,
        question=Text(
            "Vilka yrken söker arbetsgivarna mest, mätt mot hur många som arbetar i dem?",
            "Which occupations do employers look for most, against how many work in them?",
        ),
        sentences=sentences,
        chart=_chart(reader, demand, sentences[0].text) if demand.ranked else None,
        table=_table(reader, demand),
        indicators=reader.indicators,
        notes=_notes(demand),
    )


def rate(
    reader: Reader, ads: Indicator | None, employees: Indicator | None, *, fine: bool = False
) -> Indicator | None:
    """Ads per 100 employees of the same group and region; None where nobody is employed.

    Whole numbers in sentences; when *fine*, one decimal for those below ten.
    """
    if not ads or ads.value is None or not employees or not employees.value:
        return None
    value = parts.rounded(100 * ads.value / employees.value, 1)
    return reader.compute(
        (ads, employees),
        id=f"ads_per_100_employees:{ads.id}:{employees.period}",
        title=Text("Annonser per 100 anställda", "Ads per 100 employees"),
        value=value,
        unit="per_100_employees",
        decimals=1 if fine and value < BELOW else ads.decimals,
        step=Text(
            f"Annonser {ads.period} delade med anställda {employees.period}, gånger 100",
            f"Ads {ads.period} divided by employees {employees.period}, times 100",
        ),
    )


def rates(reader: Reader, ads: Counts, employees: Counts) -> dict[str, Indicator]:
    """Ads per 100 employees for every group of the region that has employees."""
    by_group, hidden = ads.at(employees.level), Reader(reader.inputs, reader.section)
    found = {
        code: rate(reader, by_group.indicator(hidden, code), employees.indicator(hidden, code))
        for code in employees.numbers
    }
    return {code: one for code, one in found.items() if one}


def _demand(reader: Reader) -> Demand | None:
    county = reader.inputs.county.code
    ads = figures.ads(reader.inputs, county)
    if ads is None or not ads.everyone:
        return None
    employees = figures.employees(reader.inputs, county)
    all_ads = ads.in_all(reader)
    by_group = rates(reader, ads, employees) if employees else {}
    large = _large(ads, employees, by_group) if employees else {}
    found = {code: ads.indicator(reader, code) for code, number in ads.numbers.items() if number}
    return Demand(
        ads={code: one for code, one in found.items() if one},
        all_ads=all_ads,
        all_rate=rate(reader, all_ads, employees.in_all(reader)) if employees else None,
        employees=employees,
        rates=by_group,
        ranked={code: one for code, one in large.items() if value_of(one) <= FULL},
        beyond={code: one for code, one in large.items() if value_of(one) > FULL},
        quotients=_quotients(reader, ads),
    )


def _large(ads: Counts, employees: Counts, found: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """The rates of groups with enough employees and ads to be compared, highest first."""
    asked = ads.at(employees.level).numbers
    large = {
        code: one
        for code, one in found.items()
        if employees.numbers[code] >= FEWEST_EMPLOYEES and asked.get(code, 0) >= FEWEST_ADS
    }
    return dict(sorted(large.items(), key=lambda item: (-(item[1].value or 0), item[0])))


def _quotients(reader: Reader, ads: Counts) -> dict[str, Indicator]:
    """How many times larger an occupation's share of the ads is here than in the country."""
    country = figures.ads(reader.inputs, COUNTRY)
    if country is None or country.period != ads.period or not country.everyone:
        return {}
    found = {}
    for code, number in ads.numbers.items():
        everywhere = country.numbers.get(code, 0)
        own = ads.indicator(reader, code) if number >= FEWEST_FOR_SHARE and everywhere else None
        if own:
            share, national = number / ads.everyone, everywhere / country.everyone
            found[code] = reader.compute(
                (own,),
                id=f"ads_share_quotient:{own.id}",
                title=Text("Andel av annonserna mot riket", "Share of ads against Sweden"),
                value=parts.rounded(share / national, 1),
                unit="ratio",
                decimals=1,
                step=Text(
                    "Andelen av länets annonser delad med andelen av rikets",
                    "The share of the county's ads divided by the share of Sweden's",
                ),
            )
    return found


def _sentences(inputs: Inputs, demand: Demand) -> tuple[Sentence, ...]:
    found = (
        _highest_rate(inputs, demand),
        _most_ads(inputs, demand) or _in_all(inputs, demand),
        _more_than_employees(inputs, demand),
        _special(inputs, demand),
    )
    return tuple(sentence for sentence in found if sentence)


def _highest_rate(inputs: Inputs, demand: Demand) -> Sentence | None:
    """The group with most ads against its employees, and what is usual."""
    lead = first(demand.ranked, namer(inputs))
    if lead is None or demand.employees is None or demand.all_rate is None:
        return None
    groups = LARGER_OCCUPATIONS if demand.employees.level == 4 else LARGER_GROUPS
    if demand.beyond:
        sv = "Bortsett från dem med fler annonser än anställda är {who} mest eftersökta av "
        sv += f"{groups.sv} i {{place}}"
        en = "Leaving out those with more ads than employees, {who} are the most sought of "
        en += f"{groups.en} in {{place}}"
    else:
        sv = f"Av {groups.sv} i {{place}} är {{who}} mest eftersökta"
        en = f"Of {groups.en} in {{place}}, {{who}} are the most sought"
    return say(
        Section.SHORT_TERM,
        f"{sv}: {{n}} {{year}} per 100 anställda {{base}}, mot {{usual}} för alla yrken.",
        f"{en}: {{n}} in {{year}} per 100 employees in {{base}}, against {{usual}} for all "
        "occupations.",
        number="n",
        place=inputs.county.title,
        who=lead[1],
        n=amount(lead[0], ONE_AD, ADS),
        usual=figure(demand.all_rate),
        year=wording.period(lead[0].period),
        base=wording.period(demand.employees.period),
    )


def _most_ads(inputs: Inputs, demand: Demand) -> Sentence | None:
    """The unit groups with most ads, whatever their size."""
    who = leaders(demand.ads, namer(inputs), noun=ADS)
    if who is None:
        return None
    return say(
        Section.SHORT_TERM,
        "Flest av länets {total} {year} gällde {who}.",
        "Of the county’s {total} in {year}, the largest numbers were for {who}.",
        total=amount(demand.all_ads, ONE_AD, ADS),
        year=wording.period(demand.all_ads.period),
        who=who,
        number="total",
    )


def _more_than_employees(inputs: Inputs, demand: Demand) -> Sentence | None:
    """Groups that the ranking leaves out, at most three of them by name."""
    if not demand.beyond:
        return None
    named = list(demand.beyond)[:3]
    more = len(demand.beyond) > len(named)
    return say(
        Section.SHORT_TERM,
        f"{'Bland annat för' if more else 'För'} {{who}} var annonserna fler än de anställda; "
        "sådana yrken är inte med i rangordningen.",
        f"{'Among others for' if more else 'For'} {{who}} there were more ads than employees; "
        "such occupations are left out of the ranking.",
        who=named_with(
            demand.beyond, named, namer(inputs), Text("per 100 anställda", "per 100 employees")
        ),
    )


def _special(inputs: Inputs, demand: Demand) -> Sentence | None:
    """The occupation whose share of the ads is largest against its share in the country."""
    lead = first(demand.quotients, namer(inputs))
    if lead is None or value_of(lead[0]) < SPECIAL:
        return None
    return say(
        Section.SHORT_TERM,
        "Mest utmärkande för länet är {who}: deras andel av annonserna är {n} gånger så stor "
        "som i riket.",
        "Most typical of the county are {who}: their share of the ads is {n} times what it is "
        "in Sweden.",
        who=lead[1],
        n=figure(lead[0]),
    )


def _in_all(inputs: Inputs, demand: Demand) -> Sentence:
    return say(
        Section.SHORT_TERM,
        "Sammanlagt fanns {n} i {place} {when}.",
        "In all there were {n} in {place} {when}.",
        number="n",
        n=amount(demand.all_ads, ONE_AD, ADS),
        place=inputs.county.title,
        when=wording.when(demand.all_ads.period),
    )


def _chart(reader: Reader, demand: Demand, title: Text) -> DotChart:
    """The groups with most ads per 100 employees, beside the same groups in the country."""
    inputs, national = reader.inputs, _national(reader, demand)
    bars = tuple(
        Bar(
            label=inputs.occupations[code].name,
            values={"county": one.value, "country": national.get(code)},
        )
        for code, one in list(demand.ranked.items())[:SHOWN]
    )
    keys = [("county", inputs.county.title, Role.MAIN)]
    if national:
        keys.append(("country", wording.capital(inputs.place(COUNTRY)), Role.REFERENCE))
    return DotChart(
        title=title,
        alt=Text(
            f"Punktdiagram över de {len(bars)} yrkesgrupper som har flest annonser per "
            f"100 anställda. {title.sv}",
            f"Dot chart of the {len(bars)} occupation groups with most ads per "
            f"100 employees. {title.en}",
        ),
        unit=Text("annonser per 100 anställda", "ads per 100 employees"),
        keys=tuple(keys),
        bars=bars,
        decimals=0,
    )


def _national(reader: Reader, demand: Demand) -> dict[str, float | None]:
    """The country's rates of the groups that are drawn."""
    country = figures.ads(reader.inputs, COUNTRY)
    if country is None or demand.employees is None or country.period != demand.all_ads.period:
        return {}
    asked = country.at(demand.employees.level).numbers
    found: dict[str, float | None] = {}
    for code in list(demand.ranked)[:SHOWN]:
        employed = figures.employees_in_country(reader.inputs, demand.employees, code)
        if employed:
            own = demand.ranked[code]
            everywhere = reader.compute(
                (own,),
                id=f"{own.id}:{COUNTRY}",
                title=own.title,
                value=parts.rounded(100 * asked.get(code, 0) / employed, 1),
                breakdown={**own.breakdown, "region": COUNTRY},
                step=Text("Samma kvot i hela riket", "The same ratio in all of Sweden"),
            )
            found[code] = everywhere.value
    return found


def _table(reader: Reader, demand: Demand) -> Table:
    """Every unit group that was advertised, most ads first."""
    inputs, employees = reader.inputs, demand.employees
    year = demand.all_ads.period
    columns = [
        Column("occupation", Text("Yrke", "Occupation"), kind="text"),
        Column("ads", Text(f"Annonser {year}", f"Ads {year}")),
        Column("quotient", Text("Andel mot rikets", "Share against Sweden’s"), "number", "", 1),
    ]
    if employees:
        base = employees.period
        grouped = employees.level < 4
        columns += [
            Column("group", Text("Yrkesgrupp", "Group"), kind="text"),
            Column(
                "employees",
                Text(f"Anställda i gruppen {base}", f"Employees in the group {base}")
                if grouped
                else Text(f"Anställda {base}", f"Employees {base}"),
            ),
            Column(
                "rate",
                Text("Gruppens annonser per 100 anställda", "The group’s ads per 100 employees")
                if grouped
                else Text("Annonser per 100 anställda", "Ads per 100 employees"),
                decimals=1,
            ),
        ]
    ordered = sorted(demand.ads.items(), key=lambda item: (-(item[1].value or 0), item[0]))
    rows = []
    for code, one in ordered:
        cells = [name_cell(inputs, code), parts.cell(one), _blank(demand.quotients.get(code))]
        if employees:
            cells += _group_cells(reader, demand, employees, employees.group(code))
        rows.append(tuple(cells))
    return Table(columns=tuple(columns), rows=tuple(rows))


def _group_cells(reader: Reader, demand: Demand, employees: Counts, group: str) -> list[CellValue]:
    working = employees.indicator(reader, group)
    shown = CellValue(number=working.value) if working else CellValue(mark=employees.mark(group))
    return [
        CellValue(text=reader.inputs.occupations[group].name, href=group),
        shown,
        _blank(demand.rates.get(group)),
    ]


def _blank(indicator: Indicator | None) -> CellValue:
    """A figure that is computed only where it says something."""
    return CellValue(number=indicator.value if indicator else None)


def _notes(demand: Demand) -> tuple[Text, ...]:
    notes = [
        Text(
            "En annons kan gälla flera jobb, och många jobb annonseras inte. Yrken med stor "
            "omsättning eller provisionslön annonseras ofta, och bemanningsföretag annonserar "
            "ibland samma jobb flera gånger.",
            "An ad can be for several jobs, and many jobs are never advertised. Occupations with "
            "high turnover or pay by commission are advertised often, and staffing companies "
            "sometimes advertise the same job several times.",
        ),
    ]
    if demand.employees:
        notes += _employee_notes(demand.employees, demand.all_ads.period)
    notes.append(
        Text(
            f"Andelen mot rikets visas för yrken med minst {FEWEST_FOR_SHARE} annonser. 1 betyder "
            "lika vanligt bland annonserna som i riket.",
            f"The share against Sweden’s is shown for occupations with at least "
            f"{FEWEST_FOR_SHARE} ads. 1 means as common among the ads as in Sweden.",
        )
    )
    return tuple(notes)


def _employee_notes(employees: Counts, year: str) -> list[Text]:
    notes = [
        Text(
            f"Annonserna är från {year}, de anställda från {employees.period}: kvoten visar "
            "ordningen mellan yrken, inte en exakt nivå. Anställda räknas där de arbetar.",
            f"The ads are from {year}, the employees from {employees.period}: the ratio shows "
            "the order between occupations, not an exact level. Employees are counted where "
            "they work.",
        ),
        Text(
            f"Rangordningen tar med grupper med minst {FEWEST_EMPLOYEES} anställda och "
            f"{FEWEST_ADS} annonser, och inte fler annonser än anställda.",
            f"The ranking takes in groups with at least {FEWEST_EMPLOYEES} employees and "
            f"{FEWEST_ADS} ads, and no more ads than employees.",
        ),
    ]
    if employees.level < 4:
        notes.append(
            Text(
                "Anställda finns bara i grupper av yrken (SSYK 3), så alla yrken i en grupp har "
                "samma kvot.",
                "Employees are known only in groups of occupations (SSYK 3), so that all "
                "occupations in a group have the same ratio.",
            )
        )
    return notes
