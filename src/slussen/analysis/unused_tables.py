"""What the estimate of unused education is made from, out of tidy rows: areas, shares, errors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from slussen.analysis.engine.outlook import unused
from slussen.analysis.engine.outlook.unused import BIRTHS, LOWER, SEXES, Area, Floats, National
from slussen.lib.errors import UserError
from slussen.regions.engine.places import County

# SSYK major groups. Military occupations and the unidentifiable are left out.
GROUPS: Mapping[str, str] = {
    **dict.fromkeys("123", unused.HIGHER),
    **dict(zip("456789", LOWER, strict=True)),
}
NO_OCCUPATION = "0002"
LONG_CLASSES = ("post_secondary_3", "postgraduate")
BY_BIRTH = "population_birth_education"  # helps where there are figures
CHECKED = "SE31"  # the area whose count of over-educated is published
YEARS_CARRIED = 6  # from the education of 2018 to the people of 2024


@dataclass(frozen=True)
class Known:
    """Everything the tables say, and the period of the people."""

    period: str
    counties: Mapping[str, Area]
    country: Area
    national: National
    errors_of_shares: tuple[float, float]  # education, jobs
    over_educated: Floats  # by birth: share of the checked area's employed


def known(frames: Mapping[str, pl.DataFrame], counties: Sequence[County]) -> Known:
    """Raises UserError for a table that lacks what the estimate needs."""
    codes = [county.code for county in counties]
    period, employed, people = _people(frames["labour_status"], codes)
    staff = jobs(frames["employees_ssyk3"], codes)
    years = sorted(staff)
    levels = education(frames["population_education"], codes)
    last = max(levels)
    national = _national(frames["long_education"])
    level = (national.share * people.sum(axis=0)).sum(axis=1) / people.sum(axis=0).sum(axis=1)
    # The county's share of all aged 16–74 says how far it is from the country's among 20–64.
    shares = level * levels[last][0] / levels[last][1]
    by_birth = _by_birth(frames.get(BY_BIRTH), codes, people, national)
    areas = {
        code: Area(employed[i], people[i], staff[years[-1]][i], shares[i], by_birth.get(code))
        for i, code in enumerate(codes)
    }
    country = Area(employed.sum(axis=0), people.sum(axis=0), staff[years[-1]].sum(axis=0), level)
    then = str(int(last) - YEARS_CARRIED)
    if then not in levels:
        raise UserError(f"population_education: no figures for {then} (expected as for {last})")
    mixes = {year: staff[year] / staff[year].sum(axis=2, keepdims=True) for year in years}
    errors = (
        unused.carried(levels[then][0], levels[last][0]),
        unused.carried(mixes[years[0]], mixes[years[-1]]),
    )
    return Known(period, areas, country, national, errors, over_educated(frames["education_match"]))


def _people(frame: pl.DataFrame, codes: Sequence[str]) -> tuple[str, Floats, Floats]:
    """Employed and all people, county × sex × birth, of the latest month that has them all."""
    rows = frame.filter(
        pl.col("region").is_in(codes),
        pl.col("sex").is_in(SEXES),
        pl.col("birth").is_in(BIRTHS),
        pl.col("measure").is_in(["employed", "employment_rate"]),
    ).drop_nulls("value")
    whole = len(codes) * len(SEXES) * len(BIRTHS) * 2
    months = rows.group_by("period").len().filter(pl.col("len") == whole)["period"]
    if months.is_empty():
        raise UserError("labour_status: no month has every county by sex and birth (expected one)")
    period = str(months.max())
    cells = {
        (measure, region, sex, birth): value
        for measure, region, sex, birth, value in rows.filter(pl.col("period") == period)
        .select("measure", "region", "sex", "birth", "value")
        .iter_rows()
    }
    employed, rate = (
        np.array([[[cells[what, c, s, b] for b in BIRTHS] for s in SEXES] for c in codes])
        for what in ("employed", "employment_rate")
    )
    return period, employed, 100 * employed / rate


def jobs(frame: pl.DataFrame, codes: Sequence[str]) -> dict[str, Floats]:
    """By year: county × sex × group of occupations, employees by where they work."""
    group = pl.col("occupation").str.slice(0, 1).replace_strict(GROUPS, default=None)
    sums = (
        frame.filter(pl.col("region").is_in(codes), pl.col("occupation") != NO_OCCUPATION)
        .with_columns(group=group)
        .drop_nulls(["group", "value"])
        .group_by("period", "region", "sex", "group")
        .agg(pl.sum("value"))
    )
    cells = {
        (year, region, sex, which): value
        for year, region, sex, which, value in sums.select(
            "period", "region", "sex", "group", "value"
        ).iter_rows()
    }
    groups = unused.WORKS[:-1]
    return {
        year: np.array(
            [[[cells.get((year, c, s, g), 0.0) for g in groups] for s in SEXES] for c in codes]
        )
        for year in sums["period"].unique().sort()
    }


def education(frame: pl.DataFrame, codes: Sequence[str]) -> dict[str, tuple[Floats, Floats]]:
    """By year: the share with long education, county × sex, and of each sex in the country.

    Those whose education is unknown are left out.
    """
    sums = (
        frame.filter(pl.col("region").is_in(codes), pl.col("education") != "unknown")
        .group_by("period", "region", "sex")
        .agg(
            everyone=pl.sum("value"),
            long=pl.col("value").filter(pl.col("education").is_in(LONG_CLASSES)).sum(),
        )
    )
    cells = {
        (year, region, sex): (long, everyone)
        for year, region, sex, long, everyone in sums.select(
            "period", "region", "sex", "long", "everyone"
        ).iter_rows()
    }
    found = {}
    for year in sums["period"].unique():
        numbers = np.array([[cells[year, c, s] for s in SEXES] for c in codes])
        country = numbers.sum(axis=0)
        found[year] = (numbers[..., 0] / numbers[..., 1], country[..., 0] / country[..., 1])
    return found


def _by_birth(
    frame: pl.DataFrame | None, codes: Sequence[str], people: Floats, national: National
) -> dict[str, Floats]:
    """Of the counties that have them all: the shares with long education, sex × birth.

    Published is any post-secondary education. The county's odds of it against the country's (the
    counties together) are carried to the country's shares with long education.
    """
    if frame is None:
        return {}
    found = post_secondary(frame, codes)
    some = [code for code in codes if code in found]
    if not some:
        return {}
    weights = np.stack([people[codes.index(code)] for code in some])
    whole = np.average(np.stack([found[code] for code in some]), axis=0, weights=weights)
    return {code: unused.shifted(national.share, found[code], whole) for code in some}


def post_secondary(frame: pl.DataFrame, codes: Sequence[str]) -> dict[str, Floats]:
    """By county: the share (0–1) with post-secondary education, sex × birth, latest year.

    Those whose education is unknown are left out; so are counties with a share that is hidden or 0.
    """
    last = frame.filter(pl.col("period") == frame["period"].max()).drop_nulls("value")
    cells = {
        (region, sex, birth, level): value
        for region, sex, birth, level, value in last.select(
            "region", "sex", "birth", "education", "value"
        ).iter_rows()
    }
    levels = ("post_secondary", "upper_secondary", "primary")
    shares = {
        code: np.array(
            [[[cells.get((code, s, b, e), np.nan) for e in levels] for b in BIRTHS] for s in SEXES]
        )
        for code in codes
    }
    return {
        code: share[..., 0] / share.sum(axis=-1)
        for code, share in shares.items()
        if (share > 0).all()
    }


def _national(frame: pl.DataFrame) -> National:
    """The latest of each share. Elementary jobs: what the upper secondary leave of the lower."""
    cells = {
        (measure, sex, birth): value / 100
        for measure, sex, birth, value in frame.sort("period")
        .select("measure", "sex", "birth", "value")
        .iter_rows()
    }
    share, employed, upper = (
        np.array([[cells[what, s, b] for b in BIRTHS] for s in SEXES])
        for what in ("long_share", "employment_rate", "upper_secondary_jobs")
    )
    lower = np.array([cells["lower_jobs", "total", b] for b in BIRTHS])
    return National(share, employed, upper, np.broadcast_to(lower - upper.mean(axis=0), (2, 2)))


def over_educated(frame: pl.DataFrame) -> Floats:
    """The checked area's share of employed with too long an education, by birth, latest year."""
    last = frame.filter(pl.col("region") == CHECKED, pl.col("period") == frame["period"].max())
    cells = {(b, m): v for b, m, v in last.select("birth", "measure", "value").iter_rows()}
    kinds = ("over_educated", "right_level", "under_educated")
    return np.array([cells[b, kinds[0]] / sum(cells[b, m] for m in kinds) for b in BIRTHS])
