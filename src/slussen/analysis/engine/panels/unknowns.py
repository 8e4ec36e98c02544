"""Vad vi inte vet: what the figures leave unknown for the county, and what would fill it."""

from collections.abc import Sequence

from slussen.analysis.engine import wording
from slussen.analysis.engine.claims import Phrase, say
from slussen.analysis.engine.gaps import (
    STEP_MONTHS,
    Gap,
    Unknown,
    month_of,
    periods_behind,
    unknowns,
)
from slussen.analysis.engine.inputs import Inputs
from slussen.analysis.engine.model import (
    CellValue,
    Column,
    Indicator,
    Panel,
    Section,
    Sentence,
    Source,
    Status,
    Table,
)
from slussen.analysis.engine.occupation_wording import (
    amount,
    out_of,
    plain,
    rests_on,
    table,
)
from slussen.lib.text import Text
from slussen.ui.engine.charts import Bar, BarChart, Role

SHOWN, NAMED = 15, 3
Counts = dict[str, Indicator]
TABLE_WORD, TABLES = Text("tabell", "table"), Text("tabeller", "tables")
HIDDEN_FIGURE = Text("dold uppgift", "suppressed figure")
HIDDEN_FIGURES = Text("dolda uppgifter", "suppressed figures")
GAPS = {
    Gap.MISSING: Text("saknas", "missing"),
    Gap.OLD: Text("gamla uppgifter", "old figures"),
    Gap.UNDATED: Text("år inte angivet", "year not stated"),
    Gap.COARSER: Text("grövre område", "coarser area"),
    Gap.SUPPRESSED: Text("delvis dold", "partly suppressed"),
}
PERIODS = {
    "year": (Text("år", "year"), Text("år", "years")),
    "quarter": (Text("kvartal", "quarter"), Text("kvartal", "quarters")),
    "month": (Text("månad", "month"), Text("månader", "months")),
    "edition": (Text("utgåva", "edition"), Text("utgåvor", "editions")),
}
NOT_PUBLISHED = (
    Text(
        "I vilka yrken arbetar utrikes födda kvinnor och män i länet?",
        "In which occupations do foreign-born women and men in the county work?",
    ),
    Text("publiceras inte öppet", "not openly published"),
    Text(
        "Beställs av SCB (Yrkesregistret med födelseland) och läses in som egen tabell",
        "Ordered from Statistics Sweden (the Occupational Register by country of birth) and "
        "imported as a table of one’s own",
    ),
)


def missing(inputs: Inputs) -> Panel | None:
    """Every table of the catalogue whose figures are missing, old, hidden or of a larger area."""
    found = unknowns(inputs)
    if not inputs.entries:
        return None
    counts = _counts(inputs, found)
    sentences = _sentences(inputs, found, counts)
    return Panel(
        id="unknowns-missing",
        section=Section.UNKNOWNS,
        question=Text("Vad vet vi inte om länet?", "What don’t we know about the county?"),
        sentences=sentences,
        chart=_chart(found, sentences[min(1, len(sentences) - 1)].text),
        table=_table(inputs, found),
        indicators=tuple(counts.values()),
        notes=_notes(),
    )


def _counts(inputs: Inputs, found: Sequence[Unknown]) -> Counts:
    """How many tables there are, and how many have each gap; how many figures are hidden."""
    titles = {
        Gap.MISSING: Text("Tabeller utan uppgift", "Tables without figures"),
        Gap.OLD: Text("Tabeller med gamla uppgifter", "Tables with old figures"),
        Gap.COARSER: Text("Tabeller för ett större område", "Tables for a larger area"),
    }
    counts: Counts = {
        "all": _count(inputs, "all", Text("Tabeller", "Tables"), len(inputs.entries)),
        "hidden": _count(
            inputs,
            "hidden",
            Text("Dolda uppgifter i senaste perioden", "Suppressed figures in the latest period"),
            sum(one.hidden for one in found),
            "figures",
        ),
    }
    for gap, title in titles.items():
        number = sum(gap in one.gaps for one in found)
        counts[gap] = _count(inputs, gap, title, number)
    counts["birth"] = _count(
        inputs,
        "birth",
        Text(
            "Saknade eller gamla tabeller om födelseland eller tid i Sverige",
            "Missing or old tables about country of birth or time in Sweden",
        ),
        sum(map(_of_birth, found)),
    )
    oldest = _oldest(found)
    if oldest:
        title = Text("Perioder efter väntad publicering", "Periods behind expected publication")
        what = f"behind:{oldest[0].entry.id}"
        counts["behind"] = _count(inputs, what, title, _behind(oldest[0]), "periods")
    return counts


