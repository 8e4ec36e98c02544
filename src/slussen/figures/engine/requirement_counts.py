"""Of imported ads: how many of an occupation's ads ask for each requirement, by county and year.

An ad asks for what it says is a must, or doesn't call an advantage; what is an advantage doesn't
count. A driving licence also counts where only the ad's form says so. Counts are of ads that were
read and that state their occupation: a proposed one doesn't count. Nothing is hidden: ads are no
persons, and a share says how many ads it is of.
"""

import polars as pl

from slussen.figures.engine.ad_rows import AdTables
from slussen.figures.engine.requirements.model import Modality, Requirement
from slussen.figures.engine.vocabulary import REQUIREMENT

COUNTRY = "00"
_CELL = ("region", "period", "occupation")


def requirement_counts(
    tables: AdTables, counties: list[str], occupations: list[str]
) -> pl.DataFrame:
    """The rows of the table ``ad_requirements``: a cell's ``ads`` and ``ads_with``.

    *counties* and *occupations* are the codes that are known; other ads are left out, and count in
    the country if only their county isn't known.
    """
    year = pl.col("published").str.slice(0, 4)
    read = tables.ads.filter(
        ~pl.col("removed"),
        pl.col("occupation_given"),
        pl.col("occupation").is_in(occupations),
        pl.col("characters") > 0,
        pl.col("published").str.contains(r"^[0-9]{4}-"),
    ).select("id", "county", "occupation", "driving_licence", period=year)
    placed = pl.concat(
        [
            read.with_columns(region=pl.lit(COUNTRY)),
            read.filter(pl.col("county").is_in(counties)).with_columns(region=pl.col("county")),
        ]
    )
    base = placed.group_by(_CELL).agg(ads=pl.len())
    asking = (
        placed.join(_asking(tables), on="id")
        .group_by(*_CELL, "requirement")
        .agg(ads_with=pl.col("id").n_unique())
    )
    kinds = pl.DataFrame({"requirement": list(REQUIREMENT)}, schema={"requirement": pl.String})
    cells = base.join(kinds, how="cross").join(asking, on=[*_CELL, "requirement"], how="left")
    return (
        cells.with_columns(pl.col("ads_with").fill_null(0))
        .unpivot(["ads", "ads_with"], index=[*_CELL, "requirement"], variable_name="measure")
        .with_columns(pl.col("value").cast(pl.Float64))
        .sort(*_CELL, "requirement", "measure")
    )


def _asking(tables: AdTables) -> pl.DataFrame:
    """Which ad (id) asks for which requirement, each pair once."""
    said = tables.requirements.filter(
        pl.col("requirement").is_in(list(REQUIREMENT)), pl.col("modality") != Modality.MERIT
    ).select("id", "requirement")
    form = tables.ads.filter(pl.col("driving_licence")).select(
        "id", requirement=pl.lit(str(Requirement.DRIVING_LICENCE))
    )
    return pl.concat([said, form]).unique()
