"""What is written into the document is what Word reads: checked through the saved XML."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from slussen.analysis.report import docx_parts as parts


@pytest.fixture
def document():
    return Document()


def saved(document):
    """The document as it is after being written and read again."""
    file = BytesIO()
    document.save(file)
    return Document(BytesIO(file.getvalue()))


def test_a_field_has_its_instruction_and_shows_something_until_it_is_updated(document):
    parts.field(document.add_paragraph(), "PAGE", "1")
    paragraph = saved(document).paragraphs[-1]
    kinds = [c.get(qn("w:fldCharType")) for c in paragraph._p.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert [i.text for i in paragraph._p.iter(qn("w:instrText"))] == [" PAGE "]
    assert paragraph.text == "1"


def test_a_link_leads_to_its_bookmark(document):
    target = document.add_heading("Läget")
    parts.bookmark(target, "situation", 7)
    source = document.add_paragraph()
    parts.link(source, "situation", "Till läget")
    again = saved(document)
    starts = list(again.element.body.iter(qn("w:bookmarkStart")))
    links = list(again.element.body.iter(qn("w:hyperlink")))
    assert [start.get(qn("w:name")) for start in starts] == ["situation"]
    assert [link.get(qn("w:anchor")) for link in links] == ["situation"]
    assert "".join(text.text for text in links[0].iter(qn("w:t"))) == "Till läget"


def test_a_style_names_the_one_font_for_every_script(document):
    style = document.styles["Normal"]
    parts.set_style(style, size=11)
    fonts = saved(document).styles["Normal"].element.rPr.rFonts
    names = {key: fonts.get(qn(f"w:{key}")) for key in ("ascii", "hAnsi", "cs", "eastAsia")}
    assert set(names.values()) == {parts.FONT}


@pytest.mark.parametrize(("language", "code"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_the_language_is_the_documents(document, language, code):
    parts.set_language(document, language)
    tags = list(saved(document).styles.element.iter(qn("w:lang")))
    assert tags
    assert {tag.get(qn("w:val")) for tag in tags} == {code}


def test_only_the_given_style_divides_words(document):
    parts.hyphenate_only(document, "Caption")
    styles = saved(document).styles
    never = {
        name: styles[name].element.pPr.find(qn("w:suppressAutoHyphens")).get(qn("w:val"))
        for name in ("Normal", "Caption")
    }
    assert never == {"Normal": "1", "Caption": "0"}


def test_a_tables_head_is_repeated_and_its_description_kept(document):
    table = document.add_table(rows=3, cols=2)
    parts.dress_table(table, "Andel sysselsatta")
    again = saved(document).tables[0]
    heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in again.rows]
    assert heads == [True, False, False]
    assert "Andel sysselsatta" in again._tbl.tblPr.xml
