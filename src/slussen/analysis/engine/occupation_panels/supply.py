"""Who works in an occupation: by county, sex and age."""

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
from slussen.analysis.engine.occupation_panels.subject import (
    Subject,
    employees_by_county,
    group_named,
)
from slussen.analysis.engine.occupation_wording import amount, first, plain, table
from slussen.analysis.engine.panels.occupations import EMPLOYEE, EMPLOYEES, share_of_women
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import Bar, BarChart, Role

FEWEST = 100  # employees, before a sentence compares a county's share of women
SEXES = (
    ("women", Text("kvinnor", "women"), Role.MAIN),
    ("men", Text("män", "men"), Role.REFERENCE),
)


@dataclass(frozen=True)
class Workers:
    """Employees of the group by county; ``country`` sums what is known."""

    code: str
    period: str
    numbers: Mapping[str, Indicator]
    women: Mapping[str, Indicator]
    men: Mapping[str, Indicator]
    shares: Mapping[str, Indicator]
    country: Mapping[str, Indicator]


def employees(inputs: Inputs, about: Subject) -> Panel | None:
    """How many work in the occupation's group in each county, and how many are women."""
    reader = Reader(inputs, Section.OCCUPATIONS)
    workers = _workers(reader, about)
    if workers is None:
        return None
    sentences = _sentences(inputs, workers)
    return Panel(
        id="occupation-employees",
        section=Section.OCCUPATIONS,
        question=Text("Hur många arbetar i yrket, och var?", "How many work in it, and where?"),
        sentences=sentences,
        chart=_chart(inputs, workers, sentences[0].text),
        table=_table(inputs, workers),
        indicators=reader.indicators,
        notes=_notes(inputs, about, workers),
    )


def _workers(reader: Reader, about: Subject) -> Workers | None:
    counts = employees_by_county(reader.inputs, about.occupation.level)
    level = next((one.level for one in counts.values()), 3)
    code = about.code[:level]
    numbers: dict[str, Indicator] = {}
    women: dict[str, Indicator] = {}
    men: dict[str, Indicator] = {}
    shares: dict[str, Indicator] = {}
    for county, one in counts.items():
        her, his = (one.of_sex(reader, code, sex) for sex in ("women", "men"))
        found = one.indicator(reader, code), her, his, share_of_women(reader, her, his)
        for kept, indicator in zip((numbers, women, men, shares), found, strict=True):
            if indicator:
                kept[county] = indicator
    if not any(one.value for one in numbers.values()):
        return None
    period = next(iter(numbers.values())).period
    country = _country(reader, women, men)
    return Workers(code, period, numbers, women, men, shares, country)


def _country(
    reader: Reader, women: Mapping[str, Indicator], men: Mapping[str, Indicator]
) -> dict[str, Indicator]:
    """Women, men and women's share in all counties together; nothing where one is suppressed."""
    found: dict[str, Indicator] = {}
    for sex, by_county in (("women", women), ("men", men)):
        values = [one.value for one in by_county.values()]
        if not values or None in values:
            return {}
        some = next(iter(by_county.values()))
        found[sex] = reader.compute(
            by_county.values(),
            id=f"counties_sum:{some.id}",
            title=some.title,
            value=sum(value for value in values if value is not None),
            breakdown={**some.breakdown, "region": COUNTRY},
            step=Text("Summan av länen", "The sum of the counties"),
        )
    share = share_of_women(reader, found["women"], found["men"])
    if share:
        found["share"] = share
        found["total"] = reader.compute(
            (found["women"], found["men"]),
            id=f"both_sexes:{found['women'].id}",
            title=found["women"].title,
            value=value_of(found["women"]) + value_of(found["men"]),
            breakdown={**found["women"].breakdown, "sex": "total"},
            step=figures.BOTH_SEXES,
        )
    return found


def _sentences(inputs: Inputs, workers: Workers) -> tuple[Sentence, ...]:
    found = (_in_all(inputs, workers), _largest(inputs, workers), _women(inputs, workers))
    return tuple(sentence for sentence in found if sentence) or (_known(inputs, workers),)


def _in_all(inputs: Inputs, workers: Workers) -> Sentence | None:
    total, share = workers.country.get("total"), workers.country.get("share")
    if total is None or share is None:
        return None
    return say(
        Section.OCCUPATIONS,
        "I {group} arbetade {n} i landet {when}; {share} var kvinnor.",
        "In {group} there were {n} in Sweden {when}; {share} were women.",
        number="n",
        group=group_named(inputs, workers.code),
        n=amount(total, EMPLOYEE, EMPLOYEES),
        when=wording.when(workers.period),
        share=figure(share),
    )


