import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from slussen.regions.engine.places import UnknownPlace, find_county, find_place
from slussen.regions.queries import counties


@given(
    st.sampled_from(counties()),
    st.sampled_from(["code", "name", "sv", "en"]),
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from(["", " ", "\t "]),
)
def test_found_by_every_name(county, by, case, space) -> None:  # type: ignore[no-untyped-def]
    names = {
        "code": county.code,
        "name": county.name,
        "sv": county.title.sv,
        "en": county.title.en,
    }
    assert find_county(space + case(names[by]) + space, counties()) == county


@given(st.text())
def test_everything_else_is_one_clear_line(wanted: str) -> None:
    known = {
        name.casefold()
        for county in counties()
        for name in (county.code, county.name, county.title.sv, county.title.en)
    }
    assume(" ".join(wanted.split()).casefold() not in known)
    with pytest.raises(UnknownPlace) as raised:
        find_county(wanted, counties())
    assert f'"{wanted}": expected one of 01 Stockholm' in str(raised.value)


def test_no_county_at_all() -> None:
    with pytest.raises(UnknownPlace, match=r"expected one of $"):
        find_county("18", [])


def test_a_place_is_found_by_its_code_or_a_name_that_only_it_has():
    def code(wanted: str) -> str:
        return find_place(wanted, counties()).code

    assert [code(one) for one in ("18", "1880", "Örebro län", "örebro  county")] == [
        *("18", "1880", "18", "18")
    ]
    assert [code(one) for one in ("Dalarna", "FALUN")] == ["20", "2080"]


@pytest.mark.parametrize(("wanted", "said"), [("Gotland", "09 or 0980"), ("uppsala", "03 or 0380")])
def test_a_name_of_two_places_asks_for_the_code(wanted, said):
    with pytest.raises(UnknownPlace, match=f'"{wanted}" is more than one place: give {said}'):
        find_place(wanted, counties())


def test_no_such_place():
    with pytest.raises(UnknownPlace, match='no county or municipality "99"'):
        find_place("99", counties())
