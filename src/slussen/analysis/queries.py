"""Reads of the analysis: one county's, computed from the current figures and cached by them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from slussen.analysis.engine.build import build
from slussen.analysis.engine.comparison import compare
from slussen.analysis.engine.gap_map import GapMap
from slussen.analysis.engine.gap_map import gap_map as build_gap_map
from slussen.analysis.engine.inputs import Inputs
from slussen.analysis.engine.model import Analysis, Panel
from slussen.analysis.engine.occupation import OccupationAnalysis, build_occupation
from slussen.analysis.engine.panels.similar import counties as similar_counties
from slussen.analysis.engine.record import Ahead, Published, Score, scores
from slussen.analysis.engine.similarity.counties import county_traits
from slussen.analysis.engine.similarity.municipalities import municipality_traits
from slussen.analysis.engine.similarity.similar import Similar
from slussen.analysis.engine.similarity.similar import similar as build_similar
from slussen.analysis.engine.similarity.traits import COUNT, Known, Theme, Weights, checked_weights
from slussen.figures import queries as figures
from slussen.figures.engine.cube import Cube
from slussen.figures.store import Stored
from slussen.lib.errors import UserError
from slussen.lib.text import Text
from slussen.regions import queries as regions
from slussen.regions.engine.places import COUNTRY
from slussen.taxonomy import queries as taxonomy
from slussen.taxonomy.engine.ssyk import Occupation, as_jobtech

FORECAST, OUTCOME = "population_forecast", "population"  # what the ledger scores, against what


@dataclass(frozen=True, slots=True)
class CountyFacts:
    population: float | None
    population_period: str | None
    municipalities: int


def county_analysis(
    county: str, *, compare: Sequence[str] = (), today: date | None = None
) -> Analysis:
    """The analysis of a county (code or name) beside up to four others.

    Raises UnknownPlace with one clear line.
    """
    code = regions.county(county).code
    others = tuple(dict.fromkeys(regions.county(other).code for other in compare))
    return _county_analysis(
        code,
        tuple(other for other in others if other != code)[:4],
        today or date.today(),  # noqa: DTZ011 - the reader's day; only ages of figures hang on it
        figures.fingerprint(),
    )


@lru_cache(maxsize=8)  # about 4 MB each, made anew in 0.2 s
def _county_analysis(
    code: str, compare: tuple[str, ...], today: date, _fingerprint: str
) -> Analysis:
    return build(inputs(code, compare, today))


def inputs(code: str, compare: tuple[str, ...], today: date) -> Inputs:
    """Everything the panels read, for one county: no table that is of municipalities alone."""
    entries = {
        table: entry
        for table, entry in figures.catalogue().items()
        if entry.coverage != "municipalities"
    }
    return Inputs(
        county=regions.county(code),
        compare=tuple(regions.county(other) for other in compare),
        counties=regions.counties(),
        occupations=taxonomy.occupations(),
        barometer_occupations=taxonomy.barometer_occupations(),
        entries=entries,
        cubes={table: figures.cube_for(table, (code, *compare)) for table in entries},
        origins={table: figures.origins(table) for table in entries},
        record=forecast_record(),
        today=today,
    )


def forecast_record() -> tuple[Score, ...]:
    """Every published forecast of the population that has an outcome, the latest outcome first."""
    return _forecast_record(figures.fingerprint())


@lru_cache(maxsize=1)
def _forecast_record(_fingerprint: str) -> tuple[Score, ...]:
    words = {"sex": "total", "age": "total"}
    published = [
        one
        for stored in figures.vintages(FORECAST)
        if (one := _published(stored, figures.cube_of(stored, **words)))
    ]
    came = figures.cube(OUTCOME)
    return scores(
        published,
        {
            (key["region"], key["period"]): cell.value
            for key, cell in came.items(measure="population")
            if cell.value is not None and len(key["region"]) == 2
        },
    )


def _published(stored: Stored, cube: Cube) -> Published | None:
    """A vintage of the population forecast as the ledger has it; None for one without years ahead.

    Its base is the last year without an interval.
    """
    ahead = {
        (key["region"], key["period"]): Ahead(
            *(
                cube.value(**{**key, "measure": f"population{end}"}) or 0.0
                for end in ("", "_lo80", "_hi80")
            )
        )
        for key, _ in cube.items(measure="population_lo80")
    }
    past = {key["period"] for key, _ in cube.items(measure="population")}
    past -= {period for _, period in ahead}
    if not ahead or not past:
        return None
    vintage = stored.vintage
    made_at = min(origin.retrieved for origin in vintage.origins.values())
    title = figures.table(vintage.table).title
    return Published(vintage.table, vintage.id, made_at, max(past), title, ahead)


def gap_map(sex: str) -> GapMap | None:
    """The employment gap in every county, for ``total``, ``women`` or ``men``."""
    return _gap_map(sex, figures.fingerprint())


@lru_cache(maxsize=8)
def _gap_map(sex: str, _fingerprint: str) -> GapMap | None:
    any_county = regions.counties()[0].code
    return build_gap_map(inputs(any_county, (), date.min), sex)


def county_facts(county: str) -> CountyFacts:
    """What stands at the head of a county's page: population and municipalities."""
    cube = figures.cube("population", region=county)
    periods = cube.periods()
    latest = periods[-1] if periods else None
    return CountyFacts(
        population=cube.value(region=county, period=latest) if latest else None,
        population_period=latest,
        municipalities=len(regions.county(county).municipalities),
    )


