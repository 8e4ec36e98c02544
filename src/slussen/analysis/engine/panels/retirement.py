"""Yrkena: how many are close to retirement, by occupation.

Ages by occupation are published for NUTS 2 areas; for counties only in a few occupations. The
county's number is therefore estimated: its employees in the occupation times the area's share,
with the interval of ``area_shares``. Where the county's own ages are published, or the county is
the whole area, they are used as they are. The past error is measured on the published ones.
"""

from collections.abc import Sequence

from slussen.analysis.engine import ages, wording
from slussen.analysis.engine import occupation_figures as figures
from slussen.analysis.engine.ages import LAST_AGE, NEAR, SOON, TABLE
from slussen.analysis.engine.claims import figure, say, value_of
from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import (
    CellValue,
    Column,
    Indicator,
    Panel,
    Section,
    Sentence,
    Status,
    Table,
)
from slussen.analysis.engine.near_retirement import Basis, Group, bases, groups
from slussen.analysis.engine.occupation_wording import (
    between,
    count,
    first,
    in_list,
    listing,
    name_cell,
    namer,
    out_of,
    table,
)
from slussen.analysis.engine.panels.pay import area
from slussen.lib.text import Text
from slussen.ui.engine.charts import Bar, BarChart, Role

SHOWN = 15
FEWEST = 200  # employees, before a sentence names a group's share
MANY = 25  # per cent
GROUPS = Text("yrkesgrupper", "occupation groups")


def coming(inputs: Inputs) -> Panel | None:
    """How many were 55–64 years, by occupation group, with an interval where it is estimated."""
    reader = Reader(inputs, Section.OCCUPATIONS)
    county = inputs.county
    period = max(
        filter(
            None, (figures.latest(inputs, TABLE, region=r) for r in (county.nuts2, county.code))
        ),
        default=None,
    )
    known = period and inputs.cube("employees_ssyk3").periods(region=county.code)
    if period is None or not known or period not in known:
        return None
    counts = figures.employees_in(inputs, county.code, "employees_ssyk3", 3, period)
    basis = bases(inputs, period)
    found = groups(reader, counts, basis)
    if not found:
        return None
    sentences = _sentences(reader, found)
    return Panel(
        id="retirement-coming",
        section=Section.OCCUPATIONS,
        question=Text("Hur många närmar sig pension?", "How many are close to retirement?"),
        sentences=sentences,
        chart=_chart(inputs, found, sentences[0].text),
        table=_table(inputs, found),
        indicators=reader.indicators,
        notes=_notes(inputs, found, basis[NEAR]),
    )


def _sentences(reader: Reader, groups: Sequence[Group]) -> tuple[Sentence, ...]:
    found = (_most(reader, groups), _many(reader, groups), _highest_share(reader, groups))
    said = tuple(sentence for sentence in found if sentence)
    return said or (_one(reader, groups[0]),)


def _one(reader: Reader, group: Group) -> Sentence:
    """One group's number, where groups tie and none is large."""
    about = group.is_estimate
    return say(
        Section.OCCUPATIONS,
        f"Bland {{who}} i {{place}} var {'uppskattningsvis ' if about else ''}{{n}} "
        f"{NEAR}–{LAST_AGE} år {{year}}{{between}}.",
        f"Among {{who}} in {{place}}, {'an estimated ' if about else ''}{{n}} were aged "
        f"{NEAR}–{LAST_AGE} in {{year}}{{between}}.",
        number="n",
        who=in_list(namer(reader.inputs)(group.code)),
        place=reader.inputs.county.title,
        n=figure(group.near),
        year=wording.period(group.near.period),
        between=between(group.near),
    )


