"""A template variable that does not exist fails the test, in ``{{ }}``, ``{% if %}`` and loops."""

import sys
from pathlib import Path
from types import FrameType
from typing import Any

from django.template.base import FilterExpression, Node, Variable, VariableDoesNotExist

import slussen
from tests.harness import Hunted

OUR_TEMPLATES = (Path(slussen.__path__[0]), Path(__file__).parent.parent)
UNNAMED = "<unknown source>"  # a string in a test, or an attribute that cotton compiles


def is_ours(origin: str) -> bool:
    """Whether a template is ours. Libraries' templates lean on undefined variables on purpose."""
    return origin == UNNAMED or any(Path(origin).is_relative_to(place) for place in OUR_TEMPLATES)


def template_above(frame: FrameType | None) -> str:
    """The file of the innermost template node that is being rendered above *frame*."""
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            return str(node.origin)
        frame = frame.f_back
    return UNNAMED


def complain(variable: object) -> None:
    """Raise if the template that asked for *variable* is ours."""
    origin = template_above(sys._getframe(2))
    if is_ours(origin):
        raise Hunted(f"{origin}: the variable {variable} is not defined")


class UndefinedVariable(str):
    """Django's ``string_if_invalid``, which it formats with the variable's name."""

    __slots__ = ()

    def __contains__(self, item: object) -> bool:
        return item == "%s"

    def __bool__(self) -> bool:
        return True

    def __mod__(self, variable: object) -> str:
        complain(variable)
        return ""


def is_missing(variable: Variable, context: Any) -> bool:
    try:
        variable.resolve(context)
    except VariableDoesNotExist:
        return True
    return False


def hunt_undefined_in_tags() -> None:
    """``{% if x %}`` and ``{% for y in x %}`` ask Django to read an undefined x as None.

    A dotted name is looked up again only when it gave None: more would double the queries that
    other tests count. Behind a filter only the first part of the name is looked up.
    """
    original = FilterExpression.resolve

    def resolve(self: FilterExpression, context: Any, ignore_failures: bool = False) -> Any:
        value = original(self, context, ignore_failures)
        if ignore_failures and not value and isinstance(self.var, Variable) and self.var.lookups:
            whole = value is None and not self.filters
            if is_missing(self.var if whole else Variable(self.var.lookups[0]), context):
                complain(self.var)
        return value

    FilterExpression.resolve = resolve
