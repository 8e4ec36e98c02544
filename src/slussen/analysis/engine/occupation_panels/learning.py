"""What leads to an occupation and on from it: educations, and changes of occupation."""

from collections.abc import Mapping, Sequence

from slussen.analysis.engine import occupation_figures as figures
from slussen.analysis.engine import parts
from slussen.analysis.engine.claims import say
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
from slussen.analysis.engine.occupation_panels.subject import Subject, named
from slussen.analysis.engine.occupation_wording import (
    in_sentence,
    leaders,
    listing,
    name_cell,
    rests_on,
    table,
)
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import Bar, BarChart, Role

EDUCATION, SWITCHES = "education_background", "occupation_switches"
NAMED = 3


def background(inputs: Inputs, about: Subject, names: Mapping[str, Text]) -> Panel | None:
    """The most common educations of those who work in the occupation; *names* in both languages."""
    reader = Reader(inputs, Section.OCCUPATIONS)
    found = _educations(reader, about)
    if not found:
        return None
    ordered = sorted(found, key=lambda group: (-(found[group].value or 0), group))
    sentences = _education_sentences(inputs, about, found, names)
    return Panel(
        id="occupation-education",
        section=Section.OCCUPATIONS,
        question=Text(
            "Vilken utbildning har de som arbetar i yrket?",
            "What education do those who work in it have?",
        ),
        sentences=sentences,
        chart=_education_chart(ordered, found, names, sentences[0].text),
        table=table(
            (
                Column("education", Text("Utbildning", "Education"), kind="text"),
                Column("share", Text("Andel", "Share"), unit="percent"),
            ),
            ((CellValue(text=_name(names, group)), parts.cell(found[group])) for group in ordered),
        ),
        indicators=reader.indicators,
        notes=(
            Text(
                "Bara de vanligaste utbildningarna är publicerade, för hela landet. Året är inte "
                "angivet i källan. Utländsk utbildning kan saknas i registret.",
                "Only the most common educations are published, for all of Sweden. The source "
                "states no year. Education from abroad may be missing from the register.",
            ),
        ),
    )


def _name(names: Mapping[str, Text], group: str) -> Text:
    return names.get(group, Text(group, group))


def _educations(reader: Reader, about: Subject) -> dict[str, Indicator]:
    period = figures.latest(reader.inputs, EDUCATION, occupation=about.code)
    if period is None:
        return {}
    groups = reader.inputs.cube(EDUCATION).values(
        "education_group", occupation=about.code, period=period
    )
    found = {
        group: reader.figure(
            EDUCATION,
            "share",
            region=COUNTRY,
            period=period,
            occupation=about.code,
            education_group=group,
        )
        for group in groups
    }
    return {group: one for group, one in found.items() if one}


def _education_sentences(
    inputs: Inputs, about: Subject, found: Mapping[str, Indicator], names: Mapping[str, Text]
) -> tuple[Sentence, ...]:
    who = named(inputs, about.code)
    most = leaders(
        found,
        lambda group: in_sentence(_name(names, group)),
        NAMED,
        noun=Text("procent", "per cent"),
    )
    if most:
        return (
            say(
                Section.OCCUPATIONS,
                "Vanligast bland {who} är {most}.",
                "Most common among {who} are {most}.",
                who=who,
                most=most,
            ),
        )
    sentence = say(
        Section.OCCUPATIONS,
        "Bland {who} är flera utbildningar lika vanliga.",
        "Among {who}, several educations are equally common.",
        who=who,
    )
    return (rests_on(sentence, *found.values()),)


def _education_chart(
    ordered: Sequence[str],
    found: Mapping[str, Indicator],
    names: Mapping[str, Text],
    title: Text,
) -> BarChart:
    return BarChart(
        title=title,
        alt=Text(
            f"Staplar: de vanligaste utbildningarna. {title.sv}",
            f"Bars: the most common educations. {title.en}",
        ),
        unit=Text("procent av de sysselsatta i yrket", "per cent of those in the occupation"),
        keys=(("share", Text("andel", "share"), Role.MAIN),),
        bars=tuple(Bar(_name(names, group), {"share": found[group].value}) for group in ordered),
    )


