"""Vem finns, vem saknas: how many foreign-born women have a long education that isn't used.

Nobody publishes sex × birth × education × occupation of a county. Everything here is estimated
(``outlook.unused``) and stands with its 80 % interval.
"""

from collections.abc import Sequence

from slussen.analysis.engine.claims import Phrase, figure, say
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
from slussen.analysis.engine.occupation_wording import amount, between, first, in_sentence
from slussen.analysis.engine.occupation_wording import table as make_table
from slussen.analysis.engine.parts import FOREIGN, NATIVE, cell
from slussen.analysis.engine.wording import capital, group, percent
from slussen.figures.engine.vocabulary import word
from slussen.lib.text import Text
from slussen.ui.engine.charts import Bar, BarChart, Role

TABLE, PEOPLE, SHARE = "unused_education", "people", "share"
LONG = "post_secondary_3"
HIGHER, LOWER, NONE, UNUSED = "higher", "lower", "none", "unused"
# Occupations by their SSYK major group, 4 to 9.
GROUPS = ("clerical", "service", "agriculture", "craft", "machine", "elementary")
WOMEN, MEN, NATIVE_WOMEN = ("women", FOREIGN), ("men", FOREIGN), ("women", NATIVE)
ONE, MANY = (
    Text("utrikes född kvinna", "foreign-born woman"),
    Text("utrikes födda kvinnor", "foreign-born women"),
)


class Cells:
    """Reads one county's estimates of the table's period."""

    def __init__(self, reader: Reader, period: str) -> None:
        self.reader, self.period = reader, period

    def people(self, who: tuple[str, str], work: str) -> Indicator | None:
        return self._read(PEOPLE, who, work)

    def share(self, who: tuple[str, str]) -> Indicator | None:
        """Per cent of those who work and have long education that are in LOWER."""
        return self._read(SHARE, who, LOWER)

    def _read(self, measure: str, who: tuple[str, str], work: str) -> Indicator | None:
        return self.reader.forecast(
            TABLE,
            measure,
            region=self.reader.inputs.county.code,
            period=self.period,
            sex=who[0],
            birth=who[1],
            education=LONG,
            work=work,
        )


def education(inputs: Inputs) -> Panel | None:
    """By group of occupations: who has long education and work that needs less, or no work."""
    reader = Reader(inputs, Section.UNUSED)
    periods = inputs.cube(TABLE).periods(region=inputs.county.code)
    if not periods:
        return None
    cells = Cells(reader, periods[-1])
    sentences = _sentences(cells)
    if not sentences:
        return None
    return Panel(
        id="unused-education",
        section=Section.UNUSED,
        question=Text(
            "Hur många utrikes födda kvinnor har en lång utbildning som inte används?",
            "How many foreign-born women have a long education that isn’t used?",
        ),
        sentences=sentences,
        chart=_chart(cells, sentences[0].text),
        table=_table(cells),
        notes=_notes(cells),
        indicators=reader.indicators,
    )


def _sentences(cells: Cells) -> tuple[Sentence, ...]:
    """Nothing without the number itself: the others say more of it."""
    lower = cells.people(WOMEN, LOWER)
    if lower is None:
        return ()
    main = say(
        Section.UNUSED,
        "I {place} arbetar uppskattningsvis {n} med minst tre års eftergymnasial utbildning i "
        "yrken som kräver kortare utbildning{between}.",
        "In {place}, an estimated {n} with at least three years of post-secondary education work "
        "in jobs that need less education{between}.",
        number="n",
        place=cells.reader.inputs.county.title,
        n=amount(lower, ONE, MANY),
        between=between(lower),
    )
    found = (main, _without(cells), _shares(cells), _largest(cells))
    return tuple(sentence for sentence in found if sentence)


def _shares(cells: Cells) -> Sentence | None:
    women, men, native = (cells.share(who) for who in (WOMEN, MEN, NATIVE_WOMEN))
    if women is None or men is None or native is None:
        return None
    return say(
        Section.UNUSED,
        "Av de utrikes födda kvinnor som arbetar och har så lång utbildning är det {women} som har "
        "ett sådant yrke, av utrikes födda män {men} och av kvinnor födda i Sverige {native}.",
        "Of the foreign-born women who work and have that much education, {women} are in such "
        "jobs, of foreign-born men {men} and of women born in Sweden {native}.",
        women=_with_interval(women),
        men=_with_interval(men),
        native=_with_interval(native),
    )


