"""Läget: employment by sex and by born in Sweden or abroad (SCB, BAS)."""

from collections.abc import Sequence
from dataclasses import dataclass

from slussen.analysis.engine import claims, parts, wording
from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import (
    Column,
    Indicator,
    Panel,
    Section,
    Sentence,
    Table,
)
from slussen.figures.engine.vocabulary import word
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import LineChart

TABLE, RATE, AGE = "labour_status", "employment_rate", "20-64"
NATIVE, FOREIGN = parts.NATIVE, parts.FOREIGN
SEXES = ("women", "men", "total")
UNIT = Text("procent sysselsatta av 20–64 år", "per cent employed of ages 20–64")
NOTES = (
    Text(
        "Sysselsättningsgrad: hur stor del av befolkningen 20–64 år som har ett arbete, som "
        "anställd eller företagare, enligt SCB:s register. Skillnaden är inrikes födda minus "
        "utrikes födda.",
        "Employment rate: the share of the population aged 20–64 who have work, as employees or "
        "self-employed, in Statistics Sweden's registers. The gap is people born in Sweden minus "
        "foreign-born.",
    ),
    Text(
        "Siffrorna är preliminära och kan ändras. Fler arbetar på sommaren: jämför samma månad "
        "olika år.",
        "The figures are preliminary and can change. More people work in summer: compare the same "
        "month of different years.",
    ),
)


@dataclass(frozen=True, slots=True)
class Gap:
    """Two rates of one region, month and sex, and born in Sweden minus foreign-born (points)."""

    native: Indicator
    foreign: Indicator
    size: Indicator

    @property
    def is_usual(self) -> bool:
        """Whether the foreign-born have the lower rate, or the same: "the gap" then has a size."""
        return claims.value_of(self.size) >= 0


def gap(inputs: Inputs) -> Panel | None:
    """The employment rates of four groups over time, and the gap between them now."""
    reader, own = Reader(inputs, Section.SITUATION), inputs.county.code
    latest = latest_period(inputs)
    here = read_gap(reader, own, "women", latest) if latest else None
    if latest is None or here is None:
        return None
    periods = _gap_periods(inputs)
    earlier = _earlier(reader, here, periods)
    return Panel(
        id="employment-gap",
        section=Section.SITUATION,
        question=Text(
            "Hur stor är skillnaden i sysselsättning mellan inrikes och utrikes födda?",
            "How large is the employment gap between people born in Sweden and foreign-born?",
        ),
        sentences=_gap_sentences(reader, here, earlier),
        # Drawn to the month that the sentences are about; newer months are in the table.
        chart=_gap_chart(reader, [p for p in periods if p <= latest], here, earlier),
        table=_gap_table(reader, latest, periods),
        indicators=reader.indicators,
        notes=(*NOTES, *parts.pandemic(periods)),
    )


def latest_period(inputs: Inputs) -> str | None:
    """The latest month in which both groups' rates are published for every county that has any."""
    common: set[str] | None = None
    for county in inputs.counties:
        if found := _women_periods(inputs, county.code):
            common = found if common is None else common & found
    return max(common) if common else None


def rate(reader: Reader, region: str, period: str, sex: str, birth: str) -> Indicator | None:
    """The published rate; None without a figure."""
    found = _published(reader, region, period, sex, birth)
    return found if found and found.value is not None else None


def _published(reader: Reader, region: str, period: str, sex: str, birth: str) -> Indicator | None:
    """The cell as it is published, also when its value is hidden."""
    return reader.read(TABLE, RATE, region=region, period=period, sex=sex, birth=birth, age=AGE)


def region_gap(reader: Reader, region: str, sex: str, period: str) -> Indicator | None:
    """Born in Sweden minus foreign-born, percentage points; None without both figures."""
    found = read_gap(reader, region, sex, period)
    return found.size if found else None


def read_gap(reader: Reader, region: str, sex: str, period: str) -> Gap | None:
    """As ``region_gap``, with the two rates that it is made of."""
    native, foreign = (rate(reader, region, period, sex, birth) for birth in (NATIVE, FOREIGN))
    if not native or not foreign:
        return None
    size = parts.difference(
        reader,
        native,
        foreign,
        key=f"employment_gap:{region}:{period}:{sex}",
        title=Text(
            "Skillnad i sysselsättningsgrad mellan inrikes och utrikes födda",
            "Employment gap between people born in Sweden and foreign-born",
        ),
        step=Text("Inrikes födda minus utrikes födda", "Born in Sweden minus foreign-born"),
        breakdown={"region": region, "sex": sex, "age": AGE},
    )
    return Gap(native, foreign, size)


def _gap_periods(inputs: Inputs) -> list[str]:
    """The months in which the county has both rates for women: the gap can be seen in each."""
    return sorted(_women_periods(inputs, inputs.county.code))


def _women_periods(inputs: Inputs, region: str) -> set[str]:
    cube = inputs.cube(TABLE)
    native, foreign = (
        set(cube.periods(region=region, sex="women", birth=birth, measure=RATE))
        for birth in (NATIVE, FOREIGN)
    )
    return native & foreign


