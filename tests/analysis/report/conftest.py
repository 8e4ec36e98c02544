"""The made-up analysis, rendered once a session in each format and language that is asked for."""

from collections.abc import Callable
from functools import cache

import pytest

from slussen.analysis.report import render
from tests.analysis.report import sample

Rendered = Callable[..., bytes]


@pytest.fixture(scope="session")
def rendered() -> Rendered:
    """``rendered("pdf", "en")``: the sample's bytes."""

    @cache
    def make(kind: str, language: str = "sv") -> bytes:
        return render(sample.analysis(), kind, language)

    return make
