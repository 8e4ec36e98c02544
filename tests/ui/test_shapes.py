"""The real county map."""

from pathlib import Path

import pytest

from slussen.regions.queries import counties
from slussen.ui import kept, shapes


@pytest.fixture(autouse=True)
def own_home(settings, tmp_path: Path) -> Path:
    settings.SLUSSEN_HOME = tmp_path
    kept.forget()
    shapes.county_map.cache_clear()
    return tmp_path


def test_every_county_has_a_shape_and_no_other_has() -> None:
    found = [shape.code for shape in shapes.county_map().shapes]
    assert found == sorted(county.code for county in counties())


def test_the_map_is_small_enough_for_every_page() -> None:
    assert sum(len(shape.d) for shape in shapes.county_map().shapes) <= 40_000


def test_sweden_is_tall_and_its_counties_lie_where_they_should() -> None:
    outline = shapes.county_map()
    assert 0.38 < outline.width / outline.height < 0.46
    places = {shape.code: (shape.label_x, shape.label_y) for shape in outline.shapes}
    assert places["25"][1] < places["23"][1] < places["18"][1] < places["12"][1]  # north to south
    assert places["14"][0] < places["05"][0] < places["09"][0]  # west to east


def test_the_geometry_libraries_are_needed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = shapes.county_map()
    shapes.county_map.cache_clear()
    kept.forget()

    def never() -> dict[str, bytes]:
        raise AssertionError("read again")

    monkeypatch.setattr(shapes, "county_shapes", never)
    assert shapes.county_map() == first
