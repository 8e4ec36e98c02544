from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.figures.engine.jsonstat import jsonstat_variables
from slussen.figures.engine.matching import Mismatch
from slussen.figures.engine.selection import cells, narrowed, question, split
from slussen.figures.queries import PACKAGE_CATALOGUE
from slussen.figures.store import read_catalogue
from tests.figures.conftest import labour_spec
from tests.figures.writers import Axis, Spec, metadata

ENTRIES = read_catalogue(PACKAGE_CATALOGUE)
selections = st.dictionaries(
    st.sampled_from("abcd"),
    st.lists(st.integers(0, 99).map(str), min_size=1, max_size=5, unique=True),
    min_size=1,
)


@given(selections, st.integers(1, 500))
def test_the_parts_hold_every_combination_once(chosen: dict, limit: int) -> None:
    parts = list(split(chosen, limit))
    seen = [key for part in parts for key in product(*(part[code] for code in chosen))]
    assert sorted(seen) == sorted(product(*chosen.values()))
    assert all(cells(part) <= limit for part in parts)


@given(selections, st.integers(1, 500))
def test_not_many_more_parts_than_needed(chosen: dict, limit: int) -> None:
    needed = -(-prod(map(len, chosen.values())) // limit)
    assert len(list(split(chosen, limit))) <= 4 * needed


def variables(spec: Spec):
    return jsonstat_variables(metadata(spec), "a")


def test_wildcards_choose_by_length_and_labels_count() -> None:
    regions = (("00", "Riket"), ("18", "Örebro län"), ("1880", "Örebro"))
    spec = Spec(
        (Axis("Region", "region", regions), Axis("Kon", "kön", (("1", "män"),))), ("1",) * 3
    )
    (region, sex) = narrowed(variables(spec), {"Region": ("??",), "Kon": ("Män",)})
    assert [value.code for value in region.values] == ["00", "18"]
    assert len(sex.values) == 1


def test_a_value_that_is_not_there_is_summed_if_it_may_be() -> None:
    axes = (Axis("A", "a", (("1", "x"), ("2", "y")), optional=True), Axis("B", "b", (("1", "z"),)))
    spec = Spec(axes, ("1", "2"))
    assert [v.code for v in narrowed(variables(spec), {"A": ("9",)})] == ["B"]
    kept = narrowed(variables(spec), {"B": ("9",)})
    assert [v.code for v in kept] == ["A", "B"]


def test_a_question_asks_for_what_will_be_read() -> None:
    chosen = question(variables(labour_spec()), ENTRIES["labour_status"], {"Region": ("??",)})
    assert chosen == {
        "Region": ["00", "18"],
        "Kon": ["1", "2", "1+2"],
        "Alder": ["20-64"],
        "Fodelseregion": ["13", "23", "tot"],
        "ContentsCode": ["000006IK"],
        "Tid": ["2026M07"],
    }


def with_axis(axis: Axis) -> Spec:
    spec = labour_spec()
    return Spec((axis, *spec.axes), spec.cells * len(axis.values))


def test_a_further_breakdown_is_summed_if_it_may_be() -> None:
    extra = Axis("SNI", "näringsgren", (("A", "jordbruk"), ("B", "gruvor")), optional=True)
    assert "SNI" not in question(variables(with_axis(extra)), ENTRIES["labour_status"], {})


def test_a_further_breakdown_that_must_be_chosen_stops_it() -> None:
    extra = Axis("SNI", "näringsgren", (("A", "jordbruk"), ("B", "gruvor")))
    with pytest.raises(Mismatch, match=r'näringsgren has 2 values \("jordbruk", "gruvor"\)'):
        question(variables(with_axis(extra)), ENTRIES["labour_status"], {})
    chosen = question(variables(with_axis(extra)), ENTRIES["labour_status"], {"SNI": ("A",)})
    assert chosen["SNI"] == ["A"]


STAYS = ("samtliga", "vistelsetid 0-1 år", "vistelsetid 2-3 år", "vistelsetid 4-9 år")


def establishment(*labels: str):
    backgrounds = tuple((str(at), label) for at, label in enumerate(labels))
    axes = (
        Axis("Region", "region", (("18", "Örebro län"),)),
        Axis("Kon", "kön", (("1+2", "totalt"),)),
        Axis("BakgrVar", "bakgrundsvariabel", backgrounds),
        Axis("ContentsCode", "x", (("1", "andel sysselsatta"),), "contents"),
        Axis("Tid", "år", (("2023", "2023"),), "time"),
    )
    return variables(Spec(axes, ("1",) * len(labels)))


def test_a_renamed_label_is_noticed_where_the_rest_is_left_out() -> None:
    entry = ENTRIES["establishment"]
    with pytest.raises(Mismatch, match=r"bakgrundsvariabel has nothing for 10\+"):
        question(establishment(*STAYS, "10 år"), entry, {})
    chosen = question(establishment(*STAYS, "vistelsetid 10- år"), entry, {})
    assert chosen["BakgrVar"] == ["1", "2", "3", "4"]
