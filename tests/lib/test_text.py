import pytest

from slussen.lib.text import Text


@pytest.mark.parametrize(
    ("language", "expected"), [("sv", "läget"), ("en", "the situation"), ("ar", "the situation")]
)
def test_every_language_but_swedish_reads_english(language, expected):
    assert Text("läget", "the situation").to(language) == expected
