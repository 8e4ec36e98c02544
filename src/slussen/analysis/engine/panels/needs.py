"""Behov på medellång och lång sikt: how many each occupation group needs, and how sure that is.

Need is growth (a forecast of the number of employees) plus replacement (those who reach the
register's last age). Both are made by ``outlook.needs`` and ``outlook.mix`` from figures that end
in a base year; the horizons count from it. The method's own past error stands beside each number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slussen.analysis.engine import assessments
from slussen.analysis.engine.ages import LAST_AGE
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
    name_cell,
    namer,
    out_of,
)
from slussen.analysis.engine.occupation_wording import table as make_table
from slussen.analysis.engine.parts import cell
from slussen.lib.text import Text
from slussen.ui.engine.charts import Bar, BarChart, Role

TABLE = "needs_forecast"
SHOWN = 15
KIND = "needs_groups"
GROUPS = Text("yrkesgrupper", "occupation groups")
OUTLOOK = Text(
    "Arbetsförmedlingen: efterfrågan om fem år", "The employment service: demand in five years"
)


@dataclass(frozen=True)
class Ahead:
    """What an occupation group needs by one year."""

    employees: Indicator
    growth: Indicator
    replacement: Indicator
    need: Indicator


@dataclass(frozen=True)
class Group:
    """An occupation group: its employees in the base year, and what it needs by each later year."""

    code: str
    base: Indicator
    by_year: Mapping[str, Ahead]


def medium(inputs: Inputs) -> Panel | None:
    """Five years after the base year."""
    return _panel(inputs, Section.MEDIUM_TERM, (5,))


def long(inputs: Inputs) -> Panel | None:
    """Ten and fifteen years after the base year."""
    return _panel(inputs, Section.LONG_TERM, (10, 15))


def _panel(inputs: Inputs, section: Section, horizons: Sequence[int]) -> Panel | None:
    reader = Reader(inputs, section)
    cube = inputs.cube(TABLE)
    if not cube.keys("region", inputs.county.code):
        return None
    base = cube.values("period")[0]
    years = [str(int(base) + ahead) for ahead in horizons]
    groups = _groups(reader, base, years)
    if not groups:
        return None
    sentences = _sentences(reader, groups, years[0])
    until = Text(" och ".join(years), " and ".join(years))
    return Panel(
        id=f"needs-{section.replace('_', '-')}",
        section=section,
        question=Text(
            f"Hur många behöver varje yrke anställa till {until.sv}?",
            f"How many does each occupation need to employ by {until.en}?",
        ),
        sentences=sentences,
        chart=_chart(inputs, groups, years[0], sentences[0].text),
        table=_table(reader, groups, base, years),
        indicators=reader.indicators,
        notes=_notes(inputs, base, years),
    )


def _groups(reader: Reader, base: str, years: Sequence[str]) -> list[Group]:
    """Every group that has all of its figures, the largest need in the first year first."""
    codes = reader.inputs.cube(TABLE).values("occupation")
    found = (_group(reader, code, base, years) for code in codes)
    return sorted(
        (one for one in found if one),
        key=lambda one: (-value_of(one.by_year[years[0]].need), one.code),
    )


def _group(reader: Reader, code: str, base: str, years: Sequence[str]) -> Group | None:
    words = {"region": reader.inputs.county.code, "occupation": code}
    if code not in reader.inputs.occupations:
        return None
    now = reader.forecast(TABLE, "employees", **words, period=base)
    ahead = {year: _ahead(reader, words, year) for year in years}
    complete = {year: one for year, one in ahead.items() if one}
    return Group(code, now, complete) if now and len(complete) == len(years) else None


def _ahead(reader: Reader, words: Mapping[str, str], year: str) -> Ahead | None:
    parts = [
        reader.forecast(TABLE, measure, **words, period=year)
        for measure in ("employees", "growth", "replacement", "need")
    ]
    whole = [one for one in parts if one]
    return Ahead(*whole) if len(whole) == len(parts) else None


def _sentences(reader: Reader, groups: Sequence[Group], year: str) -> tuple[Sentence, ...]:
    found = (
        _largest(reader, groups, year),
        _sure(reader, groups, year),
        _why(reader, groups, year),
    )
    return tuple(sentence for sentence in found if sentence)


def _largest(reader: Reader, groups: Sequence[Group], year: str) -> Sentence | None:
    needs = {one.code: one.by_year[year].need for one in groups}
    lead = first(needs, namer(reader.inputs))
    if lead is None or value_of(lead[0]) <= 0:
        return None
    return say(
        reader.section,
        "Störst är behovet i {place} av {who}: uppskattningsvis {n} fram till {year}{between}.",
        "The need in {place} is largest for {who}: an estimated {n} by {year}{between}.",
        number="n",
        place=reader.inputs.county.title,
        who=lead[1],
        n=figure(lead[0]),
        year=Text(year, year),
        between=between(lead[0]),
    )


def _sure(reader: Reader, groups: Sequence[Group], year: str) -> Sentence:
    """In how many groups the need is above nothing in the whole interval."""
    needs = [one.by_year[year].need for one in groups]
    sure = [one for one in needs if (one.lo80 or 0) > 0]
    return say(
        reader.section,
        "I {n} är behovet fram till {year} större än noll i hela intervallet.",
        "The need by {year} is above zero in the whole interval in {n}.",
        n=out_of(
            count(reader, needs, KIND, "sure", len(sure)),
            count(reader, needs, KIND, "all", len(needs)),
            GROUPS,
        ),
        year=Text(year, year),
    )


def _why(reader: Reader, groups: Sequence[Group], year: str) -> Sentence:
    """In how many groups people who leave are more of the need than growth is."""
    needs = [one.by_year[year].need for one in groups]
    leaving = [
        one
        for one in groups
        if value_of(one.by_year[year].replacement) > value_of(one.by_year[year].growth)
    ]
    return say(
        reader.section,
        "I {n} är åldersavgångarna fler än de anställda som tillkommer.",
        "More people retire than employees are added in {n}.",
        n=out_of(
            count(reader, needs, KIND, "replacement", len(leaving)),
            count(reader, needs, KIND, "all", len(needs)),
            GROUPS,
        ),
    )


def _chart(inputs: Inputs, groups: Sequence[Group], year: str, title: Text) -> BarChart:
    shown = [(one.code, one.by_year[year].need) for one in groups[:SHOWN]]
    return BarChart(
        title=title,
        alt=Text(
            f"Staplar: de {len(shown)} yrkesgrupperna med störst behov. {title.sv}",
            f"Bars: the {len(shown)} occupation groups with the largest need. {title.en}",
        ),
        unit=Text(f"personer som behövs fram till {year}", f"persons needed by {year}"),
        keys=(("need", Text("behov", "need"), Role.MAIN),),
        bars=tuple(
            Bar(
                label=inputs.occupations[code].name,
                values={"need": need.value},
                intervals={"need": (need.lo80, need.hi80)}
                if need.lo80 is not None and need.hi80 is not None
                else {},
            )
            for code, need in shown
        ),
    )


def _table(reader: Reader, groups: Sequence[Group], base: str, years: Sequence[str]) -> Table:
    columns = [
        Column("occupation", Text("Yrkesgrupp", "Occupation group"), kind="text"),
        Column("employees", Text(f"Anställda {base}", f"Employees {base}")),
    ]
    for year in years:
        columns += [
            Column(f"need-{year}", Text(f"Behov till {year}", f"Need by {year}")),
            Column(f"lo80-{year}", Text("Nedre gräns (80 %)", "Lower end (80%)")),
            Column(f"hi80-{year}", Text("Övre gräns (80 %)", "Upper end (80%)")),
            Column(f"replacement-{year}", Text("Därav åldersavgångar", "Of which retirements")),
            Column(f"growth-{year}", Text("Därav förändring", "Of which change")),
            Column(
                f"past-error-{year}",
                Text("Tidigare fel i antalet", "Past error in the number"),
                unit="percent",
                decimals=1,
            ),
        ]
    if reader.section is Section.MEDIUM_TERM:  # the outlook is of five years as well
        columns.append(Column("outlook", OUTLOOK, kind="assessment"))
    return make_table(columns, (_row(reader, one, years) for one in groups))


def _row(reader: Reader, one: Group, years: Sequence[str]) -> list[CellValue]:
    cells = [name_cell(reader.inputs, one.code), cell(one.base)]
    for year in years:
        ahead = one.by_year[year]
        cells += [
            CellValue(number=ahead.need.value),
            CellValue(number=ahead.need.lo80),
            CellValue(number=ahead.need.hi80),
            CellValue(number=ahead.replacement.value),
            CellValue(number=ahead.growth.value),
            CellValue(number=ahead.employees.past_error),
        ]
    if reader.section is Section.MEDIUM_TERM:
        cells.append(_outlook(reader, one.code))
    return cells


def _outlook(reader: Reader, group: str) -> CellValue:
    """What the employment service expects of the occupations in the group: beside, not inside."""
    inputs = reader.inputs
    known = inputs.once("assessed units", lambda: assessments.by_unit_group(inputs))
    codes = [code for unit, found in known.items() if unit.startswith(group) for code in found]
    region = inputs.county.code
    edition = assessments.edition(inputs, region)
    found = assessments.read(reader, region, edition, dict.fromkeys(codes))
    return assessments.level_cell(inputs, assessments.OUTLOOK, (one.demand for one in found))


def _notes(inputs: Inputs, base: str, years: Sequence[str]) -> tuple[Text, ...]:
    return (
        Text(
            f"Uppgifterna slutar {base}, och åren räknas därifrån. Med nyare uppgifter (slussen "
            "figures pull, slussen ledger publish) räknas behovet från dem.",
            f"The figures end in {base}, and the years count from there. With newer figures "
            "(slussen figures pull, slussen ledger publish) the need counts from them.",
        ),
        Text(
            "Behov är hur antalet anställda väntas förändras plus åldersavgångar: de som hinner "
            f"bli äldre än {LAST_AGE} år. Den som byter yrke, flyttar, dör eller slutar tidigare "
            "räknas inte, så behovet av nya är oftast större.",
            "Need is the expected change in the number of employees plus retirements: those who "
            f"turn older than {LAST_AGE}. People who change occupation, move, die or leave earlier "
            "are not counted, so the need for new people is usually larger.",
        ),
        Text(
            "Antalet anställda antas följa befolkningen 20–64 år, och varje yrkes andel av dem gå "
            "vidare som den har rört sig. Prognosen vet inget om konjunktur, ny teknik, nya "
            "arbetsgivare eller beslut, och säger inte hur många som går att anställa. "
            "Arbetsförmedlingens bedömning på fem år står bredvid i tabellen; den ingår inte.",
            "The number of employees is taken to follow the population aged 20–64, and each "
            "occupation’s share of them to go on as it has moved. The forecast knows nothing of "
            "the business cycle, new technology, new employers or decisions, and doesn’t say how "
            "many can be employed. The employment service’s five-year outlook stands beside it in "
            "the table and is no part of it.",
        ),
        Text(
            "Tidigare fel är hur mycket metoden har missat antalet anställda med när den har "
            "prövats på år som redan har varit, så långt fram som uppgifterna räcker; ett streck "
            "betyder att de är för få för att pröva. Antal anställda efter ålder är uppskattade "
            "för länet ur riksområdets andelar.",
            "The past error is how much the method has missed the number of employees by when "
            "tried on years that have been, as far ahead as the figures go; a dash means that they "
            "are too few to try. Employees by age are estimated for the county from the shares of "
            "the NUTS 2 area.",
        ),
    )
