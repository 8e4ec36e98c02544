"""Yrkena: who works in what, women and men."""

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
from slussen.analysis.engine.occupation_figures import Counts
from slussen.analysis.engine.occupation_wording import (
    amount,
    first,
    name_cell,
    namer,
    plain,
    table,
)
from slussen.lib.text import Text
from slussen.ui.engine.charts import Bar, BarChart, Role

SHOWN = 15
FEWEST = 200  # employees, before a sentence names a group's share or change
GROUP, GROUPS = (
    Text("yrkesgrupp", "occupation group"),
    Text("yrkesgrupper", "occupation groups"),
)
EMPLOYEE, EMPLOYEES = Text("anställd", "employee"), Text("anställda", "employees")


@dataclass(frozen=True)
class Work:
    """The county's employees by group: number, sexes, women's share, change in number."""

    counts: Counts
    total: Indicator
    numbers: Mapping[str, Indicator]
    women: Mapping[str, Indicator]
    men: Mapping[str, Indicator]
    shares: Mapping[str, Indicator]
    changes: Mapping[str, Indicator]
    since: str | None


def who(inputs: Inputs) -> Panel | None:
    """The largest groups, how women and men divide between them, and what has changed."""
    reader = Reader(inputs, Section.OCCUPATIONS)
    counts = figures.employees(inputs, inputs.county.code)
    if counts is None or not counts.everyone:
        return None
    work = _work(reader, counts)
    if not work.numbers:
        return None
    sentences = _sentences(reader, work)
    return Panel(
        id="occupations-who",
        section=Section.OCCUPATIONS,
        question=Text("Vem arbetar med vad?", "Who works in what?"),
        sentences=sentences,
        chart=_chart(inputs, work, sentences[0].text),
        table=_table(reader, work),
        indicators=reader.indicators,
        notes=_notes(work),
    )


def share_of_women(
    reader: Reader, women: Indicator | None, men: Indicator | None
) -> Indicator | None:
    """Women's share of a group's employees; None without both figures or without anyone."""
    if not women or not men or women.value is None or men.value is None:
        return None
    both = women.value + men.value
    if not both:
        return None
    return reader.compute(
        (women, men),
        id=f"share_of_women:{women.id}",
        title=Text("Andel kvinnor", "Share of women"),
        value=parts.rounded(100 * women.value / both, 1),
        unit="percent",
        breakdown={**women.breakdown, "sex": "total"},
        step=Text("Kvinnor delade med kvinnor och män", "Women divided by women and men"),
    )


def _work(reader: Reader, counts: Counts) -> Work:
    earlier = _earlier(reader.inputs, counts)
    numbers: dict[str, Indicator] = {}
    women: dict[str, Indicator] = {}
    men: dict[str, Indicator] = {}
    shares: dict[str, Indicator] = {}
    changes: dict[str, Indicator] = {}
    for code in (*counts.numbers, *(c for c in counts.marks if c in reader.inputs.occupations)):
        number = counts.indicator(reader, code)
        her, his = (counts.of_sex(reader, code, sex) for sex in ("women", "men"))
        share = share_of_women(reader, her, his)
        change = _change(reader, number, earlier, code) if number and earlier else None
        for kept, one in (
            (numbers, number),
            (women, her),
            (men, his),
            (shares, share),
            (changes, change),
        ):
            if one:
                kept[code] = one
    since = earlier.period if earlier else None
    return Work(counts, counts.in_all(reader), numbers, women, men, shares, changes, since)


def _earlier(inputs: Inputs, counts: Counts) -> Counts | None:
    """The first year that can be compared with the latest: after the table's last break."""
    years = inputs.cube(counts.table).periods(region=counts.region)
    runs = [run for run in parts.stretches(inputs.entries[counts.table], years) if run]
    run = next((run for run in runs if counts.period in run), ())
    if len(run) < 2:
        return None
    return figures.employees_in(inputs, counts.region, counts.table, counts.level, run[0])


def _change(reader: Reader, now: Indicator, earlier: Counts, code: str) -> Indicator | None:
    before = earlier.numbers.get(code)
    if before is None or now.value is None:
        return None
    return reader.compute(
        (now,),
        id=f"change:{now.id}:since:{earlier.period}",
        title=Text(
            f"Förändring av antalet anställda sedan {earlier.period}",
            f"Change in the number of employees since {earlier.period}",
        ),
        value=now.value - before,
        step=Text(f"Skillnad mot {earlier.period}", f"Difference from {earlier.period}"),
    )


