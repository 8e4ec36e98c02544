"""Behov på kort sikt: the employment service's chances of a job now, and demand in five years."""

from collections.abc import Callable, Sequence

from slussen.analysis.engine import assessments, wording
from slussen.analysis.engine.assessments import (
    CHANCES,
    FALLS,
    LARGE,
    MEDIUM,
    OUTLOOK,
    RISES,
    SMALL,
    UNCHANGED,
    Assessed,
)
from slussen.analysis.engine.claims import say
from slussen.analysis.engine.doors import Door, door_to
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
from slussen.analysis.engine.occupation_wording import (
    amount,
    in_list,
    in_sentence,
    listing,
    out_of,
    plain,
    rests_on,
    table,
)
from slussen.figures.engine.vocabulary import MARKS, Mark
from slussen.lib.text import Text
from slussen.ui.engine.charts import Bar, BarChart, Role

ONE, MANY = Text("yrke", "occupation"), Text("yrken", "occupations")
NOT_ASSESSED = MARKS[Mark.NOT_ASSESSED]
JUDGED = Text("bedömda yrken", "assessed occupations")
EXAMPLES = 3
FOR_EXAMPLE = Text("till exempel", "for example")
Chooser = Callable[[Assessed], bool]
OPEN = Text("inga formella krav", "no formal requirements")
CLOSED = Text("högskola, legitimation eller yrkesbevis", "degree, licence or trade certificate")
UNMAPPED = Text("oklart", "unclear")


def now(inputs: Inputs) -> Panel | None:
    """In how many occupations the chances of a job are large, medium, small or not assessed."""
    reader = Reader(inputs, Section.SHORT_TERM)
    county = inputs.county.code
    found = assessments.read(reader, county, assessments.edition(inputs, county))
    if not any(one.chance is not None for one in found):
        return None
    sentences = _now_sentences(reader, found)
    return Panel(
        id="barometer-now",
        section=Section.SHORT_TERM,
        question=Text(
            "I vilka yrken bedömer Arbetsförmedlingen att möjligheterna till jobb är stora nu?",
            "In which occupations does the employment service judge the chances of a job "
            "large now?",
        ),
        sentences=sentences,
        chart=_now_chart(inputs, found, sentences[0].text),
        table=_table(inputs, sorted(found, key=lambda one: (-(one.chance or 0), _name(one)))),
        indicators=reader.indicators,
        notes=_notes(inputs, found),
    )


def outlook(inputs: Inputs) -> Panel | None:
    """In how many occupations demand is judged to rise, stay or fall in five years."""
    reader = Reader(inputs, Section.SHORT_TERM)
    county = inputs.county.code
    found = assessments.read(reader, county, assessments.edition(inputs, county))
    if not any(one.demand is not None for one in found):
        return None
    sentences = _outlook_sentences(reader, found)
    return Panel(
        id="barometer-outlook",
        section=Section.SHORT_TERM,
        question=Text(
            "I vilka yrken bedömer Arbetsförmedlingen att efterfrågan ökar på fem års sikt?",
            "In which occupations does the employment service judge that demand rises "
            "in five years?",
        ),
        sentences=sentences,
        chart=_outlook_chart(inputs, found, sentences[0].text),
        table=_table(inputs, sorted(found, key=_by_outlook)),
        indicators=reader.indicators,
        notes=_notes(inputs, found),
    )


def _name(one: Assessed) -> str:
    return one.occupation.name.sv


def _by_outlook(one: Assessed) -> tuple[bool, float, float, str]:
    return (one.demand is None, -(one.demand or 0), -(one.chance or 0), _name(one))


def _count(
    reader: Reader, found: Sequence[Assessed], what: str, title: Text, chosen: Chooser
) -> Indicator:
    """How many of the occupations *chosen* picks out."""
    region = reader.inputs.county.code
    return reader.compute(
        [one.chances for one in found],
        id=f"barometer_occupations:{region}:{found[0].chances.period}:{what}",
        title=title,
        value=sum(map(chosen, found)),
        unit="occupations",
        breakdown={"region": region},
        step=Text("Antal yrken räknade", "Occupations counted"),
    )


def _judged(reader: Reader, found: Sequence[Assessed]) -> Indicator:
    title = Text("Bedömda yrken", "Occupations assessed")
    return _count(reader, found, "assessed", title, lambda one: one.chance is not None)


