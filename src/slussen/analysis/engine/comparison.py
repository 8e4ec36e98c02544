"""Two to five counties side by side: the same few figures of each, and of Sweden."""

from dataclasses import dataclass

from slussen.analysis.engine import claims, wording
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
from slussen.figures.engine.vocabulary import UNITS
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import Bar, DotChart, Role


@dataclass(frozen=True, slots=True)
class Group:
    """One dot a county: a published cell of a table."""

    key: str
    label: Text
    role: Role
    table: str
    measure: str
    breakdown: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A panel of the comparison. The first group is the one its sentence is about."""

    id: str
    text: Text
    what: Text  # "sysselsättningen bland utrikes födda kvinnor"
    groups: tuple[Group, ...]


def _labour(sex: str, birth: str, label: Text, role: Role, measure: str) -> Group:
    breakdown = (("sex", sex), ("birth", birth), ("age", "20-64"))
    return Group(f"{sex}-{birth}", label, role, "labour_status", measure, breakdown)


def _status(id_: str, measure: str, text: Text, what: Text) -> Question:
    return Question(
        id_,
        text,
        what,
        (
            _labour(
                "women",
                "foreign_born",
                Text("utrikes födda kvinnor", "foreign-born women"),
                Role.FOCUS,
                measure,
            ),
            _labour(
                "men",
                "foreign_born",
                Text("utrikes födda män", "foreign-born men"),
                Role.MAIN,
                measure,
            ),
            _labour(
                "women",
                "born_in_sweden",
                Text("inrikes födda kvinnor", "women born in Sweden"),
                Role.REFERENCE,
                measure,
            ),
            _labour(
                "men",
                "born_in_sweden",
                Text("inrikes födda män", "men born in Sweden"),
                Role.REFERENCE_2,
                measure,
            ),
        ),
    )


def _residence(value: str, label: Text, role: Role) -> Group:
    breakdown = (("sex", "women"), ("residence", value), ("age", "20-64"))
    return Group(value, label, role, "establishment", "employed_share", breakdown)


def _matching(birth: str, label: Text, role: Role) -> Group:
    breakdown = (("sex", "women"), ("birth", birth), ("age", "20-64"))
    return Group(birth, label, role, "matching_rate", "matching_rate", breakdown)


QUESTIONS = (
    _status(
        "employment",
        "employment_rate",
        Text("Hur många har arbete?", "How many have work?"),
        Text("sysselsättningen bland utrikes födda kvinnor", "employment among foreign-born women"),
    ),
    _status(
        "unemployment",
        "unemployment_rate",
        Text("Hur många är arbetslösa?", "How many are unemployed?"),
        Text("arbetslösheten bland utrikes födda kvinnor", "unemployment among foreign-born women"),
    ),
    Question(
        "establishment",
        Text("Hur snabbt kommer kvinnor i arbete?", "How soon do women come into work?"),
        Text(
            "andelen förvärvsarbetande bland kvinnor med 2–3 år i Sverige",
            "the share employed among women with 2–3 years in Sweden",
        ),
        (
            _residence("2-3", Text("2–3 år i Sverige", "2–3 years in Sweden"), Role.FOCUS),
            _residence("4-9", Text("4–9 år", "4–9 years"), Role.MAIN),
            _residence("10+", Text("10 år eller mer", "10 years or more"), Role.REFERENCE),
        ),
    ),
    Question(
        "matching",
        Text("Har kvinnor arbete som svarar mot utbildningen?", "Do women's jobs match?"),
        Text(
            "matchningsgraden bland kvinnor födda i Asien",
            "the matching rate among women born in Asia",
        ),
        (
            _matching("asia", Text("födda i Asien", "born in Asia"), Role.FOCUS),
            _matching("africa", Text("födda i Afrika", "born in Africa"), Role.MAIN),
            _matching("born_in_sweden", Text("födda i Sverige", "born in Sweden"), Role.REFERENCE),
        ),
    ),
)


def compare(inputs: Inputs) -> tuple[Panel, ...]:
    """A panel a question, rows in the order the counties were chosen, Sweden last."""
    panels = (_panel(inputs, question) for question in QUESTIONS)
    return tuple(panel for panel in panels if panel)


def _panel(inputs: Inputs, question: Question) -> Panel | None:
    regions = (inputs.county.code, *(c.code for c in inputs.compare), COUNTRY)
    reader = Reader(inputs, Section.SITUATION)
    period = _latest(inputs, question, regions[:-1])
    if period is None:
        return None
    rows = [
        (region, tuple(_read(reader, group, region, period) for group in question.groups))
        for region in regions
    ]
    rows = [(region, found) for region, found in rows if any(found)]
    unit = inputs.entries[question.groups[0].table].measures[question.groups[0].measure].unit
    sentence = _sentence(inputs, question, rows)
    title = sentence.text if sentence else question.text
    return Panel(
        id=question.id,
        section=Section.SITUATION,
        question=question.text,
        sentences=(sentence,) if sentence else (),
        chart=DotChart(
            title=title,
            alt=Text(
                f"En rad per län med en punkt per grupp. {title.sv}",
                f"One row a county with a dot a group. {title.en}",
            ),
            unit=Text(
                f"{UNITS[unit].sv}, {wording.period(period).sv}",
                f"{UNITS[unit].en}, {wording.period(period).en}",
            ),
            keys=tuple((group.key, group.label, group.role) for group in question.groups),
            bars=tuple(
                Bar(
                    wording.capital(inputs.place(region)),
                    {
                        g.key: i.value if i else None
                        for g, i in zip(question.groups, found, strict=True)
                    },
                )
                for region, found in rows
            ),
        ),
        table=_table(inputs, question, rows, unit),
        indicators=reader.indicators,
    )


Row = tuple[str, tuple[Indicator | None, ...]]


def _latest(inputs: Inputs, question: Question, regions: tuple[str, ...]) -> str | None:
    """The latest period with every group's figure for every chosen county."""
    common: set[str] | None = None
    for group in question.groups:
        cube = inputs.cube(group.table)
        for region in regions:
            breakdown = dict(group.breakdown)
            found = set(cube.periods(region=region, measure=group.measure, **breakdown))
            common = found if common is None else common & found
    return max(common) if common else None


