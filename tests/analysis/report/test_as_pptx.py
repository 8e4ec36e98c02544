"""Slides that a room can read: one question each, nothing outside, alternatives and notes."""

import io
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.util import Inches, Pt

from slussen.analysis.report import pptx_parts as parts
from slussen.analysis.report import render
from slussen.lib.text import Text
from slussen.ui.engine.fonts import wrap
from tests.analysis.report import sample


def deck(content: bytes):
    return Presentation(io.BytesIO(content))


@pytest.fixture(scope="module")
def slides(rendered):
    return deck(rendered("pptx"))


def test_is_wide(slides) -> None:
    assert abs(slides.slide_width / slides.slide_height - 16 / 9) < 0.01


def test_a_slide_a_panel_with_the_finding_as_title(slides) -> None:
    titles = [slide.shapes.title.text for slide in slides.slides]
    assert titles[0] == "Örebro län"
    assert titles.count("I Örebro län var det 12,4 procentenheter lägre.") == 2
    for section in ("Läget", "Behov på kort sikt", "Vad vi inte vet", "Källor"):
        assert section in titles
    assert all(titles)


def test_nothing_lies_outside(slides) -> None:
    for slide in slides.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= slides.slide_width
            assert shape.top + shape.height <= slides.slide_height


def test_pictures_and_tables_have_alternatives(slides) -> None:
    seen = []
    for slide in slides.slides:
        for shape in slide.shapes:
            if shape.shape_type in (MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.TABLE):
                seen.append(shape._element.xpath(".//p:cNvPr")[0].get("descr"))
    assert len(seen) == 4  # three charts; the panel without any shows its table
    assert all(seen)
    assert "Två linjer som närmar sig varandra" in seen


def test_every_panel_has_notes_and_a_source(slides) -> None:
    panels = [s for s in slides.slides if s.shapes.title.text.startswith("I Örebro län")]
    assert panels
    notes = panels[0].notes_slide.notes_text_frame.text
    assert "I Örebro län var det en punkt lägre." in notes
    assert "Källa: SCB, påhittad tabell" in notes
    texts = [shape.text for shape in panels[0].shapes if shape.has_text_frame]
    assert "Källa: SCB, påhittad tabell" in texts


def test_slide_numbers(slides) -> None:
    kinds = [p.placeholder_format.type for s in slides.slides for p in s.placeholders]
    assert kinds.count(PP_PLACEHOLDER.SLIDE_NUMBER) >= 4


def test_language_of_every_run(rendered) -> None:
    for language, code in (("sv", "sv-SE"), ("en", "en-GB")):
        for slide in deck(rendered("pptx", language)).slides:
            for run in slide._element.iter(parts.qn("a:r")):
                assert run.find(parts.qn("a:rPr")).get("lang") == code


def test_a_long_title_stays_in_its_place() -> None:
    panel = sample.gap_panel()
    long = " ".join(["undersköterskor"] * 60)
    sentence = replace(panel.sentences[0], text=Text(long, long), number=Text("", ""))
    analysis = replace(sample.analysis(), panels=(replace(panel, sentences=(sentence,)),))
    slide = deck(render(analysis, "pptx", "sv")).slides[-2]
    title = slide.shapes.title
    size = title.text_frame.paragraphs[0].runs[0].font.size.pt
    lines = wrap(title.text, size, title.width / Pt(1), bold=True)
    assert title.text.endswith("…")
    assert len(lines) * size * parts.LINE <= title.height / Pt(1)
    assert long in slide.notes_slide.notes_text_frame.text


def test_long_charts_are_cut_and_say_so() -> None:
    panel = sample.odd_panel()
    chart = replace(sample.bars(), bars=sample.bars().bars * 5)
    analysis = replace(sample.analysis(), panels=(replace(panel, chart=chart),))
    slide = deck(render(analysis, "pptx", "sv")).slides[-2]
    texts = " ".join(shape.text for shape in slide.shapes if shape.has_text_frame)
    assert "12 av 25 rader" in texts


def test_many_findings_take_more_slides() -> None:
    box = parts.Box(0, 0, 4, 1)
    texts = ["ett två tre fyra fem"] * 9
    count = parts.fitting_count(texts, box, 20)
    assert 1 <= count < 9
    assert parts.fitting_count(texts[:1], box, 200) == 1
    assert parts.fitting_size(texts[:1], box, (20, 10)) == 20
    assert parts.fitting_size(texts, box, (20, 10)) == 10
    assert Inches(box.width) == box.emu[2]
