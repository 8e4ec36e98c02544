"""Läget: unemployment by sex and by born in Sweden or abroad, and month by month (SCB, BAS)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slussen.analysis.engine import claims, parts, wording
from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import Column, Indicator, Panel, Section, Sentence, Status, Table
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import LineChart

TABLE, RATE, AGE = "labour_status", "unemployment_rate", "20-64"
EMPLOYED, UNEMPLOYED = "employed", "unemployed"
NATIVE, FOREIGN = parts.NATIVE, parts.FOREIGN
FOCUS: parts.Group = ("women", FOREIGN)
UNIT = Text("procent av arbetskraften 20–64 år", "per cent of the labour force aged 20–64")
DEFINITION = Text(
    "Arbetslöshet: arbetslösa som andel av arbetskraften, alltså av sysselsatta och arbetslösa "
    "tillsammans, 20–64 år, enligt SCB:s register. Arbetsförmedlingen räknar på ett annat sätt.",
    "Unemployment: the unemployed as a share of the labour force, that is of employed and "
    "unemployed together, ages 20–64, in Statistics Sweden's registers. The employment service "
    "counts in another way.",
)
PRELIMINARY = Text(
    "Siffrorna är preliminära och kan ändras. Arbetslösheten växlar med årstiden: jämför samma "
    "månad olika år.",
    "The figures are preliminary and can change. Unemployment varies over the year: compare the "
    "same month of different years.",
)


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate, and by how many points it can be off because of noise: 0 for a published one."""

    indicator: Indicator
    margin: float = 0.0

    @property
    def is_rough(self) -> bool:
        return self.margin > 0


def trend(inputs: Inputs) -> Panel | None:
    """The unemployment rates of four groups over time.

    Months in which SCB's foreign-born figures are not here are total minus born in Sweden.
    """
    reader, own = Reader(inputs, Section.SITUATION), inputs.county.code
    months = [
        period
        for period in inputs.cube(TABLE).periods(region=own, birth=NATIVE, measure=RATE)
        if read_rate(reader, own, period, FOCUS)
    ]
    if not months:
        return None
    latest = _latest(reader, months)
    sentences = _trend_sentences(reader, months, latest)
    return Panel(
        id="unemployment-trend",
        section=Section.SITUATION,
        question=Text(
            "Hur stor är arbetslösheten bland inrikes och utrikes födda?",
            "How high is unemployment among people born in Sweden and foreign-born?",
        ),
        sentences=sentences,
        # Drawn to the month that the sentences are about; newer months are in the table.
        chart=_trend_chart(reader, [month for month in months if month <= latest]),
        table=_trend_table(reader, months, latest),
        indicators=reader.indicators,
        notes=(DEFINITION, *_noise(inputs, reader), PRELIMINARY, *parts.pandemic(months)),
    )


def read_rate(reader: Reader, region: str, period: str, who: parts.Group) -> Rate | None:
    """The published rate or, for the foreign-born, the derived one; None without either."""
    sex, birth = who
    breakdown = {"region": region, "period": period, "sex": sex, "birth": birth, "age": AGE}
    published = reader.figure(TABLE, RATE, **breakdown)
    if published:
        return Rate(published)
    return _derived_rate(reader, breakdown) if birth == FOREIGN else None


def count(reader: Reader, measure: str, breakdown: Mapping[str, str]) -> Indicator | None:
    """Persons: published or, for the foreign-born, total minus born in Sweden.

    SCB adds noise to each figure, so the difference can be off by the measure's ``noise``. It is
    marked as derived and never adjusted to fit another figure.
    """
    published = reader.figure(TABLE, measure, **breakdown)
    if published or breakdown["birth"] != FOREIGN:
        return published
    total, native = (
        reader.figure(TABLE, measure, **{**breakdown, "birth": birth})
        for birth in ("total", NATIVE)
    )
    if not total or not native:
        return None
    noise = wording.number(reader.inputs.entries[TABLE].measures[measure].noise)
    return parts.difference(
        reader,
        total,
        native,
        key=f"{TABLE}.{measure}:{':'.join(breakdown.values())}:derived",
        title=total.title,
        step=Text(
            f"Totalt minus inrikes födda; SCB:s brus kan göra talet upp till {noise.sv} fel",
            f"Total minus born in Sweden; the publisher's noise can put it off by up to {noise.en}",
        ),
        breakdown={**total.breakdown, "birth": FOREIGN},
    )


