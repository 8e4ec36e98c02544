"""What an official publication was read as, before it is a release."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from slussen.taxonomy.engine.release import Concept, Naming, Relation, Release, assemble


@dataclass(frozen=True)
class Parsed:
    """Parts of a release, and ``notes``: what the publication holds that is not kept, and why."""

    concepts: Sequence[Concept]
    labels: Sequence[Naming]
    relations: Sequence[Relation] = ()
    notes: Sequence[str] = field(default=())

    def release(self, vocabulary: str, version: str) -> Release:
        return assemble(vocabulary, version, self.concepts, self.labels, self.relations)
