"""Behov på lång sikt: how many of working age will live here, and how sure that is."""

from collections.abc import Mapping, Sequence

from slussen.analysis.engine import ahead, claims, parts
from slussen.analysis.engine.claims import figure, say
from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import CellValue, Column, Indicator, Panel, Section, Sentence
from slussen.analysis.engine.model import Table as PanelTable
from slussen.analysis.engine.occupation_wording import between
from slussen.analysis.engine.occupation_wording import table as make_table
from slussen.lib.text import Text
from slussen.ui.engine.charts import LineChart, Role

TABLE, MEASURE = "population_forecast", "population"
WORKING, OTHERS = "20-64", ("0-19", "65+")
HORIZONS = (5, 10, 15)
QUESTION = Text(
    "Hur många i arbetsför ålder bor här om tio och femton år?",
    "How many of working age will live here in ten and fifteen years?",
)
THAN = claims.Words(
    Text("fler än", "more than"),
    Text("färre än", "fewer than"),
    Text("lika många som", "as many as"),
    Text("ungefär lika många som", "about as many as"),
)


def working_age(inputs: Inputs) -> Panel | None:
    """The population aged 20–64, as it has been and as it is projected, with its interval."""
    reader = Reader(inputs, Section.LONG_TERM)
    found = _by_year(reader, WORKING)
    base = ahead.base_year(found)
    if base is None:
        return None
    years = [year for h in HORIZONS if (year := str(int(base) + h)) in found]
    if not years:
        return None
    sentences = _sentences(reader, found, base, years)
    return Panel(
        id="population-ahead",
        section=Section.LONG_TERM,
        question=QUESTION,
        sentences=sentences,
        chart=_chart(inputs, found, sentences[0].text),
        table=_table(reader, base, years),
        indicators=reader.indicators,
        notes=_notes(base),
    )


def _by_year(reader: Reader, age: str) -> dict[str, Indicator]:
    region = reader.inputs.county.code
    periods = reader.inputs.cube(TABLE).periods(region=region)
    found = {period: _people(reader, period, age) for period in periods}
    return {period: one for period, one in found.items() if one}


def _people(reader: Reader, period: str, age: str) -> Indicator | None:
    region = reader.inputs.county.code
    return reader.forecast(TABLE, MEASURE, region=region, period=period, sex="total", age=age)


def _sentences(
    reader: Reader, found: Mapping[str, Indicator], base: str, years: Sequence[str]
) -> tuple[Sentence, ...]:
    last = years[-1]
    then, now = found[last], found[base]
    change = ahead.change(reader, then, now)
    first = say(
        Section.LONG_TERM,
        "I {place} väntas {n} i åldern 20–64 år bo {year}{between}.",
        "In {place}, {n} aged 20–64 are expected in {year}{between}.",
        number="n",
        place=reader.inputs.county.title,
        n=figure(then),
        year=Text(last, last),
        between=between(then),
    )
    second = say(
        Section.LONG_TERM,
        "Det är {apart} {base}.",
        "That is {apart} in {base}.",
        apart=claims.apart(then, now, change, THAN),
        base=Text(base, base),
    )
    return first, second


def _chart(inputs: Inputs, found: Mapping[str, Indicator], title: Text) -> LineChart:
    return LineChart(
        title=title,
        alt=Text(
            f"Linje med 80 procents intervall för åren framåt. {title.sv}",
            f"A line with an 80 per cent interval for the years ahead. {title.en}",
        ),
        unit=Text("personer 20–64 år", "people aged 20–64"),
        series=(parts.series("people", inputs.county.title, Role.MAIN, found),),
        decimals=0,
    )


def _table(reader: Reader, base: str, years: Sequence[str]) -> PanelTable:
    columns = [
        parts.YEAR,
        Column("working", Text("20–64 år", "Aged 20–64")),
        Column("lo80", Text("Nedre gräns (80 %)", "Lower end (80%)")),
        Column("hi80", Text("Övre gräns (80 %)", "Upper end (80%)")),
        Column("error", Text("Tidigare fel", "Past error"), unit="percent", decimals=1),
        Column("young", Text("0–19 år", "Aged 0–19")),
        Column("old", Text("65 år och äldre", "Aged 65 and over")),
    ]
    return make_table(columns, (_row(reader, year) for year in (base, *years)))


def _row(reader: Reader, year: str) -> list[CellValue]:
    working = _people(reader, year, WORKING)
    assert working is not None
    others = [_people(reader, year, age) for age in OTHERS]
    return [
        CellValue(text=Text(year, year)),
        CellValue(number=working.value),
        CellValue(number=working.lo80),
        CellValue(number=working.hi80),
        CellValue(number=working.past_error),
        *(parts.computed_cell(one) for one in others),
    ]


def _notes(base: str) -> tuple[Text, ...]:
    return (
        Text(
            f"Framskrivningen utgår från befolkningen {base} och räknar födda, döda och flyttande "
            "för varje ålder och kön. Flyttningarna antas bli som de senaste åren, räknade på det "
            "sätt som har träffat bäst bakåt i tiden.",
            f"The projection starts from the population of {base} and counts births, deaths and "
            "moves by age and sex. Migration is assumed to be as in recent years, counted in the "
            "way that has done best on the past.",
        ),
        Text(
            "Den vet inget om krig, flyktingar, nya arbetsplatser eller bostäder. Tidigare fel är "
            "hur många procent framskrivningar lika långt fram har missat med, i snitt över länen; "
            "ett streck betyder att uppgifterna är för få för att pröva så långt.",
            "It knows nothing of wars, refugees, new workplaces or housing. The past error is by "
            "how many per cent projections as far ahead have missed, on average over the counties; "
            "a dash means that the figures are too few to try that far.",
        ),
    )
