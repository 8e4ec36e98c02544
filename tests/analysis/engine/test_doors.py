"""What an occupation formally asks for, from its group, the law and the trades' certificates."""

import doctest

import pytest

from slussen.analysis.engine import doors
from slussen.analysis.engine.doors import Door, certified, door, door_to
from slussen.lib.text import Text
from slussen.taxonomy import queries as taxonomy
from slussen.taxonomy.engine.ssyk import BarometerOccupation, Requirement

OCCUPATIONS = taxonomy.occupations()
TRADES = certified(taxonomy.barometer_occupations().values())


def test_the_worked_examples_hold():
    assert doctest.testmod(doors).failed == 0


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("9111", Door.ENTRY),
        ("5343", Door.ENTRY),
        ("7131", Door.CERTIFICATE),
        ("8332", Door.LICENCE),
        ("2221", Door.DEGREE),  # a licence too, but the degree is the longer way
        ("3512", Door.DEGREE),
        ("1210", Door.MANAGER),
        ("0310", Door.MILITARY),
    ],
)
def test_the_strictest_of_what_is_asked_for(code, expected):
    assert door(OCCUPATIONS[code], TRADES) is expected


def test_trades_are_those_the_barometer_names_with_a_certificate():
    assert {"7131", "7112", "7125", "7411"} <= TRADES
    assert not {"9111", "5343", "7231"} & TRADES


def test_a_barometer_occupation_has_the_strictest_door_of_its_groups():
    def one(*groups, name="Påhittade"):
        return door_to(BarometerOccupation("x", Text(name, name), groups), OCCUPATIONS)

    assert one("9111") is Door.ENTRY
    assert one("9111", "2669") is Door.DEGREE
    assert one("7131") is Door.ENTRY  # the trade's own name says when a certificate is asked for
    assert one("7131", name="Målare (med yrkesbevis)") is Door.CERTIFICATE
    assert one() is None
    assert one("0000") is None


def test_every_requirement_has_words():
    assert set(doors.REQUIREMENTS) == set(Requirement)