def _with_interval(one: Indicator) -> Phrase:
    shown, ends = figure(one), between(one)
    return Phrase(
        Text(f"{shown.text.sv}{ends.sv}", f"{shown.text.en}{ends.en}"), shown.claims, shown.figure
    )


def _without(cells: Cells) -> Sentence | None:
    none = cells.people(WOMEN, NONE)
    if none is None:
        return None
    return say(
        Section.UNUSED,
        "Därtill är uppskattningsvis {n} med så lång utbildning utan arbete{between}.",
        "Besides them, an estimated {n} with that much education are without work{between}.",
        n=amount(none, ONE, MANY),
        between=between(none),
    )


def _largest(cells: Cells) -> Sentence | None:
    found = {
        work: one for work in GROUPS if (one := cells.people(WOMEN, work)) and one.value is not None
    }
    lead = first(found, lambda work: in_sentence(word("work", work)))
    if lead is None or not lead[0].value:
        return None
    return say(
        Section.UNUSED,
        "Flest finns i ”{who}”: uppskattningsvis {n}{between}.",
        "The largest group is “{who}”: an estimated {n}{between}.",
        who=lead[1],
        n=amount(lead[0], ONE, MANY),
        between=between(lead[0]),
    )


def _chart(cells: Cells, title: Text) -> BarChart | None:
    shown = [(work, one) for work in GROUPS if (one := cells.people(WOMEN, work))]
    shown.sort(key=lambda pair: -(pair[1].value or 0))
    if not shown:
        return None
    return BarChart(
        title=title,
        alt=Text(
            f"Staplar med 80 procents intervall, efter yrkesgrupp. {title.sv}",
            f"Bars with 80 per cent intervals, by occupation group. {title.en}",
        ),
        unit=Text(
            "uppskattat antal utrikes födda kvinnor med minst tre års eftergymnasial utbildning",
            "estimated foreign-born women with at least three years of post-secondary education",
        ),
        keys=(("people", MANY, Role.FOCUS),),
        bars=tuple(
            Bar(
                label=word("work", work),
                values={"people": one.value},
                intervals={"people": (one.lo80, one.hi80)}
                if one.lo80 is not None and one.hi80 is not None
                else {},
            )
            for work, one in shown
        ),
    )


_ROWS = (HIGHER, *GROUPS, LOWER, NONE, UNUSED)
_COLUMNS = (WOMEN, MEN, NATIVE_WOMEN)


def _table(cells: Cells) -> Table:
    columns = [Column("work", Text("Arbete", "Work"), kind="text")]
    for who in _COLUMNS:
        name, key = capital(group(*who)), "-".join(who)
        columns += [
            Column(key, name),
            Column(f"{key}-lo80", Text("Nedre gräns (80 %)", "Lower end (80%)")),
            Column(f"{key}-hi80", Text("Övre gräns (80 %)", "Upper end (80%)")),
        ]
    return make_table(columns, (_row(cells, work) for work in _ROWS))


def _row(cells: Cells, work: str) -> list[CellValue]:
    row = [CellValue(text=word("work", work))]
    for who in _COLUMNS:
        one = cells.people(who, work)
        row.append(cell(one))
        row += [CellValue(number=end) for end in ((one.lo80, one.hi80) if one else (None, None))]
    return row


