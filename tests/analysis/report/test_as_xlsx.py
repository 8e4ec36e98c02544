"""A workbook in which numbers are numbers, texts are texts, and every figure has its source."""

import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from slussen.analysis.report.as_xlsx import FORBIDDEN, NAME_LENGTH, SheetNames, _units
from tests.analysis.report import sample


@pytest.fixture(scope="module")
def content(rendered) -> bytes:
    return rendered("xlsx")


@pytest.fixture(scope="module")
def book(content: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def rows(book: CalamineWorkbook, name: str) -> list[list[object]]:
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def test_sheets(book: CalamineWorkbook) -> None:
    names = book.sheet_names
    assert names[0] == "Läs mig"
    assert names[-1] == "Indikatorer"
    assert names[1] == "1.1 Hur stor är skillnaden"
    assert len(names) == 6


def test_numbers_are_numbers(book: CalamineWorkbook) -> None:
    table = rows(book, "1.1 Hur stor är skillnaden")
    assert table[3][:2] == ["Område", "Kvinnor (procent)"]
    assert table[4][:4] == ["Område 0", 61.25, 1234.5, "–"]
    assert table[5][2:4] == ["dold av utgivaren", -12.4]
    assert len(table[4:]) > 23
    assert any("Källa: SCB, påhittad tabell" in row for row in table)


def test_nothing_is_computed(content: bytes, book: CalamineWorkbook) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 6
        for name in sheets:
            assert not re.search(rb"<f[ >]", archive.read(name))
        rels = [n for n in archive.namelist() if n.endswith(".rels")]
        assert not any(b'TargetMode="External"' in archive.read(name) for name in rels)
    name = next(name for name in book.sheet_names if name.startswith("2.1"))
    table = rows(book, name)
    assert table[3][0] == "=1+1 (en)" or table[3][0] == "=1+1"
    assert [row[0] for row in table[4:7]] == ["=SUM(A1:A9)", "@cmd", "-1+1"]
    assert table[6][1] == "+46*"


def test_heads_are_frozen_and_can_be_filtered(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet") and not name.endswith("sheet1.xml"):
                sheet = archive.read(name)
                assert b'state="frozen"' in sheet
                assert b"<autoFilter" in sheet


def test_every_figure_with_its_source(book: CalamineWorkbook) -> None:
    table = rows(book, "Indikatorer")
    heads = table[0]
    listed = [dict(zip(heads, row, strict=True)) for row in table[1:]]
    assert len(listed) == 4
    women = next(item for item in listed if item["Id"] == "rate:18:women")
    assert women["Värde"] == 61.3
    assert women["Region"] == "18 Örebro län"
    assert (women["Kön"], women["Ålder"], women["Period"]) == ("kvinnor", "20–64", "2026-06")
    assert (women["Utgivare"], women["Hämtad"]) == ("SCB", "2026-08")
    hidden = next(item for item in listed if item["Id"] == "rate:18:men")
    assert (hidden["Värde"], hidden["Märkning"]) == ("", "dold av utgivaren")
    forecast = next(item for item in listed if item["Id"] == "ads:18")
    assert forecast["Yrke"].startswith("5321 ")
    assert (forecast["Undre 80 %"], forecast["Övre 80 %"]) == (5, 9)


def test_read_me_leads_to_the_sheets(content: bytes, book: CalamineWorkbook) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first = archive.read("xl/worksheets/sheet1.xml").decode()
    places = re.findall(r'location="\'(.*?)\'!A1"', first)
    assert [place.replace("''", "'").replace("&lt;", "<").replace("&amp;", "&") for place in places]
    assert len(places) == 5
    text = " ".join(str(cell) for row in rows(book, "Läs mig") for cell in row)
    assert "Kompetensanalys Örebro län" in text
    assert sample.SOURCE.cite.sv in text


@given(st.lists(st.text(max_size=50), max_size=20))
def test_names_that_excel_takes(wanted: list[str]) -> None:
    names = SheetNames(["Läs mig"])
    made = [names.unique(text) for text in wanted]
    assert len({name.casefold() for name in names.taken}) == len(wanted) + 1
    for name in made:
        assert 1 <= _units(name) <= NAME_LENGTH
        assert not FORBIDDEN.search(name)
        assert not name.startswith("'")
        assert not name.endswith("'")
