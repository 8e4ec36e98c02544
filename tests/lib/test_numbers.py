import math

from hypothesis import given
from hypothesis import strategies as st

from slussen.lib.numbers import NARROW, NONE, format_number

numbers = st.floats(-1e12, 1e12, allow_nan=False)


def test_no_value_is_a_dash():
    assert format_number(None, 1, "sv") == NONE
    assert format_number(math.nan, 1, "en") == NONE


def test_minus_zero_has_no_sign():
    assert format_number(-0.04, 1, "sv") == "0,0"


@given(numbers, st.integers(0, 3), st.sampled_from(["sv", "en"]))
def test_what_is_written_reads_back_within_the_rounding(value, decimals, language):
    thousands, point = (NARROW, ",") if language == "sv" else (",", ".")
    text = format_number(value, decimals, language)
    text = text.replace("−", "-").replace(thousands, "").replace(point, ".")
    assert abs(float(text) - value) <= 0.5 * 10**-decimals + abs(value) * 1e-12


@given(numbers, st.integers(0, 3))
def test_swedish_and_english_write_the_same_digits(value, decimals):
    digits = [
        [c for c in format_number(value, decimals, language) if c.isdigit()]
        for language in ("sv", "en")
    ]
    assert digits[0] == digits[1]