def _count(inputs: Inputs, what: str, title: Text, number: int, unit: str = "tables") -> Indicator:
    return Indicator(
        id=f"unknowns:{inputs.county.code}:{what}",
        section=Section.UNKNOWNS,
        title=title,
        value=number,
        unit=unit,
        period=inputs.today.isoformat(),
        breakdown={"region": inputs.county.code},
        status=Status.DERIVED,
        source=Source(
            publisher="Slussen",
            table="Statistikkatalogen",
            retrieved=inputs.today.isoformat(),
            steps=(
                Text(
                    "Katalogens tabeller jämförda med de uppgifter som finns",
                    "The catalogue’s tables compared with the figures there are",
                ),
            ),
            cite=Text("Slussens statistikkatalog", "Slussen’s figures catalogue"),
        ),
    )


def _oldest(found: Sequence[Unknown]) -> list[Unknown]:
    """The table or tables furthest behind, as the chart counts it."""
    most = max(map(_years_behind, found), default=0)
    return [one for one in found if most and _years_behind(one) == most]


def _behind(one: Unknown) -> int:
    return periods_behind(one.months, one.entry.frequency)


def _sentences(inputs: Inputs, found: Sequence[Unknown], counts: Counts) -> tuple[Sentence, ...]:
    sentences = [_how_many(inputs, counts)]
    oldest = _oldest(found)
    if oldest:
        sentences.append(_furthest_behind(oldest, counts["behind"]))
    if counts["birth"].value:
        sentences.append(_about_birth(found, counts["birth"]))
    if counts["hidden"].value:
        sentences.append(
            say(
                Section.UNKNOWNS,
                "I de senaste perioderna har utgivarna dolt {n}, för att de gäller få personer.",
                "In the latest periods the publishers have suppressed {n}, because they are of "
                "few people.",
                n=amount(counts["hidden"], Text("uppgift", "figure"), Text("uppgifter", "figures")),
            )
        )
    return tuple(sentences)


def _how_many(inputs: Inputs, counts: Counts) -> Sentence:
    """How many tables have no figures for the county, and how many have old ones."""
    gone, old = counts[Gap.MISSING], counts[Gap.OLD]
    if gone.value:
        sv, en = "saknar vi {gone} helt", "we have none of the figures of {gone}"
    else:
        sv, en = "har vi uppgifter ur alla tabeller", "we have figures of every table"
    if not old.value:
        end_sv, end_en = (
            ", och ingen är äldre än den borde vara",
            ", and none is older than it should be",
        )
    elif old.value == 1:
        end_sv, end_en = (
            ", och {old} är äldre än den borde vara",
            ", and {old} is older than it should be",
        )
    else:
        end_sv, end_en = (
            ", och {old} är äldre än de borde vara",
            ", and {old} are older than they should be",
        )
    sentence = say(
        Section.UNKNOWNS,
        f"Om {{place}} {sv}{end_sv}.",
        f"On {{place}}, {en}{end_en}.",
        number="gone" if gone.value else "old",
        place=inputs.county.title,
        **({"gone": out_of(gone, counts["all"], TABLES)} if gone.value else {}),
        **({"old": plain(old)} if old.value else {"old": Phrase(Text("", ""))}),
    )
    return rests_on(sentence, gone, old)


def _furthest_behind(oldest: Sequence[Unknown], behind: Indicator) -> Sentence:
    others = len(oldest) > NAMED
    return say(
        Section.UNKNOWNS,
        f"Längst efter är {'bland andra ' if others else ''}{{titles}}, {{n}} efter det som borde "
        "vara publicerat.",
        f"Furthest behind {'are, among others,' if others else 'is'} {{titles}}, {{n}} behind what "
        "should be published.",
        titles=_titles(oldest[:NAMED]),
        n=amount(behind, *PERIODS[oldest[0].entry.frequency]),
    )


def _titles(found: Sequence[Unknown]) -> Text:
    titles = [one.entry.title for one in found]
    return wording.listing([Text(f"”{one.sv}”", f"“{one.en}”") for one in titles])


def _about_birth(found: Sequence[Unknown], count: Indicator) -> Sentence:
    """The tables about where people were born that are missing or old, at most three by title."""
    chosen = [one for one in found if _of_birth(one)]
    few, alone = len(chosen) <= NAMED, len(chosen) == 1
    return say(
        Section.UNKNOWNS,
        f"{{n}} som saknas eller är {'gammal' if alone else 'gamla'} gäller födelseland eller tid "
        f"i Sverige{': ' if few else ', bland dem '}{{names}}.",
        f"{{n}} missing or old {'is' if alone else 'are'} about country of birth or time in "
        f"Sweden{': ' if few else ', among them '}{{names}}.",
        n=amount(count, TABLE_WORD, TABLES),
        names=_titles(chosen[:NAMED]),
    )


def _of_birth(one: Unknown) -> bool:
    return one.importance == 0 and one.gaps[0] in {Gap.MISSING, Gap.OLD}


