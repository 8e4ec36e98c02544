"""What an ad doesn't say in its form and its words may tell: the occupation, and competences."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Protocol

# How far a difference in the linker's scores tells occupations apart. Chosen so that of the
# proposals with a confidence of p about p are right (docs/methods/ad-requirements.md).
TEMPERATURE = 5.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """An SSYK 4 code, how sure it is (0 to 1), and the words that it rests on."""

    occupation: str
    confidence: float
    words: str


class OccupationProposer(Protocol):
    """Names the occupation of an ad that doesn't."""

    def propose(self, headline: str, text: str) -> Sequence[Proposal]:
        """The likeliest first; empty where nothing is known."""
        ...


class CompetenceMatcher(Protocol):
    """Finds competences in a text; ``Phrases`` of taxonomy is one."""

    def find(self, text: str) -> Iterable[tuple[str, int, int]]:
        """Concept, start and end of each, in the order of the text."""
        ...


def proposals(
    linked: Sequence[tuple[str, str, float]], groups: Mapping[str, str]
) -> tuple[Proposal, ...]:
    """SSYK 4 groups by the (concept, label, score) rows of one text, the likeliest first.

    A group's confidence is the sum of its concepts' shares (softmax at ``TEMPERATURE``); its words
    are the label of the best of them. *groups* are the concepts' groups; others are passed over.

    >>> rows = [("tailor", "tailor", 9.0), ("mender", "mender", 4.0), ("cook", "cook", 4.0)]
    >>> best, _ = proposals(rows, {"tailor": "7531", "mender": "7531", "cook": "5120"})
    >>> best.occupation, round(best.confidence, 2), best.words
    ('7531', 0.79, 'tailor')
    """
    known = [
        (groups[concept], label, score) for concept, label, score in linked if concept in groups
    ]
    if not known:
        return ()
    best = max(score for _, _, score in known)
    shares: dict[str, float] = defaultdict(float)
    words: dict[str, str] = {}
    for group, label, score in sorted(known, key=lambda row: -row[2]):
        shares[group] += exp((score - best) / TEMPERATURE)
        words.setdefault(group, label)
    whole = sum(shares.values())
    order = sorted(shares, key=lambda group: -shares[group])
    return tuple(Proposal(group, shares[group] / whole, words[group]) for group in order)
