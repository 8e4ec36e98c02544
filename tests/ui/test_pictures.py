"""Pictures for pages, downloads and reports."""

import struct
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from slussen.ui import kept, pictures
from tests.ui.engine import made

CHART = made.SOME[0]


@pytest.fixture(autouse=True)
def own_home(settings, tmp_path: Path) -> Path:
    settings.SLUSSEN_HOME = tmp_path
    kept.forget()
    return tmp_path


def test_a_page_gets_a_wide_drawing_and_one_for_a_phone() -> None:
    markup = pictures.svg(CHART, "sv", prefix="gap")
    wide, phone = ET.fromstring(f"<div>{markup}</div>")
    assert wide.get("class") == "chart chart-wide"
    assert phone.get("class") == "chart chart-phone"
    assert wide.get("viewBox", "").startswith("0 0 720 ")
    assert phone.get("viewBox", "").startswith("0 0 360 ")
    ids = [e.get("id") for e in ET.fromstring(f"<div>{markup}</div>").iter() if e.get("id")]
    assert ids == ["gap-title", "gap-desc", "gap-phone-title", "gap-phone-desc"]


def test_one_width_gives_one_drawing() -> None:
    root = ET.fromstring(pictures.svg(CHART, "sv", prefix="gap", width=500))
    assert root.get("class") == "chart"
    assert root.get("viewBox", "").startswith("0 0 500 ")


def test_a_file_has_its_title_source_and_size() -> None:
    root = ET.fromstring(pictures.standalone_svg(CHART, "sv", "SCB, BAS & <AKU>"))
    words = [element.text for element in root.iter() if element.tag.endswith("}text")]
    assert {"Finding", "Källa: SCB, BAS & <AKU>"} <= set(words)
    assert root.get("width") == "720"
    english = pictures.standalone_svg(CHART, "en", "SCB")
    assert "Source: SCB" in english


def test_a_png_is_as_large_as_its_scale() -> None:
    sizes = {}
    for scale in (1, 2):
        image = pictures.png(CHART, "sv", "SCB", scale=scale)
        assert image.startswith(b"\x89PNG\r\n")
        width, height = struct.unpack(">II", image[16:24])
        assert width == 720 * scale
        assert height > 300 * scale
        sizes[scale] = len(image)
    assert sizes[2] > sizes[1] > 5000  # something is drawn


def test_a_png_for_a_document_has_no_title_of_its_own() -> None:
    titled = pictures.png(CHART, "sv", "SCB", scale=1)
    bare = pictures.png(CHART, "sv", "", scale=1, titled=False)
    heights = [struct.unpack(">I", image[20:24])[0] for image in (titled, bare)]
    assert heights[0] > heights[1]


def test_what_is_drawn_once_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = pictures.svg(CHART, "sv", prefix="a")
    image = pictures.png(CHART, "sv", "SCB")
    kept.forget()

    def never(*_: object) -> bytes:
        raise AssertionError("drawn again")

    monkeypatch.setattr(pictures, "_draw", never)
    assert pictures.svg(CHART, "sv", prefix="a") == first
    assert pictures.png(CHART, "sv", "SCB") == image
    # Ids are not part of what is kept.
    assert 'id="b-title"' in pictures.svg(CHART, "sv", prefix="b")


def test_another_language_is_another_picture() -> None:
    swedish = pictures.svg(CHART, "sv", prefix="a")
    assert "58,2" in swedish
    assert "58.2" in pictures.svg(CHART, "en", prefix="a")


def test_threads_get_their_own_pictures(own_home: Path) -> None:
    charts = [
        made.line(made.series(made.Role.MAIN, f"Grupp {number}", {"2020": float(number)}))
        for number in range(8)
    ]

    def draw(chart: object) -> str:
        return pictures.svg(chart, "sv", prefix="a", width=400)

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(draw, charts * 3))
    for number, picture in enumerate(found):
        assert f"Grupp {number % 8}<" in picture
    assert len(list((own_home / "pictures").glob("*.svg"))) == 8
