import pytest

from slussen.figures.engine.publication import BadPublication
from slussen.figures.engine.text_files import (
    declared_charset,
    decode,
    line_of,
    refuse_what_is_no_data,
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
def test_text_in_any_usual_encoding(encoding: str) -> None:
    assert decode("Örebro – kön".replace("–", "-").encode(encoding)) == "Örebro - kön"


def test_a_declared_code_page_is_used_and_an_unknown_one_does_no_harm() -> None:
    assert decode("Ålder".encode("cp850"), "cp850") == "Ålder"
    assert decode("Ålder".encode("latin-1"), "no-such-page") == "Ålder"


def test_what_a_file_says_of_its_charset() -> None:
    assert declared_charset(b'CHARSET="ANSI";\r\nCODEPAGE="iso-8859-15";') == "iso-8859-15"
    assert declared_charset(b'STUB="region";') is None


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf  \r\n", "empty"),
        (b"<!DOCTYPE html><html>502</html>", "web page"),
        (b"  <HTML>", "web page"),
        (b"<?xml version='1.0'?>", "XML"),
        (b"PK\x03\x04rest", "Excel"),
        (b"%PDF-1.7", "office document"),
        (b"a,b\n1,\x002\n", "byte 6"),
    ],
)
def test_what_no_parser_should_try(data: bytes, says: str) -> None:
    with pytest.raises(BadPublication, match=says):
        refuse_what_is_no_data(data, "file")


def test_data_is_let_through() -> None:
    refuse_what_is_no_data(b"a,b\n1,2\n", "file")
    refuse_what_is_no_data("a;b".encode("utf-16"), "file")


def test_lines_are_counted_from_one() -> None:
    assert line_of("a\nb\nc", 4) == 3
