"""Ages among the keys, and who was in the group below."""

import numpy as np
import pytest

from slussen.analysis.engine.forecasting.ages import Ages, ages_of


def found(rows: list[tuple[str, ...]], names: list[str]) -> Ages | None:
    columns = [np.array(column) for column in zip(*rows, strict=True)]
    codes = np.stack([np.unique(column, return_inverse=True)[1] for column in columns])
    return ages_of(columns, codes, names)


def test_single_years() -> None:
    rows = [(sex, str(age)) for sex in ("men", "women") for age in range(5)]
    ages = found(rows, ["sex", "age"])
    assert ages is not None
    assert ages.width == 1
    assert ages.previous.tolist() == [-1, 0, 1, 2, 3, -1, 5, 6, 7, 8]
    assert not ages.open_ended.any()


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_groups_of_five_years_with_an_open_end(dash: str) -> None:
    labels = [f"{first}{dash}{first + 4} år" for first in range(60, 85, 5)] + ["85+ år"]
    ages = found([(label,) for label in labels], ["ålder"])
    assert ages is not None
    assert ages.width == 5
    assert ages.previous.tolist() == [-1, 0, 1, 2, 3, 4]
    assert ages.open_ended.tolist() == [False] * 5 + [True]


def test_groups_named_by_their_first_year() -> None:
    ages = found([(str(first),) for first in range(20, 70, 10)], ["age"])
    assert ages is not None
    assert ages.width == 10


def test_a_total_and_a_wider_group_have_nobody_before_them() -> None:
    labels = ["0-4", "5-9", "10-14", "15-19", "20-24", "25-29", "30-34", "35-39", "5-14", "total"]
    ages = found([(label,) for label in labels], ["age"])
    assert ages is not None
    assert ages.previous.tolist() == [-1, 0, 1, 2, 3, 4, 5, 6, -1, -1]


def test_ratios_are_pooled_over_the_key_with_most_labels() -> None:
    rows = [
        (county, sex, str(age))
        for county in ("03", "18", "20")
        for sex in ("men", "women")
        for age in range(20, 25)
    ]
    ages = found(rows, ["county", "sex", "age"])
    assert ages is not None
    assert len(set(ages.pool.tolist())) == 2 * 5
    same = [i for i, row in enumerate(rows) if row[1:] == ("men", "22")]
    assert len(set(ages.pool[same].tolist())) == 1


def test_a_key_called_age_comes_before_one_with_more_labels() -> None:
    rows = [(str(county), str(age)) for county in range(1, 22) for age in range(40, 46)]
    ages = found(rows, ["county", "age"])
    assert ages is not None
    assert ages.previous[:3].tolist() == [-1, 0, 1]


@pytest.mark.parametrize(
    "labels",
    [
        ["20", "21", "22"],
        ["20", "20+", "20 år", "20 years"],
        ["a", "b", "c", "d", "e"],
        ["2001", "2002", "2003", "2004"],
        ["01", "03", "20", "21", "22", "23", "24"],
    ],
    ids=["too few", "all the same", "words", "years", "counties"],
)
def test_what_is_no_age(labels: list[str]) -> None:
    assert found([(label,) for label in labels], ["key"]) is None


def test_numbers_with_nobody_before_them_are_no_ages() -> None:
    codes = ["1", "2", "4", "8", "16", "32"]
    assert found([(code,) for code in codes], ["county"]) is None
