"""Läget: employment by sex and by born in Sweden or abroad (SCB, BAS)."""

from slussen.analysis.engine import wording
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
from slussen.figures.engine.vocabulary import word
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import LineChart, Point, Role, Series

TABLE, RATE, AGE = "labour_status", "employment_rate", "20-64"
NATIVE, FOREIGN = "born_in_sweden", "foreign_born"
SEXES = ("women", "men", "total")
# The group in focus first, then what it is compared with, in greys.
LINES = (
    ("women", FOREIGN, Role.FOCUS),
    ("men", FOREIGN, Role.MAIN),
    ("women", NATIVE, Role.REFERENCE),
    ("men", NATIVE, Role.REFERENCE_2),
)
UNIT = Text("procent sysselsatta av 20–64 år", "per cent employed of ages 20–64")


def gap(inputs: Inputs) -> Panel | None:
    """The employment rates of four groups over time, and the gap between them now."""
    reader = Reader(inputs, Section.SITUATION)
    period = latest_period(inputs)
    if period is None:
        return None
    regions = (inputs.county.code, COUNTRY, *(county.code for county in inputs.compare))
    gaps = {(r, sex): region_gap(reader, r, sex, period) for r in regions for sex in SEXES}
    sentences = _sentences(inputs, gaps)
    return Panel(
        id="employment-gap",
        section=Section.SITUATION,
        question=Text(
            "Hur stor är skillnaden i sysselsättning mellan inrikes och utrikes födda?",
            "How large is the employment gap between people born in Sweden and foreign-born?",
        ),
        sentences=sentences,
        chart=_chart(reader, sentences[0].text),
        table=_table(reader, regions, period),
        indicators=reader.indicators,
    )


def latest_period(inputs: Inputs) -> str | None:
    """The latest month in which both groups' rates are published for every county."""
    cube = inputs.cube(TABLE)
    common: set[str] | None = None
    for county in inputs.counties:
        for birth in (NATIVE, FOREIGN):
            periods = set(cube.periods(region=county.code, sex="women", birth=birth, measure=RATE))
            common = periods if common is None else common & periods
    return max(common) if common else None


def region_gap(reader: Reader, region: str, sex: str, period: str) -> Indicator | None:
    """Born in Sweden minus foreign-born, percentage points; None without both figures."""
    native, foreign = (
        reader.figure(TABLE, RATE, region=region, period=period, sex=sex, birth=birth, age=AGE)
        for birth in (NATIVE, FOREIGN)
    )
    if not native or not foreign or native.value is None or foreign.value is None:
        return None
    return reader.compute(
        (native, foreign),
        id=f"employment_gap:{region}:{period}:{sex}",
        title=Text(
            "Skillnad i sysselsättningsgrad mellan inrikes och utrikes födda",
            "Employment gap between people born in Sweden and foreign-born",
        ),
        value=round(native.value - foreign.value, 1),
        unit="percentage_points",
        breakdown={"region": region, "sex": sex, "age": AGE},
        step=Text("Inrikes födda minus utrikes födda", "Born in Sweden minus foreign-born"),
    )


def _sentences(
    inputs: Inputs, gaps: dict[tuple[str, str], Indicator | None]
) -> tuple[Sentence, ...]:
    """Which sex has the larger gap here, and how it compares with the country."""
    women, men = (gaps[inputs.county.code, sex] for sex in ("women", "men"))
    country = gaps[COUNTRY, "women"]
    sentences = []
    if women and women.value is not None:
        when = wording.period(women.period)
        place, size = inputs.county.title, wording.points(abs(women.value))
        lower = women.value >= 0
        sentences.append(
            Sentence(
                section=Section.SITUATION,
                text=Text(
                    f"I {place.sv} var sysselsättningen {size.sv} "
                    f"{'lägre' if lower else 'högre'} bland utrikes födda kvinnor än bland "
                    f"inrikes födda kvinnor i {when.sv}.",
                    f"In {place.en}, employment was {size.en} {'lower' if lower else 'higher'} "
                    f"among foreign-born women than among women born in Sweden in {when.en}.",
                ),
                number=size,
                indicators=(women.id,),
            )
        )
    for other, who in (
        (men, Text("bland män", "among men")),
        (country, Text("bland kvinnor i hela riket", "among women in all of Sweden")),
    ):
        if women and other and women.value is not None and other.value is not None:
            sentences.append(_comparison(women, other, who))
    return tuple(sentences)


def _comparison(here: Indicator, other: Indicator, who: Text) -> Sentence:
    """Whether the women's gap here is larger than, smaller than or as large as another gap."""
    difference = round((here.value or 0) - (other.value or 0), 1)
    size = wording.points(other.value or 0)
    if difference == 0:
        relation = Text("lika stor som", "as large as")
    elif difference > 0:
        relation = Text("större än", "larger than")
    else:
        relation = Text("mindre än", "smaller than")
    return Sentence(
        section=Section.SITUATION,
        text=Text(
            f"Skillnaden är {relation.sv} {who.sv} ({size.sv}).",
            f"The gap is {relation.en} {who.en} ({size.en}).",
        ),
        indicators=(here.id, other.id),
    )


def _chart(reader: Reader, title: Text) -> LineChart:
    region = reader.inputs.county.code
    cube = reader.inputs.cube(TABLE)
    series = []
    for sex, birth, role in LINES:
        points = []
        for period in cube.periods(region=region, sex=sex, birth=birth, measure=RATE):
            found = reader.read(
                TABLE, RATE, region=region, period=period, sex=sex, birth=birth, age=AGE
            )
            if found:
                points.append(Point(x=period, y=found.value))
        label = Text(
            f"{word('birth', birth).sv} {word('sex', sex).sv}",
            f"{word('sex', sex).en} {word('birth', birth).en}"
            if birth == NATIVE
            else f"{word('birth', birth).en} {word('sex', sex).en}",
        )
        series.append(Series(key=f"{sex}-{birth}", label=label, role=role, points=tuple(points)))
    return LineChart(
        title=title,
        alt=Text(
            f"Fyra linjer: sysselsättningsgrad efter kön och födelseland. {title.sv}",
            f"Four lines: employment rate by sex and country of birth. {title.en}",
        ),
        unit=UNIT,
        series=tuple(series),
    )


def _table(reader: Reader, regions: tuple[str, ...], period: str) -> Table:
    columns = [Column("region", Text("Område", "Area"), kind="text")]
    groups = [(sex, birth) for sex in SEXES for birth in (NATIVE, FOREIGN)]
    for sex, birth in groups:
        title = Text(
            f"{word('sex', sex).sv.capitalize()}, {word('birth', birth).sv}",
            f"{word('sex', sex).en.capitalize()}, {word('birth', birth).en}",
        )
        columns.append(Column(f"{sex}-{birth}", title, unit="percent", decimals=1))
    rows = []
    for region in regions:
        cells = [CellValue(text=wording.capital(reader.inputs.place(region)))]
        for sex, birth in groups:
            found = reader.read(
                TABLE, RATE, region=region, period=period, sex=sex, birth=birth, age=AGE
            )
            cells.append(
                CellValue(number=found.value if found else None, mark=found.mark if found else None)
            )
        rows.append(tuple(cells))
    return Table(columns=tuple(columns), rows=tuple(rows))
