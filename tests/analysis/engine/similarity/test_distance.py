"""Distances: what has to hold for any regions, and known cases."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.similarity.distance import (
    Feature,
    differences,
    distances,
    in_usual_size,
    mix_parts,
    mixes,
)
from tests.analysis.engine.similarity import made

quick = settings(max_examples=40, deadline=None)


def compare(features, weights=made.WEIGHTS):
    return distances(made.codes(len(features[0].values)), features, weights)


def same(one, other) -> None:
    np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-9)


@quick
@given(made.features())
def test_none_is_apart_from_itself_and_distance_has_no_direction(features):
    found = compare(features)
    assert (np.diagonal(found.squared) == 0).all()
    same(found.squared, found.squared.T)
    same(found.ratios, found.ratios.transpose(0, 2, 1))


@quick
@given(made.features())
def test_weights_sum_to_one_over_what_both_have_and_parts_to_the_distance(features):
    found = compare(features)
    compared = np.isfinite(found.squared)
    same(found.shares.sum(axis=0)[compared], 1)
    assert (found.shares[np.isnan(found.ratios)] == 0).all()
    parts = found.shares * np.nan_to_num(found.ratios) ** 2
    same(parts.sum(axis=0)[compared], found.squared[compared])
    assert ((found.covered >= 0) & (found.covered <= 1 + 1e-12)).all()


@quick
@given(made.features(), st.floats(0.001, 1000), st.floats(-50, 50))
def test_another_unit_changes_nothing(features, factor, moved):
    people, rate, *rest = features
    other = (
        replace(people, values=people.values * factor),  # logarithmic: any factor
        replace(rate, values=rate.values * factor + moved),  # an interval scale: any zero as well
        *rest,
    )
    np.testing.assert_allclose(compare(other).squared, compare(features).squared, 1e-6, 1e-6)


@quick
@given(made.features(), st.sampled_from(["size", "work", "occupations"]))
def test_a_theme_without_weight_is_as_if_it_were_not_there(features, theme):
    without = compare(features, made.WEIGHTS | {theme: 0})
    left = tuple(one for one in features if one.theme != theme)
    assert without.features == left
    same(without.squared, compare(left).squared)


@quick
@given(made.features(), st.floats(0.1, 10))
def test_only_how_weights_compare_matters(features, factor):
    scaled = {theme: weight * factor for theme, weight in made.WEIGHTS.items()}
    same(compare(features, scaled).squared, compare(features).squared)


@quick
@given(made.features(), st.randoms(use_true_random=False))
def test_the_order_of_the_regions_does_not_matter(features, random):
    order = list(range(len(features[0].values)))
    random.shuffle(order)
    turned = tuple(replace(one, values=one.values[order]) for one in features)
    same(compare(turned).squared, compare(features).squared[np.ix_(order, order)])


@quick
@given(made.features(holes=False))
def test_with_every_figure_it_is_a_metric(features):
    apart = np.sqrt(compare(features).squared)
    for middle in range(len(apart)):
        assert (apart <= apart[:, [middle]] + apart[[middle], :] + 1e-9).all()


def test_an_extreme_region_does_not_flatten_the_others():
    rates = np.array([1.0, 2, 3, 4, 5, 6, 7, 8])
    calm = in_usual_size(differences(Feature("rate", "work", rates)))
    wild = np.append(rates[:-1], 800.0)
    found = in_usual_size(differences(Feature("rate", "work", wild)))
    assert found[0, 6] == pytest.approx(calm[0, 6], rel=0.5)  # by standard deviation: 1/100


def test_usual_is_the_median_pair():
    found = in_usual_size(differences(Feature("rate", "work", np.array([0.0, 1.0, 10.0]))))
    assert sorted(found[np.triu_indices(3, 1)]) == pytest.approx([1 / 9, 1, 10 / 9])


def test_where_most_do_not_differ_the_rest_are_measured_by_themselves():
    rates = np.array([5.0, 5, 5, 5, 5, 7])
    found = in_usual_size(differences(Feature("rate", "work", rates)))
    assert found[0, 5] == 1
    assert found[0, 1] == 0
    alike = in_usual_size(differences(Feature("rate", "work", np.full(4, 5.0))))
    assert (alike == 0).all()


def test_a_feature_that_one_of_the_two_lacks_leaves_its_weight_to_its_theme():
    size = Feature("people", "size", np.array([1.0, 2, 4]), logarithmic=True)
    rate = Feature("rate", "work", np.array([1.0, np.nan, 3]))
    share = Feature("share", "work", np.array([1.0, 2, 3]))
    found = compare((size, rate, share), {"size": 1, "work": 3})
    assert found.shares[:, 0, 1].tolist() == [0.25, 0, 0.75]
    assert found.shares[:, 0, 2].tolist() == [0.25, 0.375, 0.375]
    assert found.covered[0, 1] == 0.625
    gone = replace(share, values=np.array([1.0, np.nan, 3]))
    found = compare((size, rate, gone), {"size": 1, "work": 3})
    assert found.shares[:, 0, 1].tolist() == [1, 0, 0]
    alone = compare((gone,), {"work": 1})
    assert np.isnan(alone.squared[0, 1])


def test_no_weight_at_all_is_refused():
    with pytest.raises(ValueError, match="no feature has a weight"):
        compare((Feature("rate", "work", np.array([1.0, 2])),), {"size": 1})


def test_mixes_with_nothing_in_common_are_as_far_apart_as_can_be():
    mix = Feature("mix", "occupations", mixes(np.array([[4.0, 0], [0, 9], [1, 0], [0, 0]])))
    found = differences(mix)
    assert found[0, 1] == 1
    assert found[0, 2] == 0
    assert np.isnan(found[3]).all()


@quick
@given(made.features(holes=False))
def test_a_mixs_parts_sum_to_its_squared_difference(features):
    mix = features[-1]
    whole = differences(mix) ** 2
    assert mix_parts(mix.values[0], mix.values[1]).sum() == pytest.approx(whole[0, 1], abs=1e-9)