def _chart(found: Sequence[Unknown], title: Text) -> BarChart | None:
    """How many years behind each old table is."""
    old = sorted((one for one in found if Gap.OLD in one.gaps), key=lambda one: -one.months)
    if not old:
        return None
    return BarChart(
        title=title,
        alt=Text(
            f"Staplar: hur många år efter de {len(old)} gamla tabellerna är. {title.sv}",
            f"Bars: how many years behind the {len(old)} old tables are. {title.en}",
        ),
        unit=Text("år efter väntad publicering", "years behind expected publication"),
        keys=(("late", Text("år efter", "years behind"), Role.MAIN),),
        bars=tuple(
            Bar(label=one.entry.title, values={"late": _years_behind(one)}) for one in old[:SHOWN]
        ),
        decimals=1,
    )


def _years_behind(one: Unknown) -> float:
    step = STEP_MONTHS.get(one.entry.frequency)
    return round((_behind(one) * step if step else one.months) / 12, 1)


def _table(inputs: Inputs, found: Sequence[Unknown]) -> Table:
    columns = (
        Column("question", Text("Fråga", "Question"), kind="text"),
        Column("state", Text("Läge", "State"), kind="text"),
        Column("latest", Text("Senaste uppgift", "Latest figures"), kind="text"),
        Column("behind", Text("Efter", "Behind"), kind="text"),
        Column("fill", Text("Fylls av", "Filled by"), kind="text"),
    )
    question, state, fill = (CellValue(text=text) for text in NOT_PUBLISHED)
    dash = CellValue(text=Text("–", "–"))
    rows = [(question, state, dash, dash, fill), *(_row(inputs, one) for one in found)]
    return table(columns, rows)


def _row(inputs: Inputs, one: Unknown) -> tuple[CellValue, ...]:
    return (
        CellValue(text=one.entry.answers),
        CellValue(text=_state(inputs, one)),
        CellValue(text=_latest(one)),
        CellValue(text=_how_far(one)),
        CellValue(text=_fill(one)),
    )


def _state(inputs: Inputs, one: Unknown) -> Text:
    """Every gap in words; the area that a coarser figure is of; how many figures are hidden."""
    written = []
    for gap in one.gaps:
        text = GAPS[gap]
        if gap is Gap.COARSER:
            place = inputs.place(one.region)
            text = Text(f"gäller {place.sv}", f"covers {place.en}")
        elif gap is Gap.SUPPRESSED:
            kind = HIDDEN_FIGURE if one.hidden == 1 else HIDDEN_FIGURES
            text = Text(f"{one.hidden} {kind.sv}", f"{one.hidden} {kind.en}")
        written.append(text)
    return Text("; ".join(text.sv for text in written), "; ".join(text.en for text in written))


def _latest(one: Unknown) -> Text:
    if one.latest is None:
        return Text("–", "–")
    if month_of(one.latest) is None:
        return GAPS[Gap.UNDATED]
    last = wording.period(one.latest)
    if one.lagging is None:
        return last
    who, when = one.lagging[0], wording.period(one.lagging[1])
    return Text(f"{last.sv} ({who.sv}: {when.sv})", f"{last.en} ({who.en}: {when.en})")


def _how_far(one: Unknown) -> Text:
    if Gap.OLD not in one.gaps:
        return Text("–", "–")
    number = _behind(one)
    noun = PERIODS[one.entry.frequency][number != 1]
    return Text(f"{number} {noun.sv}", f"{number} {noun.en}")


def _fill(one: Unknown) -> Text:
    """The command that brings newer or finer figures; none where nothing newer is expected."""
    if not {Gap.MISSING, Gap.OLD, Gap.UNDATED} & set(one.gaps) and not one.entry.successors:
        return Text("Finns inte finare hos utgivaren", "Not published in more detail")
    table_id = one.entry.id
    if one.entry.made_from:
        command = f"slussen ledger publish --table {table_id}"
        return Text(command, command)
    if one.entry.pull:
        command = f"slussen figures pull --table {table_id}"
        return Text(command, command)
    return Text(
        f"slussen figures import FIL --table {table_id}",
        f"slussen figures import FILE --table {table_id}",
    )


def _notes() -> tuple[Text, ...]:
    return (
        Text(
            "Gammal betyder att nästa period borde vara publicerad, efter hur ofta tabellen kommer "
            "och hur lång tid utgivaren brukar ta. Har någon grupp efter födelseland eller tid i "
            "Sverige äldre uppgifter än de andra räknas den.",
            "Old means that the next period should be published, by how often the table appears "
            "and how long the publisher usually takes. Where a group by country of birth or time "
            "in Sweden has older figures than the others, that group counts.",
        ),
        Text(
            "Dolda uppgifter fylls aldrig i. Frågorna är ordnade efter betydelse för integration: "
            "först det som gäller födelseland, sedan det som är uppdelat på kvinnor och män.",
            "Suppressed figures are never filled in. Questions are in order of importance for "
            "integration: first what is about country of birth, then what is split by sex.",
        ),
    )
