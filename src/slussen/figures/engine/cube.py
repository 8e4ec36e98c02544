"""A slice of one table as a value: look up a cell by its breakdown, and know its origin."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from sys import intern


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure. ``value`` is None when the publisher gives none; ``mark`` then says why."""

    value: float | None
    mark: str | None = None
    origin: str = ""


class AmbiguousCell(LookupError):
    """A look-up left out a breakdown in which the table has more than one value."""


@dataclass(frozen=True)
class Cube:
    """Cells of one table, keyed by their breakdown in the order of ``dimensions``.

    >>> cube = Cube("t", ("region", "sex", "measure"), {("18", "women", "n"): Cell(3.0)})
    >>> cube.cell(region="18", sex="women", measure="n").value
    3.0
    >>> cube.cell(region="20", sex="women", measure="n") is None
    True
    >>> cube.values("sex", region="18")
    ('women',)
    """

    table: str
    dimensions: tuple[str, ...]
    cells: Mapping[tuple[str, ...], Cell] = field(repr=False)
    _indexes: dict[str, dict[str, list[tuple[str, ...]]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def from_rows(
        cls, table: str, dimensions: tuple[str, ...], rows: Iterable[Mapping[str, object]]
    ) -> "Cube":
        """From tidy rows: one key a breakdown, then ``value``, ``mark``, ``origin``."""
        cells = {}
        for row in rows:
            value, mark = row["value"], row["mark"]
            # Interned: a table repeats few words very often, and memory is the server's limit.
            cells[tuple(intern(str(row[name])) for name in dimensions)] = Cell(
                value=float(value) if isinstance(value, int | float) else None,
                mark=intern(str(mark)) if mark else None,
                origin=intern(str(row["origin"])),
            )
        return cls(table, dimensions, cells)

    def cell(self, **breakdown: str) -> Cell | None:
        """The cell at *breakdown*, or None; dimensions with a single value may be left out."""
        if not self.cells:
            return None
        return self.cells.get(
            tuple(
                breakdown[name] if name in breakdown else self._only(name)
                for name in self.dimensions
            )
        )

    def _only(self, dimension: str) -> str:
        values = self._domains[dimension]
        if len(values) > 1:
            raise AmbiguousCell(f"{self.table}: {dimension} was not given and has {values}")
        return values[0]

    @cached_property
    def _domains(self) -> Mapping[str, tuple[str, ...]]:
        columns = zip(*self.cells, strict=True)
        return {
            name: tuple(sorted(set(column)))
            for name, column in zip(self.dimensions, columns, strict=True)
        }

    def value(self, **breakdown: str) -> float | None:
        """The figure at *breakdown*; None where there is no cell or no figure."""
        found = self.cell(**breakdown)
        return found.value if found else None

    def values(self, dimension: str, **breakdown: str) -> tuple[str, ...]:
        """The sorted values of *dimension* that occur within *breakdown*."""
        if not breakdown:
            return self._domains[dimension] if self.cells else ()
        return tuple(sorted({key[dimension] for key, _ in self.items(**breakdown)}))

    def items(self, **breakdown: str) -> Iterator[tuple[dict[str, str], Cell]]:
        """Breakdown and cell of every cell within *breakdown*, in stored order."""
        for key in self.within(**breakdown):
            yield dict(zip(self.dimensions, key, strict=True)), self.cells[key]

    def within(self, **breakdown: str) -> Iterator[tuple[str, ...]]:
        """Keys of the cells within *breakdown*, in stored order: ``items`` for whole tables."""
        wanted = [(self.dimensions.index(name), value) for name, value in breakdown.items()]
        within = [self._index(name).get(value, []) for name, value in breakdown.items()]
        for key in min(within, key=len, default=self.cells):
            if all(key[index] == value for index, value in wanted):
                yield key

    def keys(self, dimension: str, value: str) -> Sequence[tuple[str, ...]]:
        """Keys of the cells with *value* of *dimension*, for what goes through whole tables."""
        return self._index(dimension).get(value, ())

    def slice(self, **breakdown: str) -> "Cube":
        """The cells within *breakdown* as a cube of their own, with all dimensions kept."""
        kept = {tuple(words.values()): cell for words, cell in self.items(**breakdown)}
        return Cube(self.table, self.dimensions, kept)

    def _index(self, dimension: str) -> dict[str, list[tuple[str, ...]]]:
        """Keys by their value of *dimension*, made at first use: look-ups never scan the table."""
        if dimension not in self._indexes:
            position = self.dimensions.index(dimension)
            index: dict[str, list[tuple[str, ...]]] = {}
            for key in self.cells:
                index.setdefault(key[position], []).append(key)
            self._indexes[dimension] = index
        return self._indexes[dimension]

    def periods(self, **breakdown: str) -> tuple[str, ...]:
        """Periods with a figure (not only a cell) within *breakdown*, oldest first."""
        return tuple(
            sorted({key["period"] for key, c in self.items(**breakdown) if c.value is not None})
        )
