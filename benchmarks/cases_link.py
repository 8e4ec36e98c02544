"""How fast texts are linked to the vocabulary that ships, by each of the linker's three ways.

What is measured is imported where it is used: other cases' processes are not to carry it.
"""

import random
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.cases import Case, Measured, seconds

QUERIES = 640
TYPED = 40  # one after the other


def ready(place: Path, way: str) -> tuple[Any, list[str]]:
    """The linker of occupations, and titles with a letter dropped."""
    from slussen.project.cli import set_up_django

    set_up_django()
    from slussen.taxonomy import linking, queries
    from slussen.taxonomy.engine.linking.linker import Way
    from slussen.taxonomy.engine.release import Kind

    labels = queries.labels([Kind.OCCUPATION])
    dice = random.Random(0)
    texts = []
    for label in dice.sample(labels, QUERIES):
        at = dice.randrange(len(label.text))
        texts.append(label.text[:at] + label.text[at + 1 :])
    made = linking.linker(labels, queries.broader_pairs(), home=place, language="sv", way=Way(way))
    return made, texts


def batch(way: str) -> Callable[[Path], Measured]:
    """All queries at once, from a linker whose labels are indexed."""

    def run(place: Path) -> Measured:
        started = time.perf_counter()
        linker, texts = ready(place, way)
        indexed = time.perf_counter() - started
        first = seconds(lambda: linker.link(texts, language="sv", top=10))
        runs = [seconds(lambda: linker.link(texts, language="sv", top=10)) for _ in range(5)]
        rate = QUERIES / sorted(runs)[len(runs) // 2]
        note = f"{QUERIES} titles, {rate:,.0f} a second; made ready in {indexed:.1f} s"
        return Measured(runs, first, note)

    return run


def typed(place: Path) -> Measured:
    """One query at a time, as a person types."""
    linker, texts = ready(place, "reranked")
    first = seconds(lambda: linker.link(texts[:1], language="sv", top=8))
    one = [seconds(lambda t=t: linker.link([t], language="sv", top=8)) for t in texts[1:TYPED]]
    return Measured(one, first, "labels and models loaded")


CASES: Mapping[str, Case] = {
    "link-letters": Case("titles linked by letters", "", batch("letters")),
    "link-meaning": Case("… by letters and encoder", "1,000/s", batch("meaning")),
    "link-reranked": Case("… re-ranked (the default)", "100/s", batch("reranked")),
    "link-typed": Case("one title linked as typed", "0.04 s", typed),
}
