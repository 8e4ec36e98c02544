"""An analysis as plain values."""

import math

from hypothesis import given
from hypothesis import strategies as st

from slussen.analysis.engine.as_json import as_json, number, unique
from tests.analysis.report import sample


@given(st.none() | st.floats())
def test_numbers_keep_their_value(value: float | None) -> None:
    made = number(value)
    if value is None or not math.isfinite(value):
        assert made is None
    else:
        assert made == value


def test_first_of_two_with_the_same_id() -> None:
    analysis = sample.analysis()
    assert len(unique(analysis)) == 4 < len(analysis.indicators)


def test_shape() -> None:
    document = as_json(sample.analysis())
    assert list(document)[:1] == ["county"]
    assert document["county"] == "18"
    assert document["county_name"] == "Örebro län"
    first = document["indicators"][0]
    assert first["source"]["steps"] == ["Reshaped"]
    assert first["source"]["steps_sv"] == ["Omformad"]
    assert document["sentences"][0]["indicators"] == ["gap:18", "rate:18:women"]
