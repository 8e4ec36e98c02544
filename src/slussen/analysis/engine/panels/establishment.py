"""Läget: how soon foreign-born women and men come into work (SCB, STATIV)."""

from collections.abc import Mapping, Sequence

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
from slussen.figures.engine.vocabulary import RESIDENCE, word
from slussen.lib.text import Text
from slussen.ui.engine.charts import LineChart, Role

TABLE, SHARE, AGE = "establishment", "employed_share", "20-64"
STAYS = ("0-1", "2-3", "4-9", "10+")
NEW, SETTLED = "2-3", "10+"
SEXES = ("women", "men")
UNIT = Text("procent förvärvsarbetande av 20–64 år", "per cent in work of ages 20–64")
DEFINITION = Text(
    "Hur stor del av de utrikes födda 20–64 år som förvärvsarbetar, efter hur många år de har bott "
    "i Sverige, enligt SCB:s register.",
    "The share of foreign-born people aged 20–64 in work, by how many years they have lived in "
    "Sweden, in Statistics Sweden's registers.",
)
NOT_A_COHORT = Text(
    "Grupperna är olika personer samma år. De som har bott här länge kan ha kommit av andra skäl "
    "och under andra villkor än de nyanlända, så kurvan säger inte hur det kommer att gå för dem.",
    "The groups are different people in the same year. Those who have lived here long may have "
    "come for other reasons and under other conditions than newcomers, so the curve does not say "
    "how newcomers will fare.",
)
NO_COUNTRY = Text("Tabellen har län men inte riket.", "The table has counties but not the country.")


def curve(inputs: Inputs) -> Panel | None:
    """The latest year's shares in work by time in Sweden, women and men."""
    reader, own = Reader(inputs, Section.SITUATION), inputs.county.code
    listed = years(inputs)
    if not listed:
        return None
    year = listed[-1]
    found = {(sex, stay): share(reader, own, year, sex, stay) for sex in SEXES for stay in STAYS}
    sentences = _curve_sentences(reader, year, found)
    if not sentences:
        return None
    return Panel(
        id="establishment-curve",
        section=Section.SITUATION,
        question=Text(
            "Hur snabbt kommer utrikes födda i arbete?",
            "How soon do foreign-born people find work?",
        ),
        sentences=sentences,
        chart=_curve_chart(year, found),
        table=_curve_table(reader, year),
        indicators=reader.indicators,
        notes=(DEFINITION, NOT_A_COHORT, NO_COUNTRY),
    )


def trend(inputs: Inputs) -> Panel | None:
    """The shares over the years of those with 2–3 years in Sweden, beside those with ten."""
    reader, listed = Reader(inputs, Section.SITUATION), years(inputs)
    found = _over(reader, "women", NEW, listed)
    if len(found) < 2:
        return None
    entry = inputs.entries[TABLE]
    return Panel(
        id="establishment-trend",
        section=Section.SITUATION,
        question=Text(
            "Kommer nyanlända snabbare i arbete än förr?",
            "Do newcomers find work sooner than before?",
        ),
        sentences=_trend_sentences(reader, found, _over(reader, "men", NEW, listed)),
        chart=_trend_chart(
            reader, listed, parts.title_over_time(reader, entry, _subject("women"), found)
        ),
        table=_trend_table(reader, listed),
        indicators=reader.indicators,
        notes=(DEFINITION, NOT_A_COHORT, *parts.break_notes(entry, listed), NO_COUNTRY),
    )


def years(inputs: Inputs) -> tuple[str, ...]:
    return inputs.cube(TABLE).periods(region=inputs.county.code, measure=SHARE)


def share(reader: Reader, region: str, year: str, sex: str, stay: str) -> Indicator | None:
    """The cell as it is published."""
    return reader.read(TABLE, SHARE, region=region, period=year, sex=sex, residence=stay, age=AGE)


Shares = Mapping[tuple[str, str], Indicator | None]


def _pair(found: Shares, stay: str) -> tuple[Indicator, Indicator] | None:
    """Women's and men's shares, when both have figures."""
    women, men = found["women", stay], found["men", stay]
    if women is None or men is None or women.value is None or men.value is None:
        return None
    return women, men