def comparison(codes: Sequence[str]) -> tuple[Panel, ...]:
    """The panels of two to five counties side by side; empty for fewer than two.

    Raises UserError for an unknown county.
    """
    chosen = tuple(dict.fromkeys(regions.county(code).code for code in codes))[:5]
    return _comparison(chosen, figures.fingerprint()) if len(chosen) > 1 else ()


@lru_cache(maxsize=64)
def _comparison(codes: tuple[str, ...], _fingerprint: str) -> tuple[Panel, ...]:
    return compare(inputs(codes[0], codes[1:], date.min))


def similar(code: str, weights: Mapping[str, float] | Weights, count: int = COUNT) -> Similar:
    """The *count* counties or municipalities most like the one with *code*, and why.

    *weights* by theme, 0–3, over the default ones. Raises UserError for weights or a count that
    cannot be, and when there are no figures.
    """
    known, codes = _traits(len(code) == 2, figures.fingerprint())
    if not 0 < count < len(codes):
        raise UserError(f"count {count} (expected 1 to {len(codes) - 1})")
    found = build_similar(known, codes, code, checked_weights(weights), count)
    if found is None or not found.neighbours:
        raise UserError(f"{code}: no figures to compare it by")
    return found


def similar_panel(county: str, weights: Weights) -> Panel | None:
    """The panel "Lika regioner" of a county's analysis by the reader's own weights."""
    return _similar_panel(county, tuple(weights.items()), figures.fingerprint())


@lru_cache(maxsize=32)
def _similar_panel(
    county: str, weights: tuple[tuple[Theme, float], ...], _fingerprint: str
) -> Panel | None:
    return similar_counties(inputs(county, (), date.min), dict(weights))


@lru_cache(maxsize=2)
def _traits(of_counties: bool, _fingerprint: str) -> tuple[tuple[Known, ...], tuple[str, ...]]:
    """What all counties, or all municipalities, are compared by, and their codes."""
    counties = regions.counties()
    if of_counties:
        return county_traits(figures.cube, counties), tuple(county.code for county in counties)
    places = [place for county in counties for place in county.municipalities]
    return municipality_traits(figures.cube, places), tuple(place.code for place in places)


@dataclass(frozen=True, slots=True)
class OccupationRow:
    code: str
    name: Text
    ads: float | None
    period: str | None


def occupation_analysis(code: str) -> OccupationAnalysis:
    """The analysis of an SSYK 2012 group of three or four digits, across the counties.

    Raises UserError with one clear line for any other code.
    """
    known = taxonomy.occupations()
    wanted = as_jobtech(code.strip(), known)
    if wanted not in known:
        raise UserError(f'there is no occupation "{code}": expected an SSYK 2012 code such as 5321')
    if len(wanted) < 3:
        raise UserError(f'"{wanted}" holds many occupations: expected a code of 3 or 4 digits')
    return _occupation_analysis(wanted, figures.fingerprint())


@lru_cache(maxsize=512)
def _occupation_analysis(code: str, fingerprint: str) -> OccupationAnalysis:
    return build_occupation(_occupation_inputs(fingerprint), code, taxonomy.education_groups())


@lru_cache(maxsize=1)
def _occupation_inputs(_fingerprint: str) -> Inputs:
    """One set for all pages: what they share is worked out once."""
    any_county = regions.counties()[0].code
    return inputs(any_county, (), date.min)


def occupation_list(wanted: str) -> tuple[OccupationRow, ...]:
    """Unit groups (SSYK 4) whose code begins with or whose name holds *wanted*, most ads first."""
    cube = figures.cube("ads", region=COUNTRY)
    periods = cube.periods()
    period = periods[-1] if periods else None
    rows = []
    for code, occupation in taxonomy.occupations().items():
        if occupation.level == 4 and _matches(occupation, wanted.casefold()):
            ads = cube.value(region=COUNTRY, period=period, occupation=code) if period else None
            rows.append(OccupationRow(code, occupation.name, ads, period))
    return tuple(sorted(rows, key=lambda row: (-(row.ads or 0), row.code)))


def _matches(occupation: Occupation, wanted: str) -> bool:
    names = (occupation.name.sv.casefold(), occupation.name.en.casefold())
    return occupation.code.startswith(wanted) or any(wanted in name for name in names)
