"""An accessible PDF: tagged, titled, in its language, with alternatives, in the one font."""

import io
import re

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from slussen.analysis.report import fonts, render
from slussen.lib.errors import UserError
from tests.analysis.report import sample


@pytest.fixture(scope="module", params=["sv", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def pdf(rendered, language: str) -> PdfReader:
    return PdfReader(io.BytesIO(rendered("pdf", language)))


@pytest.fixture(scope="module")
def text(pdf: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in pdf.pages)


def structure(pdf: PdfReader) -> list[DictionaryObject]:
    """Every element of the tag tree, in reading order."""
    found: list[DictionaryObject] = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, ArrayObject):
            for child in node:
                walk(child)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                found.append(node)
            if "/K" in node:
                walk(node["/K"])

    walk(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def test_says_that_it_is_accessible(pdf: PdfReader, language: str) -> None:
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfuaid:part(=\"|>)1", metadata)
    assert "Örebro" in pdf.metadata.title


def test_tags(pdf: PdfReader) -> None:
    elements = structure(pdf)
    kinds = [str(element["/S"]) for element in elements]
    for kind in ("/Title", "/H1", "/H2", "/Table", "/TH", "/TR", "/TD", "/TOC", "/L", "/Link"):
        assert kind in kinds or kind == "/Title", kind
    figures = [element for element in elements if element["/S"] == "/Figure"]
    alternatives = {str(figure["/Alt"]) for figure in figures if "/Alt" in figure}
    assert any("närmar sig" in alternative for alternative in alternatives)
    assert len(alternatives) >= 4


def test_reads_as_it_is_written(text: str, language: str) -> None:
    flat = " ".join(text.split())
    assert {"sv": "Det viktigaste", "en": "In brief"}[language] in flat
    assert "12,4 procentenheter" in flat
    assert "1\u202f234,5" in text if language == "sv" else "1,234.5" in flat
    assert "−12,4*" in flat if language == "sv" else "−12.4*" in flat
    assert ("Sida 2 / " if language == "sv" else "Page 2 / ") in flat


def test_markup_in_a_figure_is_text(text: str) -> None:
    flat = re.sub(r"\s+", "", text)
    assert "#letx=1$y$\\*_[]@a`c`" in flat


def test_bookmarks_lead_to_the_panels(pdf: PdfReader, language: str) -> None:
    def titles(outline: list) -> list[str]:
        return [
            t
            for item in outline
            for t in (titles(item) if isinstance(item, list) else [item.title])
        ]

    found = titles(pdf.outline)
    assert any(title.startswith("1.1") for title in found)


def test_only_the_one_font(pdf: PdfReader) -> None:
    names = {
        str(font.get_object()["/BaseFont"])
        for page in pdf.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert names
    assert all("SourceSansPro" in name for name in names)


def test_same_figures_same_bytes(rendered) -> None:
    again = render(sample.analysis(), "pdf", "sv")
    assert again == rendered("pdf")


def test_a_missing_font_is_one_clear_line(monkeypatch, tmp_path) -> None:
    import font_source_sans_pro

    from slussen.analysis.report import as_pdf

    as_pdf._fonts.cache_clear()
    monkeypatch.setattr(font_source_sans_pro, "font_directory", str(tmp_path))
    with pytest.raises(UserError, match=r"font .* is missing"):
        render(sample.analysis(), "pdf", "sv")
    as_pdf._fonts.cache_clear()
    with pytest.raises(UserError):
        fonts.folder()
