"""The worked examples in engines and in lib are true."""

import doctest
import importlib
import pkgutil

import pytest

import slussen

MODULES = [
    module.name
    for module in pkgutil.walk_packages(slussen.__path__, "slussen.")
    if ".engine." in module.name or module.name.startswith("slussen.lib.")
]


def test_there_are_modules_with_examples():
    assert len(MODULES) > 10


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0
