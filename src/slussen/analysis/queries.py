"""Reads of the analysis: one county's, computed from the current figures and cached by them."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from slussen.analysis.engine.build import build
from slussen.analysis.engine.inputs import Inputs
from slussen.analysis.engine.model import Analysis
from slussen.figures import queries as figures
from slussen.regions import queries as regions
from slussen.taxonomy import queries as taxonomy


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


@lru_cache(maxsize=64)
def _county_analysis(
    code: str, compare: tuple[str, ...], today: date, _fingerprint: str
) -> Analysis:
    return build(inputs(code, compare, today))


def inputs(code: str, compare: tuple[str, ...], today: date) -> Inputs:
    """Everything the panels read, for one county."""
    return Inputs(
        county=regions.county(code),
        compare=tuple(regions.county(other) for other in compare),
        counties=regions.counties(),
        occupations=taxonomy.occupations(),
        barometer_occupations=taxonomy.barometer_occupations(),
        entries=figures.catalogue(),
        cubes={table: figures.cube(table) for table in figures.catalogue()},
        origins={table: figures.origins(table) for table in figures.catalogue()},
        today=today,
    )
