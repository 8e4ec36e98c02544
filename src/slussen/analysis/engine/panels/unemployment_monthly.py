"""Läget: unemployment among all, month by month, beside the country (SCB, BAS)."""

from collections.abc import Mapping, Sequence

from slussen.analysis.engine import claims, parts, wording
from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import Column, Indicator, Panel, Section, Sentence, Table
from slussen.analysis.engine.panels.unemployment import (
    AGE,
    DEFINITION,
    PRELIMINARY,
    RATE,
    TABLE,
    UNIT,
)
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import LineChart, Role, Series

SMALL = 0.2  # points: a change in the rate of everyone that is not worth calling one
Months = Mapping[str, Indicator]


def monthly(inputs: Inputs) -> Panel | None:
    """The rate of everyone in the county, the country and the chosen counties."""
    reader, own = Reader(inputs, Section.SITUATION), inputs.county.code
    found = {region: _read(reader, region) for region in parts.regions(inputs)}
    here, country = found[own], found[COUNTRY]
    if len(here) < 2:
        return None
    sentences = _sentences(reader, here, country)
    return Panel(
        id="unemployment-monthly",
        section=Section.SITUATION,
        question=Text(
            "Hur har arbetslösheten utvecklats månad för månad?",
            "How has unemployment developed month by month?",
        ),
        sentences=sentences,
        chart=_chart(inputs, found),
        table=_table(inputs, found),
        indicators=reader.indicators,
        notes=(DEFINITION, PRELIMINARY, *_retrievals(here)),
    )


def _read(reader: Reader, region: str) -> dict[str, Indicator]:
    """The published rate of every month that has one."""
    who = {"sex": "total", "birth": "total", "age": AGE}
    periods = reader.inputs.cube(TABLE).periods(region=region, measure=RATE, **who)
    found = {
        period: reader.figure(TABLE, RATE, region=region, period=period, **who)
        for period in periods
    }
    return {period: one for period, one in found.items() if one}


def _latest(here: Months, country: Months) -> str:
    return max(set(here) & set(country) or set(here))


def _sentences(reader: Reader, here: Months, country: Months) -> tuple[Sentence, ...]:
    """The rate now beside the country's, a year's change, and the highest and lowest months."""
    latest, place = _latest(here, country), reader.inputs.county.title
    found = [_level(reader, here[latest], country.get(latest), place)]
    earlier = here.get(f"{int(latest[:4]) - 1}{latest[4:]}")
    if earlier:
        moved = parts.change(reader, here[latest], earlier)
        found.append(
            claims.say(
                Section.SITUATION,
                "Arbetslösheten {moved} från {first} till {last}.",
                "Unemployment {moved} from {first} to {last}.",
                moved=claims.changed(here[latest], earlier, moved, claims.ROSE, about=SMALL),
                first=wording.period(earlier.period),
                last=wording.period(latest),
            )
        )
    return (*found, *_ends(tuple(here.values())))


def _ends(here: Sequence[Indicator]) -> list[Sentence]:
    """The highest and the lowest month; one that several months share is left out."""
    named = {one.id: wording.period(one.period) for one in here}
    most, least = (claims.extreme(here, named, highest=highest) for highest in (True, False))
    if most and least:
        sv = "Av de månader som visas var arbetslösheten högst i {most} och lägst i {least}."
        en = "Of the months shown, unemployment was highest in {most} and lowest in {least}."
        return [claims.say(Section.SITUATION, sv, en, most=most, least=least)]
    if most:
        sv = "Av de månader som visas var arbetslösheten högst i {most}."
        en = "Of the months shown, unemployment was highest in {most}."
        return [claims.say(Section.SITUATION, sv, en, most=most)]
    return []


def _level(reader: Reader, here: Indicator, country: Indicator | None, place: Text) -> Sentence:
    common: dict[str, claims.Phrase | Text] = {
        "when": wording.capital(wording.when(here.period)),
        "place": place,
        "size": claims.figure(here),
    }
    if country is None:
        return claims.say(
            Section.SITUATION,
            "{when} var arbetslösheten i {place} {size}.",
            "{when}, unemployment in {place} was {size}.",
            number="size",
            **common,
        )
    return claims.say(
        Section.SITUATION,
        "{when} var arbetslösheten i {place} {size}, {apart} i riket.",
        "{when}, unemployment in {place} was {size}, {apart} in Sweden.",
        number="size",
        apart=claims.apart(here, country, _apart(reader, here, country), claims.LEVEL),
        **common,
    )


