"""From Vega's SVG to one that lies in a page: no inline style, recolourable, described, small.

Every literal colour keeps its attribute and gets a class beside it (see ``palette``). What Vega
adds for itself (groups without meaning, empty frames, aria roles) goes. The words that a mark
carries become its ``<title>``, which a browser shows on hover.
"""

import re
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from slussen.ui.engine.fonts import FAMILY
from slussen.ui.engine.palette import css_class

_SVG = "http://www.w3.org/2000/svg"
_KEPT = frozenset(
    """d x y x1 y1 x2 y2 width height cx cy r dx dy transform fill stroke stroke-width
    stroke-dasharray stroke-linejoin stroke-linecap fill-opacity stroke-opacity opacity
    text-anchor font-size font-weight""".split()  # noqa: SIM905 - reads as a list
)
_NUMBER = re.compile(r"-?\d+\.\d{2,}")
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")

ET.register_namespace("", _SVG)


def clean(vega_svg: str) -> str:
    """Vega's SVG with only what draws, scalable, and with a class beside each colour."""
    root = ET.fromstring(vega_svg)  # noqa: S314 - our own renderer's output, not a visitor's
    width, height = root.get("width", ""), root.get("height", "")
    box = {"viewBox": f"0 0 {width} {height}", "font-family": FAMILY}
    fresh = ET.Element(f"{{{_SVG}}}svg", box | {"class": "chart"})
    _copy_children(root, fresh)
    return ET.tostring(fresh, encoding="unicode")


def _copy_children(source: ET.Element, target: ET.Element) -> None:
    for child in source:
        tag = child.tag.rpartition("}")[2]
        if _is_empty(child, tag):
            continue
        if tag == "g" and not _moves(child):
            _copy_children(child, target)
            continue
        copy = ET.SubElement(target, f"{{{_SVG}}}{tag}", _attributes(child, tag))
        copy.text = child.text
        if words := child.get("aria-label"):
            ET.SubElement(copy, f"{{{_SVG}}}title").text = words
        _copy_children(child, copy)


def _is_empty(element: ET.Element, tag: str) -> bool:
    """Vega's frames around each group: paths that paint nothing and say nothing."""
    if tag not in {"path", "g"}:
        return tag not in {"rect", "line", "text", "tspan", "circle"}
    shows = element.get("fill") or element.get("stroke") or element.get("aria-label")
    return tag == "path" and (not element.get("d") or not shows)


def _moves(group: ET.Element) -> bool:
    transform = group.get("transform", "")
    return bool(transform) and transform.replace(" ", "") != "translate(0,0)"


def _attributes(element: ET.Element, tag: str) -> dict[str, str]:
    kept = {
        name: _short(value)
        for name, value in element.attrib.items()
        if name in _KEPT and value and not (tag == "g" and name != "transform")
    }
    if kept.get("opacity") == "1":
        del kept["opacity"]
    if tag == "path" and "fill" not in kept:
        kept["fill"] = "none"
        if "stroke" not in kept:  # a clear spot around a figure, to be hovered over
            kept["pointer-events"] = "all"
    names = [css_class(kept.get(paint, ""), paint) for paint in ("fill", "stroke")]
    found = " ".join(name for name in names if name)
    return kept | ({"class": found} if found else {})


def _short(value: str) -> str:
    return _NUMBER.sub(lambda match: f"{float(match[0]):.2f}".rstrip("0").rstrip("."), value)


def described(cleaned: str, *, title: str, description: str, prefix: str, variant: str = "") -> str:
    """*cleaned* as an image with a name and a description; *prefix* makes the ids unique.

    *variant* ("wide", "phone") becomes the class ``chart-<variant>``. Raises ValueError for a
    prefix that cannot start an id.
    """
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"not the start of an id: {prefix!r}")
    head, _, body = cleaned.partition(">")
    if variant:
        head = head.replace('class="chart"', f'class="chart chart-{variant}"', 1)
    ids = f"{prefix}-title {prefix}-desc"
    return (
        f'{head} role="img" aria-labelledby="{ids}">'
        f'<title id="{prefix}-title">{escape(title)}</title>'
        f'<desc id="{prefix}-desc">{escape(description)}</desc>{body}'
    )


def sized(cleaned: str) -> str:
    """*cleaned* with its own width and height, for viewers outside a page."""
    head, _, body = cleaned.partition(">")
    box = _BOX.search(head)
    if box is None:
        raise ValueError("a picture without a viewBox")
    return f'{head} width="{box[1]}" height="{box[2]}">{body}'
