"""Neighbours: who is nearest, in which order, and why."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from slussen.analysis.engine.similarity.distance import Feature, distances
from slussen.analysis.engine.similarity.neighbours import (
    Contribution,
    Neighbour,
    explain,
    mix_differences,
    nearest,
)
from tests.analysis.engine.similarity import made

quick = settings(max_examples=40, deadline=None)


def compare(features, regions=None):
    return distances(regions or made.codes(len(features[0].values)), features, made.WEIGHTS)


@quick
@given(made.features())
def test_contributions_sum_to_the_score(features):
    found = compare(features)
    for neighbour in nearest(found, "00", 9):
        assert neighbour.squared == sum(one.part for one in neighbour.contributions)
        assert neighbour.distance**2 == pytest.approx(neighbour.squared)
        assert sum(one.share for one in neighbour.contributions) == pytest.approx(1)
        named = {one.key for one in neighbour.contributions}
        assert named | set(neighbour.missing) == {one.key for one in features}
        assert not named & set(neighbour.missing)


@quick
@given(made.features())
def test_the_order_is_by_distance_and_then_by_code(features):
    found = nearest(compare(features), "00", 9)
    placed = [(round(one.squared, 9), one.region) for one in found]
    assert placed == sorted(placed)
    assert "00" not in {one.region for one in found}


@quick
@given(made.features(holes=False))
def test_a_region_and_its_double_are_nearest(features):
    doubled = tuple(
        replace(one, values=np.concatenate([one.values, one.values[:1]])) for one in features
    )
    first = nearest(compare(doubled, (*made.codes(len(features[0].values)), "0double")), "00", 9)
    assert first[0].squared == pytest.approx(0, abs=1e-12)
    double = next(one for one in first if one.region == "0double")
    assert double.squared <= min(one.squared for one in first) + 1e-12


@quick
@given(made.features())
def test_reasons_are_the_smallest_and_the_largest_and_never_both(features):
    for neighbour in nearest(compare(features), "00", 9):
        alike, unlike = neighbour.alike(2), neighbour.unlike(2)
        assert not {one.key for one in alike} & {one.key for one in unlike}
        others = [one.ratio for one in neighbour.contributions if one not in alike]
        assert all(one.ratio < 1 for one in alike)
        assert all(one.ratio <= min(others, default=np.inf) for one in alike)
        assert all(one.ratio >= unlike[-1].ratio for one in unlike)


def test_ties_go_by_code():
    rate = Feature("rate", "work", np.array([5.0, 6, 4, 9]))
    found = nearest(distances(("18", "20", "19", "01"), (rate,), {"work": 1}), "18", 3)
    assert [one.region for one in found] == ["19", "20", "01"]


def test_a_pair_that_shares_less_than_half_of_the_weight_is_not_compared():
    size = Feature("people", "size", np.array([10.0, 10, 20]), logarithmic=True)
    rate = Feature("rate", "work", np.array([5.0, np.nan, 9]))
    found = distances(("18", "19", "20"), (size, rate), {"size": 1, "work": 2})
    assert [one.region for one in nearest(found, "18", 3)] == ["20"]
    assert explain(found, "18", "19").missing == ("rate",)


def test_reasons_that_are_no_reasons_are_not_given():
    far = Neighbour("20", 4.0, (Contribution("rate", "work", 2.0, 1.0, 4.0),), ())
    assert far.alike(3) == ()
    assert [one.key for one in far.unlike(3)] == ["rate"]
    near = Neighbour("20", 0.0, (Contribution("rate", "work", 0.0, 1.0, 0.0),), ())
    assert [one.key for one in near.alike(3)] == ["rate"]
    assert near.unlike(3) == ()


def test_at_most_half_of_the_traits_make_a_likeness():
    parts = tuple(Contribution(key, "work", 0.1 * i, 0.25, 0.0) for i, key in enumerate("abcd"))
    near = Neighbour("20", 0.0, parts, ())
    assert [one.key for one in near.alike(3)] == ["a", "b"]
    assert [one.key for one in near.unlike(3)] == ["d", "c"]


def test_in_which_occupations_two_mixes_differ():
    mix = Feature("mix", "occupations", np.array([[0.5, 0.3, 0.2], [0.5, 0.1, 0.4], [1, 0, 0]]))
    found = distances(("18", "19", "20"), (mix,), {"occupations": 1})
    assert mix_differences(found, "mix", "18", "19", 2) == [(1, 0.3, 0.1), (2, 0.2, 0.4)]
