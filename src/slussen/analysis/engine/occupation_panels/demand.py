"""An occupation's ads by county, against those who work there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slussen.analysis.engine import parts, wording
from slussen.analysis.engine.claims import Phrase, say, value_of
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
from slussen.analysis.engine.occupation_panels.subject import (
    Subject,
    ads_by_region,
    employees_by_county,
    named,
)
from slussen.analysis.engine.occupation_wording import (
    amount,
    first,
    leaders,
    rests_on,
    table,
)
from slussen.analysis.engine.panels.ads import ADS, FEWEST_EMPLOYEES, ONE_AD, rate
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import Bar, BarChart, Role


@dataclass(frozen=True)
class Asked:
    """Ads for the occupation by region, and its group's ads per 100 employees by county."""

    ads: Mapping[str, Indicator]
    quotients: Mapping[str, Indicator]
    employees: Mapping[str, Indicator]
    rates: Mapping[str, Indicator]
    level: int

    @property
    def compared(self) -> Mapping[str, Indicator]:
        """The rates of counties with enough employees: four ads for two employees say little."""
        return {
            county: one
            for county, one in self.rates.items()
            if value_of(self.employees[county]) >= FEWEST_EMPLOYEES
        }


def ads(inputs: Inputs, about: Subject) -> Panel | None:
    """Where the occupation is advertised, in number and against its employees."""
    reader = Reader(inputs, Section.SHORT_TERM)
    asked = _asked(reader, about)
    if asked is None:
        return None
    sentences = _sentences(reader, about, asked)
    return Panel(
        id="occupation-ads",
        section=Section.SHORT_TERM,
        question=Text("I vilka län söks yrket?", "In which counties is it advertised?"),
        sentences=sentences,
        chart=_chart(inputs, asked, sentences),
        table=_table(inputs, asked),
        indicators=reader.indicators,
        notes=_notes(about, asked),
    )


def _asked(reader: Reader, about: Subject) -> Asked | None:
    by_region = ads_by_region(reader.inputs, about.occupation.level)
    found = {
        region: one
        for region, counts in by_region.items()
        if (one := counts.indicator(reader, about.code))
    }
    if not found:
        return None
    working = employees_by_county(reader.inputs, about.occupation.level)
    level = next((one.level for one in working.values()), 3)
    group = about.code[:level]
    hidden = Reader(reader.inputs, reader.section)
    by_group = ads_by_region(reader.inputs, level)
    employees, rates = {}, {}
    for county, counts in working.items():
        own = counts.indicator(reader, group)
        asked = by_group.get(county)
        some = asked.indicator(hidden, group) if asked else None
        one = rate(reader, some, own, fine=True)
        if own:
            employees[county] = own
        if one:
            rates[county] = one
    return Asked(found, _quotients(reader, about, by_region, found), employees, rates, level)


def _quotients(
    reader: Reader,
    about: Subject,
    by_region: Mapping[str, Counts],
    found: Mapping[str, Indicator],
) -> dict[str, Indicator]:
    """The occupation's share of each county's ads against its share of the country's."""
    country = by_region.get(COUNTRY)
    national = 0.0
    if country and country.everyone:
        national = country.numbers.get(about.code, 0) / country.everyone
    quotients = {}
    for region, own in found.items():
        everyone = by_region[region].everyone
        if region != COUNTRY and national and everyone:
            quotients[region] = reader.compute(
                (own,),
                id=f"ads_share_quotient:{own.id}",
                title=Text("Andel av annonserna mot riket", "Share of ads against Sweden"),
                value=parts.rounded(value_of(own) / everyone / national, 1),
                unit="ratio",
                decimals=1,
                step=Text(
                    "Andelen av länets annonser delad med andelen av rikets",
                    "The share of the county's ads divided by the share of Sweden's",
                ),
            )
    return quotients


def _sentences(reader: Reader, about: Subject, asked: Asked) -> tuple[Sentence, ...]:
    found = (
        _in_all(reader.inputs, about, asked),
        _most(reader.inputs, asked),
        _against_employees(reader.inputs, asked),
    )
    said = tuple(sentence for sentence in found if sentence)
    return said or (_somewhere(reader.inputs, about, asked),)


def _in_all(inputs: Inputs, about: Subject, asked: Asked) -> Sentence | None:
    country = asked.ads.get(COUNTRY)
    if country is None:
        return None
    return say(
        Section.SHORT_TERM,
        "I hela riket fanns {n} för {who} {when}.",
        "In all of Sweden there were {n} for {who} {when}.",
        number="n",
        n=amount(country, ONE_AD, ADS),
        who=named(inputs, about.code),
        when=wording.when(country.period),
    )


def _most(inputs: Inputs, asked: Asked) -> Sentence | None:
    counties = {region: one for region, one in asked.ads.items() if value_of(one)}
    counties.pop(COUNTRY, None)
    most = leaders(counties, inputs.place, noun=ADS)
    sv, en = "Flest fanns i {most}.", "The largest numbers were in {most}."
    return say(Section.SHORT_TERM, sv, en, most=most) if most else None


