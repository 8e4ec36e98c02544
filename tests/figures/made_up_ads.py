"""Made-up ads as flat files have them, and the tables that plain Python makes of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import polars as pl

from slussen.figures.engine.ads import FIELDS, REQUIREMENTS, UNKNOWN, Level

Ad = Mapping[str, Any]

COUNTIES = ("01", "18")
MUNICIPALITIES = ("0180", "1880", "1881")
REGIONS = {Level.COUNTRY: (), Level.COUNTY: COUNTIES, Level.MUNICIPALITY: MUNICIPALITIES}

# Each value that a field may have; codes lose their zeros when a table program has held them.
VALUES: dict[str, list[Any]] = {
    "id": [None, "1", "2", "3", "4", "5"],
    "county": [None, "01", "1", "18", "99", ""],
    "municipality": [None, "0180", "180", "1880", "1881", "9999"],
    "occupation": [None, "0110", "110", "2341", "x"],
    "published": [None, *map(datetime.fromisoformat, ("2023-12-31 23:59", "2024-01-01"))],
    "vacancies": [None, 0, 1, 7],
    "experience": [None, False, True],
    "own_car": [None, False, True],
    "driving_licence": [None, False, True],
}
_TYPES: dict[str, type[pl.DataType] | pl.DataType] = {
    "published": pl.Datetime("us"),
    "vacancies": pl.Int64,
    **dict.fromkeys(REQUIREMENTS, pl.Boolean),
}


def frame(ads: Sequence[Ad]) -> pl.DataFrame:
    """The ads under the names that flat files have for them."""
    schema = {name: _TYPES.get(name, pl.String) for name in FIELDS}
    return pl.DataFrame(list(ads), schema=schema).rename(
        {name: paths[0] for name, paths in FIELDS.items()}
    )


def expected(ads: Sequence[Ad], level: Level, *, by_month: bool) -> list[tuple[Any, ...]]:
    """What ``ad_table`` is to give, in plain Python."""
    cells: dict[tuple[str, str, str], list[Ad]] = defaultdict(list)
    for ad in _counted_once(ads):
        published = ad["published"]
        period = UNKNOWN if published is None else f"{published:{'%Y-%m' if by_month else '%Y'}}"
        occupation = (ad["occupation"] or "").zfill(4)
        cells[
            _region(ad, level),
            UNKNOWN if occupation in ("0000", "000x") else occupation,
            period,
        ].append(ad)
    return [(*cell, *_figures(cells[cell])) for cell in sorted(cells)]


def _counted_once(ads: Sequence[Ad]) -> list[Ad]:
    """The first published of each id; what is not said comes before what is."""
    order = ["published", *sorted(set(FIELDS) - {"id", "published"})]

    def rank(ad: Ad) -> list[tuple[bool, Any]]:
        return [(ad[name] is not None, ad[name] if ad[name] is not None else 0) for name in order]

    first: dict[Any, Ad] = {}
    for number, ad in enumerate(sorted(ads, key=rank)):
        first.setdefault(number if ad["id"] is None else ad["id"], ad)
    return list(first.values())


def _region(ad: Ad, level: Level) -> str:
    if level is Level.COUNTRY:
        return "00"
    municipality = (ad["municipality"] or "").zfill(4)
    if level is Level.MUNICIPALITY:
        return municipality if municipality in MUNICIPALITIES else UNKNOWN
    county = municipality[:2] if ad["county"] is None else ad["county"].zfill(2)
    return county if county in COUNTIES else UNKNOWN


def _figures(ads: Sequence[Ad]) -> list[float | None]:
    vacancies = [ad["vacancies"] for ad in ads if ad["vacancies"] is not None]
    said = [[ad[name] for ad in ads if ad[name] is not None] for name in REQUIREMENTS]
    return [
        len(ads),
        sum(vacancies) if vacancies else None,
        *(sum(answers) * 100 / len(answers) if answers else None for answers in said),
    ]