def _now_sentences(reader: Reader, found: Sequence[Assessed]) -> tuple[Sentence, ...]:
    judged = _judged(reader, found)
    title = Text("Yrken med stora möjligheter till jobb", "Occupations with large chances of a job")
    large = _count(reader, found, "chances-large", title, lambda one: one.chance == LARGE)
    return (
        say(
            Section.SHORT_TERM,
            "Arbetsförmedlingen bedömer att möjligheterna till jobb är stora i {n} i {place} "
            "({when}).",
            "The Public Employment Service judges the chances of a job large in {n} in {place} "
            "({when}).",
            number="n",
            n=out_of(large, judged, JUDGED),
            place=reader.inputs.county.title,
            when=wording.period(judged.period),
        ),
        *([_open_doors(reader, found)] if large.value else []),
        *_not_assessed(reader, found, judged),
    )


def _open_doors(reader: Reader, found: Sequence[Assessed]) -> Sentence:
    """Those with large chances that formally ask for neither degree, licence nor certificate."""
    occupations = reader.inputs.occupations
    chosen = [
        one
        for one in found
        if one.chance == LARGE and door_to(one.occupation, occupations) is Door.ENTRY
    ]
    title = Text(
        "Yrken med stora möjligheter och inga formella krav",
        "Occupations with large chances and no formal requirements",
    )
    count = _count(reader, found, "chances-large-entry", title, lambda one: one in chosen)
    if not chosen:
        sv = "Inget av dem står öppet utan högskola, legitimation eller yrkesbevis."
        en = "Not one of them is open without a degree, a licence or a trade certificate."
        return rests_on(say(Section.SHORT_TERM, sv, en), count)
    return rests_on(
        say(
            Section.SHORT_TERM,
            "{n} av dem kräver varken högskola, legitimation eller yrkesbevis{examples}.",
            "{n} of them ask for neither a degree, a licence nor a trade certificate{examples}.",
            n=plain(count),
            examples=_examples(reader.inputs, chosen),
        ),
        *(one.chances for one in chosen),
    )


def _examples(inputs: Inputs, chosen: Sequence[Assessed], lead: Text = FOR_EXAMPLE) -> Text:
    """ ", till exempel a, b och c", the most advertised in the county first; all when few."""
    ads = {}
    period = inputs.cube("ads").periods(region=inputs.county.code)
    for one in chosen:
        ads[one.occupation.code] = sum(
            inputs.cube("ads").value(
                region=inputs.county.code, period=period[-1], occupation=code, measure="ads"
            )
            or 0
            for code in one.occupation.unit_groups
            if period
        )
    ordered = sorted(chosen, key=lambda one: (-ads[one.occupation.code], _name(one)))
    names = [in_list(in_sentence(one.occupation.name)) for one in ordered[:EXAMPLES]]
    listed = listing(names)
    if len(names) == len(chosen):
        return Text(f": {listed.sv}", f": {listed.en}")
    return Text(f", {lead.sv} {listed.sv}", f", {lead.en} {listed.en}")


def _not_assessed(
    reader: Reader, found: Sequence[Assessed], judged: Indicator
) -> tuple[Sentence, ...]:
    title = Text("Yrken utan bedömning", "Occupations not assessed")
    count = _count(reader, found, "not-assessed", title, lambda one: one.chance is None)
    if not count.value:
        return ()
    return (
        say(
            Section.SHORT_TERM,
            "{n} saknar bedömning för länet; det betyder inte att möjligheterna är små.",
            "{n} lack an assessment for the county; that does not mean small chances.",
            n=amount(count, ONE, MANY),
        ),
    )


def _outlook_sentences(reader: Reader, found: Sequence[Assessed]) -> tuple[Sentence, ...]:
    judged = _count(
        reader,
        found,
        "outlook-assessed",
        Text("Yrken med bedömd efterfrågan", "Occupations with demand assessed"),
        lambda one: one.demand is not None,
    )
    title = Text("Yrken där efterfrågan ökar", "Occupations where demand rises")
    rising = _count(reader, found, "outlook-rises", title, lambda one: one.demand == RISES)
    first = say(
        Section.SHORT_TERM,
        "Om fem år väntas efterfrågan ha ökat i {n} i {place}, enligt Arbetsförmedlingen ({when}).",
        "In five years demand is expected to have risen in {n} in {place}, according to the "
        "Public Employment Service ({when}).",
        number="n",
        n=out_of(rising, judged, JUDGED),
        place=reader.inputs.county.title,
        when=wording.period(judged.period),
    )
    return (first, *_both_now_and_later(reader, found), *_falling(reader, found))


