"""The analysis as JSON, one indicator and one sentence a line: easy to read and to compare."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from slussen.analysis.engine.as_json import as_json
from slussen.analysis.report.content import Report
from slussen.analysis.report.drawing import Picture


def render(report: Report, pictures: Mapping[str, Picture]) -> bytes:
    """UTF-8; both languages whatever the report's."""
    return dumps(as_json(report.analysis)).encode()


def dumps(document: Mapping[str, Any]) -> str:
    # By hand: json's own indent is slow, and puts every bracket on a line of its own.
    members = ",\n".join(f"{_one(key)}: {_value(value)}" for key, value in document.items())
    return f"{{\n{members}\n}}\n"


def _value(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return f"[\n{_lines(value)}\n]"
    return _one(value)


def _lines(items: Iterable[object]) -> str:
    return ",\n".join(_one(item) for item in items)


def _one(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
