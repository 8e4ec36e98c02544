"""Publishers' APIs on this machine, as the figures' tests have them."""

from tests.figures.conftest import server

__all__ = ["server"]
