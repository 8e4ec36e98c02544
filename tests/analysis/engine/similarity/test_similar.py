"""What is told of the similar: both regions' figures, and a mix by its groups."""

import numpy as np

from slussen.analysis.engine.similarity.distance import Feature
from slussen.analysis.engine.similarity.similar import similar
from slussen.analysis.engine.similarity.traits import Known, Theme, Trait
from slussen.lib.text import Text

NAME = Text("a", "a")
CODES = ("18", "19", "20")
RATE = Trait("rate", Theme.INTEGRATION, NAME, NAME, "t")
MIX = Trait("mix", Theme.OCCUPATIONS, NAME, NAME, "t", unit="")
KNOWN = (
    Known(
        RATE,
        "2024",
        Feature("rate", Theme.INTEGRATION, np.array([5.0, np.nan, 6.0])),
        {"18": 5.0, "20": 6.0},
    ),
    Known(
        MIX,
        "2024",
        Feature("mix", Theme.OCCUPATIONS, np.array([[0.5, 0.5], [0.4, 0.6], [0.0, 1.0]])),
        {},
        ("222", "532"),
    ),
)


def test_figures_of_both_and_groups_of_a_mix():
    found = similar(KNOWN, CODES, "18", {Theme.INTEGRATION: 1, Theme.OCCUPATIONS: 1}, 2)
    assert [one.region for one in found.neighbours] == ["19", "20"]
    assert found.pair("rate", "20") == (5.0, 6.0)
    assert found.pair("rate", "19") == (5.0, None)
    assert found.pair("mix", "19") == (None, None)
    assert found.groups("mix", "20", 1) == [("222", 50.0, 0.0)]


def test_only_traits_with_a_weight_are_there():
    found = similar(KNOWN, CODES, "18", {Theme.OCCUPATIONS: 1}, 2)
    assert set(found.traits) == {"mix"}
    assert similar(KNOWN, CODES, "18", {Theme.SIZE: 1}, 2) is None
