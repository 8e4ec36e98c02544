"""What the estimate of unused education reads: the right rows of each table, or one clear line."""

import numpy as np
import polars as pl
import pytest

from slussen.analysis import unused_tables
from slussen.figures import queries as figures
from slussen.lib.errors import UserError
from slussen.regions import queries as regions

TABLES = figures.table("unused_education").made_from


@pytest.fixture(scope="module")
def frames() -> dict[str, pl.DataFrame]:
    found = {}
    for name in TABLES:
        stored = figures.current(name)
        assert stored
        found[name] = figures.frame(stored)
    return found


@pytest.fixture(scope="module")
def known(frames: dict[str, pl.DataFrame]) -> unused_tables.Known:
    return unused_tables.known(frames, regions.counties())


def test_a_county_s_people_are_the_latest_month_s_that_is_whole(
    frames: dict[str, pl.DataFrame], known: unused_tables.Known
) -> None:
    (employed,) = frames["labour_status"].filter(
        pl.col("region") == "18",
        pl.col("period") == known.period,
        pl.col("sex") == "women",
        pl.col("birth") == "foreign_born",
        pl.col("measure") == "employed",
    )["value"]
    assert known.counties["18"].employed[0, 1] == employed
    assert known.counties["18"].people[0, 1] > employed
    assert len(known.counties) == 21


def test_jobs_are_by_major_group_and_managers_are_with_higher_education(
    frames: dict[str, pl.DataFrame], known: unused_tables.Known
) -> None:
    staff = frames["employees_ssyk3"].filter(
        pl.col("region") == "18", pl.col("period") == "2017", pl.col("sex") == "men"
    )
    craft = staff.filter(pl.col("occupation").str.starts_with("7"))["value"].sum()
    higher = staff.filter(pl.col("occupation").str.contains("^[123]"))["value"].sum()
    assert known.counties["18"].jobs[1, 4] == craft
    assert known.counties["18"].jobs[1, 0] == higher


def test_the_country_is_the_counties_and_its_education_as_published(
    known: unused_tables.Known,
) -> None:
    total = sum(area.people for area in known.counties.values())
    assert known.country.people == pytest.approx(total)
    assert known.national.share[0] == pytest.approx([0.34, 0.31])
    assert known.national.upper_secondary[1] == pytest.approx([0.09, 0.21])
    assert known.national.elementary[0] == pytest.approx([0.005, 0.05])
    assert known.over_educated == pytest.approx([0.0283, 0.1048], abs=1e-4)
    assert ((known.country.long_share > 0.2) & (known.country.long_share < 0.35)).all()
    assert np.all(np.array(known.errors_of_shares) > 0)


def test_a_month_without_every_county_is_named(frames: dict[str, pl.DataFrame]) -> None:
    without = frames["labour_status"].filter(pl.col("region") != "09")
    with pytest.raises(UserError, match="labour_status: no month has every county"):
        unused_tables.known({**frames, "labour_status": without}, regions.counties())


def test_a_year_of_education_that_is_missing_is_named(frames: dict[str, pl.DataFrame]) -> None:
    late = frames["population_education"].filter(pl.col("period") > "2015")
    with pytest.raises(UserError, match="population_education: no figures for 2012"):
        unused_tables.known({**frames, "population_education": late}, regions.counties())


LEVELS = ("primary", "upper_secondary", "post_secondary", "unknown")


def made_up_shares(codes: list[str], **changed: list[float | None]) -> pl.DataFrame:
    """population_birth_education: 20, 40, 30 and 10 per cent everywhere but in *changed*."""
    return pl.DataFrame(
        [
            ("2022", code, sex, birth, level, value)
            for code in codes
            for sex in unused_tables.SEXES
            for birth in unused_tables.BIRTHS
            for level, value in zip(
                LEVELS,
                changed.get(f"{birth}_{code}", [20.0, 40.0, 30.0, 10.0]),
                strict=True,
            )
        ],
        schema=["period", "region", "sex", "birth", "education", "value"],
        orient="row",
    )


def test_education_by_birth_is_used_where_there_is_any(
    frames: dict[str, pl.DataFrame], known: unused_tables.Known
) -> None:
    assert all(area.by_birth is None for area in known.counties.values())
    codes = [*known.counties]
    more: list[float | None] = [10.0, 40.0, 40.0, 10.0]
    hidden: list[float | None] = [None, 40.0, 40.0, 10.0]
    shares = made_up_shares(codes, foreign_born_18=more, born_in_sweden_20=hidden)
    helped = unused_tables.known(
        {**frames, unused_tables.BY_BIRTH: shares}, regions.counties()
    ).counties
    assert helped["20"].by_birth is None
    found = helped["18"].by_birth
    assert found is not None
    # Those whose education is unknown are no part of the share: 40 of 90, where others have 30.
    assert found[0, 1] > known.national.share[0, 1] * 1.2
    assert found[:, 0] == pytest.approx(known.national.share[:, 0])
    assert helped["01"].by_birth == pytest.approx(known.national.share, rel=0.02)


def test_shares_of_the_known_alone_and_of_the_latest_year() -> None:
    shares = made_up_shares(["18", "20"], foreign_born_18=[15.0, 15.0, 20.0, 50.0])
    older = shares.with_columns(period=pl.lit("2021"), value=pl.lit(1.0))
    found = unused_tables.post_secondary(pl.concat([older, shares]), ["18", "20", "21"])
    assert set(found) == {"18", "20"}
    assert found["18"] == pytest.approx(np.array([[1 / 3, 0.4], [1 / 3, 0.4]]))


def test_no_shares_at_all_change_nothing(frames: dict[str, pl.DataFrame]) -> None:
    nothing = made_up_shares(["99"])
    found = unused_tables.known({**frames, unused_tables.BY_BIRTH: nothing}, regions.counties())
    assert all(area.by_birth is None for area in found.counties.values())
