"""Job ads, one a row, to tables by region, occupation and period: one expression for any engine.

Everything here is Narwhals on a lazy frame, so that DuckDB, Polars and any Spark Connect engine
compute the same table. What is cheap for ten million rows is done on the rows; codes are mended
and judged on the groups, of which there are few.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum

import narwhals as nw

UNKNOWN = "unknown"  # a place, an occupation or a period that the ad does not say
COUNTRY = "00"

# What publications call each field, the first that a file has: flat files, JobTech's ads
# (JobSearch, JobStream and the historical files) and their older Swedish names.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "county": ("region_code", "workplace_address.region_code", "arbetsplatsadress.lanskod"),
    "municipality": (
        "municipality_code",
        "workplace_address.municipality_code",
        "arbetsplatsadress.kommunkod",
    ),
    "occupation": (
        "ssyk_code",
        "occupation_group.legacy_ams_taxonomy_id",
        "yrkesgrupp.taxonomi-kod",
    ),
    "published": ("published_date", "publication_date", "publiceringsdatum"),
    "vacancies": ("number_of_vacancies", "antal_platser"),
    "experience": ("experience_required", "erfarenhet_kravs"),
    "own_car": ("access_to_own_car", "egen_bil"),
    "driving_licence": ("driving_license_required", "korkort_kravs"),
}
REQUIREMENTS = ("experience", "own_car", "driving_licence")
NEEDED = ("id", "occupation", "published")
TYPES: Mapping[str, nw.dtypes.DType] = {
    **dict.fromkeys(FIELDS, nw.String()),
    "vacancies": nw.Int64(),
    **dict.fromkeys(REQUIREMENTS, nw.Boolean()),
}
COLUMNS = (
    *("region", "occupation", "period", "ads", "vacancies"),
    *(f"{name}_percent" for name in REQUIREMENTS),
)
_CELL = ("region", "occupation", "period")
_COUNTS = (
    *("ads", "vacancies", "vacancies_said"),
    *REQUIREMENTS,
    *(f"{name}_said" for name in REQUIREMENTS),
)


class Level(StrEnum):
    """How far down a region is counted."""

    COUNTRY = "country"
    COUNTY = "county"
    MUNICIPALITY = "municipality"


class BadAds(ValueError):
    """The file's columns are not those of job ads; the message says which are missing."""


def select_ads(frame: nw.LazyFrame) -> nw.LazyFrame:
    """The columns of ``FIELDS``, and no other, whatever the publication calls them.

    An optional field that *frame* lacks is null in every row. Raises BadAds where a needed one is
    missing, or the time is in a zone (Swedish local time is expected, as JobTech publishes it).
    """
    schema = frame.collect_schema()
    found = {name: _sources(schema, paths) for name, paths in FIELDS.items()}
    missing = [name for name in NEEDED if not found[name]]
    if not found["county"] and not found["municipality"]:
        missing.append("county")
    if missing:
        wanted = ", ".join(" or ".join(FIELDS[name]) for name in missing)
        there = ", ".join(schema.names())
        raise BadAds(f"no column {wanted} (the file has {there})")
    for path in FIELDS["published"]:
        if getattr(schema.get(path), "time_zone", None):
            raise BadAds(f"{path} has a time zone (expected Swedish local time without one)")
    return frame.select(**{name: _field(name, found[name]) for name in FIELDS})


def _sources(schema: nw.Schema, paths: Collection[str]) -> list[nw.Expr]:
    """An expression for each of the *paths* ("column.field") that the schema has."""
    found = []
    for path in paths:
        column, _, field = path.partition(".")
        kind = schema.get(column)
        if not field and kind is not None:
            found.append(nw.col(column))
        elif isinstance(kind, nw.Struct) and field in {part.name for part in kind.fields}:
            found.append(nw.col(column).struct.field(field))
    return found


def _field(name: str, sources: list[nw.Expr]) -> nw.Expr:
    if not sources:
        return nw.lit(None, dtype=TYPES[name])
    whole = sources[0] if len(sources) == 1 else nw.coalesce(*sources)
    return whole if name == "published" else whole.cast(TYPES[name])


def repeated_ads(ads: nw.LazyFrame) -> nw.LazyFrame:
    """The rows whose id stands more than once."""
    counted = ads.group_by("id").agg(nw.len().alias("rows"))
    return ads.join(counted.filter(nw.col("rows") > 1), on="id", how="semi")