def _derived_rate(reader: Reader, breakdown: Mapping[str, str]) -> Rate | None:
    employed, unemployed = (count(reader, measure, breakdown) for measure in (EMPLOYED, UNEMPLOYED))
    if not employed or not unemployed:
        return None
    jobless = claims.value_of(unemployed)
    force = claims.value_of(employed) + jobless
    if force <= 0 or jobless < 0:
        return None  # noise larger than the group
    measures = reader.inputs.entries[TABLE].measures
    noise = [
        measures[name].noise
        for name, one in ((EMPLOYED, employed), (UNEMPLOYED, unemployed))
        if one.status is Status.DERIVED
    ]
    rate = reader.compute(
        (unemployed, employed),
        id=f"{TABLE}.{RATE}:{':'.join(breakdown.values())}:derived",
        title=measures[RATE].title,
        value=parts.rounded(100 * jobless / force, 1),
        step=Text(
            "Arbetslösa delat med sysselsatta och arbetslösa",
            "Unemployed divided by employed and unemployed",
        ),
        unit="percent",
        decimals=1,
    )
    return Rate(rate, margin=100 * max(noise, default=0) / force)


def _latest(reader: Reader, months: Sequence[str]) -> str:
    """The last month in which the country too has figures; else the county's last."""
    both = [month for month in months if read_rate(reader, COUNTRY, month, FOCUS)]
    return both[-1] if both else months[-1]


def _trend_sentences(reader: Reader, months: Sequence[str], latest: str) -> tuple[Sentence, ...]:
    """Foreign-born women's rate now, its change, and beside foreign-born men and the country."""
    own = reader.inputs.county.code
    here, native = (read_rate(reader, own, latest, ("women", birth)) for birth in (FOREIGN, NATIVE))
    if here is None:
        return ()
    found = [_level(reader.inputs, here, native)]
    change = _change(reader, months)
    if change:
        earlier, later = change
        found.append(
            claims.say(
                Section.SITUATION,
                "Arbetslösheten bland {whom} {moved} från {first} till {last}.",
                "Unemployment among {whom} {moved} from {first} to {last}.",
                whom=wording.group(*FOCUS),
                moved=_moved(reader, earlier, later),
                first=wording.period(earlier.indicator.period),
                last=wording.period(later.indicator.period),
            )
        )
    others = _beside(reader, here)
    if others.claims:
        found.append(
            claims.say(
                Section.SITUATION,
                "I länet var arbetslösheten bland {whom} {others}.",
                "In the county, unemployment among {whom} was {others}.",
                whom=wording.group(*FOCUS),
                others=others,
            )
        )
    return tuple(found)


def _level(inputs: Inputs, here: Rate, native: Rate | None) -> Sentence:
    common: dict[str, claims.Phrase | Text] = {
        "when": wording.capital(wording.when(here.indicator.period)),
        "whom": wording.group(*FOCUS),
        "place": inputs.county.title,
        "size": claims.figure(here.indicator, roughly=here.is_rough),
    }
    if native is None:
        return claims.say(
            Section.SITUATION,
            "{when} var arbetslösheten bland {whom} i {place} {size}.",
            "{when}, unemployment among {whom} in {place} was {size}.",
            number="size",
            **common,
        )
    return claims.say(
        Section.SITUATION,
        "{when} var arbetslösheten bland {whom} i {place} {size}, mot {other} bland {natives}.",
        "{when}, unemployment among {whom} in {place} was {size}, against {other} among {natives}.",
        number="size",
        other=claims.figure(native.indicator, roughly=native.is_rough),
        natives=wording.group("women", NATIVE),
        **common,
    )


def _change(reader: Reader, months: Sequence[str]) -> tuple[Rate, Rate] | None:
    """The rates at both ends of the longest comparable span of one month of the year."""
    runs = parts.stretches(reader.inputs.entries[TABLE], months)
    span = parts.same_season(runs[-1]) if runs else None
    if span is None:
        return None
    own = reader.inputs.county.code
    earlier, later = (read_rate(reader, own, month, FOCUS) for month in span)
    return (earlier, later) if earlier and later else None


def _moved(reader: Reader, earlier: Rate, later: Rate) -> claims.Phrase:
    return claims.changed(
        later.indicator,
        earlier.indicator,
        parts.change(reader, later.indicator, earlier.indicator),
        claims.ROSE,
        about=max(claims.ABOUT, earlier.margin + later.margin),
        roughly=earlier.is_rough or later.is_rough,
    )


def _beside(reader: Reader, here: Rate) -> claims.Phrase:
    month = here.indicator.period
    men, women = wording.group("men", FOREIGN), wording.group(*FOCUS)
    others = (
        (reader.inputs.county.code, ("men", FOREIGN), Text(f"bland {men.sv}", f"among {men.en}")),
        (
            COUNTRY,
            FOCUS,
            Text(f"bland {women.sv} i hela riket", f"among {women.en} in all of Sweden"),
        ),
    )
    phrases = []
    for region, who, whom in others:
        other = read_rate(reader, region, month, who)
        if other:
            phrases.append(
                claims.compared(
                    here.indicator,
                    other.indicator,
                    claims.LEVEL,
                    whom,
                    about=max(claims.ABOUT, here.margin + other.margin),
                    roughly=other.is_rough,
                )
            )
    return claims.both(phrases)


