"""Behov på medellång sikt: how the population's education is expected to change."""

from collections.abc import Mapping

from slussen.analysis.engine import ahead, claims, parts
from slussen.analysis.engine.claims import figure, say
from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import CellValue, Column, Indicator, Panel, Section, Sentence
from slussen.analysis.engine.model import Table as PanelTable
from slussen.analysis.engine.occupation_wording import between, first
from slussen.analysis.engine.occupation_wording import table as make_table
from slussen.figures.engine.vocabulary import EDUCATION
from slussen.lib.text import Text
from slussen.ui.engine.charts import Bar, BarChart, Role

TABLE, MEASURE, AGE = "education_forecast", "population", "16-74"
AHEAD = 5
PAST_ERROR = Text("Tidigare fel i antalet", "Past error in the number")
# Lowest first. That an education is unknown is no education that anyone has or lacks.
LEVELS = ("primary", "upper_secondary", "post_secondary_under_3", "post_secondary_3")


def levels(inputs: Inputs) -> Panel | None:
    """How many more or fewer have each education five years after the base year."""
    reader = Reader(inputs, Section.MEDIUM_TERM)
    periods = inputs.cube(TABLE).periods(region=inputs.county.code)
    known = {period: one for period in periods if (one := _people(reader, period, LEVELS[-1]))}
    base = ahead.base_year(known)
    if base is None:
        return None
    year = str(int(base) + AHEAD)
    found = _changes(reader, base, year)
    if not found:
        return None
    sentences = _sentences(reader, found, base, year)
    return Panel(
        id="education-ahead",
        section=Section.MEDIUM_TERM,
        question=Text(
            f"Hur förändras befolkningens utbildning till {year}?",
            f"How will the population’s education change by {year}?",
        ),
        sentences=sentences,
        chart=_chart(found, sentences[0].text, base, year),
        table=_table(reader, found, base, year),
        indicators=reader.indicators,
        notes=_notes(base),
    )


def _people(reader: Reader, year: str, level: str) -> Indicator | None:
    region = reader.inputs.county.code
    return reader.forecast(TABLE, MEASURE, region=region, period=year, age=AGE, education=level)


def _changes(reader: Reader, base: str, year: str) -> dict[str, Indicator]:
    """The change of each level with its interval; empty when one of them is missing."""
    found = {}
    for level in LEVELS:
        now, then = _people(reader, base, level), _people(reader, year, level)
        if now is None or then is None:
            return {}
        found[level] = ahead.change(reader, then, now)
    return found


def _sentences(
    reader: Reader, found: Mapping[str, Indicator], base: str, year: str
) -> tuple[Sentence, ...]:
    said = []
    words = {"base": Text(base, base), "year": Text(year, year)}
    grows = first(found, lambda level: EDUCATION[level])
    if grows and claims.value_of(grows[0]) > 0:
        said.append(
            say(
                Section.MEDIUM_TERM,
                "Störst är ökningen i {place} av dem med {who} utbildning: uppskattningsvis {n} "
                "fler {year} än {base}{between}.",
                "The increase in {place} is largest for those with {who} education: an estimated "
                "{n} more in {year} than in {base}{between}.",
                number="n",
                place=reader.inputs.county.title,
                who=grows[1],
                n=figure(grows[0]),
                between=between(grows[0]),
                **words,
            )
        )
    falls = first(found, lambda level: EDUCATION[level], lowest=True)
    if falls and claims.value_of(falls[0]) < 0:
        said.append(
            say(
                Section.MEDIUM_TERM,
                "De med {who} utbildning minskade mest i prognosen: {n} färre {year} än {base}.",
                "In the forecast, those with {who} education shrank most: {n} fewer in {year} than "
                "in {base}.",
                number="n",
                who=falls[1],
                n=figure(falls[0]),
                **words,
            )
        )
    return tuple(said) or (_one(reader, found, base, year),)


def _one(reader: Reader, found: Mapping[str, Indicator], base: str, year: str) -> Sentence:
    """One level's change, where no level alone grows or shrinks most."""
    level = LEVELS[-1]
    own = found[level]
    more = claims.value_of(own) >= 0
    return say(
        Section.MEDIUM_TERM,
        f"Antalet i {{place}} med {{who}} utbildning väntas {'öka' if more else 'minska'} med "
        "{n} från {base} till {year}{between}.",
        f"The number in {{place}} with {{who}} education is expected to "
        f"{'rise' if more else 'fall'} by {{n}} from {{base}} to {{year}}{{between}}.",
        number="n",
        place=reader.inputs.county.title,
        who=EDUCATION[level],
        n=figure(own),
        base=Text(base, base),
        year=Text(year, year),
        between=between(own),
    )


def _chart(found: Mapping[str, Indicator], title: Text, base: str, year: str) -> BarChart:
    return BarChart(
        title=title,
        alt=Text(f"Staplar, en per nivå. {title.sv}", f"Bars, one a level. {title.en}"),
        unit=Text(f"personer fler eller färre {year} än {base}", f"people, {year} against {base}"),
        keys=(("change", Text("förändring", "change"), Role.MAIN),),
        bars=tuple(
            Bar(
                label=EDUCATION[level],
                values={"change": one.value},
                intervals={"change": (one.lo80 or 0, one.hi80 or 0)},
            )
            for level, one in found.items()
        ),
    )


def _table(reader: Reader, found: Mapping[str, Indicator], base: str, year: str) -> PanelTable:
    columns = [
        Column("education", Text("Utbildning", "Education"), kind="text"),
        Column("base", Text(f"Antal {base}", f"Number in {base}")),
        Column("then", Text(f"Antal {year}", f"Number in {year}")),
        Column("change", Text("Förändring", "Change")),
        Column("lo80", Text("Nedre gräns (80 %)", "Lower end (80%)")),
        Column("hi80", Text("Övre gräns (80 %)", "Upper end (80%)")),
        Column(
            "error",
            Text("Tidigare fel i antalet", "Past error in the number"),
            "number",
            "percent",
            1,
        ),
    ]
    return make_table(columns, (_row(reader, level, found, base, year) for level in LEVELS))


def _row(
    reader: Reader, level: str, found: Mapping[str, Indicator], base: str, year: str
) -> list[CellValue]:
    now, then, change = _people(reader, base, level), _people(reader, year, level), found[level]
    return [
        parts.text_cell(EDUCATION[level]),
        parts.computed_cell(now),
        parts.computed_cell(then),
        CellValue(number=change.value),
        CellValue(number=change.lo80),
        CellValue(number=change.hi80),
        CellValue(number=then.past_error if then else None),
    ]


def _notes(base: str) -> tuple[Text, ...]:
    return (
        Text(
            f"Prognosen skriver fram antalet 16–74 år med varje utbildning ur utvecklingen till "
            f"{base}, i länet och i de andra länen. De vars utbildning är okänd visas inte: många "
            "av dem har nyligen kommit till Sverige.",
            f"The forecast continues the number aged 16–74 with each education from the "
            f"development to {base}, in the county and in the others. Those whose education is "
            "unknown are not shown: many of them have recently come to Sweden.",
        ),
        Text(
            "Tidigare fel är hur många procent metoden har missat antalet med när den har prövats "
            "lika långt fram på år som har varit.",
            "The past error is by how many per cent the method has missed the number when tried as "
            "far ahead on years that have been.",
        ),
    )
