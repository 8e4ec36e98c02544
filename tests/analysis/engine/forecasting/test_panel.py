"""Series side by side: what their names say about how they are related."""

import numpy as np
import pytest

from slussen.analysis.engine.forecasting.panel import panel, split_names


def test_groups_leave_out_one_key_at_a_time() -> None:
    labels = [(county, sex) for county in ("03", "18", "20") for sex in ("men", "women")]
    made = panel(labels, 2000, np.ones((6, 2)), ["county", "sex"])
    everyone, same_sex, same_county = made.groups
    assert everyone.tolist() == [0] * 6
    assert same_sex.tolist() == [0, 1, 0, 1, 0, 1]
    assert same_county.tolist() == [0, 0, 1, 1, 2, 2]


def test_a_key_that_adds_nothing_makes_no_group_of_its_own() -> None:
    labels = [("03", "persons"), ("18", "persons")]
    made = panel(labels, 2000, np.ones((2, 2)), ["county", "unit"])
    assert [group.tolist() for group in made.groups] == [[0, 0], [0, 0]]


def test_unrelated_names_make_no_groups() -> None:
    made = panel([("Gävle",), ("Örebro",)], 2000, np.ones((2, 2)))
    assert made.groups == ()
    assert made.ages is None


def test_names_of_equal_parts_are_keys() -> None:
    labels = [(f"{county} | {age}",) for county in ("03", "18") for age in range(20, 30)]
    made = panel(labels, 2000, np.ones((20, 2)))
    assert len(made.groups) == 3
    assert made.ages is not None


@pytest.mark.parametrize(
    "names",
    [["a|1", "b|2"], ["20-24", "25-29"], ["a b", "c"], ["a-b", "d-c-d"]],
    ids=["nothing shared", "ages", "one without", "more parts and nothing shared"],
)
def test_names_that_stay_whole(names: list[str]) -> None:
    assert split_names(names) == [(name,) for name in names]


@pytest.mark.parametrize("values", [np.ones((1, 2)), np.ones(2), np.empty((0, 2))])
def test_shapes_must_match(values: np.ndarray) -> None:
    labels = [("a",), ("b",)] if len(values) else []
    with pytest.raises(ValueError, match="labels for values"):
        panel(labels, 2000, values)


def test_a_series_needs_a_value() -> None:
    with pytest.raises(ValueError, match="no value"):
        panel([("a",)], 2000, np.array([[np.nan]]))


def test_next_to_nothing_is_nothing() -> None:
    made = panel([("a",)], 2000, np.array([[1e-300, -1e-300, 1e-9]]))
    assert made.values.tolist() == [[0, 0, 1e-9]]


def test_the_order_is_by_name() -> None:
    made = panel([("b", "1"), ("a", "2"), ("a", "1")], 2000, np.ones((3, 1)), ["x", "y"])
    assert made.order.tolist() == [2, 1, 0]


@pytest.mark.parametrize("separator", ["|", ";", "/", "_", ":", ",", " ", " | ", ", "])
def test_names_in_many_hands(separator: str) -> None:
    rows = [
        (county, age, sex)
        for county in ("Örebro län", "Västra Götalands län", "Skåne")
        for age in ("20-24", "25-29", "100+")
        for sex in ("men", "women")
    ]
    assert split_names([separator.join(row) for row in rows]) == rows


def test_the_first_part_may_be_the_one_of_several_words() -> None:
    rows = [(a, b) for a in ("primary, 9-10 years", "upper secondary") for b in ("20", "21")]
    assert split_names(["-".join(row) for row in rows]) == rows
