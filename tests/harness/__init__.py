"""Hunters: faults found on every page that any test opens, without a test asking for them.

Each raises at the place of the fault and is noted as well, so that a fault inside a live server's
thread fails the browser test that met it. ``tests/test_harness.py`` proves that each one bites.
"""

FOUND: list[str] = []


class Hunted(AssertionError):
    """A fault that a hunter found. Noted even when someone swallows the exception."""

    def __init__(self, message: str) -> None:
        FOUND.append(message)
        super().__init__(message)
