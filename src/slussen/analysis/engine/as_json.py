"""An analysis as plain values, in the shape that ``report/schema.json`` documents.

Nothing here reads a clock: the same figures give the same document, byte for byte.
"""

import math
from typing import Any

from slussen.analysis.engine.model import Analysis, Indicator, Sentence, Source

VERSION = 1  # of the shape; raised when a reader of the old one would go wrong


def as_json(analysis: Analysis) -> dict[str, Any]:
    """``{county, indicators: […], sentences: […]}`` and what a reader may want beside them.

    ``value``, ``lo80``, ``hi80`` and ``past_error`` are numbers in the indicator's ``unit``; null
    where there is no figure, and ``mark`` then says why.
    """
    return {
        "county": analysis.county.code,
        "county_name": analysis.county.title.sv,
        "compare": [county.code for county in analysis.compare],
        "version": VERSION,
        "indicators": [_indicator(indicator) for indicator in unique(analysis)],
        "sentences": [_sentence(sentence) for sentence in analysis.sentences],
    }


def unique(analysis: Analysis) -> tuple[Indicator, ...]:
    """The indicators, each once: two panels may rest on the same figure."""
    first: dict[str, Indicator] = {}
    for indicator in analysis.indicators:
        first.setdefault(indicator.id, indicator)
    return tuple(first.values())


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return {
        "id": indicator.id,
        "section": str(indicator.section),
        "title_sv": indicator.title.sv,
        "title_en": indicator.title.en,
        "value": number(indicator.value),
        "unit": indicator.unit,
        "period": indicator.period,
        "breakdown": dict(indicator.breakdown),
        "status": str(indicator.status),
        "lo80": number(indicator.lo80),
        "hi80": number(indicator.hi80),
        "past_error": number(indicator.past_error),
        "source": _source(indicator.source),
        "mark": indicator.mark,
        "decimals": indicator.decimals,
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "publisher": source.publisher,
        "table": source.table,
        "retrieved": source.retrieved,
        "steps": [step.en for step in source.steps],
        "steps_sv": [step.sv for step in source.steps],
        "cite_sv": source.cite.sv,
        "cite_en": source.cite.en,
        "catalogue_id": source.catalogue_id,
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "section": str(sentence.section),
        "sv": sentence.text.sv,
        "en": sentence.text.en,
        "indicators": list(sentence.indicators),
    }


def number(value: float | None) -> float | int | None:
    """A number that JSON can hold; whole ones without their ".0".

    >>> number(12.0), number(0.1), number(float("nan"))
    (12, 0.1, None)
    """
    if value is None or not math.isfinite(value):
        return None
    return int(value) if float(value).is_integer() else float(value)
