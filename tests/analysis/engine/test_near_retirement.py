"""Who is close to retirement: published where it can be, estimated where it has to be."""

import pytest

from slussen.analysis.engine import near_retirement
from slussen.analysis.engine import occupation_figures as figures
from slussen.analysis.engine.inputs import Reader
from slussen.analysis.engine.model import Section, Status
from tests.analysis import made_occupations as mo


def groups(county, *aged, **staff):
    cells = {}
    for some in aged:
        cells |= some
    inputs = mo.inputs(
        {"employees_ssyk3_age": cells, "employees_ssyk3": mo.employees(county, **staff)},
        county=county,
    )
    reader = Reader(inputs, Section.OCCUPATIONS)
    counts = figures.employees(inputs, county)
    return near_retirement.groups(reader, counts, near_retirement.bases(inputs, "2017"))


def test_a_part_of_an_area_is_estimated_with_an_interval():
    (found,) = groups("18", mo.aged("SE12", "911", 700, 200, 100), g911=(300, 100))
    assert found.is_estimate
    assert (found.near.value, found.soon.value, found.share.value) == (120, 40, 30.0)
    assert found.near.lo80 < 120 < found.near.hi80
    assert found.share.lo80 < 30 < found.share.hi80
    assert found.near.status is found.share.status is Status.ESTIMATE
    assert found.near.breakdown == {
        "region": "18",
        "sex": "total",
        "age": "55-64",
        "occupation": "911",
    }
    assert found.near.source.steps[-1].en.startswith("The county’s employees in the group times")


@pytest.mark.parametrize(
    ("county", "aged"),
    [
        ("18", mo.aged("SE12", "911", 700, 200, 100) | mo.aged("18", "911", 300, 60, 40)),
        ("01", mo.aged("SE11", "911", 300, 60, 40)),
    ],
    ids=["the county's own ages", "the area is the county"],
)
def test_what_is_published_is_used_as_it_is(county, aged):
    (found,) = groups(county, aged, g911=(300, 100))
    assert not found.is_estimate
    assert (found.near.value, found.soon.value, found.share.value) == (100, 40, 25.0)
    assert found.near.lo80 is found.near.hi80 is found.share.past_error is None
    assert found.near.status is Status.DERIVED


def test_groups_without_anyone_or_without_ages_are_left_out_and_the_most_come_first():
    found = groups(
        "18",
        mo.aged("SE12", "911", 700, 200, 100) | mo.aged("SE12", "534", 500, 400, 100),
        g911=(300, 100),
        g534=(300, 100),
        g833=(5, 5),
        g222=(0, 0),
    )
    assert [one.code for one in found] == ["534", "911"]


def test_the_past_error_stands_with_the_share_where_there_is_one():
    others = mo.aged("SE12", "534", 800, 100, 100) | mo.aged("04", "534", 80, 5, 5)
    (found, _) = groups(
        "18", mo.aged("SE12", "911", 100, 200, 100) | others, g911=(300, 100), g534=(30, 10)
    )
    assert found.share.past_error == 8.9  # 20 per cent expected of 90, 10 true
