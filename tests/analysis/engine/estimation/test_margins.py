"""Published tables as arrays in the joint table's axes."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from slussen.analysis.engine.estimation import margins
from slussen.analysis.engine.estimation.margins import (
    Margin,
    Space,
    collapse,
    constraint,
    from_frame,
    space,
)
from slussen.lib.errors import UserError

SEX = ("men", "women")


def test_total_rows_are_margins_of_their_own_and_never_a_category() -> None:
    table = pl.DataFrame(
        {
            "sex": ["men", "women", "total", "Total"],
            "county": ["18", "18", "18", "total"],
            "value": [1.0, 2.0, 3.0, 7.0],
        }
    )
    total, county, detail = from_frame("a.csv", table, ["sex", "county"])
    assert (total.dimensions, float(total.value)) == ((), 7)
    assert (county.dimensions, county.value.tolist()) == (("county",), [3])
    assert county.name == "a.csv (total over sex)"
    assert detail.categories == (SEX, ("18",))
    assert detail.value.tolist() == [[1], [2]]


def test_what_a_table_leaves_out_is_as_unknown_as_what_it_hides() -> None:
    table = pl.DataFrame(
        {"a": ["x", "x", "y"], "b": ["1", "2", "1"], "value": [1.0, None, 3.0]},
    )
    (detail,) = from_frame("a.csv", table, ["a", "b"])
    assert np.isnan(detail.value).tolist() == [[False, True], [False, True]]


def test_a_category_that_one_table_lacks_is_named() -> None:
    one = Margin("a.csv", ("sex",), (SEX,), np.ones(2))
    other = Margin("b.csv", ("sex",), (("men",),), np.ones(1))
    with pytest.raises(UserError, match=r'b\.csv: no sex "women", which a\.csv has'):
        space([one, other])


def test_a_prior_may_lack_a_category_and_have_a_dimension_but_no_category_of_its_own() -> None:
    one = Margin("a.csv", ("sex",), (SEX,), np.ones(2))
    prior = Margin("p.csv", ("sex", "year"), (("men",), ("1",)), np.ones((1, 1)))
    joint = space([one], prior)
    assert joint == Space(("sex", "year"), (SEX, ("1",)))
    placed = constraint(prior, joint).target
    assert placed[0, 0] == 1
    assert np.isnan(placed[1, 0])
    with pytest.raises(UserError, match=r'p\.csv: sex "women" is in no margin'):
        space([Margin("a.csv", ("sex",), (("men",),), np.ones(1))], replace(one, name="p.csv"))


def test_too_large_a_joint_table_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(margins, "MOST_CELLS", 3)
    one = Margin("a.csv", ("a", "b"), (SEX, SEX), np.ones((2, 2)))
    with pytest.raises(UserError, match="2 × 2 cells"):
        space([one])


def test_axes_and_categories_take_the_joint_tables_order() -> None:
    joint = Space(("a", "b", "c"), (("1", "2"), ("x", "y", "z"), ("p",)))
    given = Margin("m", ("b", "a"), (("z", "x", "y"), ("1", "2")), np.arange(6.0).reshape(3, 2))
    placed = constraint(given, joint)
    assert placed.axes == (0, 1)
    assert placed.target[:, :, 0].tolist() == [[2, 4, 0], [3, 5, 1]]


def test_a_cell_is_named_by_its_categories() -> None:
    joint = Space(("county", "sex"), (("17", "18"), SEX))
    assert joint.cell((0, 1), (1, 0)) == "county 18, sex men"
    assert joint.cell((), ()) == "the total"


def test_a_sum_over_something_unknown_is_unknown() -> None:
    table = np.array([[1.0, np.nan], [2.0, 3.0]])
    sums = collapse(table, (0,))
    assert sums.shape == (2, 1)
    assert np.isnan(sums[0, 0])
    assert sums[1, 0] == 5


@pytest.mark.parametrize("value", [[-1.0, 1.0], [np.inf, 1.0], [1.0]])
def test_a_margin_holds_one_value_of_zero_or_more_a_category(value: list[float]) -> None:
    with pytest.raises(ValueError, match=r"a\.csv"):
        Margin("a.csv", ("sex",), (SEX,), np.array(value))
