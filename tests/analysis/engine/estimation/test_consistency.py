"""Margins that disagree: a note when it is little, and who disagrees where when it is much."""

import numpy as np
import pytest

from slussen.analysis.engine.estimation.consistency import Allowed, compare
from slussen.analysis.engine.estimation.margins import Constraint, Space
from slussen.lib.errors import UserError

JOINT = Space(("county", "sex", "year"), (("17", "18"), ("men", "women"), ("1", "2")))


def by_county_and_sex(*values: float) -> Constraint:
    return Constraint("a.csv", (0, 1), np.array(values).reshape(2, 2, 1))


def by_sex_and_year(*values: float) -> Constraint:
    return Constraint("b.csv", (1, 2), np.array(values).reshape(1, 2, 2))


def test_equal_sums_need_no_word() -> None:
    one, other = by_county_and_sex(100, 200, 300, 400), by_sex_and_year(150, 250, 350, 250)
    assert compare([one, other], JOINT, Allowed()) == ()


def test_a_small_difference_is_noted_with_both_names_the_cell_and_how_much() -> None:
    one, other = by_county_and_sex(1000, 2000, 3000, 4000), by_sex_and_year(1540, 2500, 3500, 2500)
    (note,) = compare([one, other], JOINT, Allowed())
    assert note == (
        "a.csv and b.csv differ in 1 of 2 shared figures, by up to 0.99 % "
        "(sex men: 4000 and 4040); both were adjusted proportionally to their weighted mean"
    )


def test_a_total_too_far_off_is_refused() -> None:
    one, other = by_county_and_sex(100, 200, 300, 400), by_sex_and_year(165, 275, 385, 275)
    expected = r"a\.csv and b\.csv: the total: 1000 in the one and 1100 in the other.*within 5 %"
    with pytest.raises(UserError, match=expected):
        compare([one, other], JOINT, Allowed())
    assert compare([one, other], JOINT, Allowed(tolerance=0.1))


def test_a_cell_too_far_off_is_refused_though_the_totals_agree() -> None:
    one, other = by_county_and_sex(100, 200, 300, 400), by_sex_and_year(250, 250, 250, 250)
    with pytest.raises(UserError, match=r"sex men: 400 in the one and 500 in the other"):
        compare([one, other], JOINT, Allowed())


def test_more_than_noise_where_the_other_says_zero_is_refused() -> None:
    one, other = by_county_and_sex(0, 400, 0, 600), by_sex_and_year(3, 2, 600, 395)
    with pytest.raises(UserError, match=r"sex men: 0 in the one and 5 in the other"):
        compare([one, other], JOINT, Allowed())
    assert compare([one, other], JOINT, Allowed(noise=5))


def test_hidden_cells_cannot_be_negative() -> None:
    one, other = by_county_and_sex(500, 200, np.nan, 400), by_sex_and_year(150, 250, 350, 250)
    expected = r"sex men: 500 in the one, its hidden cells not counted, and 400 in the other"
    with pytest.raises(UserError, match=expected):
        compare([one, other], JOINT, Allowed())


def test_hidden_cells_that_would_be_negative_by_noise_are_noted() -> None:
    one, other = by_county_and_sex(403, 200, np.nan, 400), by_sex_and_year(150, 250, 350, 250)
    (note,) = compare([one, other], JOINT, Allowed())
    assert note.startswith("a.csv and b.csv: sex men: 403 in the one")


def test_what_is_hidden_is_not_compared() -> None:
    one, other = by_county_and_sex(np.nan, 200, 300, 400), by_sex_and_year(900, 900, 350, 250)
    assert compare([one, other], JOINT, Allowed()) == ()
