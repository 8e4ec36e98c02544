"""Behov på lång sikt: how earlier projections came true, in the county and in the others."""

from collections.abc import Sequence

from slussen.analysis.engine import parts
from slussen.analysis.engine.claims import figure, say
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
from slussen.analysis.engine.occupation_wording import out_of
from slussen.analysis.engine.occupation_wording import table as make_table
from slussen.analysis.engine.record import Score
from slussen.lib.text import Text
from slussen.ui.engine.charts import Bar, BarChart, Role

OUTCOME, MEASURE = "population", "population"
COUNTIES = Text("län", "counties")
HOW = {True: Text("för hög", "too high"), False: Text("för låg", "too low")}
STEP = Text(
    "Framskrivet antal minus utfallet, delat med utfallet",
    "Projected number less the outcome, divided by the outcome",
)


def population(inputs: Inputs) -> Panel | None:
    """The record of the population forecast: the latest outcome in words, all in the table."""
    reader = Reader(inputs, Section.LONG_TERM)
    here = inputs.county.code
    scored = [one for one in inputs.record if here in one.by_region]
    shown = [one for one in scored if _outcome(reader, one, here)]
    if not shown:
        return None
    latest = shown[0]
    sentences = _sentences(reader, latest)
    return Panel(
        id="forecast-record",
        section=Section.LONG_TERM,
        question=Text(
            "Hur har tidigare framskrivningar träffat?",
            "How have earlier projections come true?",
        ),
        sentences=sentences,
        chart=_chart(reader, latest, sentences[0].text),
        table=_table(reader, shown),
        indicators=reader.indicators,
        notes=_notes(latest),
    )


def _outcome(reader: Reader, score: Score, region: str) -> Indicator | None:
    return reader.figure(OUTCOME, MEASURE, region=region, period=score.period)


def _error(reader: Reader, score: Score, region: str) -> Indicator | None:
    came = _outcome(reader, score, region)
    if came is None:
        return None
    return _made(
        reader,
        came,
        f"forecast_error:{score.published.vintage}:{score.period}:{region}",
        Text("Framskrivningens fel", "The projection’s error"),
        score.by_region[region],
        "percent",
        region,
    )


def _made(
    reader: Reader,
    came: Indicator,
    key: str,
    title: Text,
    value: float,
    unit: str,
    region: str,
) -> Indicator:
    decimals = 1 if unit == "percent" else 0
    return reader.compute(
        [came],
        id=key,
        title=title,
        value=parts.rounded(value, decimals),
        step=STEP,
        unit=unit,
        decimals=decimals,
        breakdown={"region": region},
    )


def _overall(reader: Reader, score: Score) -> tuple[Indicator, Indicator, Indicator]:
    """The mean error, how many counties were within their interval, and how many there were."""
    came = _outcome(reader, score, reader.inputs.county.code)
    assert came is not None
    key = f"{score.published.vintage}:{score.period}"
    mean, inside, regions = (
        _made(reader, came, f"forecast_{name}:{key}", title, value, unit, "00")
        for name, title, value, unit in (
            ("mean_error", Text("Medelfel", "Mean error"), score.error, "percent"),
            ("inside", Text("Län inom intervallet", "Inside"), score.inside, "counties"),
            ("regions", Text("Antal län", "Counties"), score.regions, "counties"),
        )
    )
    return mean, inside, regions


def _sentences(reader: Reader, score: Score) -> tuple[Sentence, ...]:
    county = reader.inputs.county
    own = _error(reader, score, county.code)
    assert own is not None
    mean, inside, regions = _overall(reader, score)
    words = {
        "base": Text(score.published.base, score.published.base),
        "year": Text(score.period, score.period),
    }
    first = say(
        Section.LONG_TERM,
        "Framskrivningen av folkmängden i {place} ur siffror till {base} blev {n} {how} för "
        "{year}.",
        "The projection of the population of {place} from figures to {base} was {n} {how} for "
        "{year}.",
        number="n",
        place=county.title,
        n=figure(own),
        how=HOW[(own.value or 0) >= 0],
        **words,
    )
    second = say(
        Section.LONG_TERM,
        "I snitt över länen var felet {mean}, och {inside} hamnade inom sitt 80 procents "
        "intervall.",
        "On average over the counties the error was {mean}, and {inside} came within their 80 per "
        "cent interval.",
        mean=figure(mean),
        inside=out_of(inside, regions, COUNTIES),
    )
    return first, second


def _chart(reader: Reader, score: Score, title: Text) -> BarChart:
    """Every county's error, the highest first, with the county pointed out."""
    inputs = reader.inputs
    found = {
        county: error.value
        for county in inputs.counties
        if county.code in score.by_region and (error := _error(reader, score, county.code))
    }
    ordered = sorted(found.items(), key=lambda item: (-(item[1] or 0), item[0].code))
    return BarChart(
        title=title,
        alt=Text(f"Staplar, en per län. {title.sv}", f"Bars, one a county. {title.en}"),
        unit=Text(
            f"procent för högt (eller för lågt), {score.period}",
            f"per cent too high (or too low), {score.period}",
        ),
        keys=(("error", Text("fel", "error"), Role.MAIN),),
        bars=tuple(
            Bar(label=county.title, values={"error": value}, emphasis=county == inputs.county)
            for county, value in ordered
        ),
        decimals=1,
    )


def _table(reader: Reader, scored: Sequence[Score]) -> Table:
    columns = [
        Column("made", Text("Gjord", "Made"), kind="text"),
        Column("base", Text("Ur siffror till", "From figures to"), kind="text"),
        Column("period", Text("Utfall", "Outcome"), kind="text"),
        Column("own", Text("Fel i länet", "Error here"), unit="percent", decimals=1),
        Column("mean", Text("Medelfel i länen", "Mean error"), unit="percent", decimals=1),
        Column("inside", Text("Län inom intervallet", "Counties within the interval")),
        Column("regions", Text("Län", "Counties")),
    ]
    return make_table(columns, (_row(reader, one) for one in scored))


def _row(reader: Reader, score: Score) -> list[CellValue]:
    own = _error(reader, score, reader.inputs.county.code)
    made = score.published.made_at[:10]
    texts = [made, score.published.base, score.period]
    return [
        *(CellValue(text=Text(text, text)) for text in texts),
        parts.computed_cell(own),
        *(CellValue(number=one.value) for one in _overall(reader, score)),
    ]


def _notes(score: Score) -> tuple[Text, ...]:
    kept = Text(
        "Varje framskrivning som har publicerats står kvar med sitt datum och jämförs med utfallet "
        "när det kommer, också när den har missat. Fyra av fem intervall borde innehålla utfallet.",
        "Every projection that has been published stays with its date and is held against the "
        "outcome when it comes, also when it missed. Four in five intervals ought to hold it.",
    )
    if not score.is_hindcast:
        return (kept,)
    afterwards = Text(
        f"Den här gjordes {score.published.made_at[:10]}, när utfallet redan fanns, men bara ur "
        f"siffror till {score.published.base}.",
        f"This one was made on {score.published.made_at[:10]}, when the outcome was there, but "
        f"only from figures to {score.published.base}.",
    )
    return (afterwards, kept)
