"""What a chart says, apart from how it is drawn.

Every chart has a title that states its finding, a text alternative, direct labels and a role for
each series: ``focus`` (foreign-born women: the one amber), ``main`` (the county), or ``reference``
(what it is compared with: greys). Never colour alone: each series also has a dash or a shape.
Drawing is in ``slussen.ui.engine.vega``; the table beside a chart is the caller's.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from slussen.lib.text import Text

NO_TEXT = Text("", "")


class Role(StrEnum):
    FOCUS = "focus"
    MAIN = "main"
    REFERENCE = "reference"
    REFERENCE_2 = "reference_2"


@dataclass(frozen=True, slots=True)
class Point:
    """``x`` is a period ("2024", "2024-11") or a category key; ``mark`` as in the vocabulary."""

    x: str
    y: float | None
    lo80: float | None = None
    hi80: float | None = None
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    key: str
    label: Text
    role: Role
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class BreakMark:
    """A vertical line before ``x``: figures on its two sides are not comparable."""

    x: str
    label: Text


@dataclass(frozen=True, slots=True)
class LineChart:
    """Series over time. A break cuts every line; derived points are drawn hollow.

    Where some ``x`` is not a period, all are categories: evenly spaced in order of first use, named
    by ``x_labels`` (key and text) and explained by ``x_title`` ("år i Sverige").
    """

    title: Text
    alt: Text
    unit: Text
    series: tuple[Series, ...]
    breaks: tuple[BreakMark, ...] = ()
    decimals: int = 1
    zero: bool = False  # whether the value axis has to start at zero
    x_labels: tuple[tuple[str, Text], ...] = ()
    x_title: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar or dot chart: a label and one value a series key.

    ``intervals`` are 80 % intervals by series key; a stacked bar does not show them.
    """

    label: Text
    values: dict[str, float | None]
    emphasis: bool = False
    intervals: dict[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars, one group a row, longest labels wrapped; rows are drawn as given.

    ``stacked`` puts the series of a row end to end (shares of a whole).
    """

    title: Text
    alt: Text
    unit: Text
    keys: tuple[tuple[str, Text, Role], ...]
    bars: tuple[Bar, ...]
    decimals: int = 0
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class DotChart:
    """Two or more dots a row joined by a line: the distance is the point (a gap)."""

    title: Text
    alt: Text
    unit: Text
    keys: tuple[tuple[str, Text, Role], ...]
    bars: tuple[Bar, ...]
    decimals: int = 1


Chart = LineChart | BarChart | DotChart