def _known(inputs: Inputs, workers: Workers) -> Sentence:
    county, some = next((c, one) for c, one in workers.numbers.items() if one.value)
    return say(
        Section.OCCUPATIONS,
        "I {place} arbetade {n} i {group} {when}.",
        "In {place}, {n} worked in {group} {when}.",
        number="n",
        place=inputs.place(county),
        n=amount(some, EMPLOYEE, EMPLOYEES),
        group=group_named(inputs, workers.code),
        when=wording.when(workers.period),
    )


def _largest(inputs: Inputs, workers: Workers) -> Sentence | None:
    lead = first(workers.numbers, inputs.place)
    if lead is None:
        return None
    return say(
        Section.OCCUPATIONS,
        "Flest arbetade i {place}: {n}.",
        "The largest number worked in {place}: {n}.",
        place=lead[1],
        n=plain(lead[0]),
    )


def _women(inputs: Inputs, workers: Workers) -> Sentence | None:
    """Where women's share is highest and lowest, among counties with enough employees."""
    large = {
        county: one
        for county, one in workers.shares.items()
        if county in workers.numbers and value_of(workers.numbers[county]) >= FEWEST
    }
    high = first(large, inputs.place, most=2)
    low = first(large, inputs.place, lowest=True, most=2)
    if not high or not low or value_of(high[0]) == value_of(low[0]):
        return None
    return say(
        Section.OCCUPATIONS,
        "Andelen kvinnor var högst i {high} ({most}) och lägst i {low} ({least}).",
        "The share of women was highest in {high} ({most}) and lowest in {low} ({least}).",
        high=high[1],
        most=figure(high[0]),
        low=low[1],
        least=figure(low[0]),
    )


def _chart(inputs: Inputs, workers: Workers, title: Text) -> BarChart:
    ordered = sorted(workers.numbers, key=lambda code: (-value_of(workers.numbers[code]), code))
    bars = []
    for county in ordered:
        her, his = workers.women.get(county), workers.men.get(county)
        values = {"women": her.value if her else None, "men": his.value if his else None}
        bars.append(Bar(inputs.place(county), values))
    return BarChart(
        title=title,
        alt=Text(f"Staplar efter län. {title.sv}", f"Bars by county. {title.en}"),
        unit=Text(f"anställda {workers.period}", f"employees {workers.period}"),
        keys=SEXES,
        bars=tuple(bars),
        stacked=True,
    )


def _table(inputs: Inputs, workers: Workers) -> Table:
    year = workers.period
    columns = (
        Column("region", Text("Län", "County"), kind="text"),
        Column("employees", Text(f"Anställda {year}", f"Employees {year}")),
        Column("women", Text("Kvinnor", "Women")),
        Column("men", Text("Män", "Men")),
        Column("share", Text("Andel kvinnor", "Share of women"), unit="percent"),
    )
    ordered = sorted(workers.numbers, key=lambda code: (-value_of(workers.numbers[code]), code))
    rows = [
        (
            parts.text_cell(inputs.place(county)),
            CellValue(number=workers.numbers[county].value),
            parts.cell(workers.women.get(county)),
            parts.cell(workers.men.get(county)),
            parts.computed_cell(workers.shares.get(county)),
        )
        for county in ordered
    ]
    return table(columns, rows)


def _notes(inputs: Inputs, about: Subject, workers: Workers) -> tuple[Text, ...]:
    age = next(iter(workers.numbers.values())).breakdown["age"].replace("-", "–")
    notes = [
        Text(
            f"Anställda {age} år efter var arbetsplatsen ligger. Anställda utan känt län är inte "
            "med i summan.",
            f"Employees aged {age} by where the workplace is. Employees without a known county "
            "are not in the sum.",
        )
    ]
    if len(workers.code) < about.occupation.level:
        name = inputs.occupations[workers.code].name
        notes.append(
            Text(
                f"Anställda finns bara för hela yrkesgruppen {name.sv} (SSYK {workers.code}), som "
                "yrket hör till.",
                f"Employees are known only for the whole group {name.en} (SSYK {workers.code}), to "
                "which the occupation belongs.",
            )
        )
    return tuple(notes)