def _apart(reader: Reader, here: Indicator, country: Indicator) -> Indicator:
    return parts.difference(
        reader,
        here,
        country,
        key=f"unemployment_from_country:{here.breakdown['region']}:{here.period}",
        title=Text("Arbetslöshet, skillnad mot riket", "Unemployment, difference from Sweden"),
        step=Text("Länet minus riket", "The county minus Sweden"),
    )


def _chart(inputs: Inputs, found: Mapping[str, Months]) -> LineChart:
    own = inputs.county.code
    here, country = found[own], found[COUNTRY]
    months = _every_month([period for one in found.values() for period in one])
    latest, span = _latest(here, country), wording.span(months)
    title = claims.say(
        Section.SITUATION,
        "Arbetslösheten är {size} ({when})",
        "Unemployment is {size} ({when})",
        size=claims.figure(here[latest]),
        when=wording.period(latest),
    ).text
    if latest in country:
        title = claims.say(
            Section.SITUATION,
            "Arbetslösheten är {how} i riket ({when})",
            "Unemployment is {how} in Sweden ({when})",
            how=claims.stands(here[latest], country[latest], claims.LEVEL, SMALL),
            when=wording.period(latest),
        ).text
    return LineChart(
        title=title,
        alt=Text(
            f"Linjer per område: arbetslöshet månad för månad {span.sv}. {title.sv}.",
            f"A line an area: unemployment month by month, {span.en}. {title.en}.",
        ),
        unit=UNIT,
        series=tuple(_line(inputs, region, one, months) for region, one in found.items() if one),
        breaks=parts.break_marks(inputs.entries[TABLE], months),
        zero=True,
    )


def _line(inputs: Inputs, region: str, found: Months, months: Sequence[str]) -> Series:
    own = inputs.county.code
    role = {own: Role.MAIN, COUNTRY: Role.REFERENCE}.get(region, Role.REFERENCE_2)
    label = wording.capital(inputs.place(region))
    return parts.series(region, label, role, {month: found.get(month) for month in months})


def _every_month(periods: Sequence[str]) -> tuple[str, ...]:
    """Every month from the first to the last, so that one without figures cuts the line."""
    first, last = (
        int(period[:4]) * 12 + int(period[5:7]) - 1 for period in (min(periods), max(periods))
    )
    return tuple(f"{month // 12}-{month % 12 + 1:02}" for month in range(first, last + 1))


def _retrievals(here: Months) -> tuple[Text, ...]:
    """When the figures were read, if not all at once: older ones may have been revised since."""
    read: dict[str, list[str]] = {}
    for period, one in here.items():
        read.setdefault(one.source.retrieved[:7], []).append(period)
    if len(read) < 2:
        return ()
    runs = [(wording.span(periods), wording.period(when)) for when, periods in read.items()]
    sv = "; ".join(f"{span.sv} hämtades {when.sv}" for span, when in runs)
    en = "; ".join(f"{span.en} in {when.en}" for span, when in runs)
    return (
        Text(
            f"Siffrorna för {sv}. SCB kan ha ändrat de äldre sedan dess. Linjen bryts där månader "
            "saknas.",
            f"When the figures were retrieved: {en}. Statistics Sweden may have revised the older "
            "ones since. The line is broken where months are missing.",
        ),
    )


def _table(inputs: Inputs, found: Mapping[str, Months]) -> Table:
    columns = (
        parts.MONTH,
        *(
            Column(region, wording.capital(inputs.place(region)), unit="percent", decimals=1)
            for region in found
        ),
    )
    months = sorted({period for one in found.values() for period in one}, reverse=True)
    rows = tuple(
        (
            parts.text_cell(wording.period(month)),
            *(parts.cell(one.get(month)) for one in found.values()),
        )
        for month in months
    )
    return Table(columns=columns, rows=rows)
