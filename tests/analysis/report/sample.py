"""A made-up analysis with everything a report has to cope with, and none of the real figures."""

from dataclasses import replace

from slussen.analysis.engine.model import (
    Analysis,
    CellValue,
    Column,
    Indicator,
    Panel,
    Section,
    Sentence,
    Source,
    Status,
    Table,
)
from slussen.lib.text import Text
from slussen.regions.engine.places import County
from slussen.ui.engine.charts import (
    Bar,
    BarChart,
    BreakMark,
    DotChart,
    LineChart,
    Point,
    Role,
    Series,
)

COUNTY = County(
    "18", "Örebro", Text("Örebro län", "Örebro County"), "SE12", Text("Östra", "East"), ()
)
OTHER = County(
    "20", "Dalarna", Text("Dalarnas län", "Dalarna County"), "SE31", Text("Norra", "North"), ()
)
SOURCE = Source(
    publisher="SCB",
    table="AM0210 ArbStatusM",
    retrieved="2026-08",
    steps=(Text("Omformad", "Reshaped"),),
    cite=Text("SCB, påhittad tabell", "Statistics Sweden, made-up table"),
    catalogue_id="labour_status",
)
UNIT = Text("procent", "per cent")
WOMEN, MEN = Text("kvinnor", "women"), Text("män", "men")
# What a chart's font lacks, what markup is made of, and what a spreadsheet would compute.
ODD = "中 😀 ع \u2066 \x07 <b>&amp; #let x = 1 $y$ \\ * _ [ ] @a `c` \"q\" 'q' {% if %} {{ v }}"


def both(text: str) -> Text:
    return Text(text, f"{text} (en)")


def indicator(id: str, value: float | None, **changes: object) -> Indicator:  # noqa: A002
    made = Indicator(
        id=id,
        section=Section.SITUATION,
        title=Text("Sysselsättningsgrad", "Employment rate"),
        value=value,
        unit="percent",
        period="2026-06",
        breakdown={"region": "18", "sex": "women", "birth": "foreign_born", "age": "20-64"},
        status=Status.PUBLISHED,
        source=SOURCE,
        decimals=1,
    )
    return replace(made, **changes)


def sentence(section: Section, number: str, *ids: str) -> Sentence:
    return Sentence(
        section,
        Text(f"I Örebro län var det {number} lägre.", f"In Örebro County it was {number} lower."),
        ids,
        Text(number, number),
    )


def lines() -> LineChart:
    periods = ("2018", "2019", "2020", "2021", "2022")
    return LineChart(
        title=both("Skillnaden har minskat"),
        alt=both("Två linjer som närmar sig varandra"),
        unit=UNIT,
        series=(
            Series(
                "w", WOMEN, Role.FOCUS, tuple(Point(p, 50.0 + i) for i, p in enumerate(periods))
            ),
            Series("m", MEN, Role.MAIN, tuple(Point(p, 60.0 + i) for i, p in enumerate(periods))),
        ),
        breaks=(BreakMark("2020", both("ny källa")),),
    )


def bars() -> BarChart:
    return BarChart(
        title=both("Undersköterskor är flest"),
        alt=both("Staplar efter yrke"),
        unit=Text("annonser", "ads"),
        keys=(("ads", Text("annonser", "ads"), Role.MAIN),),
        bars=(
            Bar(Text(ODD, ODD), {"ads": 120.0}),
            *(Bar(both(f"Yrke {i}"), {"ads": 100.0 - i}) for i in range(4)),
        ),
    )


def dots() -> DotChart:
    return DotChart(
        title=both("Gapet är störst bland kvinnor"),
        alt=both("Två punkter på varje rad"),
        unit=UNIT,
        keys=(("w", WOMEN, Role.FOCUS), ("m", MEN, Role.REFERENCE)),
        bars=tuple(Bar(both(f"Område {i}"), {"w": 50.0 + i, "m": 70.0}) for i in range(3)),
    )


def gap_panel() -> Panel:
    figures = (
        indicator("rate:18:women", 61.3),
        indicator("rate:18:men", None, mark="suppressed"),
        indicator("gap:18", 12.4, status=Status.DERIVED, unit="percentage_points"),
    )
    columns = (
        Column("region", Text("Område", "Area"), kind="text"),
        Column("women", Text("Kvinnor", "Women"), unit="percent", decimals=1),
        Column("men", Text("Män", "Men"), unit="percent", decimals=1),
        Column("gap", Text("Skillnad", "Gap"), unit="percentage_points", decimals=1),
    )
    rows = tuple(
        (
            CellValue(text=both(f"Område {i}")),
            CellValue(number=61.25 + i),
            CellValue(mark="suppressed") if i % 2 else CellValue(number=1234.5),
            CellValue(number=-12.4, mark="derived") if i else CellValue(),
        )
        for i in range(23)
    )
    return Panel(
        id="gap",
        section=Section.SITUATION,
        question=both("Hur stor är skillnaden?"),
        sentences=(
            sentence(Section.SITUATION, "12,4 procentenheter", "gap:18", "rate:18:women"),
            sentence(Section.SITUATION, "en punkt", "rate:18:men"),
        ),
        table=Table(columns, rows),
        indicators=figures,
        chart=lines(),
        notes=(both("Preliminära siffror."),),
    )


def odd_panel() -> Panel:
    columns = (
        Column("name", both("=1+1"), kind="text"),
        Column("said", both("Bedömning"), kind="assessment"),
    )
    rows = (
        (CellValue(text=Text("=SUM(A1:A9)", "=SUM(A1:A9)")), CellValue(mark="not_assessed")),
        (CellValue(text=Text("@cmd", "@cmd")), CellValue(text=Text(ODD, ODD))),
        (CellValue(text=Text("-1+1", "-1+1")), CellValue(text=Text("+46", "+46"), mark="derived")),
    )
    return Panel(
        id="odd",
        section=Section.SHORT_TERM,
        question=Text(f"Vad: {ODD}?", f"What: {ODD}?"),
        sentences=(Sentence(Section.SHORT_TERM, Text(ODD, ODD), ("ads:18",)),),
        table=Table(columns, rows),
        indicators=(
            indicator(
                "ads:18",
                7.0,
                section=Section.SHORT_TERM,
                status=Status.FORECAST,
                unit="ads",
                lo80=5.0,
                hi80=9.0,
                past_error=1.5,
                breakdown={"region": "18", "occupation": "5321"},
                source=replace(SOURCE, table=ODD, cite=Text(ODD, ODD), steps=(Text(ODD, ODD),)),
            ),
        ),
        chart=bars(),
        notes=(Text(ODD, ODD),),
    )


def unknowns_panel() -> Panel:
    return Panel(
        id="missing",
        section=Section.UNKNOWNS,
        question=both("Vad saknas?"),
        sentences=(sentence(Section.UNKNOWNS, "tre tabeller", "rate:18:women"),),
        table=Table((Column("t", both("Tabell"), kind="text"),), ((CellValue(text=both("SFI")),),)),
        indicators=(indicator("rate:18:women", 61.3),),
    )


def analysis() -> Analysis:
    """Örebro beside Dalarna: a line, a bar and a dot chart, and a panel without any."""
    situation = replace(gap_panel(), id="gap-again", chart=dots(), indicators=())
    return Analysis(
        county=COUNTY,
        compare=(OTHER,),
        panels=(gap_panel(), situation, odd_panel(), unknowns_panel()),
    )
