"""Kolada's API version 3: key figures of the country and the counties.

GET /data/kpi/{ids}/municipality/{ids}?per_page=…; an answer names the next page in ``next_url``.
A county is there "0018" (its region), the country "0000".
"""

import json
from collections.abc import Iterable
from itertools import islice

from slussen.figures.engine.catalogue import KoladaPull, Table
from slussen.figures.sources.fetching import Answer, Fetcher, Question
from slussen.lib.http import Request

PER_PAGE = 5000
AT_ONCE = 20  # ids in one address: longer ones are refused


def pull(entry: Table, fetcher: Fetcher, counties: Iterable[str], day: str) -> list[Answer]:
    """Every page of the entry's key figures for the country and *counties* (two-digit codes).

    *day* keeps an earlier day's half-finished pull out of today's.
    """
    how = entry.pull
    assert isinstance(how, KoladaPull)
    places = ["0000", *(f"00{code}" for code in counties)]
    requests = tuple(
        Request(
            f"{how.base}/data/kpi/{','.join(kpis)}/municipality/{','.join(group)}",
            (("per_page", str(PER_PAGE)),),
        )
        for kpis in _groups(how.kpis.values())
        for group in _groups(places)
    )
    return fetcher.chain(Question(entry.id, requests, day), _next_page, entry.id)


def _groups(words: Iterable[str]) -> list[tuple[str, ...]]:
    rest = iter(words)
    return list(iter(lambda: tuple(islice(rest, AT_ONCE)), ()))


def _next_page(answer: Answer) -> Request | None:
    document = json.loads(answer.read())
    following = document.get("next_url") if isinstance(document, dict) else None
    return Request(following) if following else None
