"""What ships: every figure traces to its source, and says the same as its publisher."""

import polars as pl
import pytest

from slussen.figures import queries
from slussen.figures.checking import faults

SHIPPED = [
    (table_id, stored)
    for table_id in queries.catalogue()
    for stored in queries.vintages(table_id)
    if stored.vintage.id == "shipped"
]


def test_there_are_figures_at_all() -> None:
    assert len(SHIPPED) >= 15
    assert sum(stored.vintage.rows for _, stored in SHIPPED) > 100_000


@pytest.mark.parametrize(("table_id", "stored"), SHIPPED, ids=[table for table, _ in SHIPPED])
def test_every_shipped_figure_traces_to_its_source(table_id: str, stored) -> None:
    entry = queries.table(table_id)
    assert faults(stored, entry) == []
    assert stored.vintage.table == table_id
    for origin in stored.vintage.origins.values():
        assert origin.publisher == entry.publisher
        assert origin.steps, "what was done to it since"
        assert all(step.sv and step.en for step in origin.steps)
        assert origin.retrieved[:2] == "20"


@pytest.mark.parametrize(("table_id", "stored"), SHIPPED, ids=[table for table, _ in SHIPPED])
def test_shares_are_shares_and_counts_are_not_negative(table_id: str, stored) -> None:
    entry, frame = queries.table(table_id), queries.frame(stored)
    for name, measure in entry.measures.items():
        values = frame.filter(pl.col("measure") == name)["value"].drop_nulls()
        if entry.made_from:  # a change may be below zero, and an error above a hundred per cent
            assert values.is_finite().all()
        elif measure.unit == "percent":
            assert values.is_between(0, 100).all()
        elif measure.unit == "assessment":
            assert set(values) <= {level.value for level in measure.levels}
        else:
            assert (values >= 0).all()


@pytest.mark.parametrize("table_id", [t for t, _ in SHIPPED if queries.table(t).made_from])
def test_intervals_hold_what_they_are_of(table_id: str) -> None:
    entry = queries.table(table_id)
    wide = queries.frame(queries.vintages(table_id)[0]).pivot(
        "measure", index=list(entry.dimensions), values="value"
    )
    for name in entry.measures:
        if f"{name}_lo80" in wide.columns:
            whole = wide.drop_nulls([name, f"{name}_lo80", f"{name}_hi80"])
            assert (whole[f"{name}_lo80"] <= whole[name]).all()
            assert (whole[name] <= whole[f"{name}_hi80"]).all()


def test_ads_of_the_counties_sum_to_the_country() -> None:
    cube = queries.cube("ads", period="2024")
    country = sum(cell.value or 0 for _, cell in cube.items(region="00"))
    counties = sum(cell.value or 0 for key, cell in cube.items() if key["region"] != "00")
    assert country == counties == 697_030


def test_noise_is_left_as_published() -> None:
    """Parts that differ from totals are the publisher's protection of people, and stay."""
    noise = queries.table("labour_status").measures["employed"].noise
    cube = queries.cube("labour_status", measure="employed", period="2024-11", age="20-64")
    gaps = []
    for region in cube.values("region"):
        parts = [
            cube.value(region=region, sex=sex, birth=birth)
            for sex in ("women", "men")
            for birth in ("born_in_sweden", "foreign_born")
        ]
        whole = cube.value(region=region, sex="total", birth="total")
        if whole is not None and None not in parts:
            gaps.append(abs(sum(parts) - whole))  # type: ignore[arg-type]
    assert all(gap <= 2 * noise for gap in gaps)
