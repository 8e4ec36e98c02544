"""What the font can't draw is replaced before it can stop a PDF."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.analysis.report import fonts
from slussen.lib.errors import UserError


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Åäö – “citat” 1\u202f234,5 −3", "Åäö – “citat” 1\u202f234,5 −3"),
        ("中😀ع", "???"),
        ("a\u2066b\u00adc\u200bd", "abcd"),
        ("rad\nrad\tx\u3000y", "rad rad x y"),
    ],
)
def test_drawable(text: str, drawn: str) -> None:
    assert fonts.drawable(text) == drawn


@given(st.text())
def test_whatever_is_left_can_be_drawn(text: str) -> None:
    once = fonts.drawable(text)
    assert fonts.drawable(once) == once
    assert len(once) <= len(text)


def test_every_weight_that_is_used_has_the_same_signs() -> None:
    regular = fonts._characters(fonts.folder() / "SourceSansPro-Regular.ttf")
    for weight in ("Semibold", "Bold"):
        assert fonts._characters(fonts.folder() / f"SourceSansPro-{weight}.ttf") >= regular
    assert {ord(sign) for sign in "åäöÅÄÖéü−–—…’”“\u00a0\u202f·*?"} <= regular


def test_without_its_package(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "font_source_sans_pro", None)
    with pytest.raises(UserError, match="install the package font-source-sans-pro"):
        fonts.folder()