def _earlier(reader: Reader, here: Gap, periods: Sequence[str]) -> Gap | None:
    """The first gap of the same month of a year that can be compared with *here*."""
    now = here.size.period
    season = [period for period in periods if period[4:] == now[4:] and period <= now]
    runs = parts.stretches(reader.inputs.entries[TABLE], season)
    if not runs or runs[-1][0] == now:
        return None
    return read_gap(reader, here.size.breakdown["region"], "women", runs[-1][0])


def _gap_sentences(reader: Reader, here: Gap, earlier: Gap | None) -> tuple[Sentence, ...]:
    """How large the gap among women is, how it has changed, and beside men's and the country's."""
    found = [level(reader.inputs, here)]
    if earlier and earlier.is_usual and here.is_usual:
        moved = parts.change(reader, here.size, earlier.size)
        found.append(
            claims.say(
                Section.SITUATION,
                "Skillnaden {moved} från {first} till {last}.",
                "The gap {moved} from {first} to {last}.",
                moved=claims.changed(here.size, earlier.size, moved, claims.WIDENED),
                first=wording.period(earlier.size.period),
                last=wording.period(here.size.period),
            )
        )
    others = _beside(reader, here)
    if others.claims:
        found.append(
            claims.say(
                Section.SITUATION,
                "Skillnaden var {others}.",
                "The gap was {others}.",
                others=others,
            )
        )
    return tuple(found)


def level(inputs: Inputs, here: Gap) -> Sentence:
    """The size of the gap, with its direction read from the two rates themselves."""
    where, sex = here.size.breakdown["region"], here.size.breakdown["sex"]
    return claims.say(
        Section.SITUATION,
        "{when} var sysselsättningen bland {foreign} i {place} {apart} bland {native}.",
        "{when}, employment among {foreign} in {place} was {apart} among {native}.",
        number="apart",
        when=wording.capital(wording.when(here.size.period)),
        foreign=wording.group(sex, FOREIGN),
        place=inputs.place(where),
        apart=claims.apart(here.foreign, here.native, here.size, claims.LEVEL),
        native=wording.group(sex, NATIVE),
    )


def _beside(reader: Reader, here: Gap) -> claims.Phrase:
    """The gap beside men's and the country's; a gap the other way round is left out."""
    others = (
        (here.size.breakdown["region"], "men", Text("bland män", "among men")),
        (COUNTRY, "women", Text("bland kvinnor i hela riket", "among women in all of Sweden")),
    )
    found = [
        (read_gap(reader, region, sex, here.size.period), whom) for region, sex, whom in others
    ]
    return claims.both(
        [
            claims.compared(here.size, other.size, claims.SIZE, whom)
            for other, whom in found
            if other and other.is_usual and here.is_usual
        ]
    )


def _gap_chart(reader: Reader, periods: Sequence[str], here: Gap, earlier: Gap | None) -> LineChart:
    size, how = claims.figure(here.size), claims.Phrase(Text("är", "is"))
    if earlier and earlier.is_usual and here.is_usual:
        how = claims.stands(here.size, earlier.size, claims.HAS_WIDENED_TO)
    title = level(reader.inputs, here).text
    if here.is_usual:
        title = claims.say(
            Section.SITUATION,
            "Skillnaden bland kvinnor {how} {size}",
            "The gap among women {how} {size}",
            how=how,
            size=size,
        ).text
    span, own = wording.span(periods), reader.inputs.county.code
    return LineChart(
        title=title,
        alt=Text(
            f"Fyra linjer, kvinnor och män som är inrikes och utrikes födda: sysselsättningsgrad "
            f"{span.sv}. {title.sv}.",
            f"Four lines, women and men born in Sweden and abroad: employment rate "
            f"{span.en}. {title.en}.",
        ),
        unit=UNIT,
        series=parts.four_lines(periods, lambda period, who: rate(reader, own, period, *who)),
        breaks=parts.break_marks(reader.inputs.entries[TABLE], periods),
    )


def _gap_table(reader: Reader, latest: str, periods: Sequence[str]) -> Table:
    """The latest common month in every region shown, then the county's other months."""
    columns = [parts.AREA, parts.MONTH]
    for sex in SEXES:
        for birth in (NATIVE, FOREIGN):
            title = wording.capital(wording.group(sex, birth))
            columns.append(Column(f"{sex}-{birth}", title, unit="percent", decimals=1))
        title = Text(f"Skillnad, {word('sex', sex).sv}", f"Gap, {word('sex', sex).en}")
        columns.append(Column(f"gap-{sex}", title, unit=parts.POINTS, decimals=1))
    own = reader.inputs.county.code
    shown = [(region, latest) for region in parts.regions(reader.inputs)]
    shown += [(own, period) for period in reversed(periods) if period != latest]
    rows = []
    for region, period in shown:
        cells = [
            parts.text_cell(reader.inputs.place(region)),
            parts.text_cell(wording.period(period)),
        ]
        for sex in SEXES:
            found = (_published(reader, region, period, sex, birth) for birth in (NATIVE, FOREIGN))
            cells += map(parts.cell, found)
            cells.append(parts.computed_cell(region_gap(reader, region, sex, period)))
        rows.append(tuple(cells))
    return Table(columns=tuple(columns), rows=tuple(rows))