def _both_now_and_later(reader: Reader, found: Sequence[Assessed]) -> tuple[Sentence, ...]:
    chosen = [one for one in found if one.demand == RISES and one.chance == LARGE]
    title = Text(
        "Yrken med stora möjligheter nu och ökande efterfrågan",
        "Occupations with large chances now and rising demand",
    )
    count = _count(reader, found, "large-and-rises", title, lambda one: one in chosen)
    if not chosen:
        return ()
    return (
        rests_on(
            say(
                Section.SHORT_TERM,
                "I {n} av dem är möjligheterna stora redan nu{examples}.",
                "In {n} of them the chances are large already{examples}.",
                n=plain(count),
                examples=_examples(
                    reader.inputs, chosen, Text("till exempel för", "for example for")
                ),
            ),
            *(one.chances for one in chosen),
        ),
    )


def _falling(reader: Reader, found: Sequence[Assessed]) -> tuple[Sentence, ...]:
    chosen = [one for one in found if one.demand == FALLS]
    title = Text("Yrken där efterfrågan minskar", "Occupations where demand falls")
    count = _count(reader, found, "outlook-falls", title, lambda one: one in chosen)
    if not chosen:
        sv = "I inget bedömt yrke väntas efterfrågan minska."
        en = "In no assessed occupation is demand expected to fall."
        return (rests_on(say(Section.SHORT_TERM, sv, en), count),)
    return (
        rests_on(
            say(
                Section.SHORT_TERM,
                "Efterfrågan väntas minska i {n}{examples}.",
                "Demand is expected to fall in {n}{examples}.",
                n=amount(count, ONE, MANY),
                examples=_examples(reader.inputs, chosen),
            ),
            *(one.chances for one in chosen),
        ),
    )


def _now_chart(inputs: Inputs, found: Sequence[Assessed], title: Text) -> BarChart:
    """How many occupations at each level, by what they formally ask for."""

    def key(one: Assessed) -> str:
        entrance = door_to(one.occupation, inputs.occupations)
        return {Door.ENTRY: "open", None: "unmapped"}.get(entrance, "closed")

    rows: list[tuple[Text, Chooser]] = [
        (assessments.level(inputs, CHANCES, LARGE), lambda one: one.chance == LARGE),
        (assessments.level(inputs, CHANCES, MEDIUM), lambda one: one.chance == MEDIUM),
        (assessments.level(inputs, CHANCES, SMALL), lambda one: one.chance == SMALL),
        (NOT_ASSESSED, lambda one: one.chance is None),
    ]
    keys = (
        ("open", OPEN, Role.MAIN),
        ("closed", CLOSED, Role.REFERENCE),
        ("unmapped", UNMAPPED, Role.REFERENCE_2),
    )
    used = {key(one) for one in found}
    shown = tuple(one for one in keys if one[0] in used)
    return BarChart(
        title=title,
        alt=Text(
            f"Staplar: antal yrken efter möjligheter till jobb, delade efter formella krav. "
            f"{title.sv}",
            f"Bars: number of occupations by chances of a job, split by formal requirements. "
            f"{title.en}",
        ),
        unit=Text("antal yrken efter möjligheter till jobb", "occupations by chances of a job"),
        keys=shown,
        bars=_bars(rows, found, key, [one[0] for one in shown]),
        stacked=True,
    )