def _against_employees(inputs: Inputs, asked: Asked) -> Sentence | None:
    """The county with most ads for its employees, of those with enough employees."""
    lead = _foremost(inputs, asked)
    if lead is None:
        return None
    return say(
        Section.SHORT_TERM,
        f"Sett till hur många som arbetar i {_what(asked).sv} var annonserna flest i {{county}}: "
        "{n} per 100 anställda {base}.",
        f"Against how many work in the {_what(asked).en}, ads were most in {{county}}: {{n}} per "
        "100 employees in {base}.",
        number="n",
        county=lead[1],
        n=amount(lead[0], ONE_AD, ADS),
        base=wording.period(next(iter(asked.employees.values())).period),
    )


def _foremost(inputs: Inputs, asked: Asked) -> tuple[Indicator, Phrase] | None:
    """The highest rate and whose it is; None without another county to compare it with."""
    lead = first(asked.compared, inputs.place) if len(asked.compared) > 1 else None
    return lead if lead and lead[0].value else None


def _what(asked: Asked) -> Text:
    return Text("yrket", "occupation") if asked.level == 4 else Text("yrkesgruppen", "group")


def _somewhere(inputs: Inputs, about: Subject, asked: Asked) -> Sentence:
    """One county's ads, where none leads and the country is not known; or that there are none."""
    region, some = max(asked.ads.items(), key=lambda item: (value_of(item[1]), item[0]))
    when = wording.when(some.period)
    if not some.value:
        sv, en = "Det fanns inga annonser {when}.", "There were no ads {when}."
        return rests_on(say(Section.SHORT_TERM, sv, en, when=when), *asked.ads.values())
    return say(
        Section.SHORT_TERM,
        "I {place} fanns {n} för {who} {when}.",
        "In {place} there were {n} for {who} {when}.",
        number="n",
        place=inputs.place(region),
        n=amount(some, ONE_AD, ADS),
        who=named(inputs, about.code),
        when=when,
    )


def _chart(inputs: Inputs, asked: Asked, sentences: Sequence[Sentence]) -> BarChart | None:
    """What the last sentence says of the counties: ads per 100 employees, else their number."""
    is_rate = _foremost(inputs, asked) is not None
    values = asked.compared if is_rate else asked.ads
    shown = sorted(
        ((region, one) for region, one in values.items() if region != COUNTRY),
        key=lambda item: (-value_of(item[1]), item[0]),
    )
    unit = (
        Text(
            f"annonser per 100 anställda i {_what(asked).sv}",
            f"ads per 100 employees in the {_what(asked).en}",
        )
        if is_rate
        else Text("annonser", "ads")
    )
    title = sentences[-1].text
    if not shown:
        return None
    return BarChart(
        title=title,
        alt=Text(f"Staplar efter län. {title.sv}", f"Bars by county. {title.en}"),
        unit=unit,
        keys=(("ads", ADS, Role.MAIN),),
        bars=tuple(Bar(inputs.place(region), {"ads": one.value}) for region, one in shown),
        decimals=max(one.decimals for _, one in shown),
    )


def _table(inputs: Inputs, asked: Asked) -> Table:
    year = next(iter(asked.ads.values())).period
    base = next((one.period for one in asked.employees.values()), "")
    columns = [
        Column("region", Text("Område", "Area"), kind="text"),
        Column("ads", Text(f"Annonser {year}", f"Ads {year}")),
        Column("quotient", Text("Andel mot rikets", "Share against Sweden’s"), decimals=1),
    ]
    if asked.employees:
        columns += [
            Column(
                "employees",
                Text(f"Anställda i {_what(asked).sv} {base}", f"Employees {base}"),
            ),
            Column("rate", Text("Annonser per 100 anställda", "Ads per 100 employees"), decimals=1),
        ]
    rows = []
    numbers = {region: one.value or 0 for region, one in asked.ads.items()}
    # A county can have ads for the group without a figure for the occupation itself.
    regions = {*asked.ads, *asked.rates}
    for region in sorted(regions, key=lambda region: (-numbers.get(region, -1), region)):
        row = [
            parts.text_cell(inputs.place(region)),
            parts.cell(asked.ads.get(region)),
            _number(asked.quotients.get(region)),
        ]
        if asked.employees:
            row += [_number(asked.employees.get(region)), _number(asked.rates.get(region))]
        rows.append(row)
    return table(columns, rows)


def _number(indicator: Indicator | None) -> CellValue:
    """A computed figure, or nothing where it isn't computed (the country)."""
    return CellValue(number=indicator.value if indicator else None)


def _notes(about: Subject, asked: Asked) -> tuple[Text, ...]:
    notes = [
        Text(
            "En annons kan gälla flera jobb, och många jobb annonseras inte. Andelen mot rikets: "
            "1 betyder lika vanligt bland länets annonser som bland rikets.",
            "An ad can be for several jobs, and many jobs are never advertised. The share against "
            "Sweden’s: 1 means as common among the county’s ads as among Sweden’s.",
        )
    ]
    if asked.compared.keys() != asked.rates.keys():
        notes.append(
            Text(
                f"Län med färre än {FEWEST_EMPLOYEES} anställda jämförs inte med andra.",
                f"Counties with fewer than {FEWEST_EMPLOYEES} employees are not compared with "
                "others.",
            )
        )
    if asked.employees and asked.level < about.occupation.level:
        notes.append(
            Text(
                "Anställda finns bara för hela yrkesgruppen (SSYK 3). Kvoten gäller gruppens "
                "annonser och gruppens anställda.",
                "Employees are known only for the whole group (SSYK 3). The ratio is of the "
                "group’s ads and the group’s employees.",
            )
        )
    return tuple(notes)
