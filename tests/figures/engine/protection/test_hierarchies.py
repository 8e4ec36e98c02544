from slussen.figures.engine.protection.hierarchies import REST, Hierarchy, hierarchy
from slussen.figures.engine.protection.table import Table


def levels(*cells: tuple[str, int | None], declared: dict[str, str] | None = None) -> Hierarchy:
    codes, values = zip(*cells, strict=True)
    return hierarchy(Table(("x",), tuple((code,) for code in codes), values), 0, declared)


def test_every_level_of_an_occupation() -> None:
    found = levels(("5", 9), ("53", 6), ("532", 6), ("5321", 4), ("5322", 2), ("51", 3))
    assert found.parts == {"5": ("53", "51"), "53": ("532",), "532": ("5321", "5322")}


def test_a_level_that_is_left_out() -> None:
    found = levels(("5", 9), ("5321", 4), ("5322", 5), ("6", 1), ("total", 10))
    assert found.parts == {"5": ("5321", "5322"), "total": ("5", "6")}


def test_ages_that_begin_alike_are_not_sums() -> None:
    found = levels(("1", 90), ("10", 80), ("11", 85), ("2", 70), ("total", 325))
    assert found.parts == {"total": ("1", "10", "11", "2")}
    assert found.notes == ("x: 1 isn't the sum of 10 … 11: unrelated",)


def test_the_country_is_zeros_and_the_armed_forces_are_not() -> None:
    country = levels(("00", 30), ("18", 10), ("19", 20))
    assert country.parts == {"00": ("18", "19")}
    forces = levels(("0", 3), ("01", 1), ("02", 2), ("5", 40), ("6", 50), ("total", 93))
    assert forces.parts == {"0": ("01", "02"), "total": ("0", "5", "6")}


def test_empty_cells_do_not_speak_against_a_sum() -> None:
    assert levels(("18", 9), ("1880", None), ("1881", 5)).parts == {"18": ("1880", "1881")}


def test_one_wrong_sum_of_many_is_still_meant_as_a_sum() -> None:
    rows, values = [], []
    for sex, wrong in (("m", 0), ("w", 0), ("total", 3)):
        for code, value in (("18", 50 + wrong), ("1880", 20), ("1881", 30)):
            rows.append((code, sex))
            values.append(value)
    found = hierarchy(Table(("region", "sex"), tuple(rows), tuple(values)), 0, None)
    assert found.parts == {"18": ("1880", "1881")}


def test_a_total_above_its_parts_all_over_lacks_one() -> None:
    rows = tuple((x, sex) for sex in ("m", "w", "o") for x in ("a", "b", "total"))
    table = Table(("x", "sex"), rows, (5, 6, 20, 7, 8, 19, 1, 2, 9))
    assert hierarchy(table, 0, None).parts == {"total": ("a", "b", REST)}


def test_declared_parents_replace_prefixes() -> None:
    found = levels(("1", 5), ("10", 5), ("n", 5), declared={"1": "n"})
    assert found.parts == {"n": ("1",)}
