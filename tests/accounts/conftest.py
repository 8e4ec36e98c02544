from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import translation


@pytest.fixture(autouse=True)
def no_tries_yet() -> Iterator[None]:
    """Rate limits are counted in the cache, which outlives a test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def addresses_in_swedish() -> Iterator[None]:
    """A request leaves its language behind in the thread, and reverse() reads it."""
    with translation.override("sv"):
        yield
