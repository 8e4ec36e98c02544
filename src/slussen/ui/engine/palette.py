"""The colours, dashes and shapes of every chart, and the CSS classes that let a page recolour them.

A drawing is made with the literal colours of ``LIGHT``; the inline SVG then carries, beside each
``fill``/``stroke`` attribute, the class ``c-<token>-fill`` or ``c-<token>-stroke``. A rule of the
page wins over the attribute, so dark mode and forced colours are a matter of CSS alone
(``css_rules`` and ``css_variables`` give that CSS), and without any CSS the chart is still right.
That is why two tokens never share a colour within a theme.

Petrol and amber lie far apart in lightness as well as in hue, so they stay apart for every kind of
colour vision; dash, shape and a direct label say the same thing once more.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from slussen.ui.engine.charts import Role

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#ffffff",
        "ink": "#1b2226",
        "quiet": "#596269",  # units, ticks, notes, sources
        "grid": "#e3e6e8",
        "axis": "#9aa2a8",
        "band": "#f1f5f6",  # behind the row that is pointed out
        "focus": "#d4730a",
        "focus-text": "#9a4f00",
        "main": "#0e5a68",
        "main-text": "#0c4f5c",
        "reference": "#6c757c",
        "reference-text": "#556068",
        "reference-2": "#878f97",
        "reference-2-text": "#667078",
        "on-bright": "#14191c",  # text on amber and on the lighter grey, in both themes
        "seq-1": "#d5e7ea",
        "seq-2": "#aed0d6",
        "seq-3": "#82b5be",
        "seq-4": "#5597a3",
        "seq-5": "#2f7887",
        "seq-6": "#115866",
        "seq-7": "#053a45",
        "none": "#e9e6e1",  # no figure, on the map
    }
)
DARK: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#12181b",
        "ink": "#e9eef0",
        "quiet": "#a9b4ba",
        "grid": "#2b3439",
        "axis": "#65727a",
        "band": "#1b2428",
        "focus": "#f2a33c",
        "focus-text": "#f5b25a",
        "main": "#5db8c7",
        "main-text": "#74c6d3",
        "reference": "#a6b0b6",
        "reference-text": "#b3bcc2",
        "reference-2": "#7f8b92",
        "reference-2-text": "#95a1a8",
        "on-bright": "#14191c",
        "seq-1": "#1f3b42",
        "seq-2": "#28525b",
        "seq-3": "#306069",
        "seq-4": "#387480",
        "seq-5": "#5ea9b6",
        "seq-6": "#8ac7d1",
        "seq-7": "#c0e5eb",
        "none": "#33383b",
    }
)
THEMES: Mapping[str, Mapping[str, str]] = MappingProxyType({"light": LIGHT, "dark": DARK})
# Too near to paper to stand without an edge.
PALE = frozenset({"grid", "none", "seq-1", "seq-2", "seq-3", "seq-4"})
# Forced colours: the marks stay apart by dash, shape and label, the focus by the user's highlight.
FORCED: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(LIGHT, "CanvasText")
    | {"paper": "Canvas", "band": "Canvas", "on-bright": "Canvas", "grid": "GrayText"}
    | dict.fromkeys(("seq-1", "seq-2", "seq-3", "seq-4"), "Canvas")
    | {"focus": "Highlight", "reference": "GrayText", "reference-2": "GrayText", "none": "Canvas"}
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a series is drawn: the token of its colour, its dash (px), point shape and line width."""

    token: str
    dash: tuple[int, ...]
    shape: str
    width: float

    @property
    def text_token(self) -> str:
        """A deeper shade of the same colour, with at least 4.5:1 against paper."""
        return f"{self.token}-text"


