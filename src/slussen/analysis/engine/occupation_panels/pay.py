"""What an occupation pays: its spread in Sweden, and women and men in the NUTS 2 areas."""

from collections.abc import Mapping
from dataclasses import dataclass

from slussen.analysis.engine import occupation_figures as figures
from slussen.analysis.engine import parts, wording
from slussen.analysis.engine.claims import Phrase, figure, say
from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import CellValue, Column, Indicator, Panel, Section, Sentence
from slussen.analysis.engine.model import Table as PanelTable
from slussen.analysis.engine.occupation_panels.subject import Subject, named
from slussen.analysis.engine.occupation_wording import first, plain, table
from slussen.analysis.engine.panels.pay import (
    BY_SEX,
    MIDDLE,
    SPREAD,
    Pay,
    by_sex_in,
    share_cell,
    spread_of,
)
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import Bar, DotChart, Role


@dataclass(frozen=True)
class Earned:
    spread: Mapping[str, Indicator | None]
    by_area: Mapping[str, Pay]


def spread(inputs: Inputs, about: Subject) -> Panel | None:
    """Low, middle and high pay in Sweden (SSYK 4); women's and men's by area (SSYK 3)."""
    reader = Reader(inputs, Section.SHORT_TERM)
    earned = _earned(reader, about)
    sentences = tuple(
        sentence
        for sentence in (_usual(inputs, about, earned), _least_equal(inputs, about, earned))
        if sentence
    )
    if not sentences:
        return None
    return Panel(
        id="occupation-pay",
        section=Section.SHORT_TERM,
        question=Text("Vad tjänar man i yrket?", "What does it pay?"),
        sentences=sentences,
        chart=_chart(inputs, earned, sentences[-1].text),
        table=_table(inputs, earned),
        indicators=reader.indicators,
        notes=_notes(inputs, about, earned),
    )


def _earned(reader: Reader, about: Subject) -> Earned:
    inputs = reader.inputs
    year = figures.latest(inputs, SPREAD, region=COUNTRY) if about.is_unit else None
    areas = tuple(dict.fromkeys(county.nuts2 for county in inputs.counties))
    by_area = {}
    for area in areas:
        pay = by_sex_in(reader, area, about.group, figures.latest(inputs, BY_SEX, region=area))
        if pay.women or pay.men:
            by_area[area] = pay
    return Earned(spread_of(reader, about.code, year), by_area)


def _usual(inputs: Inputs, about: Subject, earned: Earned) -> Sentence | None:
    """The middle value, and where the lowest and highest tenth begin, as far as published."""
    low, middle, high = (
        one if one and one.value is not None else None
        for one in (earned.spread[name] for name in ("p10", "middle", "p90"))
    )
    if middle is None:
        return None
    sv = "Mittenvärdet för lönen bland {who} i riket var {n} {when}"
    en = "The middle value of pay among {who} in Sweden was {n} {when}"
    words: dict[str, Phrase | Text] = {
        "who": named(inputs, about.code),
        "n": figure(middle),
        "when": wording.when(middle.period),
    }
    if low is None or high is None:
        return say(Section.SHORT_TERM, f"{sv}.", f"{en}.", number="n", **words)
    return say(
        Section.SHORT_TERM,
        f"{sv}; en av tio tjänade under {{low}} och en av tio över {{high}}.",
        f"{en}; one in ten earned less than {{low}} and one in ten more than {{high}}.",
        number="n",
        low=plain(low),
        high=plain(high),
        **words,
    )


def _least_equal(inputs: Inputs, about: Subject, earned: Earned) -> Sentence | None:
    """The area where women's pay is the smallest share of men's."""
    shares = {area: pay.share for area, pay in earned.by_area.items() if pay.share}
    lead = first(shares, inputs.place, lowest=True, most=2)
    if lead is None:
        return None
    return say(
        Section.SHORT_TERM,
        "Kvinnors lön i yrkesgruppen, som andel av mäns, var lägst i {area}: {share} ({year}).",
        "Women’s pay in the group, as a share of men’s, was lowest in {area}: {share} ({year}).",
        number="share",
        area=lead[1],
        share=figure(lead[0]),
        year=wording.period(lead[0].period),
    )


def _chart(inputs: Inputs, earned: Earned, title: Text) -> DotChart | None:
    bars = tuple(
        Bar(
            inputs.place(area),
            {
                "women": pay.women.value if pay.women else None,
                "men": pay.men.value if pay.men else None,
            },
        )
        for area, pay in earned.by_area.items()
    )
    if not any(pay.share for pay in earned.by_area.values()):
        return None
    return DotChart(
        title=title,
        alt=Text(
            f"Punktdiagram: kvinnors och mäns lön efter riksområde. {title.sv}",
            f"Dot chart: women’s and men’s pay by NUTS 2 area. {title.en}",
        ),
        unit=Text("kronor i månaden", "SEK a month"),
        keys=(
            ("women", Text("kvinnor", "women"), Role.MAIN),
            ("men", Text("män", "men"), Role.REFERENCE),
        ),
        bars=bars,
        decimals=0,
    )


def _table(inputs: Inputs, earned: Earned) -> PanelTable:
    columns = (
        Column("region", Text("Område", "Area"), kind="text"),
        Column("women", Text("Kvinnor", "Women")),
        Column("men", Text("Män", "Men")),
        Column("share", Text("Kvinnors andel av mäns lön", "Women’s share of men’s pay")),
        Column("p10", Text("Låg lön (P10)", "Low pay (P10)")),
        Column("middle", Text("Mittenvärde", "Middle value")),
        Column("p90", Text("Hög lön (P90)", "High pay (P90)")),
    )
    blank = CellValue()
    rows: list[tuple[CellValue, ...]] = [
        (
            parts.text_cell(inputs.place(area)),
            parts.cell(pay.women),
            parts.cell(pay.men),
            share_cell(pay),
            *(blank, blank, blank),
        )
        for area, pay in earned.by_area.items()
    ]
    if any(earned.spread.values()):
        spread_cells = [parts.cell(earned.spread[name]) for name in ("p10", "middle", "p90")]
        country = parts.text_cell(inputs.place(COUNTRY))
        rows.append((country, blank, blank, blank, *spread_cells))
    return table(columns, rows)


def _notes(inputs: Inputs, about: Subject, earned: Earned) -> tuple[Text, ...]:
    group = inputs.occupations[about.group].name
    years = sorted(
        {one.period for pay in earned.by_area.values() for one in (pay.women, pay.men) if one}
    )
    when = ", ".join(years) or "–"
    return (
        Text(
            f"Kvinnors och mäns lön är genomsnittet i yrkesgruppen {group.sv} (SSYK "
            f"{about.group}) efter riksområde, {when}.",
            f"Women’s and men’s pay is the mean of the group {group.en} (SSYK {about.group}) by "
            f"NUTS 2 area, {when}.",
        ),
        MIDDLE,
    )