def _outlook_chart(inputs: Inputs, found: Sequence[Assessed], title: Text) -> BarChart:
    """How many occupations with each outlook, by the chances now."""

    def key(one: Assessed) -> str:
        return "" if one.chance is None else f"{one.chance:g}"

    rows: list[tuple[Text, Chooser]] = [
        (assessments.level(inputs, OUTLOOK, RISES), lambda one: one.demand == RISES),
        (assessments.level(inputs, OUTLOOK, UNCHANGED), lambda one: one.demand == UNCHANGED),
        (assessments.level(inputs, OUTLOOK, FALLS), lambda one: one.demand == FALLS),
    ]
    levels = ((LARGE, Role.MAIN), (MEDIUM, Role.REFERENCE), (SMALL, Role.REFERENCE_2))
    keys = [(f"{value:g}", _chances_now(inputs, value), role) for value, role in levels]
    return BarChart(
        title=title,
        alt=Text(
            f"Staplar: antal yrken efter väntad efterfrågan, delade efter möjligheterna i dag. "
            f"{title.sv}",
            f"Bars: number of occupations by expected demand, split by the chances today. "
            f"{title.en}",
        ),
        unit=Text("antal yrken efter efterfrågan om fem år", "occupations by demand in five years"),
        keys=tuple(keys),
        bars=_bars(rows, found, key, [one[0] for one in keys]),
        stacked=True,
    )


def _chances_now(inputs: Inputs, value: float) -> Text:
    word = assessments.level(inputs, CHANCES, value)
    return Text(f"{word.sv} möjligheter nu", f"{word.en} chances now")


def _bars(
    rows: Sequence[tuple[Text, Chooser]],
    found: Sequence[Assessed],
    key: Callable[[Assessed], str],
    keys: Sequence[str],
) -> tuple[Bar, ...]:
    bars = []
    for label, chosen in rows:
        values: dict[str, float | None] = dict.fromkeys(keys, 0)
        for one in found:
            if chosen(one) and key(one) in values:
                values[key(one)] = (values[key(one)] or 0) + 1
        bars.append(Bar(label=label, values=values))
    return tuple(bars)


def _table(inputs: Inputs, found: Sequence[Assessed]) -> Table:
    columns = (
        Column("occupation", Text("Yrke i Yrkesbarometern", "Barometer occupation"), "text"),
        Column("chances", Text("Möjligheter nu", "Chances now"), kind="assessment"),
        Column("outlook", Text("Efterfrågan om fem år", "Demand in five years"), "assessment"),
        Column("ssyk", Text("Ingår i SSYK", "Within SSYK"), kind="text"),
    )
    rows = []
    for one in found:
        groups = [code for code in one.occupation.unit_groups if code in inputs.occupations]
        listed = ", ".join(groups) or "–"
        rows.append(
            (
                # Only an occupation of one group has one page to lead to.
                CellValue(text=one.occupation.name, href=groups[0] if len(groups) == 1 else ""),
                assessments.level_cell(inputs, CHANCES, [one.chance]),
                assessments.level_cell(inputs, OUTLOOK, [one.demand]),
                CellValue(text=Text(listed, listed)),
            )
        )
    return table(columns, rows)


def _notes(inputs: Inputs, found: Sequence[Assessed]) -> tuple[Text, ...]:
    when = wording.period(found[0].chances.period)
    notes = [
        Text(
            f"Bedömningarna är Arbetsförmedlingens, i den utgåva som gällde i {when.sv}. De "
            "gäller den som har den utbildning och erfarenhet som yrket vanligen kräver.",
            f"The assessments are the Public Employment Service’s, in the edition in force in "
            f"{when.en}. They are for someone with the education and experience that the "
            "occupation usually asks for.",
        ),
        Text(
            "Yrkesbarometerns yrken är inte SSYK-grupper: flera kan ligga i samma grupp, och ett "
            "yrke kan täcka flera grupper.",
            "The barometer’s occupations are not SSYK groups: several can lie in one group, and "
            "an occupation can cover several groups.",
        ),
        Text(
            "Inga formella krav: varken högskola (SSYK 1–3), legitimation eller behörighet enligt "
            "lag, eller yrkesbevis. Arbetsgivaren kan ändå kräva mer.",
            "No formal requirements: neither higher education (SSYK 1–3), a licence by law nor a "
            "trade certificate. The employer may still ask for more.",
        ),
    ]
    left_out = assessments.unnamed(inputs, inputs.county.code)
    if left_out:
        noun = ONE if left_out == 1 else MANY
        notes.append(
            Text(
                f"{left_out} {noun.sv} i utgåvan saknar namn och visas inte här.",
                f"{left_out} {noun.en} in the edition have no name and are not shown here.",
            )
        )
    return tuple(notes)