_STYLES: Mapping[Role, Style] = MappingProxyType(
    {
        Role.FOCUS: Style("focus", (), "circle", 3),
        Role.MAIN: Style("main", (), "square", 2.5),
        Role.REFERENCE: Style("reference", (7, 3), "triangle-up", 1.75),
        Role.REFERENCE_2: Style("reference-2", (2, 3), "diamond", 1.75),
    }
)
_DASHES: tuple[tuple[int, ...], ...] = ((), (7, 3), (2, 3), (9, 3, 2, 3))
_SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down")
_STEPS = {1: (5,), 2: (3, 6), 3: (2, 4, 6), 4: (1, 3, 5, 7), 5: (1, 3, 4, 5, 7)}
_STEPS |= {6: (1, 2, 3, 4, 5, 7), 7: (1, 2, 3, 4, 5, 6, 7)}


def series_styles(roles: Sequence[Role]) -> tuple[Style, ...]:
    """A style for each series; a role that comes again gets the next dash and shape.

    >>> [style.dash for style in series_styles([Role.MAIN, Role.MAIN])]
    [(), (7, 3)]
    """
    seen: Counter[Role] = Counter()
    styles = []
    for role in roles:
        base, turn = _STYLES[role], seen[role]
        seen[role] += 1
        dash = _DASHES[(_DASHES.index(base.dash) + turn) % len(_DASHES)]
        shape = _SHAPES[(_SHAPES.index(base.shape) + turn) % len(_SHAPES)]
        styles.append(Style(base.token, dash, shape, base.width))
    return tuple(styles)


def sequential(count: int) -> tuple[str, ...]:
    """Tokens of *count* steps from least to most; beyond seven the last one repeats.

    >>> sequential(3)
    ('seq-2', 'seq-4', 'seq-6')
    """
    steps = _STEPS[min(max(count, 1), 7)]
    return tuple(f"seq-{steps[min(index, len(steps) - 1)]}" for index in range(count))


def stack_tokens(roles: Sequence[Role]) -> tuple[str, ...]:
    """Fill tokens of a stacked bar: role colours, or a petrol scale where a role comes again.

    Parts of a whole are mostly levels in order (education), and a scale shows that order.
    """
    counts = Counter(roles)
    ramped = [i for i, role in enumerate(roles) if counts[role] > 1]
    steps = dict(zip(ramped, sequential(len(ramped)), strict=True))
    return tuple(steps.get(i, _STYLES[role].token) for i, role in enumerate(roles))


def text_on(token: str) -> str:
    """The token of text that is readable (4.5:1) on a fill of *token* in both themes."""
    if token in {"focus", "reference-2"}:
        return "on-bright"
    return "ink" if token in {"seq-1", "seq-2", "seq-3", "seq-4", "none", "band"} else "paper"


def contrast(first: str, second: str) -> float:
    """WCAG 2 contrast ratio of two ``#rrggbb`` colours, 1 to 21.

    >>> round(contrast("#ffffff", "#000000"))
    21
    """
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


CLASSES: tuple[str, ...] = tuple(
    f"c-{token}-{paint}" for token in LIGHT for paint in ("fill", "stroke")
)
_TOKENS = {colour: token for token, colour in LIGHT.items()}


def css_class(colour: str, paint: str) -> str | None:
    """The class for a literal colour of ``LIGHT`` used as *paint* ("fill" or "stroke").

    >>> css_class("#d4730a", "fill")
    'c-focus-fill'
    """
    token = _TOKENS.get(colour.lower())
    return f"c-{token}-{paint}" if token else None


def css_rules() -> str:
    """The rules of all classes, each reading the custom property ``--chart-<token>``."""
    return "\n".join(
        f".c-{token}-{paint}{{{paint}:var(--chart-{token},{colour})}}"
        for token, colour in LIGHT.items()
        for paint in ("fill", "stroke")
    )


def css_variables(theme: str) -> str:
    """Declarations of the custom properties for "light", "dark" or "forced"."""
    values = FORCED if theme == "forced" else THEMES[theme]
    return "".join(f"--chart-{token}:{colour};" for token, colour in values.items())
