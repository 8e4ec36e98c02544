"""The regions most like one, ready to be told: neighbours, reasons, and the figures of both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slussen.analysis.engine.similarity.distance import Distances, distances
from slussen.analysis.engine.similarity.neighbours import Neighbour, mix_differences, nearest
from slussen.analysis.engine.similarity.traits import Known, Weights

REASONS = 3  # that make a likeness, and as many that break it


@dataclass(frozen=True, slots=True)
class Similar:
    """The regions most like ``region``, by ``weights``, nearest first.

    ``traits`` are those with a weight, by key.
    """

    region: str
    weights: Weights
    traits: Mapping[str, Known]
    neighbours: tuple[Neighbour, ...]
    distances: Distances

    def pair(self, key: str, neighbour: str) -> tuple[float | None, float | None]:
        """The trait's figures of the region and of the neighbour; none for a mix."""
        values = self.traits[key].values
        return values.get(self.region), values.get(neighbour)

    def groups(self, key: str, neighbour: str, count: int) -> list[tuple[str, float, float]]:
        """Where a mix differs most: SSYK code, per cent in the region, per cent in the other."""
        columns = self.traits[key].columns
        found = mix_differences(self.distances, key, self.region, neighbour, count)
        return [(columns[j], 100 * own, 100 * other) for j, own, other in found]


def similar(
    known: Sequence[Known], codes: Sequence[str], region: str, weights: Weights, count: int
) -> Similar | None:
    """The *count* regions of *codes* most like *region*; None when no trait has a weight."""
    traits = {one.trait.key: one for one in known if weights.get(one.trait.theme, 0) > 0}
    if not traits:
        return None
    by_theme = {str(theme): weight for theme, weight in weights.items()}
    found = distances(codes, [one.feature for one in traits.values()], by_theme)
    return Similar(region, weights, traits, nearest(found, region, count), found)