def _read(reader: Reader, group: Group, region: str, period: str) -> Indicator | None:
    breakdown = dict(group.breakdown)
    return reader.read(group.table, group.measure, region=region, period=period, **breakdown)


def _sentence(inputs: Inputs, question: Question, rows: list[Row]) -> Sentence | None:
    """Where the first group's figure is highest and lowest among the chosen counties."""
    known = [
        (region, found[0])
        for region, found in rows
        if region != COUNTRY and found[0] and found[0].value is not None
    ]
    indicators = [indicator for _, indicator in known]
    places = {indicator.id: inputs.place(region) for region, indicator in known}
    most = claims.extreme(indicators, places, highest=True)
    least = claims.extreme(indicators, places, highest=False)
    if not most or not least:
        return None
    return claims.say(
        Section.SITUATION,
        "{what} var högst i {most} och lägst i {least} {when}.",
        "{what} was highest in {most} and lowest in {least} {when}.",
        number="most",
        what=wording.capital(question.what),
        most=most,
        least=least,
        when=wording.when(indicators[0].period),
    )


def _table(inputs: Inputs, question: Question, rows: list[Row], unit: str) -> Table:
    columns = (
        Column("region", Text("Område", "Area"), kind="text"),
        *(
            Column(group.key, wording.capital(group.label), unit=unit, decimals=1)
            for group in question.groups
        ),
    )
    return Table(
        columns=columns,
        rows=tuple(
            (
                CellValue(text=wording.capital(inputs.place(region))),
                *(
                    CellValue(number=i.value if i else None, mark=i.mark if i else "missing")
                    for i in found
                ),
            )
            for region, found in rows
        ),
    )