def _trend_chart(reader: Reader, months: Sequence[str]) -> LineChart:
    own, inputs = reader.inputs.county.code, reader.inputs

    def read(month: str, who: parts.Group) -> Indicator | None:
        found = read_rate(reader, own, month, who)
        return found.indicator if found else None

    title, span = _trend_title(reader, months[-1]), wording.span(months)
    return LineChart(
        title=title,
        alt=Text(
            f"Fyra linjer, kvinnor och män som är inrikes och utrikes födda: arbetslöshet "
            f"{span.sv}. {title.sv}.",
            f"Four lines, women and men born in Sweden and abroad: unemployment "
            f"{span.en}. {title.en}.",
        ),
        unit=UNIT,
        series=parts.four_lines(months, read),
        breaks=parts.break_marks(inputs.entries[TABLE], months),
        zero=True,
    )


def _trend_title(reader: Reader, month: str) -> Text:
    own = reader.inputs.county.code
    here, native = (read_rate(reader, own, month, ("women", birth)) for birth in (FOREIGN, NATIVE))
    if here is None or native is None:
        return Text("Arbetslöshet efter kön och födelseland", "Unemployment by sex and birth")
    return claims.say(
        Section.SITUATION,
        "Arbetslöshet bland kvinnor: {here} av utrikes födda, {native} av inrikes födda",
        "Unemployment among women: {here} of foreign-born, {native} of those born in Sweden",
        here=claims.figure(here.indicator, roughly=here.is_rough),
        native=claims.figure(native.indicator, roughly=native.is_rough),
    ).text


def _trend_table(reader: Reader, months: Sequence[str], latest: str) -> Table:
    """The latest month in every region shown, then the county's other months."""
    groups = [who for who, _ in parts.FOUR_GROUPS]
    columns = [parts.AREA, parts.MONTH]
    for who in groups:
        title = wording.capital(wording.group(*who))
        columns.append(Column("-".join(who), title, unit="percent", decimals=1))
    for sex in ("women", "men"):
        people = wording.group(sex, FOREIGN)
        title = Text(f"Arbetslösa {people.sv}", f"Unemployed {people.en}")
        columns.append(Column(f"unemployed-{sex}", title, unit="persons"))
    own = reader.inputs.county.code
    shown = [(region, latest) for region in parts.regions(reader.inputs)]
    shown += [(own, month) for month in reversed(months) if month != latest]
    rows = []
    for region, month in shown:
        cells = [
            parts.text_cell(reader.inputs.place(region)),
            parts.text_cell(wording.period(month)),
            *(parts.cell(_shown(reader, region, month, who)) for who in groups),
        ]
        for sex in ("women", "men"):
            breakdown = {"region": region, "period": month, "sex": sex, "birth": FOREIGN}
            cells.append(parts.cell(count(reader, UNEMPLOYED, {**breakdown, "age": AGE})))
        rows.append(tuple(cells))
    return Table(columns=tuple(columns), rows=tuple(rows))


def _shown(reader: Reader, region: str, month: str, who: parts.Group) -> Indicator | None:
    """The rate, or the published cell that says why there is none."""
    found, (sex, birth) = read_rate(reader, region, month, who), who
    if found:
        return found.indicator
    return reader.read(TABLE, RATE, region=region, period=month, sex=sex, birth=birth, age=AGE)


def _noise(inputs: Inputs, reader: Reader) -> tuple[Text, ...]:
    """What SCB's noise means, and for hollow points how they are made."""
    noise = Text(
        "SCB lägger lite brus på varje tal för att skydda enskilda, så delarna summerar inte "
        "alltid till totalen.",
        "Statistics Sweden adds a little noise to each figure to protect individuals, so the parts "
        "do not always sum to the total.",
    )
    own = inputs.county.code
    rough = [
        found.margin
        for indicator in reader.indicators
        if indicator.status is Status.DERIVED
        and indicator.unit == "percent"
        and indicator.breakdown["region"] == own
        and (
            found := read_rate(reader, own, indicator.period, (indicator.breakdown["sex"], FOREIGN))
        )
    ]
    if not rough:
        return (noise,)
    most = wording.points(math.ceil(10 * max(rough)) / 10)
    persons = wording.number(inputs.entries[TABLE].measures[UNEMPLOYED].noise)
    return (
        noise,
        Text(
            f"Ihåliga punkter och tal märkta härledd är totalt minus inrikes födda. Bruset gör att "
            f"antalen kan avvika med upp till {persons.sv} och andelarna här med högst {most.sv}.",
            f"Hollow points and figures marked derived are total minus born in Sweden. Because of "
            f"the noise, numbers can be off by up to {persons.en} and rates here by at most "
            f"{most.en}.",
        ),
    )
