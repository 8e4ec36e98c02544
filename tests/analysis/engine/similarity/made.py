"""Random regions for the similarity engine's tests."""

import numpy as np
from hypothesis import strategies as st

from slussen.analysis.engine.similarity.distance import Feature, mixes

WEIGHTS = {"size": 1.0, "work": 2.0, "occupations": 2.0}


def codes(n: int) -> tuple[str, ...]:
    return tuple(f"{i:02}" for i in range(n))


@st.composite
def features(draw, holes: bool = True) -> tuple[Feature, ...]:
    """Three numbers and a mix of 4–9 regions, with ties and, if *holes*, without some figures."""
    n = draw(st.integers(4, 9))
    tenths = st.integers(0, 400).map(lambda x: x / 10)
    gap = st.just(float("nan"))
    number = st.one_of(tenths, tenths, tenths, gap) if holes else tenths

    def column(strategy):
        return np.array(draw(st.lists(strategy, min_size=n, max_size=n)))

    positive = st.integers(1, 10**6).map(float)
    counts = np.array(
        draw(st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=n, max_size=n))
    )
    if not holes:
        counts[:, 0] += 1
    return (
        Feature("people", "size", column(positive), logarithmic=True),
        Feature("rate", "work", column(number)),
        Feature("share", "work", column(number)),
        Feature("mix", "occupations", mixes(counts.astype(float))),
    )
