"""How old those are who work in an occupation's group, in all of Sweden."""

from collections.abc import Mapping
from dataclasses import dataclass

from slussen.analysis.engine import ages, parts, wording
from slussen.analysis.engine import occupation_figures as figures
from slussen.analysis.engine.ages import LAST_AGE, NEAR, TABLE
from slussen.analysis.engine.claims import figure, say
from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import CellValue, Column, Indicator, Panel, Section, Sentence
from slussen.analysis.engine.model import Table as PanelTable
from slussen.analysis.engine.occupation_panels.subject import Subject, group_named
from slussen.analysis.engine.occupation_wording import table
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import Bar, BarChart, Role

ALL_AREAS = Text("Summan av landets riksområden", "The sum of the country’s NUTS 2 areas")
KEYS = (
    ("women", Text("kvinnor", "women"), Role.MAIN),
    ("men", Text("män", "men"), Role.REFERENCE),
)


@dataclass(frozen=True)
class Bands:
    """Women and men by age band in all of Sweden, and the share close to retirement."""

    period: str
    numbers: Mapping[tuple[str, str], Indicator]
    share: Indicator
    usual: Indicator

    @property
    def ages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(age for age, _ in self.numbers))


def structure(inputs: Inputs, about: Subject) -> Panel | None:
    """The group's employees by age and sex, beside all occupations' share close to retirement."""
    reader = Reader(inputs, Section.OCCUPATIONS)
    bands = _bands(reader, about)
    if bands is None:
        return None
    sentence = _sentence(inputs, about, bands)
    return Panel(
        id="occupation-age",
        section=Section.OCCUPATIONS,
        question=Text("Hur gamla är de som arbetar i yrket?", "How old are those who work in it?"),
        sentences=(sentence,),
        chart=_chart(bands, sentence.text),
        table=_table(bands),
        indicators=reader.indicators,
        notes=(
            Text(
                f"Anställda till och med {LAST_AGE} år i hela yrkesgruppen (SSYK {about.group}), "
                "hela landet.",
                f"Employees up to {LAST_AGE} in the whole group (SSYK {about.group}), all of "
                "Sweden.",
            ),
        ),
    )


def _bands(reader: Reader, about: Subject) -> Bands | None:
    inputs = reader.inputs
    cube = inputs.cube(TABLE)
    areas = tuple(dict.fromkeys(county.nuts2 for county in inputs.counties))
    period = figures.latest(inputs, TABLE, region=areas[0]) if areas else None
    if period is None:
        return None
    # Newer tables also have older bands and sums of bands: neither is counted here.
    starts = {age: low for age in cube.values("age") if (low := ages.start(age)) is not None}
    numbers: dict[tuple[str, str], Indicator] = {}
    for age in sorted(starts, key=starts.__getitem__):
        for sex in ("women", "men"):
            total = _sum(reader, areas, period, about.group, sex, age)
            if total is None:
                return None
            numbers[age, sex] = total
    share = _share(reader, numbers)
    return Bands(period, numbers, share, _usual(reader, period, areas, share)) if share else None


def _sum(
    reader: Reader, areas: tuple[str, ...], period: str, group: str, sex: str, age: str
) -> Indicator | None:
    """One band of one sex in all areas; None when an area lacks it."""
    hidden = Reader(reader.inputs, reader.section)
    found = [
        hidden.figure(
            TABLE, "employees", region=area, period=period, sex=sex, occupation=group, age=age
        )
        for area in areas
    ]
    known = [one for one in found if one]
    if len(known) < len(areas):
        return None
    return reader.compute(
        known,
        id=f"areas_sum:{known[0].id}",
        title=known[0].title,
        value=sum(one.value or 0 for one in known),
        breakdown={**known[0].breakdown, "region": COUNTRY},
        step=ALL_AREAS,
    )


def _share(reader: Reader, numbers: Mapping[tuple[str, str], Indicator]) -> Indicator | None:
    everyone = sum(one.value or 0 for one in numbers.values())
    if not everyone:
        return None
    near = sum(
        one.value or 0 for (age, _), one in numbers.items() if (ages.start(age) or 0) >= NEAR
    )
    some = next(iter(numbers.values()))
    return reader.compute(
        numbers.values(),
        id=f"share_aged_{NEAR}_{LAST_AGE}:{COUNTRY}:{some.period}:{some.breakdown['occupation']}",
        title=Text(f"Andel {NEAR}–{LAST_AGE} år", f"Share aged {NEAR}–{LAST_AGE}"),
        value=parts.rounded(100 * near / everyone, 1),
        unit="percent",
        breakdown={
            "region": COUNTRY,
            "occupation": some.breakdown["occupation"],
            "age": f"{NEAR}-{LAST_AGE}",
        },
        step=Text("Delat med alla åldrar", "Divided by all ages"),
    )


def _usual(reader: Reader, period: str, areas: tuple[str, ...], share: Indicator) -> Indicator:
    """The same share in all occupations together."""
    inputs = reader.inputs
    found = inputs.once(
        ("ages.parts", period), lambda: ages.parts(inputs.cube(TABLE), period, (NEAR,))[NEAR]
    )
    known = [part for regions in found.values() for area, part in regions.items() if area in areas]
    everyone = sum(part.all for part in known)  # at least the group's own
    return reader.compute(
        (share,),
        id=f"share_aged_{NEAR}_{LAST_AGE}:{COUNTRY}:{period}:total",
        title=share.title,
        value=parts.rounded(100 * sum(part.some for part in known) / everyone, 1),
        breakdown={"region": COUNTRY, "age": f"{NEAR}-{LAST_AGE}"},
        step=Text("Alla yrken tillsammans", "All occupations together"),
    )


def _sentence(inputs: Inputs, about: Subject, bands: Bands) -> Sentence:
    span = f"{NEAR}–{LAST_AGE}"
    return say(
        Section.OCCUPATIONS,
        f"I {{group}} var {{share}} av de anställda {span} år {{when}}, mot {{usual}} i alla "
        "yrken.",
        f"In {{group}}, {{share}} of employees were aged {span} in {{when}}, against {{usual}} in "
        "all occupations.",
        number="share",
        group=group_named(inputs, about.group),
        share=figure(bands.share),
        when=wording.period(bands.period),
        usual=figure(bands.usual),
    )


def _chart(bands: Bands, title: Text) -> BarChart:
    return BarChart(
        title=title,
        alt=Text(
            f"Staplar: anställda efter ålder och kön. {title.sv}",
            f"Bars: employees by age and sex. {title.en}",
        ),
        unit=Text(f"anställda {bands.period}", f"employees {bands.period}"),
        keys=KEYS,
        bars=tuple(
            Bar(_years(age), {sex: bands.numbers[age, sex].value for sex, _, _ in KEYS})
            for age in bands.ages
        ),
        stacked=True,
    )


def _years(age: str) -> Text:
    plain = age.replace("-", "–")
    return Text(f"{plain} år", plain)


def _table(bands: Bands) -> PanelTable:
    columns = (
        Column("age", Text("Ålder", "Age"), kind="text"),
        Column("women", Text("Kvinnor", "Women")),
        Column("men", Text("Män", "Men")),
    )
    rows = [
        (
            CellValue(text=_years(age)),
            *(CellValue(number=bands.numbers[age, sex].value) for sex, _, _ in KEYS),
        )
        for age in bands.ages
    ]
    return table(columns, rows)
