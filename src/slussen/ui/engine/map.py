"""The map of Sweden's counties as path data, and the classes that colour it.

A template draws ``<path d="…">`` for each shape in the view box, with the class of its bin.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from slussen.lib.numbers import format_number
from slussen.lib.text import Text
from slussen.ui.engine.numbers import is_number, nice_ticks
from slussen.ui.engine.palette import sequential, text_on

if TYPE_CHECKING:
    from shapely import Geometry

HEIGHT = 1000  # of the view box: a unit is about 1.6 km
_MERIDIAN = 15.0  # degrees east: the middle of Sweden, as in SWEREF 99 TM
_TOLERANCE = 2.2e-4  # of simplification, in earth radii: about 1.4 km
_SMALLEST = 1.2e-6  # squared earth radii (about 50 km²): smaller islands are left out


@dataclass(frozen=True, slots=True)
class Shape:
    """A county: its code, its outline as path data, and a point well inside for a label."""

    code: str
    d: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Outline:
    """All shapes and the view box that holds them ("0 0 430 1000")."""

    shapes: tuple[Shape, ...]
    width: int
    height: int

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {self.height}"


@dataclass(frozen=True, slots=True)
class Bin:
    """A class of values: from ``low`` up to ``high``, its words, its colour class.

    ``css`` is the class of the area ("c-seq-3-fill"), ``text_css`` that of text on it.
    """

    low: float
    high: float
    label: Text
    css: str
    text_css: str


@dataclass(frozen=True, slots=True)
class Bins:
    """Classes from least to most, and which one each area is in (None: no figure)."""

    steps: tuple[Bin, ...]
    index: Mapping[str, int | None]

    @property
    def has_missing(self) -> bool:
        return None in self.index.values()

    def of(self, code: str) -> Bin:
        """The class of an area; one that is not known has no figure.

        >>> classes({"01": 9.3, "18": None}).of("18").css
        'c-none-fill'
        """
        index = self.index.get(code)
        return NO_FIGURE_BIN if index is None else self.steps[index]


NO_FIGURE_BIN = Bin(
    math.nan, math.nan, Text("uppgift saknas", "no figure"), "c-none-fill", "c-ink-fill"
)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """East and south in earth radii, on a sphere: transverse Mercator around 15° east.

    The same picture as SWEREF 99 TM: true shapes, north up in the middle of the country.
    """
    turn, height = math.radians(longitude - _MERIDIAN), math.radians(latitude)
    east = math.atanh(math.cos(height) * math.sin(turn))
    north = math.atan2(math.tan(height), math.cos(turn))
    return east, -north


def map_paths(shapes: Mapping[str, bytes]) -> Outline:
    """Outlines from WKB (degrees, WGS 84) by area code, in code order.

    Areas are simplified together, so that neighbours go on sharing their borders.
    """
    import shapely

    codes = sorted(shapes)
    flat = shapely.transform(
        shapely.from_wkb([shapes[code] for code in codes]),
        lambda points: [project(longitude, latitude) for longitude, latitude in points],
    )
    simple = shapely.coverage_simplify(flat, _TOLERANCE)
    areas = [_without_islets(area) for area in simple]
    left, top, right, bottom = shapely.total_bounds(areas)
    unit = HEIGHT / (bottom - top)

    def place(point: Sequence[float]) -> tuple[float, float]:
        return (point[0] - left) * unit, (point[1] - top) * unit

    found = []
    for code, area in zip(codes, areas, strict=True):
        x, y = place(_label_point(area))
        rings = [list(map(place, ring.coords)) for ring in _rings(area)]
        found.append(Shape(code, path_data(rings), round(x, 1), round(y, 1)))
    return Outline(tuple(found), math.ceil((right - left) * unit), HEIGHT)


def _without_islets(area: "Geometry") -> Any:
    """*area* without islands too small to see; its largest part always stays."""
    import shapely

    parts = sorted(shapely.get_parts(area), key=lambda part: -part.area)
    return shapely.multipolygons([p for i, p in enumerate(parts) if not i or p.area > _SMALLEST])


def _rings(area: Any) -> list[Any]:
    return [ring for part in area.geoms for ring in (part.exterior, *part.interiors)]


def _label_point(area: Any) -> tuple[float, float]:
    """The centre of the largest circle that fits in the largest part."""
    import shapely

    largest = max(area.geoms, key=lambda part: part.area)
    radius = shapely.maximum_inscribed_circle(largest, tolerance=1e-4)
    return radius.coords[0]


def path_data(rings: Sequence[Sequence[tuple[float, float]]]) -> str:
    """SVG path data of closed rings, one decimal, each point relative to the one before.

    >>> path_data([[(0, 0), (10, 0), (10, 5.04), (0, 0)]])
    'M0 0h10v5z'
    """
    parts = []
    for ring in rings:
        points = [(round(x * 10), round(y * 10)) for x, y in ring]
        x, y = points[0]
        parts.append(f"M{_tenth(x)} {_tenth(y)}")
        for next_x, next_y in points[1:-1]:
            right, down = next_x - x, next_y - y
            if right and down:
                parts.append(f"l{_tenth(right)} {_tenth(down)}")
            elif right:
                parts.append(f"h{_tenth(right)}")
            elif down:
                parts.append(f"v{_tenth(down)}")
            x, y = next_x, next_y
        parts.append("z")
    return "".join(parts)


def _tenth(value: int) -> str:
    return f"{value / 10:g}"


def classes(values: Mapping[str, float | None], n: int = 5) -> Bins:
    """At most *n* classes of equal width with round limits, so that a legend can be read.

    A value on a limit is in the class above it, the greatest value in the last class. Equal width
    keeps differences true to size, where quantiles would make 21 counties look evenly spread.

    >>> [step.label.sv for step in classes({"a": 8.1, "b": 12.0, "c": 17.9}).steps]
    ['8–10', '10–12', '12–14', '14–16', '16–18']
    """
    figures = [value for value in values.values() if value is not None and is_number(value)]
    if not figures:
        return Bins((), dict.fromkeys(values))
    limits = _limits(min(figures), max(figures), n)
    tokens = sequential(len(limits) - 1)
    decimals = _decimals(limits)
    steps = tuple(
        Bin(
            low,
            high,
            _span(low, high, decimals),
            f"c-{token}-fill",
            f"c-{text_on(token)}-fill",
        )
        for low, high, token in zip(limits, limits[1:], tokens, strict=False)
    )
    return Bins(steps, {code: _index(value, limits) for code, value in values.items()})


def _limits(low: float, high: float, n: int) -> tuple[float, ...]:
    """Round limits around *low* to *high*, with at most *n* classes between them."""
    for count in range(max(n, 1), 0, -1):
        limits = nice_ticks(low, high, count)
        if len(limits) - 1 <= n:
            return limits
    return low, high


def _index(value: float | None, limits: Sequence[float]) -> int | None:
    if value is None or not is_number(value):
        return None
    below = sum(limit <= value for limit in limits)
    return min(max(below - 1, 0), len(limits) - 2)


def _decimals(limits: Sequence[float]) -> int:
    return next(
        (d for d in range(6) if all(math.isclose(round(x, d), x, abs_tol=1e-9) for x in limits)), 6
    )


def _span(low: float, high: float, decimals: int) -> Text:
    """ "8–10"; with a word between them when a minus sign would meet the dash."""
    sv, en = (
        [format_number(end, decimals, language) for end in (low, high)] for language in ("sv", "en")
    )
    if low < 0:
        return Text(f"{sv[0]} till {sv[1]}", f"{en[0]} to {en[1]}")
    return Text(f"{sv[0]}–{sv[1]}", f"{en[0]}–{en[1]}")