def _most(reader: Reader, groups: Sequence[Group]) -> Sentence | None:
    """The group with most people close to retirement, and how sure the number is."""
    near = {one.code: one.near for one in groups}
    lead = first(near, namer(reader.inputs))
    if lead is None or not lead[0].value:
        return None
    about = lead[0].status is Status.ESTIMATE
    return say(
        Section.OCCUPATIONS,
        f"Flest anställda {NEAR}–{LAST_AGE} år i {{place}} fanns {{year}} bland {{who}}: "
        f"{'uppskattningsvis ' if about else ''}{{n}}{{between}}.",
        f"The largest number of employees aged {NEAR}–{LAST_AGE} in {{place}} in {{year}} was "
        "among {who}: "
        f"{'an estimated ' if about else ''}{{n}}{{between}}.",
        number="n",
        place=reader.inputs.county.title,
        year=wording.period(lead[0].period),
        who=lead[1],
        n=figure(lead[0]),
        between=between(lead[0]),
    )


def _highest_share(reader: Reader, groups: Sequence[Group]) -> Sentence | None:
    shares = {one.code: one.share for one in groups if value_of(one.everyone) >= FEWEST}
    lead = first(shares, namer(reader.inputs))
    if lead is None or not lead[0].value:
        return None
    about = lead[0].status is Status.ESTIMATE
    return say(
        Section.OCCUPATIONS,
        f"Störst var andelen bland {{who}}: {'uppskattningsvis ' if about else ''}{{n}}.",
        f"The share was largest among {{who}}: {'an estimated ' if about else ''}{{n}}.",
        who=lead[1],
        n=figure(lead[0]),
    )


def _many(reader: Reader, groups: Sequence[Group]) -> Sentence | None:
    """In how many groups more than every fourth is close to retirement."""
    large = [one for one in groups if value_of(one.everyone) >= FEWEST]
    if not large:
        return None
    chosen = [one for one in large if value_of(one.share) > MANY]
    about = bool(chosen) and any(one.is_estimate for one in large)
    shares = [one.share for one in large]
    return say(
        Section.OCCUPATIONS,
        f"I {'uppskattningsvis ' if about else ''}{{n}} med minst {FEWEST} anställda var mer än "
        f"var fjärde {NEAR} år eller äldre.",
        f"More than one in four were {NEAR} or older in {'an estimated ' if about else ''}{{n}} "
        f"with at least {FEWEST} employees.",
        n=out_of(
            count(reader, shares, "retirement_groups", "over-a-quarter", len(chosen)),
            count(reader, shares, "retirement_groups", "large", len(large)),
            GROUPS,
        ),
    )


def _chart(inputs: Inputs, groups: Sequence[Group], title: Text) -> BarChart:
    """The largest numbers, with their intervals where they are estimated."""
    shown = groups[:SHOWN]
    year = shown[0].near.period
    return BarChart(
        title=title,
        alt=Text(
            f"Staplar: de {len(shown)} yrkesgrupperna med flest. {title.sv}",
            f"Bars: the {len(shown)} occupation groups with most. {title.en}",
        ),
        unit=Text(
            f"anställda {NEAR}–{LAST_AGE} år, {year}", f"employees aged {NEAR}–{LAST_AGE}, {year}"
        ),
        keys=(("near", Text("anställda", "employees"), Role.MAIN),),
        bars=tuple(
            Bar(
                label=inputs.occupations[one.code].name,
                values={"near": one.near.value},
                intervals=_interval(one.near),
            )
            for one in shown
        ),
    )


def _interval(near: Indicator) -> dict[str, tuple[float, float]]:
    if near.lo80 is None or near.hi80 is None:
        return {}
    return {"near": (near.lo80, near.hi80)}


def _table(inputs: Inputs, groups: Sequence[Group]) -> Table:
    guessed = any(one.is_estimate for one in groups)
    year = groups[0].everyone.period
    ages_near = f"{NEAR}–{LAST_AGE}"
    columns = [
        Column("occupation", Text("Yrkesgrupp", "Occupation group"), kind="text"),
        Column("employees", Text(f"Anställda {year}", f"Employees {year}")),
        Column("share", Text(f"Andel {ages_near} år", f"Share aged {ages_near}"), unit="percent"),
        Column("near", Text(f"Antal {ages_near} år", f"Number aged {ages_near}")),
    ]
    if guessed:
        columns += [
            Column("lo80", Text("Nedre gräns (80 %)", "Lower end (80%)")),
            Column("hi80", Text("Övre gräns (80 %)", "Upper end (80%)")),
        ]
    columns.append(
        Column("soon", Text(f"Därav {SOON}–{LAST_AGE} år", f"Of whom {SOON}–{LAST_AGE}"))
    )
    if guessed:
        columns.append(Column("status", Text("Uppgift", "Kind"), kind="text"))
    return table(columns, (_row(inputs, one, guessed=guessed) for one in groups))


