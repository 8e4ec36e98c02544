"""What python-docx has no word for: fields, bookmarks, borders, languages, table heads."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

FONT = "Calibri"
INK, SOFT, PETROL, RULE, RULE_STRONG = "1B2226", "4A555C", "0C4F5C", "D5DCDE", "7B8990"


def element(name: str, /, **attributes: str | int) -> Any:
    """``element("w:shd", val="clear")``: attributes are in w's namespace."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def set_style(
    style: Any,
    *,
    size: float,
    colour: str = INK,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    line: float = 1.15,
    keep_with_next: bool | None = None,
) -> None:
    """A paragraph style in the one font. Built-in styles name theme fonts, which would win."""
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), FONT)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), line
    if keep_with_next is not None:
        form.keep_with_next = keep_with_next


def rule_below(properties: Any, colour: str, eighths: int, space: int = 4) -> None:
    """A line under a paragraph; *properties* is its pPr or its style's."""
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz=eighths, space=space, color=colour))
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr"
    )


def set_language(document: Any, language: str) -> None:
    """The language that a screen reader speaks and a speller checks."""
    code = {"sv": "sv-SE", "en": "en-GB"}[language]
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("w:lang", val=code, eastAsia=code, bidi="ar-SA"))
    document.core_properties.language = code


def hyphenate_only(document: Any, style_name: str) -> None:
    """Divide long words in paragraphs of one style, and nowhere else."""
    document.settings.element.insert_element_before(
        element("w:autoHyphenation"),
        "w:consecutiveHyphenLimit",
        "w:hyphenationZone",
        "w:doNotHyphenateCaps",
        "w:characterSpacingControl",
        "w:compat",
        "w:rsids",
        "m:mathPr",
    )
    for style in document.styles:
        if style.name in ("Normal", style_name):
            never = element("w:suppressAutoHyphens", val=int(style.name != style_name))
            style.element.get_or_add_pPr().insert_element_before(
                never,
                *("w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct"),
                *("w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid"),
                *("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr"),
            )


def field(paragraph: Any, instruction: str, shown: str) -> None:
    """A field ("PAGE", "SEQ Figur …"), with what it shows until it is updated."""
    for part in ("begin", "instruction", "separate", "shown", "end"):
        run = paragraph.add_run(shown if part == "shown" else None)
        if part == "instruction":
            text = element("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = f" {instruction} "
            run._r.append(text)
        elif part != "shown":
            run._r.append(element("w:fldChar", fldCharType=part))


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """Makes the paragraph a place that links can go to."""
    paragraph._p.insert(1, element("w:bookmarkStart", id=number, name=name))
    paragraph._p.append(element("w:bookmarkEnd", id=number))


def link(paragraph: Any, name: str, text: str) -> None:
    """A link to a bookmark, looking like its paragraph."""
    hyperlink = element("w:hyperlink", anchor=name, history=1)
    run = paragraph.add_run(text)
    paragraph._p.remove(run._r)
    hyperlink.append(run._r)
    paragraph._p.append(hyperlink)


def field_char(paragraph: Any, kind: str, instruction: str = "") -> None:
    """The beginning or the end of a field that spans paragraphs."""
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType=kind))
    if instruction:
        text = element("w:instrText")
        text.set(qn("xml:space"), "preserve")
        text.text = f" {instruction} "
        paragraph.add_run()._r.append(text)
        paragraph.add_run()._r.append(element("w:fldChar", fldCharType="separate"))


def describe(shape: Any, alt: str) -> None:
    """The text alternative of a picture."""
    properties = shape._inline.docPr
    properties.set("descr", alt)
    properties.set("name", f"Diagram {properties.get('id')}")


def dress_table(table: Any, description: str) -> None:
    """Quiet rules, a head that is repeated on every page, and rows that stay whole."""
    properties = table._tbl.tblPr
    borders = element("w:tblBorders")
    for side, colour, eighths in (("bottom", RULE, 4), ("insideH", RULE, 4)):
        borders.append(element(f"w:{side}", val="single", sz=eighths, space=0, color=colour))
    margins = element("w:tblCellMar")
    for side, twips in (("top", 30), ("left", 60), ("bottom", 30), ("right", 60)):
        margins.append(element(f"w:{side}", w=twips, type="dxa"))
    look = properties.find(qn("w:tblLook"))
    for made in (borders, margins):
        look.addprevious(made) if look is not None else properties.append(made)
    properties.append(element("w:tblDescription", val=description))
    for place, row in enumerate(table._tbl.tr_lst):
        row_properties = row.get_or_add_trPr()
        row_properties.append(element("w:cantSplit"))
        if place == 0:
            row_properties.append(element("w:tblHeader"))
            for cell in row.tc_lst:
                edge = element("w:tcBorders")
                edge.append(element("w:bottom", val="single", sz=8, space=0, color=RULE_STRONG))
                cell.get_or_add_tcPr().append(edge)