def _notes(cells: Cells) -> tuple[Text, ...]:
    return (
        Text(
            "Ingen publicerar kön, födelseland, utbildning och yrke tillsammans för ett län. Allt "
            "här är Slussens uppskattning, avrundad till tiotal, så delarna summerar inte alltid. "
            "I fyra fall av fem ska det rätta talet ligga inom intervallet.",
            "Nobody publishes sex, birth, education and occupation of a county together. All of "
            "this is Slussen’s estimate, rounded to tens, so parts don’t always add up. In four "
            "cases of five the true number should be within the interval.",
        ),
        Text(
            "Kända för länet är hur många som arbetar efter kön och födelseland (20–64 år), "
            "jobbens fördelning på yrken (2017) och utbildningen hos kvinnor och män (2018). Hur "
            "utbildning, födelseland och yrke hänger ihop är känt bara för riket (2013–2017), och "
            "antas vara lika i länet så långt länets egna summor tillåter. Andelen med lång "
            "utbildning i riket gäller 25–64 år 2017 och tas för 20–64 år nu. Uppskattningen säger "
            "därför hur många det handlar om, men inte hur länet skiljer sig från andra.",
            "Known of the county are how many work by sex and birth (aged 20–64), how its jobs "
            "divide on occupations (2017) and the education of women and men (2018). How "
            "education, birth and occupation are related is known of the country only (2013–2017) "
            "and taken to be alike in the county as far as the county’s own sums allow. The "
            "country’s share with long education is of those aged 25–64 in 2017 and taken for "
            "those aged 20–64 now. The estimate thus says how many this is about, but not how the "
            "county differs from others.",
        ),
        *_commuting(cells),
        Text(
            "Intervallet för utrikes födda är brett, för att metoden har en känd svaghet: i Norra "
            "Mellansverige, där SCB:s register har räknats, hade fler utrikes födda för hög "
            "utbildning för yrket än uppskattningen säger. Hur nivåerna drogs där är inte angivet. "
            "Intervallet är vidgat så att det rymmer den räkningen, och det rätta talet ligger "
            "troligare i den övre halvan.",
            "The interval for the foreign-born is wide because the method has a known weakness: in "
            "North Central Sweden, where Statistics Sweden’s register has been counted, more of "
            "the foreign-born had too high an education for their job than the estimate says. How "
            "the levels were drawn there is not stated. The interval is widened to hold that "
            "count, and the true number is more likely in its upper half.",
        ),
        Text(
            "Tabellen gäller dem med minst tre års eftergymnasial utbildning. Kortare utbildning "
            "kan också vara oanvänd, men ingenting publicerat säger i vilka yrken utrikes födda "
            "med kortare utbildning arbetar. Att sakna arbete kan också vara att studera, vara "
            "sjuk eller vara hemma. Utbildningar som SCB inte känner till räknas inte.",
            "The table is of those with at least three years of post-secondary education. Shorter "
            "education can be unused too, but nothing published says in which jobs the "
            "foreign-born with shorter education work. To be without work can also be to study, "
            "to be ill or to be at home. Education that Statistics Sweden doesn’t know of isn’t "
            "counted.",
        ),
        Text(
            "SCB:s tabeller med utbildning, födelseland och kön efter län (IntGr1LanKonUtb och "
            "IntGr1LanUtbBAS) skulle göra uppskattningen säkrare; yrke efter födelseland måste "
            "beställas. Matchningsgraden under Läget är publicerad, men mäter även ämne.",
            "Statistics Sweden’s tables of education by birth and sex in the county "
            "(IntGr1LanKonUtb and IntGr1LanUtbBAS) would make the estimate more certain; "
            "occupations by birth have to be ordered. The matching rate under The situation is "
            "published, but also measures the field of study.",
        ),
    )


def _commuting(cells: Cells) -> Sequence[Text]:
    """That jobs are counted in the county, and how many residents have theirs elsewhere."""
    inputs = cells.reader.inputs
    years = inputs.cube("commuting").periods(region=inputs.county.code)
    out = years and cells.reader.figure(
        "commuting", "out_share", region=inputs.county.code, period=years[-1]
    )
    if not out or out.value is None:
        return ()
    share = percent(out.value, out.decimals)
    return (
        Text(
            "Yrkena räknas där arbetsplatsen ligger, människorna där de bor. Uppskattningen tar "
            f"jobben i länet för invånarnas jobb; {share.sv} av dem som arbetar har sitt arbete i "
            "ett annat län.",
            "Occupations are counted where the workplace is, people where they live. The estimate "
            f"takes the county’s jobs for its residents’ jobs; {share.en} of those who work do so "
            "in another county.",
        ),
    )
