"""The eight faults seen in the code that the method comes from: none is made here.

Numbered as in docs/methods/traffic-lights.md.
"""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from slussen.analysis.engine.traffic_lights.lights import Observed, Rules, lights
from slussen.analysis.engine.traffic_lights.signs import Thresholds, points, relative_growth
from slussen.analysis.engine.traffic_lights.supply import FLOWS, Stocks, project_supply
from tests.analysis.engine.traffic_lights.made import flow, flowing, growing, observed
from tests.analysis.made_lights import BASE, Run, flows, rates, runner, saved, stocks


@pytest.fixture
def run(capfd) -> Run:
    return runner(capfd)


def test_1_each_sign_has_its_own_threshold() -> None:
    """Theirs held pay and matching against the threshold of supply, 0.02."""
    change = np.array([0.015, 0.025, 0.035])
    made = points(change, change, change, Thresholds(supply=0.02, wage=0.01, matching=0.03))
    assert made.supply.tolist() == [0, -2, -2]
    assert made.wage.tolist() == [1, 1, 1]
    assert made.matching.tolist() == [0, 0, 1]


def test_2_in_moves_are_counted_where_people_moved_to(run: Run, tmp_path: Path) -> None:
    """Theirs grouped in-moves by origin, so that they equalled the out-moves of the same place."""
    moved = np.hstack([flow(out_moves=20), flow(in_moves=20)])  # from the first to the second
    path = project_supply(flowing(moved, years=3), 2, 1)
    assert np.diff(path)[0] < 0 < np.diff(path)[1]

    by_origin = saved(tmp_path, flows(in_moves=20, out_moves=20), "flows.csv")
    code, _, err = run(saved(tmp_path, stocks(), "s.csv"), "--flows", by_origin, "-o", "-")
    assert code == 2
    assert "in_moves equal out_moves in every row" in err


def test_3_total_growth_is_taken_away_once() -> None:
    """Theirs subtracted it, and then held the rest against it with the threshold once more."""
    stock = growing(0.03, 0.03)  # all grow alike: no group beside the others
    made = lights(observed(stock), Rules())
    assert made.growth[0] > 0.1
    np.testing.assert_allclose(made.relative, 0, atol=1e-12)
    assert made.points.supply.tolist() == [0, 0]
    first, last = np.array([100.0, 100.0]), np.array([150.0, 130.0])
    relative = relative_growth(first, last, np.zeros(2, dtype=np.int64))
    assert relative[0] == pytest.approx(np.log(1.5) - np.log(1.4))
    supply = points(relative, relative, relative, Thresholds()).supply
    assert supply.tolist() == [-2, 2]  # 0.07 is below the total's growth of 0.34


def test_4_the_horizon_is_the_horizon_and_not_the_window(run: Run, tmp_path: Path) -> None:
    """Theirs looped over the window's length, from a year taken from today's date."""
    stock = growing(0.1)
    for window, horizon in [(5, 3), (3, 5)]:
        made = lights(observed(stock), Rules(window=window, horizon=horizon))
        assert made.last[0] / made.first[0] == pytest.approx(1.1**horizon, rel=0.02)
    _, out, err = run(saved(tmp_path, stocks(), "s.csv"), "--horizon", 3, "-o", "-")
    assert {line.split(",")[2] for line in out.splitlines()[1:]} == {str(BASE)}
    assert f"base year {BASE}, forecast to {BASE + 3}" in err


def test_5_the_further_educated_leave_their_group() -> None:
    """Theirs added them to the net flow that the slide showed."""
    for name in ("further_educated", "out_moves", "exits"):
        path = project_supply(flowing(flow(**{name: 50}), years=6), 5, 5)
        assert (np.diff(path) < 0).all()
    for name in ("graduated", "in_moves", "entries"):
        path = project_supply(flowing(flow(**{name: 50}), years=6), 5, 5)
        assert (np.diff(path) > 0).all()
    both = project_supply(flowing(flow(graduated=50, further_educated=50), years=6), 5, 5)
    np.testing.assert_allclose(both, 1000)
    assert len(FLOWS) == 6


