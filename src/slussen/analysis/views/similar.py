"""What the section "Lika regioner" has beside its panel: the reader's weights, a map, reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.http import urlencode

from slussen.analysis import queries
from slussen.analysis.engine.model import Analysis
from slussen.analysis.engine.occupation_wording import in_sentence
from slussen.analysis.engine.panels.similar import ID
from slussen.analysis.engine.similarity.neighbours import Neighbour
from slussen.analysis.engine.similarity.similar import REASONS, Similar
from slussen.analysis.engine.similarity.traits import (
    DEFAULT_WEIGHTS,
    MOST_WEIGHT,
    THEME_TITLES,
    Theme,
    Weights,
    checked_weights,
)
from slussen.analysis.views.panels import PanelView
from slussen.analysis.views.start import BESIDE
from slussen.lib.errors import UserError
from slussen.lib.text import Text
from slussen.regions import queries as regions
from slussen.regions.engine.places import County
from slussen.taxonomy import queries as taxonomy
from slussen.ui.engine.map import Shape
from slussen.ui.shapes import county_map

CHOICES = (
    ("0", Text("0 – räknas inte", "0 – not counted")),
    *((str(n), Text(str(n), str(n))) for n in range(1, MOST_WEIGHT + 1)),
)
NO_WEIGHT = Text(
    f"En av vikterna är inte ett helt tal från 0 till {MOST_WEIGHT}.",
    f"One of the weights is not a whole number from 0 to {MOST_WEIGHT}.",
)
ALL_ZERO = Text(
    "Alla vikter är 0, och då räknas ingenting.",
    "Every weight is 0, and then nothing counts.",
)


@dataclass(frozen=True)
class Chosen:
    """The weights in an address; ``refused`` says why they cannot be and the usual ones stand."""

    weights: Weights
    refused: Text | None = None

    @property
    def own(self) -> list[tuple[str, str]]:
        """What an address needs to give these weights again: nothing for the usual ones."""
        if dict(self.weights) == dict(DEFAULT_WEIGHTS):
            return []
        return [(theme, f"{weight:g}") for theme, weight in self.weights.items()]

    @property
    def fields(self) -> list[dict[str, object]]:
        return [
            {"name": theme, "title": THEME_TITLES[theme], "value": f"{weight:g}"}
            for theme, weight in self.weights.items()
        ]


@dataclass(frozen=True)
class Reason:
    """A trait with both counties' figures: a mix has none, or those of one occupation ``group``."""

    title: Text
    own: float | None
    other: float | None
    unit: str
    decimals: int
    group: Text | None = None


@dataclass(frozen=True)
class Row:
    """A neighbour in the list."""

    county: County
    distance: float
    alike: list[Reason]
    unlike: list[Reason]


@dataclass(frozen=True)
class Area:
    """A county on the map: itself, a neighbour with its place in the list, or another one."""

    shape: Shape
    county: County
    css: str
    text_css: str
    place: int | None

    @property
    def label(self) -> dict[str, float | str]:
        right, down = BESIDE.get(self.shape.code, (0, 0))
        return {
            "x": self.shape.label_x + right,
            "y": self.shape.label_y + down,
            "css": "c-ink-fill" if right else self.text_css,
        }


def chosen_weights(query: Mapping[str, str]) -> Chosen:
    """The whole weights 0–3 that an address gives, over the usual ones."""
    given = {theme: query[theme] for theme in Theme if theme in query}
    if any(weight not in dict(CHOICES) for weight in given.values()):
        return Chosen(DEFAULT_WEIGHTS, NO_WEIGHT)
    try:
        return Chosen(checked_weights({theme: int(weight) for theme, weight in given.items()}))
    except UserError:
        return Chosen(DEFAULT_WEIGHTS, ALL_ZERO)


def with_weights(analysis: Analysis, chosen: Chosen) -> Analysis:
    """The analysis, its panel of similar counties by the chosen weights."""
    if not chosen.own or analysis.panel(ID) is None:
        return analysis
    own = queries.similar_panel(analysis.county.code, chosen.weights)
    panels = tuple(own if panel.id == ID and own else panel for panel in analysis.panels)
    return replace(analysis, panels=panels)


def beside(view: PanelView, request: HttpRequest, analysis: Analysis, chosen: Chosen) -> PanelView:
    """The panel's view with its list, map and form, if it is this section's; else as it was."""
    if view.panel.id != ID:
        return view
    return replace(view, similar=_context(request, analysis, chosen))


def _context(request: HttpRequest, analysis: Analysis, chosen: Chosen) -> dict[str, object]:
    """What parts/similar.html reads."""
    found = queries.similar(analysis.county.code, chosen.weights)
    compared = [("compare", county.code) for county in analysis.compare]
    return {
        "action": f"{request.path}#{ID}",
        "rows": [_row(found, one) for one in found.neighbours],
        "areas": _areas(found),
        "view_box": county_map().view_box,
        "fields": chosen.fields,
        "choices": CHOICES,
        "own": bool(chosen.own),
        "refused": chosen.refused,
        "compared": [code for _, code in compared],
        "usual": f"{request.path}?{urlencode(compared)}#{ID}",
    }


def _row(found: Similar, one: Neighbour) -> Row:
    county = regions.county(one.region)
    alike = [_reason(found, part.key, one.region) for part in one.alike(REASONS)]
    unlike = [
        _difference(found, part.key, one.region)
        if found.traits[part.key].trait.is_mix
        else _reason(found, part.key, one.region)
        for part in one.unlike(REASONS)
    ]
    return Row(county, one.distance, alike, unlike)


def _reason(found: Similar, key: str, neighbour: str) -> Reason:
    trait = found.traits[key].trait
    return Reason(trait.title, *found.pair(key, neighbour), trait.unit, trait.decimals)


def _difference(found: Similar, key: str, neighbour: str) -> Reason:
    """A mix, by the occupation group in which the two differ most."""
    ((code, own, other),) = found.groups(key, neighbour, 1)
    name = in_sentence(taxonomy.occupations()[code].name)
    return Reason(found.traits[key].trait.title, own, other, "percent", 1, name)


def _areas(found: Similar) -> list[Area]:
    places = {one.region: place for place, one in enumerate(found.neighbours, 1)}
    looks = {True: ("c-seq-4-fill", "c-ink-fill"), False: ("c-none-fill", "c-ink-fill")}
    areas = []
    for shape in county_map().shapes:
        place = places.get(shape.code)
        css, text = looks[place is not None]
        if shape.code == found.region:
            css, text = "c-main-fill", "c-paper-fill"
        areas.append(Area(shape, regions.county(shape.code), css, text, place))
    return areas