def ad_table(
    ads: nw.LazyFrame,
    repeated: nw.LazyFrame,
    *,
    level: Level,
    by_month: bool,
    regions: Collection[str],
) -> nw.LazyFrame:
    """Ads and vacancies by region, occupation and period, sorted; the columns of ``COLUMNS``.

    *ads* come from ``select_ads``. *repeated* holds at least the rows of *ads* whose id stands
    more than once (``repeated_ads``, or what an engine finds faster): such an ad counts once, as
    it was first published. An ad without an id cannot be known again, and counts.

    *regions* are the codes of *level*'s counties or municipalities. A place, occupation or period
    that is not stated, or not known, is ``UNKNOWN``: every level sums to the same number of ads.
    ``vacancies`` sums those stated; ``…_percent`` is of the ads that say whether they require it.
    Both are null where no ad says.
    """
    first = nw.col("id").cum_count().over("id", order_by=["published", *sorted(_rest())])
    surplus = repeated.filter(~nw.col("id").is_null()).with_columns(nth=first)
    surplus = surplus.filter(nw.col("nth") > 1).drop("nth")
    counted = _counts(ads, level, by_month)
    taken_back = _counts(surplus, level, by_month).with_columns(
        **{name: -nw.col(name) for name in _COUNTS}
    )
    cells = _mended(nw.concat([counted, taken_back]), level, by_month, regions)
    summed = cells.group_by(*_CELL).agg(nw.col(*_COUNTS).sum())
    whole = summed.select(*_CELL, nw.col(*_COUNTS).cast(nw.Int64))
    table = whole.filter(nw.col("ads") > 0).select(
        *_CELL,
        "ads",
        vacancies=nw.when(nw.col("vacancies_said") > 0).then(nw.col("vacancies")),
        **{f"{name}_percent": _percent(name) for name in REQUIREMENTS},
    )
    return table.sort(*_CELL)


def _rest() -> set[str]:
    return set(FIELDS) - {"id", "published"}


def _counts(ads: nw.LazyFrame, level: Level, by_month: bool) -> nw.LazyFrame:
    """Whole numbers by what the rows say, as they say it; engines' own whole numbers made one."""
    grouped = ads.select(
        "vacancies",
        *REQUIREMENTS,
        *(
            # Sums of booleans are not in Spark; counts of what is not null are everywhere.
            nw.when(nw.col(name)).then(nw.lit(1)).alias(f"{name}_yes")
            for name in REQUIREMENTS
        ),
        **_place(level),
        occupation=nw.col("occupation"),
        period=_period(ads.collect_schema()["published"], by_month),
    ).group_by(*_CELL, "county_of")
    counted = grouped.agg(
        nw.len().alias("ads"),
        nw.col("vacancies").sum().alias("vacancies"),
        nw.col("vacancies").count().alias("vacancies_said"),
        *(nw.col(f"{name}_yes").count().alias(name) for name in REQUIREMENTS),
        *(nw.col(name).count().alias(f"{name}_said") for name in REQUIREMENTS),
    )
    region = nw.coalesce("region", "county_of").alias("region")
    return counted.select(region, "occupation", "period", nw.col(*_COUNTS).cast(nw.Int64))


def _place(level: Level) -> dict[str, nw.Expr]:
    """The region, and of an ad without a county the one that its municipality is in.

    Two columns to group by, one of them mostly null, are faster than one made of both.
    """
    nowhere = nw.lit(None, dtype=nw.String())
    if level is Level.COUNTRY:
        return {"region": nw.lit(COUNTRY), "county_of": nowhere}
    if level is Level.MUNICIPALITY:
        return {"region": nw.col("municipality"), "county_of": nowhere}
    county = nw.col("county")
    # A municipality's first two digits are its county.
    first_two = nw.col("municipality").str.zfill(4).str.slice(0, 2)
    return {"region": county, "county_of": nw.when(county.is_null()).then(first_two)}


def _period(published: nw.dtypes.DType, by_month: bool) -> nw.Expr:
    """The year or month, as a whole number from a time and as a text from a text."""
    day = nw.col("published")
    if published == nw.String:
        return day.str.slice(0, 7 if by_month else 4)
    year = day.dt.year().cast(nw.Int64)
    return year * 100 + day.dt.month().cast(nw.Int64) if by_month else year


def _mended(
    cells: nw.LazyFrame, level: Level, by_month: bool, regions: Collection[str]
) -> nw.LazyFrame:
    """Codes with the zeros that they lost on the way, and ``UNKNOWN`` for what is none."""
    region = nw.col("region").str.zfill(4 if level is Level.MUNICIPALITY else 2)
    occupation = nw.col("occupation").str.zfill(4)
    period = nw.col("period")
    if cells.collect_schema()["period"] != nw.String:
        period = period.cast(nw.String)
        if by_month:
            period = nw.concat_str(period.str.slice(0, 4), period.str.slice(4, 2), separator="-")
    known = [COUNTRY] if level is Level.COUNTRY else list(regions)
    form = "^[0-9]{4}-[0-9]{2}$" if by_month else "^[0-9]{4}$"
    return cells.with_columns(
        region=_or_unknown(region, region.is_in(known)),
        occupation=_or_unknown(occupation, occupation.str.contains("^[0-9]{4}$")),
        period=_or_unknown(period, period.str.contains(form)),
    )


def _or_unknown(value: nw.Expr, good: nw.Expr) -> nw.Expr:
    return nw.when(good).then(value).otherwise(nw.lit(UNKNOWN))


def _percent(name: str) -> nw.Expr:
    # Of whole numbers: Sail's Spark divides no others without an error of its own.
    said = nw.col(f"{name}_said")
    return nw.when(said > 0).then(nw.col(name) * 100 / said)