def _curve_sentences(reader: Reader, year: str, found: Shares) -> tuple[Sentence, ...]:
    """Women's shares when new and when settled, beside men's, and the county's place."""
    new, settled = _pair(found, NEW), _pair(found, SETTLED)
    if new is None or settled is None:
        return ()
    few, many = word("residence", NEW), _short(SETTLED)
    first = claims.say(
        Section.SITUATION,
        "I {place} arbetade {share} av de utrikes födda kvinnorna med {new} {when}, och {later} av "
        "dem med {settled}.",
        "In {place}, {share} of foreign-born women with {new} worked {when}, and {later} of those "
        "with {settled}.",
        number="share",
        place=reader.inputs.county.title,
        share=claims.figure(new[0]),
        when=wording.when(year),
        later=claims.figure(settled[0]),
        new=few,
        settled=many,
    )
    beside = claims.say(
        Section.SITUATION,
        "Med {new} var kvinnornas andel {apart} männens, och med {settled} {later} männens.",
        "With {new}, women's share was {apart} men's, and with {settled} {later} men's.",
        apart=_apart(reader, *new),
        later=_apart(reader, *settled),
        new=few,
        settled=many,
    )
    return (first, beside, *_place(reader, year))


def _short(stay: str) -> Text:
    """ "10 år eller mer": the stay without its country, where that has been said."""
    said = RESIDENCE[stay]
    return Text(said.sv.removesuffix(" i Sverige"), said.en.removesuffix(" in Sweden"))


def _apart(reader: Reader, women: Indicator, men: Indicator) -> claims.Phrase:
    size = parts.difference(
        reader,
        women,
        men,
        key=f"women_from_men:{women.id}",
        title=Text(f"{women.title.sv}, kvinnor minus män", f"{women.title.en}, women minus men"),
        step=Text("Kvinnor minus män", "Women minus men"),
        breakdown={name: word for name, word in women.breakdown.items() if name != "sex"},
    )
    return claims.apart(women, men, size, claims.LEVEL)


def _place(reader: Reader, year: str) -> list[Sentence]:
    """Where the county's share stands for women who are rather new."""
    inputs = reader.inputs
    shares = {
        county.code: share(reader, county.code, year, "women", NEW) for county in inputs.counties
    }
    ranked = [one for one in shares.values() if one and one.value is not None]
    own = shares[inputs.county.code]
    if own is None:
        return []
    named = {county.code: county.title for county in inputs.counties}
    areas = parts.areas(inputs, len(ranked))
    noun = Text("andelen i arbete", "share in work")
    rank = claims.rank(own, ranked, claims.HIGHEST, noun, areas, named)
    if rank is None:
        return []
    sv = "Bland kvinnor med {new} hade {place} {rank}."
    en = "Among women with {new}, {place} had {rank}."
    new, place = word("residence", NEW), inputs.county.title
    return [claims.say(Section.SITUATION, sv, en, new=new, place=place, rank=rank)]


def _curve_chart(year: str, found: Shares) -> LineChart:
    new = _pair(found, NEW)
    title = Text("Andel i arbete efter tid i Sverige", "Share in work by time in Sweden")
    if new:
        title = claims.say(
            Section.SITUATION,
            "Med 2–3 år i Sverige arbetar {women} av kvinnorna och {men} av männen ({year})",
            "With 2–3 years in Sweden, {women} of women and {men} of men work ({year})",
            women=claims.figure(new[0]),
            men=claims.figure(new[1]),
            year=Text(year, year),
        ).text
    lines = (("women", Role.FOCUS), ("men", Role.MAIN))
    return LineChart(
        title=title,
        alt=Text(
            f"Två linjer, utrikes födda kvinnor och män: andel i arbete {year} efter tid i "
            f"Sverige, från 0–1 år till 10 år eller mer. {title.sv}.",
            f"Two lines, foreign-born women and men: share in work in {year} by time in Sweden, "
            f"from 0–1 years to 10 years or more. {title.en}.",
        ),
        unit=UNIT,
        series=tuple(
            parts.series(
                sex,
                wording.group(sex, parts.FOREIGN),
                role,
                {stay: found[sex, stay] for stay in STAYS},
            )
            for sex, role in lines
        ),
        zero=True,
        x_labels=tuple((stay, _short(stay)) for stay in STAYS),
        x_title=Text("tid i Sverige", "time in Sweden"),
    )