def _sentences(reader: Reader, work: Work) -> tuple[Sentence, ...]:
    found = (
        _largest(reader, work),
        _concentration(reader, work),
        _ends(reader.inputs, work),
        _changed(reader.inputs, work),
    )
    listed = tuple(sentence for sentence in found if sentence)
    return listed or (_in_all(reader.inputs, work),)


def _in_all(inputs: Inputs, work: Work) -> Sentence:
    return say(
        Section.OCCUPATIONS,
        "{place} hade {n} {year}.",
        "{place} had {n} in {year}.",
        number="n",
        place=inputs.county.title,
        n=amount(work.total, EMPLOYEE, EMPLOYEES),
        year=wording.period(work.counts.period),
    )


def _largest(reader: Reader, work: Work) -> Sentence | None:
    inputs = reader.inputs
    lead = first(work.numbers, namer(inputs))
    if lead is None:
        return None
    share = reader.compute(
        (lead[0], work.total),
        id=f"share_of_employees:{lead[0].id}",
        title=Text("Andel av alla anställda", "Share of all employees"),
        value=parts.rounded(100 * value_of(lead[0]) / value_of(work.total), 1),
        unit="percent",
        decimals=1,
        step=Text("Delat med alla anställda i länet", "Divided by all employees in the county"),
    )
    return say(
        Section.OCCUPATIONS,
        "Den största yrkesgruppen i {place} {year} var {who}: {n}, {share} av alla.",
        "The largest occupation group in {place} in {year} was {who}: {n}, {share} of all.",
        number="n",
        place=inputs.county.title,
        year=wording.period(work.counts.period),
        who=lead[1],
        n=amount(lead[0], EMPLOYEE, EMPLOYEES),
        share=figure(share),
    )


def _concentration(reader: Reader, work: Work) -> Sentence | None:
    """In how few groups half of the women, and half of the men, are found."""
    women, men = (
        _half(reader, work, sex, found) for sex, found in (("women", work.women), ("men", work.men))
    )
    if women is None or men is None:
        return None
    return say(
        Section.OCCUPATIONS,
        "Av dem med känt yrke arbetade hälften av kvinnorna i {women}, hälften av männen i {men}.",
        "Of those whose occupation is known, half of the women worked in {women}, half of the men "
        "in {men}.",
        women=amount(women, GROUP, GROUPS),
        men=plain(men),
    )


def _half(reader: Reader, work: Work, sex: str, found: Mapping[str, Indicator]) -> Indicator | None:
    """The fewest groups that hold half of those whose group is known."""
    numbers = sorted((one.value or 0 for one in found.values()), reverse=True)
    half, so_far, groups = sum(numbers) / 2, 0.0, 0
    if not half:
        return None
    while so_far < half:
        so_far += numbers[groups]
        groups += 1
    return _count(reader, work, f"half-of-{sex}", list(found.values()), groups)


def _count(
    reader: Reader, work: Work, what: str, of: Sequence[Indicator], number: int
) -> Indicator:
    return reader.compute(
        of,
        id=f"occupation_groups:{work.counts.region}:{work.counts.period}:{what}",
        title=Text("Antal yrkesgrupper", "Number of occupation groups"),
        value=number,
        unit="occupations",
        breakdown={"region": work.counts.region},
        step=Text("Yrkesgrupper räknade", "Occupation groups counted"),
    )


def _ends(inputs: Inputs, work: Work) -> Sentence | None:
    """The groups of some size with the highest and lowest share of women."""
    large = {
        code: one
        for code, one in work.shares.items()
        if code in work.numbers and value_of(work.numbers[code]) >= FEWEST
    }
    high = first(large, namer(inputs), most=2)
    low = first(large, namer(inputs), lowest=True, most=2)
    if high is None or low is None or value_of(high[0]) == value_of(low[0]):
        return None
    return say(
        Section.OCCUPATIONS,
        "Bland grupper med minst {least} anställda var andelen kvinnor högst bland {high} "
        "({most}) och lägst bland {low} ({fewest}).",
        "Among groups with at least {least} employees, the share of women was highest among "
        "{high} ({most}) and lowest among {low} ({fewest}).",
        least=wording.number(FEWEST),
        high=high[1],
        most=figure(high[0]),
        low=low[1],
        fewest=figure(low[0]),
    )


