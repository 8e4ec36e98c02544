"""The start page's finding: the employment gap in every county, for all, women or men."""

from dataclasses import dataclass

from slussen.analysis.engine import wording
from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import Indicator, Section, Sentence, Source, cited
from slussen.analysis.engine.panels import employment
from slussen.figures.engine.vocabulary import word
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY, County


@dataclass(frozen=True, slots=True)
class GapRow:
    """A county's two employment rates (per cent) and the gap between them (points)."""

    county: County
    native: float
    foreign: float
    gap: Indicator


@dataclass(frozen=True, slots=True)
class GapMap:
    """Counties by falling gap; ``country`` is the gap in all of Sweden."""

    sex: str
    period: str
    rows: tuple[GapRow, ...]
    country: Indicator | None
    sentences: tuple[Sentence, ...]
    cited: tuple[Source, ...]

    def values(self) -> dict[str, float | None]:
        """The gap by county code, for colouring the map."""
        return {row.county.code: row.gap.value for row in self.rows}


def gap_map(inputs: Inputs, sex: str) -> GapMap | None:
    """None when no month has both groups' figures for every county."""
    period = employment.latest_period(inputs)
    if period is None:
        return None
    reader = Reader(inputs, Section.SITUATION)
    rows = []
    for county in inputs.counties:
        gap = employment.region_gap(reader, county.code, sex, period)
        native, foreign = (
            reader.figure(
                employment.TABLE,
                employment.RATE,
                region=county.code,
                period=period,
                sex=sex,
                birth=birth,
                age=employment.AGE,
            )
            for birth in (employment.NATIVE, employment.FOREIGN)
        )
        if gap and native and foreign and native.value is not None and foreign.value is not None:
            rows.append(GapRow(county, native.value, foreign.value, gap))
    rows.sort(key=lambda row: (-(row.gap.value or 0), row.county.code))
    country = employment.region_gap(reader, COUNTRY, sex, period)
    return GapMap(
        sex=sex,
        period=period,
        rows=tuple(rows),
        country=country,
        sentences=_sentences(rows, country, sex),
        cited=cited(reader.indicators),
    )


def _sentences(rows: list[GapRow], country: Indicator | None, sex: str) -> tuple[Sentence, ...]:
    sentences = []
    if country and country.value is not None:
        size, when = wording.points(abs(country.value)), wording.period(country.period)
        who = Text("", "") if sex == "total" else word("sex", sex)
        foreign = Text(f"utrikes födda {who.sv}".strip(), f"foreign-born {who.en or 'people'}")
        native = Text(f"inrikes födda {who.sv}".strip(), f"{who.en or 'people'} born in Sweden")
        lower = country.value >= 0
        sentences.append(
            Sentence(
                section=Section.SITUATION,
                text=Text(
                    f"I Sverige är sysselsättningen {size.sv} {'lägre' if lower else 'högre'} "
                    f"bland {foreign.sv} än bland {native.sv} ({when.sv}).",
                    f"In Sweden, employment is {size.en} {'lower' if lower else 'higher'} "
                    f"among {foreign.en} than among {native.en} ({when.en}).",
                ),
                number=size,
                indicators=(country.id,),
            )
        )
    if len(rows) > 1:
        largest, smallest = rows[0], rows[-1]
        most, least = (wording.points(row.gap.value or 0) for row in (largest, smallest))
        sentences.append(
            Sentence(
                section=Section.SITUATION,
                text=Text(
                    f"Skillnaden är störst i {largest.county.title.sv} ({most.sv}) och minst i "
                    f"{smallest.county.title.sv} ({least.sv}).",
                    f"The gap is largest in {largest.county.title.en} ({most.en}) and smallest "
                    f"in {smallest.county.title.en} ({least.en}).",
                ),
                indicators=(largest.gap.id, smallest.gap.id),
            )
        )
    return tuple(sentences)
