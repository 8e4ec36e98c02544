"""Läget: whether occupations match education better than before (SCB, RMI)."""

from collections.abc import Sequence

from slussen.analysis.engine import claims, parts, wording
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
from slussen.analysis.engine.panels import matching
from slussen.figures.engine.vocabulary import word
from slussen.lib.text import Text
from slussen.ui.engine.charts import LineChart, Role

NATIVE = matching.NATIVE


def trend(inputs: Inputs) -> Panel | None:
    """The rates over time of the group of women with the lowest, beside those born in Sweden."""
    reader, years = Reader(inputs, Section.SITUATION), matching.years(inputs)
    birth = _lowest_abroad(reader, years[-1]) if len(years) > 1 else None
    if birth is None:
        return None
    sentences = _sentences(reader, birth, years)
    if not sentences:
        return None
    return Panel(
        id="matching-trend",
        section=Section.SITUATION,
        question=Text(
            "Svarar yrkena bättre mot utbildningen än förr?",
            "Do occupations match education better than before?",
        ),
        sentences=sentences,
        chart=_chart(reader, birth, years),
        table=_table(reader, birth, years),
        indicators=reader.indicators,
        notes=(
            matching.DEFINITION,
            Text(
                "Diagrammet följer den grupp av utrikes födda kvinnor som har lägst redovisad "
                "matchningsgrad det senaste året. Alla grupper finns i tabellen.",
                "The chart follows the group of foreign-born women with the lowest published "
                "matching rate in the latest year. All groups are in the table.",
            ),
            *parts.break_notes(inputs.entries[matching.TABLE], years),
            matching.NO_COUNTRY,
            matching.SMALL_GROUPS,
            *matching.suppressed(inputs, years),
        ),
    )


def _lowest_abroad(reader: Reader, year: str) -> str | None:
    """The region of birth of the foreign-born women with the lowest rate."""
    own = reader.inputs.county.code
    found = [matching.rate(reader, own, year, ("women", birth)) for birth in matching.ABROAD]
    lowest = min(matching.known(found), key=claims.value_of, default=None)
    return lowest.breakdown["birth"] if lowest else None


def _figures(reader: Reader, who: parts.Group, years: Sequence[str]) -> dict[str, Indicator]:
    own = reader.inputs.county.code
    found = matching.known([matching.rate(reader, own, year, who) for year in years])
    return {one.period: one for one in found}


def _sentences(reader: Reader, birth: str, years: Sequence[str]) -> tuple[Sentence, ...]:
    """The change since the last break, that of women born in Sweden, and the one before it."""
    entry = reader.inputs.entries[matching.TABLE]
    found = _figures(reader, ("women", birth), years)
    place, subject = reader.inputs.county.title, _subject(birth)
    here = Text(subject.sv.replace("bland", f"i {place.sv} bland"), f"{subject.en} in {place.en}")
    story = parts.over_time(reader, entry, here, subject, found)
    natives = _figures(reader, ("women", NATIVE), years)
    latest, _ = parts.spans(entry, found)
    if latest and set(latest) <= set(natives):
        beside = claims.say(
            Section.SITUATION,
            "{subject} {moved} under samma tid.",
            "{subject} {moved} over the same time.",
            subject=_subject(NATIVE),
            moved=parts.movement(reader, natives, latest),
        )
        return (story[0], beside, *story[1:])
    return story


def _subject(birth: str) -> Text:
    who = wording.group("women", birth)
    return Text(f"Matchningsgraden bland {who.sv}", f"The matching rate of {who.en}")


def _chart(reader: Reader, birth: str, years: Sequence[str]) -> LineChart:
    lines = (
        (("women", birth), Role.FOCUS),
        (("men", birth), Role.MAIN),
        (("women", NATIVE), Role.REFERENCE),
        (("men", NATIVE), Role.REFERENCE_2),
    )
    entry = reader.inputs.entries[matching.TABLE]
    found = _figures(reader, ("women", birth), years)
    title = parts.title_over_time(reader, entry, _subject(birth), found)
    who, span = word("birth", birth), wording.span(years)
    return LineChart(
        title=title,
        alt=Text(
            f"Fyra linjer: matchningsgrad {span.sv} för kvinnor och män {who.sv}, och för kvinnor "
            f"och män födda i Sverige. {title.sv}.",
            f"Four lines: matching rate {span.en} of women and men {who.en}, and of women and men "
            f"born in Sweden. {title.en}.",
        ),
        unit=matching.UNIT,
        series=tuple(
            parts.series("-".join(group), wording.group(*group), role, _line(reader, group, years))
            for group, role in lines
        ),
        breaks=parts.break_marks(entry, years),
    )


def _line(reader: Reader, who: parts.Group, years: Sequence[str]) -> dict[str, Indicator | None]:
    own = reader.inputs.county.code
    return {year: matching.rate(reader, own, year, who) for year in years}


def _table(reader: Reader, birth: str, years: Sequence[str]) -> Table:
    """Groups by year, the followed one first; the chosen counties for that group and natives."""
    inputs = reader.inputs
    others = [other for other in matching.BIRTHS if other not in {birth, NATIVE}]
    shown = [(inputs.county.code, where) for where in (birth, NATIVE, *others)]
    shown += [(county.code, where) for county in inputs.compare for where in (birth, NATIVE)]
    columns = (
        parts.AREA,
        Column("birth", Text("Födda", "Born"), kind="text"),
        parts.YEAR,
        *(
            Column(sex, wording.capital(word("sex", sex)), unit="percent", decimals=1)
            for sex in matching.SEXES
        ),
    )
    rows = tuple(
        (
            parts.text_cell(inputs.place(region)),
            parts.text_cell(matching.born(where)),
            CellValue(text=Text(year, year)),
            *(
                parts.cell(matching.rate(reader, region, year, (sex, where)))
                for sex in matching.SEXES
            ),
        )
        for region, where in shown
        for year in reversed(years)
    )
    return Table(columns=columns, rows=rows)
