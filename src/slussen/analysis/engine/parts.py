"""What several panels are made of: series, table cells, break marks, differences, regions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from slussen.analysis.engine import claims, wording
from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import CellValue, Column, Indicator, Section, Sentence, Status
from slussen.figures.engine import catalogue
from slussen.figures.engine.vocabulary import Mark
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import BreakMark, Point, Role, Series

NATIVE, FOREIGN = wording.BORN_HERE, wording.BORN_ABROAD
Group = tuple[str, str]  # sex and birth
# The group in focus first, then what it is compared with, in greys.
FOUR_GROUPS: tuple[tuple[Group, Role], ...] = (
    (("women", FOREIGN), Role.FOCUS),
    (("men", FOREIGN), Role.MAIN),
    (("women", NATIVE), Role.REFERENCE),
    (("men", NATIVE), Role.REFERENCE_2),
)
AREA = Column("region", Text("Område", "Area"), kind="text")
MONTH = Column("period", Text("Månad", "Month"), kind="text")
YEAR = Column("period", Text("År", "Year"), kind="text")
POINTS = "percentage_points"


def regions(inputs: Inputs) -> tuple[str, ...]:
    """Codes of what a panel shows: the county, the country, the chosen counties."""
    return (inputs.county.code, COUNTRY, *(county.code for county in inputs.compare))


def areas(inputs: Inputs, count: int) -> Text:
    """What a rank is counted among; "{n}" stands for how many they are."""
    if count == len(inputs.counties):
        return Text("de {n} länen", "the {n} counties")
    return Text("de {n} län som har siffror", "the {n} counties with figures")


def rounded(value: float, decimals: int) -> float:
    """As the page writes it, halves away from zero: what is computed is what is shown."""
    return float(Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def difference(
    reader: Reader,
    first: Indicator,
    second: Indicator,
    *,
    key: str,
    title: Text,
    step: Text,
    breakdown: Mapping[str, str] | None = None,
) -> Indicator:
    """*first* minus *second*, both as written: percentage points when they are shares.

    *key* becomes the indicator's id; *breakdown* is *first*'s unless given.
    """
    decimals = max(first.decimals, second.decimals)
    return reader.compute(
        (first, second),
        id=key,
        title=title,
        value=rounded((first.value or 0) - (second.value or 0), decimals),
        step=step,
        unit=POINTS if first.unit == "percent" else first.unit,
        decimals=decimals,
        breakdown=first.breakdown if breakdown is None else breakdown,
    )


def change(reader: Reader, later: Indicator, earlier: Indicator) -> Indicator:
    """How much a figure has changed since an earlier period."""
    since = wording.period(earlier.period)
    return difference(
        reader,
        later,
        earlier,
        key=f"change:{later.id}:since:{earlier.period}",
        title=Text(
            f"{later.title.sv}, förändring sedan {since.sv}",
            f"{later.title.en}, change since {since.en}",
        ),
        step=Text(f"Skillnad mot {since.sv}", f"Difference from {since.en}"),
    )


def break_marks(entry: catalogue.Table, periods: Sequence[str]) -> tuple[BreakMark, ...]:
    """The table's breaks that fall inside the drawn periods; one at the first is no break there."""
    return tuple(
        BreakMark(x=mark.period, label=mark.text)
        for mark in entry.breaks
        if periods and min(periods) < mark.period <= max(periods)
    )


def break_notes(entry: catalogue.Table, periods: Sequence[str]) -> tuple[Text, ...]:
    """The drawn breaks in words, for those who read the table."""
    return tuple(
        Text(f"{mark.label.sv}.", f"{mark.label.en}.") for mark in break_marks(entry, periods)
    )


def pandemic(periods: Sequence[str]) -> tuple[Text, ...]:
    """A caution where a series of months begins in the pandemic: it is compared with its start."""
    if not periods or not "2020-03" <= min(periods) <= "2021-12":
        return ()
    return (
        Text(
            "Serien börjar under pandemin, vilket påverkar jämförelser med dess första år.",
            "The series begins in the pandemic, which affects comparisons with its first years.",
        ),
    )


