"""Bytes to text, and what a file plainly is not: empty, a web page, a spreadsheet."""

import re

from slussen.figures.engine.publication import BadPublication

EXPECTED = "a PX, json-stat2, JSON or CSV file with figures"
CHARSETS = {"ansi": "cp1252", "ibm437": "cp437", "oem": "cp850", "unicode": "utf-16"}
DECLARED = re.compile(rb'^\s*(?:CHARSET|CODEPAGE)\s*=\s*"([^"]*)"\s*;', re.MULTILINE)


def refuse_what_is_no_data(data: bytes, name: str) -> None:
    """Raise BadPublication for a file that no parser should try."""
    start = data[:400].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if not start:
        raise BadPublication(name, "the file is empty", EXPECTED)
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        raise BadPublication(name, "a web page and no figures, often an error page", EXPECTED)
    if start.startswith((b"<?xml", b"<")):
        raise BadPublication(name, "an XML file", EXPECTED)
    if start.startswith(b"pk\x03\x04"):
        raise BadPublication(name, "an Excel or zip file", "it saved as CSV, PX or json-stat2")
    if start.startswith((b"%pdf", b"\xd0\xcf\x11\xe0")):
        raise BadPublication(name, "an office document", EXPECTED)
    utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\x00" in data and not utf_16:
        at = data.index(b"\x00")
        raise BadPublication(f"{name}, byte {at}", "a zero byte: the file is damaged", EXPECTED)


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of *data*: UTF-8 where that is what it is, else the declared or western code page.

    >>> decode("Örebro".encode("latin-1")), decode("Örebro".encode("utf-8-sig"))
    ('Örebro', 'Örebro')
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        # A wrong declaration is more usual than text that happens to be valid UTF-8.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = (declared or "").strip().lower()
        try:
            return data.decode(CHARSETS.get(named, named or "cp1252"), errors="replace")
        except LookupError:
            return data.decode("cp1252", errors="replace")


def declared_charset(data: bytes) -> str | None:
    """What a PX file says of itself; CODEPAGE, when there, is more precise than CHARSET."""
    found = [match.decode("ascii", "ignore") for match in DECLARED.findall(data[:4000])]
    return found[-1] if found else None


def line_of(text: str, at: int) -> int:
    """The number of the line that holds character *at*, from 1."""
    return text.count("\n", 0, at) + 1