def _changed(inputs: Inputs, work: Work) -> Sentence | None:
    """Which groups have grown and shrunk most in number."""
    up = first(work.changes, namer(inputs))
    down = first(work.changes, namer(inputs), lowest=True)
    if work.since is None or not up or not down or not value_of(up[0]) > 0 > value_of(down[0]):
        return None
    return say(
        Section.OCCUPATIONS,
        "Sedan {since} ökade {up} mest, med {more}, och {down} minskade mest, med {less}.",
        "Since {since}, {up} grew most, by {more}, and {down} shrank most, by {less}.",
        since=wording.period(work.since),
        up=up[1],
        more=amount(up[0], EMPLOYEE, EMPLOYEES),
        down=down[1],
        less=plain(down[0]),
    )


def _ordered(work: Work) -> list[str]:
    return sorted(work.numbers, key=lambda code: (-value_of(work.numbers[code]), code))


def _chart(inputs: Inputs, work: Work, title: Text) -> BarChart:
    """The largest groups, women and men end to end."""
    bars = []
    for code in _ordered(work)[:SHOWN]:
        her, his = work.women.get(code), work.men.get(code)
        bars.append(
            Bar(
                label=inputs.occupations[code].name,
                values={"women": her.value if her else None, "men": his.value if his else None},
            )
        )
    return BarChart(
        title=title,
        alt=Text(
            f"Staplar: kvinnor och män i de {len(bars)} största yrkesgrupperna. {title.sv}",
            f"Bars: women and men in the {len(bars)} largest occupation groups. {title.en}",
        ),
        unit=Text(f"anställda {work.counts.period}", f"employees {work.counts.period}"),
        keys=(
            ("women", Text("kvinnor", "women"), Role.MAIN),
            ("men", Text("män", "men"), Role.REFERENCE),
        ),
        bars=tuple(bars),
        stacked=True,
    )


def _table(reader: Reader, work: Work) -> Table:
    year = work.counts.period
    columns = [
        Column("occupation", Text("Yrkesgrupp", "Occupation group"), kind="text"),
        Column("employees", Text(f"Anställda {year}", f"Employees {year}")),
        Column("women", Text("Kvinnor", "Women")),
        Column("men", Text("Män", "Men")),
        Column("share", Text("Andel kvinnor", "Share of women"), unit="percent"),
    ]
    if work.since:
        columns.append(
            Column("change", Text(f"Förändring sedan {work.since}", f"Change since {work.since}"))
        )
    marked = [code for code in work.counts.marks if code in reader.inputs.occupations]
    rows = []
    for code in (*_ordered(work), *sorted(marked)):
        number = work.numbers.get(code)
        row = [
            name_cell(reader.inputs, code),
            CellValue(number=number.value) if number else CellValue(mark=work.counts.mark(code)),
            parts.cell(work.women.get(code)),
            parts.cell(work.men.get(code)),
            parts.computed_cell(work.shares.get(code)),
        ]
        if work.since:
            row.append(parts.computed_cell(work.changes.get(code)))
        rows.append(row)
    return table(columns, rows)


def _notes(work: Work) -> tuple[Text, ...]:
    counts = work.counts
    ages = counts.extra["age"].replace("-", "–")
    unknown = counts.everyone - sum(counts.numbers.values())
    notes = [
        Text(
            f"Anställda {ages} år med arbetsplats i länet, oavsett var de bor. Egenföretagare är "
            f"inte med. Året är {counts.period}.",
            f"Employees aged {ages} whose workplace is in the county, wherever they live. The "
            f"self-employed are not included. The year is {counts.period}.",
        )
    ]
    if unknown > 0:
        size = wording.number(unknown)
        notes.append(
            Text(
                f"{size.sv} anställda saknar uppgift om yrke och är med bara i totalen.",
                f"{size.en} employees have no known occupation and are only in the total.",
            )
        )
    notes.append(
        Text(
            "Ingen öppen tabell delar upp yrken efter födelseland; vilka yrken utrikes födda "
            "kvinnor arbetar i går inte att visa för ett län.",
            "No open table splits occupations by country of birth; which occupations foreign-born "
            "women work in can’t be shown for a county.",
        )
    )
    return tuple(notes)