def moves(inputs: Inputs, about: Subject) -> Panel | None:
    """The most common changes of occupation from this one, and those where this one is common."""
    if not about.is_unit:
        return None
    reader = Reader(inputs, Section.OCCUPATIONS)
    onward = _ranks(reader, about.code, "occupation", "destination")
    inward = _ranks(reader, about.code, "destination", "occupation")
    if not onward and not inward:
        return None
    return Panel(
        id="occupation-moves",
        section=Section.OCCUPATIONS,
        question=Text("Vilka yrken ligger nära?", "Which occupations are near?"),
        sentences=_move_sentences(inputs, about, onward, inward),
        table=_move_table(inputs, onward, inward),
        indicators=reader.indicators,
        notes=(
            Text(
                "Rangen är yrkets plats bland bytena från det yrke man lämnar, i hela landet. Hur "
                "många som byter är inte publicerat, och källan anger inget år.",
                "The rank is the occupation’s place among changes from the one that is left, in "
                "all of Sweden. How many change isn’t published, and the source states no year.",
            ),
        ),
    )


def _ranks(reader: Reader, code: str, own: str, other: str) -> dict[str, Indicator]:
    """The other occupation of each change, best rank first."""
    inputs = reader.inputs
    found = {}
    for words, cell in inputs.cube(SWITCHES).items(**{own: code}):
        words.pop("measure")
        if words[other] in inputs.occupations and cell.value is not None:
            indicator = reader.figure(SWITCHES, "rank", **words)
            if indicator:
                found[words[other]] = indicator
    return dict(sorted(found.items(), key=lambda item: (item[1].value or 0, item[0])))


def _move_sentences(
    inputs: Inputs,
    about: Subject,
    onward: Mapping[str, Indicator],
    inward: Mapping[str, Indicator],
) -> tuple[Sentence, ...]:
    who = named(inputs, about.code)
    sentences = []
    chosen = [code for code, one in onward.items() if (one.value or 0) <= NAMED]
    if chosen:
        sentences.append(
            rests_on(
                say(
                    Section.OCCUPATIONS,
                    "De som slutar som {who} går oftast vidare till {names}.",
                    "Those who leave work as {who} most often move on to {names}.",
                    who=who,
                    names=_names(inputs, chosen),
                ),
                *(onward[code] for code in chosen),
            )
        )
    near = [code for code, one in inward.items() if (one.value or 0) <= NAMED]
    if near:
        sentences.append(_inward_sentence(inputs, inward, near))
    return tuple(sentences) or (_seldom(inputs, who, onward or inward),)


def _inward_sentence(
    inputs: Inputs, inward: Mapping[str, Indicator], near: Sequence[str]
) -> Sentence:
    """The occupations that most often lead here, by how often those who leave them come."""
    more = len(near) > NAMED
    return rests_on(
        say(
            Section.OCCUPATIONS,
            "Yrket är ett av de tre vanligaste att gå vidare till från "
            f"{'bland andra ' if more else ''}{{names}}.",
            "It is one of the three most common occupations to move on to from "
            f"{'among others ' if more else ''}{{names}}.",
            names=_names(inputs, near[:NAMED]),
        ),
        *(inward[code] for code in near[:NAMED]),
    )


def _names(inputs: Inputs, codes: Sequence[str]) -> Text:
    return listing([named(inputs, code) for code in codes])


def _seldom(inputs: Inputs, who: Text, found: Mapping[str, Indicator]) -> Sentence:
    best = next(iter(found))
    return rests_on(
        say(
            Section.OCCUPATIONS,
            "Byten mellan {who} och {name} förekommer.",
            "Some change between {who} and {name}.",
            who=who,
            name=named(inputs, best),
        ),
        found[best],
    )


def _move_table(
    inputs: Inputs, onward: Mapping[str, Indicator], inward: Mapping[str, Indicator]
) -> Table:
    columns = (
        Column("occupation", Text("Yrke", "Occupation"), kind="text"),
        Column("way", Text("Riktning", "Way"), kind="text"),
        Column("rank", Text("Rang", "Rank")),
    )
    ways = (
        (onward, Text("härifrån till yrket", "from here to it")),
        (inward, Text("från yrket hit", "from it to here")),
    )
    rows = [
        (name_cell(inputs, code), CellValue(text=way), CellValue(number=one.value))
        for found, way in ways
        for code, one in found.items()
    ]
    return table(columns, rows)
