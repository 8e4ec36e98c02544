"""The start page's finding: the employment gap in every county, for all, women or men."""

from dataclasses import dataclass

from slussen.analysis.engine import claims, wording
from slussen.analysis.engine.inputs import Inputs, Reader
from slussen.analysis.engine.model import Indicator, Section, Sentence, Source, cited
from slussen.analysis.engine.panels import employment
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY, County

LOWER, HIGHER = Text("lägre", "lower"), Text("högre", "higher")


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
        how = LOWER if country.value >= 0 else HIGHER
        sentences.append(
            claims.say(
                Section.SITUATION,
                "I Sverige är sysselsättningen {size} {how} bland {foreign} än bland {native} "
                "({when}).",
                "In Sweden, employment is {size} {how} among {foreign} than among {native} "
                "({when}).",
                number="size",
                size=claims.figure(country),
                how=how,
                foreign=wording.group(sex, employment.FOREIGN),
                native=wording.group(sex, employment.NATIVE),
                when=wording.period(country.period),
            )
        )
    places = {row.gap.id: row.county.title for row in rows}
    gaps = [row.gap for row in rows]
    most = claims.extreme(gaps, places, highest=True)
    least = claims.extreme(gaps, places, highest=False)
    if most and least:
        sentences.append(
            claims.say(
                Section.SITUATION,
                "Skillnaden är störst i {most} och minst i {least}.",
                "The gap is largest in {most} and smallest in {least}.",
                most=most,
                least=least,
            )
        )
    return tuple(sentences)