def _curve_table(reader: Reader, year: str) -> Table:
    """Time in Sweden by sex, the county first and then the chosen ones."""
    inputs = reader.inputs
    columns = (
        parts.AREA,
        Column("residence", Text("Tid i Sverige", "Time in Sweden"), kind="text"),
        *_sex_columns((*SEXES, "total")),
    )
    rows = tuple(
        (
            parts.text_cell(inputs.place(region)),
            CellValue(text=_short(stay)),
            *(parts.cell(share(reader, region, year, sex, stay)) for sex in (*SEXES, "total")),
        )
        for region in (inputs.county.code, *(county.code for county in inputs.compare))
        for stay in STAYS
    )
    return Table(columns=columns, rows=rows)


def _sex_columns(sexes: Sequence[str]) -> tuple[Column, ...]:
    return tuple(
        Column(sex, wording.capital(word("sex", sex)), unit="percent", decimals=1) for sex in sexes
    )


def _over(reader: Reader, sex: str, stay: str, listed: Sequence[str]) -> dict[str, Indicator]:
    own = reader.inputs.county.code
    found = ((year, share(reader, own, year, sex, stay)) for year in listed)
    return {year: one for year, one in found if one and one.value is not None}


def _subject(sex: str) -> Text:
    who = word("sex", sex)
    return Text(
        f"Andelen i arbete bland {who.sv} med {RESIDENCE[NEW].sv}",
        f"The share in work among {who.en} with {RESIDENCE[NEW].en}",
    )


def _trend_sentences(
    reader: Reader, women: Mapping[str, Indicator], men: Mapping[str, Indicator]
) -> tuple[Sentence, ...]:
    """Women's change since the last break, men's, and women's before it."""
    entry = reader.inputs.entries[TABLE]
    subject, place = _subject("women"), reader.inputs.county.title
    here = Text(
        subject.sv.replace(" med ", f" i {place.sv} med "),
        subject.en.replace(" with ", f" in {place.en} with "),
    )
    story = parts.over_time(reader, entry, here, subject, women)
    latest, _ = parts.spans(entry, women)
    if latest and set(latest) <= set(men):
        beside = claims.say(
            Section.SITUATION,
            "{subject} {moved} under samma tid.",
            "{subject} {moved} over the same time.",
            subject=_subject("men"),
            moved=parts.movement(reader, men, latest),
        )
        return (story[0], beside, *story[1:])
    return story


def _trend_chart(reader: Reader, listed: Sequence[str], title: Text) -> LineChart:
    lines = (
        ("women", NEW, Role.FOCUS),
        ("men", NEW, Role.MAIN),
        ("women", SETTLED, Role.REFERENCE),
        ("men", SETTLED, Role.REFERENCE_2),
    )
    own, span = reader.inputs.county.code, wording.span(listed)
    return LineChart(
        title=title,
        alt=Text(
            f"Fyra linjer: andel i arbete {span.sv} bland utrikes födda kvinnor och män med 2–3 år "
            f"och med 10 år eller mer i Sverige. {title.sv}.",
            f"Four lines: share in work {span.en} among foreign-born women and men with 2–3 years "
            f"and with 10 years or more in Sweden. {title.en}.",
        ),
        unit=UNIT,
        series=tuple(
            parts.series(
                f"{sex}-{stay}",
                Text(
                    f"{word('sex', sex).sv}, {_short(stay).sv}",
                    f"{word('sex', sex).en}, {_short(stay).en}",
                ),
                role,
                {year: share(reader, own, year, sex, stay) for year in listed},
            )
            for sex, stay, role in lines
        ),
        breaks=parts.break_marks(reader.inputs.entries[TABLE], listed),
        zero=True,
    )


def _trend_table(reader: Reader, listed: Sequence[str]) -> Table:
    """Every stay by year in the county; the newer ones' also in the chosen counties."""
    inputs = reader.inputs
    shown = [(inputs.county.code, stay) for stay in (NEW, SETTLED, "0-1", "4-9")]
    shown += [(county.code, NEW) for county in inputs.compare]
    columns = (
        parts.AREA,
        Column("residence", Text("Tid i Sverige", "Time in Sweden"), kind="text"),
        parts.YEAR,
        *_sex_columns(SEXES),
    )
    rows = tuple(
        (
            parts.text_cell(inputs.place(region)),
            CellValue(text=_short(stay)),
            CellValue(text=Text(year, year)),
            *(parts.cell(share(reader, region, year, sex, stay)) for sex in SEXES),
        )
        for region, stay in shown
        for year in reversed(listed)
    )
    return Table(columns=columns, rows=rows)