def _row(inputs: Inputs, one: Group, *, guessed: bool) -> list[CellValue]:
    ends = [CellValue(number=one.near.lo80), CellValue(number=one.near.hi80)]
    kind = Text("uppskattning", "estimate") if one.is_estimate else Text("publicerad", "published")
    return [
        name_cell(inputs, one.code),
        CellValue(number=one.everyone.value),
        CellValue(number=one.share.value),
        CellValue(number=one.near.value),
        *(ends if guessed else ()),
        CellValue(number=one.soon.value),
        *([CellValue(text=kind)] if guessed else ()),
    ]


def _notes(inputs: Inputs, groups: Sequence[Group], basis: Basis) -> tuple[Text, ...]:
    year = groups[0].everyone.period
    notes = [_how_old(inputs, year)]
    if any(one.is_estimate for one in groups):
        notes += _method(inputs, basis)
    notes.append(
        Text(
            f"Anställda till och med {LAST_AGE} år med arbetsplats i länet; den som arbetar längre "
            "och den som driver eget räknas inte.",
            f"Employees up to {LAST_AGE} whose workplace is in the county; those who work longer "
            "and the self-employed are not counted.",
        )
    )
    return tuple(notes)


def _how_old(inputs: Inputs, year: str) -> Text:
    since = inputs.today.year - int(year[:4])
    low, high = NEAR + since, LAST_AGE + since
    return Text(
        f"Uppgifterna är från {year}: de som då var {NEAR}–{LAST_AGE} år fyller {low}–{high} år "
        f"{inputs.today.year}. De visar vilka yrken som hade en äldre personal, inte hur många "
        "som återstår.",
        f"The figures are from {year}: those who were {NEAR}–{LAST_AGE} then turn {low}–{high} in "
        f"{inputs.today.year}. They show which occupations had an older staff, not how many "
        "remain.",
    )


def _method(inputs: Inputs, basis: Basis) -> list[Text]:
    where = area(inputs)
    notes = [
        Text(
            f"Åldrar efter yrke är publicerade för {where.sv}. Länets antal är länets anställda i "
            "yrkesgruppen gånger områdets andel. Intervallet rymmer slumpen i ett litet antal och "
            "hur mycket andelar brukar skilja mellan områden.",
            f"Ages by occupation are published for {where.en}. The county’s number is its "
            "employees in the group times the area’s share. The interval holds the chance in a "
            "small number and how much shares usually differ between areas.",
        )
    ]
    if basis.record:
        codes = ages.tried_on(basis.found, [county.code for county in inputs.counties])
        names = _names(inputs, codes)
        error = wording.points(basis.record.error)
        held, tried = basis.record.held, basis.record.tried
        notes.append(
            Text(
                f"Prövat där länens egna åldrar är publicerade ({names.sv}): felet i andelen var i "
                f"snitt {error.sv}, och {held} av {tried} intervall innehöll det rätta antalet. "
                "För dessa yrken visas länets publicerade tal.",
                f"Tried where the counties’ own ages are published ({names.en}): the error of the "
                f"share was {error.en} on average, and {held} of {tried} intervals held the true "
                "number. For these occupations the county’s published number is shown.",
            )
        )
    return notes


def _names(inputs: Inputs, codes: Sequence[str]) -> Text:
    """The names of a few occupations, or how many they are."""
    if len(codes) > 3:
        return Text(f"{len(codes)} yrkesgrupper", f"{len(codes)} occupation groups")
    return listing([in_list(namer(inputs)(code)) for code in codes])
