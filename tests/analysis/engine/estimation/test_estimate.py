"""The joint table: what must hold of every estimate, and how often the truth is inside."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.estimate_populations import (
    LETTERS,
    Publishing,
    cover,
    log_linear,
    pairs,
    published,
    whole,
)
from slussen.analysis.engine.estimation.consistency import Allowed
from slussen.analysis.engine.estimation.estimate import REPRODUCED, Estimate, estimate
from slussen.analysis.engine.estimation.margins import Floats, Margin
from slussen.lib.errors import UserError

SEEDS = st.integers(0, 2**32 - 1)
SHAPES = ((3, 3, 4), (2, 5, 6), (2, 2, 3, 4))


def population(number: int, mean: float | None = None) -> Floats:
    rng = np.random.default_rng(number)
    shape = SHAPES[int(rng.integers(len(SHAPES)))]
    counts = log_linear(rng, shape, (0.8, 0.4, 0.2), mean or float(rng.choice([0.5, 5, 200])))
    counts.flat[0] += 1  # never empty
    return counts


def same(one: Estimate, other: Estimate, precision: float = 0) -> None:
    assert one.dimensions == other.dimensions
    assert one.categories == other.categories
    for a, b in ((one.value, other.value), (one.lo80, other.lo80), (one.hi80, other.hi80)):
        assert a == pytest.approx(b, rel=precision, abs=precision)


def margin_of(joint: Estimate, margin: Margin) -> Floats:
    over = tuple(i for i, d in enumerate(joint.dimensions) if d not in margin.dimensions)
    return joint.value.sum(axis=over)


@settings(deadline=None, max_examples=15)
@given(SEEDS)
def test_margins_are_met_and_intervals_are_in_order(number: int) -> None:
    truth = population(number)
    margins = published(truth, pairs(truth.ndim))
    joint = estimate(margins)
    assert joint.deviation <= REPRODUCED
    for margin in margins:
        assert margin_of(joint, margin) == pytest.approx(margin.value, rel=REPRODUCED, abs=0.01)
    assert (joint.lo80 >= 0).all()
    assert (joint.lo80 <= joint.value).all()
    assert (joint.value <= joint.hi80).all()


@settings(deadline=None, max_examples=6)
@given(SEEDS)
def test_the_order_of_tables_categories_and_dimensions_does_not_matter(number: int) -> None:
    rng = np.random.default_rng(number)
    margins = published(population(number, mean=20), [(0, 1), (0, 2), (1, 2)])
    turned = []
    for margin in margins:
        orders = [rng.permutation(len(c)) for c in margin.categories]
        value = margin.value[np.ix_(*orders)]
        categories = tuple(
            tuple(c[i] for i in order) for c, order in zip(margin.categories, orders, strict=True)
        )
        turned.append(Margin(margin.name, margin.dimensions[::-1], categories[::-1], value.T))
    expected = estimate(margins)
    for order in permutations(turned):
        same(estimate(order), expected)


@settings(deadline=None, max_examples=8)
@given(SEEDS)
def test_other_names_of_categories_give_the_same_cells(number: int) -> None:
    truth = population(number, mean=20)
    margins = published(truth, pairs(truth.ndim))
    # Backwards in the alphabet, so that every axis is turned round.
    renamed = [
        replace(m, categories=tuple(tuple(f"x{999 - int(c)}" for c in cs) for cs in m.categories))
        for m in margins
    ]
    joint, other = estimate(margins), estimate(renamed)
    assert np.flip(other.value) == pytest.approx(joint.value, rel=1e-6)


@settings(deadline=None, max_examples=15)
@given(SEEDS, st.floats(0.01, 1000))
def test_scaled_margins_scale_the_estimate(number: int, factor: float) -> None:
    truth = population(number, mean=20)
    joint = estimate(published(truth, pairs(truth.ndim)))
    scaled = estimate(published(factor * truth, pairs(truth.ndim)), allowed=Allowed(noise=0))
    # Whole numbers at the bounds are put right to within a thousandth.
    assert scaled.value == pytest.approx(factor * joint.value, rel=1e-5, abs=2e-3 * factor)


@settings(deadline=None, max_examples=15)
@given(SEEDS)
def test_the_whole_table_among_the_margins_is_the_answer(number: int) -> None:
    truth = population(number)
    joint = estimate([*published(truth, pairs(truth.ndim)), whole(truth)])
    for array in (joint.value, joint.lo80, joint.hi80):
        assert (array == truth).all()


@settings(deadline=None, max_examples=15)
@given(SEEDS)
def test_a_margin_that_is_met_already_changes_nothing(number: int) -> None:
    truth = population(number, mean=50)
    margins = published(truth, pairs(truth.ndim))
    joint = estimate(margins)
    again = estimate([*margins, *published(joint.value, [(0, 1, 2)])])
    assert again.value == pytest.approx(joint.value, rel=1e-5)


@settings(deadline=None, max_examples=15)
@given(SEEDS)
def test_the_truth_as_prior_gives_the_truth(number: int) -> None:
    truth = population(number)
    joint = estimate(published(truth, pairs(truth.ndim)), whole(7 * truth, "prior.csv"))
    assert joint.value == pytest.approx(truth, rel=1e-6, abs=1e-6)


@settings(deadline=None, max_examples=15)
@given(SEEDS)
def test_a_prior_of_shares_keeps_its_odds_ratios(number: int) -> None:
    rng = np.random.default_rng(number)
    prior = rng.uniform(0.1, 1, (2, 2))
    truth = rng.integers(5, 50, (2, 2)).astype(float)
    joint = estimate(published(truth, [(0,), (1,)]), whole(prior))
    ratios = [t[0, 0] * t[1, 1] / t[0, 1] / t[1, 0] for t in (prior, joint.value)]
    assert ratios[0] == pytest.approx(ratios[1], rel=1e-4)


@settings(deadline=None, max_examples=15)
@given(SEEDS)
def test_hidden_figures_leave_the_published_ones_as_they_are(number: int) -> None:
    truth = population(number, mean=5)
    which = [*pairs(truth.ndim), *((a,) for a in range(truth.ndim))]
    margins = published(truth, which, Publishing(hide=10))
    joint = estimate(margins)
    for margin in margins:
        shown = ~np.isnan(margin.value)
        found = margin_of(joint, margin)
        assert found[shown] == pytest.approx(margin.value[shown], rel=REPRODUCED, abs=0.01)


def test_a_cell_that_the_margins_leave_no_choice_is_one_value() -> None:
    truth = np.array([[[5.0, 0.0], [3.0, 4.0]], [[0.0, 0.0], [2.0, 7.0]]])
    joint = estimate(published(truth, pairs(3)))
    assert joint.value[0, 0, 0] == joint.lo80[0, 0, 0] == joint.hi80[0, 0, 0] == 5
    assert joint.hi80[truth == 0].tolist() == [0, 0, 0]


def test_dimensions_of_a_prior_are_carried_to_the_margins_year() -> None:
    old = Margin("2014", ("a", "b"), (("1", "2"), ("x", "y")), np.array([[10.0, 30], [20, 20]]))
    new = Margin("2017", ("a",), (("1", "2"),), np.array([80.0, 20.0]))
    joint = estimate([new], old)
    assert joint.value == pytest.approx(np.array([[20, 60], [10, 10]]))


def test_zeros_of_a_prior_stay_unless_no_table_could_have_the_margins() -> None:
    margins = published(np.array([[0.0, 30], [40, 30]]), [(0,), (1,)])
    kept = estimate(margins, whole(np.array([[0.0, 20], [30, 10]]), "prior"))
    assert kept.value == pytest.approx(np.array([[0, 30], [40, 30]]))
    assert kept.notes == ()
    diagonal = estimate(margins, whole(np.array([[20.0, 0], [0, 30]]), "prior"))
    assert diagonal.value.sum() == pytest.approx(100)
    assert diagonal.notes == (
        "prior: its zeros leave no table with the margins; all were taken for small",
    )


def test_a_margin_of_another_year_is_carried_to_this_one_and_then_agrees() -> None:
    truth = log_linear(np.random.default_rng(4), (4, 5, 6), (0.5, 0.3, 0.1), 100)
    this_year = published(truth, [(0, 1)])
    (old,) = published(np.round(1.2 * truth), [(0, 2)])
    with pytest.raises(UserError, match="the total"):
        estimate([*this_year, old])
    carried = estimate(published(truth, [(0,)]), old)
    moved = Margin(old.name, carried.dimensions, carried.categories, carried.value)
    joint = estimate([*this_year, moved])
    assert joint.notes == ()
    assert margin_of(joint, this_year[0]) == pytest.approx(this_year[0].value)
    assert cover(truth, joint) > 0.7


def test_margins_with_nothing_in_common_are_independent() -> None:
    truth = np.outer([10.0, 30.0], [8.0, 32.0]) / 40
    joint = estimate(published(truth, [(0,), (1,)]))
    assert joint.value == pytest.approx(truth)


def test_small_differences_are_reconciled_with_a_note() -> None:
    truth = log_linear(np.random.default_rng(3), (4, 5, 6), (0.5, 0.3, 0.1), 200)
    joint = estimate(published(truth, pairs(3), Publishing(rounded=5)))
    assert len(joint.notes) == 3
    for margin in published(truth, pairs(3)):
        assert margin_of(joint, margin) == pytest.approx(margin.value, rel=0.02, abs=15)


def test_pairs_that_agree_and_have_no_table_together_are_refused_by_name() -> None:
    alike, unlike = np.array([[50.0, 0], [0, 50]]), np.array([[0.0, 50], [50, 0]])
    labels = (("1", "2"), ("1", "2"))
    margins = [
        Margin("ab", ("a", "b"), labels, alike),
        Margin("bc", ("b", "c"), labels, alike),
        Margin("ac", ("a", "c"), labels, unlike),
    ]
    with pytest.raises(UserError, match=r"^(ab|bc|ac) and .*expected margins that one table can"):
        estimate(margins)


def test_a_hidden_cell_that_nothing_bounds_is_of_the_level_of_the_others() -> None:
    value = np.array([[50.0, np.nan, 7.0], [40.0, 22.0, 9.0]])
    labels = (("1", "2"), ("1", "2", "3"))
    joint = estimate([Margin("a.csv", ("a", "b"), labels, value)])
    assert joint.lo80[0, 1] < joint.value[0, 1] < joint.hi80[0, 1] < np.inf
    shown = ~np.isnan(value)
    assert (joint.lo80[shown] == value[shown]).all()
    assert (joint.hi80[shown] == value[shown]).all()


def test_no_margins_are_no_table() -> None:
    with pytest.raises(UserError, match=r"a\.csv: every figure is hidden"):
        estimate([Margin("a.csv", ("a",), (("1", "2"),), np.full(2, np.nan))])
    with pytest.raises(UserError, match="no margins"):
        estimate([])


@pytest.mark.parametrize("mean", [2, 10, 100])
@pytest.mark.parametrize("sizes", [(0.8, 0.4, 0.2), (0.6, 0.5, 0.4)], ids=["weak", "strong"])
@pytest.mark.parametrize("hide", [0, 5])
def test_the_truth_is_inside_the_interval_four_times_of_five(
    mean: float, sizes: tuple[float, ...], hide: float
) -> None:
    rng = np.random.default_rng(7)
    covers = []
    for shape in ((4, 6, 9), (2, 7, 12), (3, 4, 5, 4)) * 3:
        truth = log_linear(rng, shape, sizes, mean)
        which = [*pairs(len(shape)), *((a,) for a in range(len(shape)))]
        covers.append(cover(truth, estimate(published(truth, which, Publishing(hide=hide)))))
    assert 0.74 <= np.mean(covers) <= 0.96


def test_intervals_are_narrower_with_more_margins() -> None:
    truth = log_linear(np.random.default_rng(5), (4, 5, 6, 3), (0.8, 0.4, 0.2), 50)
    widths = []
    for which in ([(0,), (1,), (2,), (3,)], pairs(4), [(0, 1, 2), (0, 1, 3), (0, 2, 3), (1, 2, 3)]):
        joint = estimate(published(truth, which))
        widths.append((joint.hi80 - joint.lo80).sum())
    assert widths[0] > widths[1] > widths[2]
    assert joint.dimensions == tuple(LETTERS[:4])
