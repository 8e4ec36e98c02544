"""A Word file as Word would have made it: styles, captions, alternatives, heads that repeat."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.analysis.report import sample


@pytest.fixture(scope="module")
def document(rendered):
    return Document(io.BytesIO(rendered("docx")))


def test_headings_are_headings(document) -> None:
    levels = [p.style.name for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert levels.count("Heading 1") == 6  # in brief, three sections, words, sources
    assert levels.count("Heading 2") == 4
    assert next(p.text for p in document.paragraphs if p.style.name == "Title") == "Örebro län"


def test_pictures_have_alternatives_and_captions(document) -> None:
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(described) == 3
    assert "Två linjer som närmar sig varandra" in described
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    assert [caption.split(".")[0] for caption in captions] == ["Figur 1", "Figur 2", "Figur 3"]


def test_tables_repeat_their_heads(document) -> None:
    assert len(document.tables) == 4
    for table in document.tables:
        head = table.rows[0]._tr.trPr
        assert head.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")) is not None
    first = document.tables[0]
    assert first.cell(0, 1).text == "Kvinnor\nprocent"
    assert first.cell(2, 2).text == "dold av utgivaren"
    assert len(first.rows) == 24


@pytest.mark.parametrize(("language", "code"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_language(rendered, language: str, code: str) -> None:
    document = Document(io.BytesIO(rendered("docx", language)))
    found = document.styles.element.findall(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert [lang.get(qn("w:val")) for lang in found] == [code]
    assert document.core_properties.language == code


def test_properties(document) -> None:
    core = document.core_properties
    assert (core.title, core.author) == ("Kompetensanalys Örebro län", "Slussen")
    assert core.created.year >= 2025


def test_contents_link_to_headings(document) -> None:
    body = document.element.body
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    names = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert len(anchors) == 10
    assert set(anchors) == names


def test_fields_are_balanced(document) -> None:
    kinds = [char.get(qn("w:fldCharType")) for char in document.element.body.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("end") == kinds.count("separate") > 0


def test_odd_text_is_text(document) -> None:
    assert sample.ODD.replace("\x07", "") in {p.text for p in document.paragraphs}


def test_every_part_is_sound_xml(rendered) -> None:
    from xml.etree import ElementTree as ET

    with zipfile.ZipFile(io.BytesIO(rendered("docx"))) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(archive.read(name))