def stretches(entry: catalogue.Table, periods: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """*periods* cut at the table's breaks: only figures of one stretch can be compared."""
    cut: dict[int, list[str]] = {}
    for period in sorted(periods):
        cut.setdefault(sum(mark.period <= period for mark in entry.breaks), []).append(period)
    return tuple(tuple(run) for run in cut.values())


def spans(
    entry: catalogue.Table, periods: Iterable[str]
) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """First and last period of the latest unbroken stretch and of the one before it.

    None for a stretch of a single period: nothing changes within it.
    """
    runs = stretches(entry, periods)
    ends = [(run[0], run[-1]) if len(run) > 1 else None for run in runs]
    return (ends[-1] if ends else None), (ends[-2] if len(ends) > 1 else None)


def movement(
    reader: Reader, found: Mapping[str, Indicator], span: tuple[str, str]
) -> claims.Phrase:
    """How a figure changed over *span*: "ökade med 3,1 procentenheter"."""
    earlier, later = found[span[0]], found[span[1]]
    return claims.changed(later, earlier, change(reader, later, earlier), claims.ROSE)


def over_time(
    reader: Reader,
    entry: catalogue.Table,
    here: Text,
    again: Text,
    found: Mapping[str, Indicator],
) -> tuple[Sentence, ...]:
    """What a yearly figure has done since the last break, and did before it.

    *here* is what it is a figure of, with the county; *again* the same without. When there are no
    two comparable years at the end, how high it is.
    """
    if not found:
        return ()
    latest, before = spans(entry, found)
    now = found[max(found)]
    if latest:
        first = claims.say(
            Section.SITUATION,
            "{here} {moved} från {first} till {last} och var då {now}.",
            "{here} {moved} from {first} to {last} and was then {now}.",
            number="moved",
            here=here,
            moved=movement(reader, found, latest),
            first=wording.period(latest[0]),
            last=wording.period(latest[1]),
            now=claims.figure(now),
        )
    else:
        first = claims.say(
            Section.SITUATION,
            "{here} var {now} {when}.",
            "{here} was {now} {when}.",
            number="now",
            here=here,
            now=claims.figure(now),
            when=wording.when(now.period),
        )
    if not before:
        return (first,)
    earlier = claims.say(
        Section.SITUATION,
        "{again} {moved} från {first} till {last}; de åren kan inte jämföras med de senare.",
        "{again} {moved} from {first} to {last}; those years can't be compared with later ones.",
        again=again,
        moved=movement(reader, found, before),
        first=wording.period(before[0]),
        last=wording.period(before[1]),
    )
    return (first, earlier)


def title_over_time(
    reader: Reader, entry: catalogue.Table, subject: Text, found: Mapping[str, Indicator]
) -> Text:
    """The finding of ``over_time`` as a chart's title."""
    latest, _ = spans(entry, found)
    now = found[max(found)]
    how, when = claims.Phrase(Text("är", "is")), now.period
    if latest:
        how = claims.stands(now, found[latest[0]], claims.HAS_RISEN_TO)
        when = f"{latest[0]}–{latest[1]}"
    return claims.say(
        Section.SITUATION,
        "{subject} {how} {now} ({when})",
        "{subject} {how} {now} ({when})",
        subject=subject,
        how=how,
        now=claims.figure(now),
        when=Text(when, when),
    ).text


def same_season(periods: Iterable[str]) -> tuple[str, str] | None:
    """First and last of the longest span between the same month of two years; the latest of equals.

    >>> same_season(["2020-11", "2024-11", "2025-04"])
    ('2020-11', '2024-11')
    """
    by_month: dict[str, list[str]] = {}
    for period in sorted(periods):
        by_month.setdefault(period[4:], []).append(period)
    spans = [(run[0], run[-1]) for run in by_month.values() if len(run) > 1]
    return max(spans, key=lambda span: (int(span[1][:4]) - int(span[0][:4]), span[1]), default=None)


def shown_mark(indicator: Indicator) -> str | None:
    """The mark worth a badge: why there is no figure, or that it is ours.

    That all of a table is preliminary is said once, in a note.
    """
    if indicator.value is None:
        return indicator.mark or Mark.MISSING
    return Mark.DERIVED if indicator.status is Status.DERIVED else None


def cell(indicator: Indicator | None) -> CellValue:
    """A figure in a table; one that is not there says so."""
    if indicator is None:
        return CellValue(mark=Mark.MISSING)
    return CellValue(number=indicator.value, mark=shown_mark(indicator))


def computed_cell(indicator: Indicator | None) -> CellValue:
    """As ``cell`` in a column that is computed throughout, where a badge on each says nothing."""
    return CellValue(number=indicator.value) if indicator else CellValue(mark=Mark.MISSING)


def text_cell(text: Text) -> CellValue:
    return CellValue(text=wording.capital(text))


def series(key: str, label: Text, role: Role, found: Mapping[str, Indicator | None]) -> Series:
    """A line of what was found for each ``x``, in order; what is missing leaves a gap."""
    points = tuple(
        Point(x=x, y=one.value, lo80=one.lo80, hi80=one.hi80, mark=shown_mark(one))
        if one
        else Point(x=x, y=None, mark=Mark.MISSING)
        for x, one in found.items()
    )
    return Series(key=key, label=label, role=role, points=points)


def four_lines(
    periods: Sequence[str], read: Callable[[str, Group], Indicator | None]
) -> tuple[Series, ...]:
    """Women and men, born in Sweden and abroad, over *periods*; ``read`` finds each figure."""
    return tuple(
        series(
            "-".join(group),
            wording.group(*group),
            role,
            {period: read(period, group) for period in periods},
        )
        for group, role in FOUR_GROUPS
    )