def test_6_names_that_do_not_meet_are_said(run: Run, tmp_path: Path) -> None:
    """Theirs read a table by another name than it was made with, and a file by other letters."""
    good = saved(tmp_path, stocks(), "s.csv")
    other_letters = saved(tmp_path, stocks().rename({"group": "Group"}), "letters.csv")
    code, _, err = run(other_letters, "-o", "-")
    assert (code, err) == (
        2,
        f"slussen: {other_letters}: no column group (the file has region, Group, year, value)\n",
    )
    renamed = rates(0.01).with_columns(pl.format("ed_{}", "group").alias("group"))
    code, _, err = run(good, "--matching", saved(tmp_path, renamed, "m.csv"), "-o", "-")
    assert code == 2
    assert "no group is among the stocks (expected the same names, not 12 ed_builders)" in err
    code, _, err = run(good, "--matching", tmp_path / "M.csv", "-o", "-")
    assert (code, err) == (2, f"slussen: {tmp_path / 'M.csv'}: no such file or directory\n")


def test_7_every_sign_has_the_same_base_year(run: Run, tmp_path: Path) -> None:
    """Theirs held pay against the base year and matching against the latest year."""
    later = rates(0.02).with_columns(
        value=pl.when(pl.col("year") > BASE - 2).then(1.0).otherwise("value")
    )
    until = saved(tmp_path, stocks().filter(pl.col("year") <= BASE - 2), "s.csv")
    pay = saved(tmp_path, rates(0.01, total=True), "w.csv")
    matching = saved(tmp_path, later, "m.csv")
    run(until, "--wages", pay, "--matching", matching, "-o", tmp_path / "out.csv")
    made = pl.read_csv(tmp_path / "out.csv")
    assert made["base_year"].unique().to_list() == [BASE - 2]
    np.testing.assert_allclose(made["wage_change"], 0.05, rtol=1e-4)
    np.testing.assert_allclose(made["matching_change"], 0.10, rtol=1e-4)


def test_8_what_is_not_known_or_too_small_is_grey() -> None:
    """Theirs took cells without a figure to be zero, and had no smallest group and no interval."""
    stock = np.vstack([growing(0.05, 0.05, 0.0), growing(0.05, first=40)])
    stock[1, 8] = np.nan
    rising = growing(0.05, 0.05, 0.05, 0.05)
    rising[2, -1] = np.nan
    made = lights(observed(stock, wage=rising, matching=rising), Rules())
    assert made.first[3] < 100
    assert np.isnan(made.points.supply).tolist() == [False, True, False, True]
    assert np.isnan(made.points.wage).tolist() == [False, False, True, True]
    assert np.isnan(made.points.total).tolist() == [False, True, True, True]
    everyone = lights(observed(stock, wage=rising, matching=rising), Rules(smallest=0))
    assert not np.isnan(everyone.points.total[3])

    many = growing(*np.linspace(-0.05, 0.05, 20))
    shown = lights(observed(many), Rules())
    assert (shown.low < shown.relative).all()
    assert (shown.relative < shown.high).all()


def test_8_a_flow_without_a_figure_is_not_taken_to_be_none() -> None:
    known = flowing(flow(in_moves=50, exits=30), years=6)
    gaps = known.flows.copy()
    gaps[FLOWS.index("exits"), :, 3] = np.nan
    held = Stocks(known.stock, gaps, known.ahead)
    area, grey = np.zeros(1, dtype=np.int64), np.full(known.stock.shape, np.nan)
    whole, holed = (
        lights(Observed(each, area, grey, grey), Rules(horizon=1)) for each in (known, held)
    )
    assert holed.last == pytest.approx(whole.last)  # and not as if none had left in that year
