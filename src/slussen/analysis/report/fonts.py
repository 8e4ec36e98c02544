"""The font that documents are set in: where it is, and which characters it can draw."""

import struct
from functools import cache
from pathlib import Path

from slussen.lib.errors import UserError

FAMILY = "Source Sans Pro"
# Direction marks and the like: never drawn, so that no font has to have them.
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff")
INSTEAD = "?"


def folder() -> Path:
    """Where the font's files are; raises UserError when its package is not whole."""
    try:
        import font_source_sans_pro
    except ImportError as error:
        raise UserError(
            f'the font "{FAMILY}" is missing: install the package font-source-sans-pro'
        ) from error
    place = Path(font_source_sans_pro.font_directory)
    if not (place / "SourceSansPro-Regular.ttf").is_file():
        raise UserError(f'the font "{FAMILY}" is missing from {place}')
    return place


def drawable(text: str) -> str:
    """*text* without what the font has no sign for: it would stop an accessible PDF.

    >>> drawable("kvinnor 中")
    'kvinnor ?'
    """
    known = _characters(folder() / "SourceSansPro-Regular.ttf")
    return "".join(_drawn(character, known) for character in text)


def _drawn(character: str, known: frozenset[int]) -> str:
    if character in INVISIBLE:
        return ""
    if character.isspace() and ord(character) not in known:
        return " "
    return character if ord(character) in known else INSTEAD


@cache
def _characters(path: Path) -> frozenset[int]:
    """The code points a TrueType font maps to a glyph (its cmap table, format 4 or 12)."""
    data = path.read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    tables = (struct.unpack_from(">4sLLL", data, 12 + 16 * i) for i in range(count))
    start = next(offset for tag, _sum, offset, _length in tables if tag == b"cmap")
    subtables = struct.unpack_from(">H", data, start + 2)[0]
    found: set[int] = set()
    for i in range(subtables):
        offset = start + struct.unpack_from(">HHL", data, start + 4 + 8 * i)[2]
        kind = struct.unpack_from(">H", data, offset)[0]
        if kind == 4:
            found |= _format_4(data, offset)
        elif kind == 12:
            found |= _format_12(data, offset)
    return frozenset(found)


def _format_4(data: bytes, offset: int) -> set[int]:
    segments = struct.unpack_from(">H", data, offset + 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", data, offset + 14)
    starts = struct.unpack_from(f">{segments}H", data, offset + 16 + 2 * segments)
    pairs = zip(starts, ends, strict=True)
    return {code for low, high in pairs for code in range(low, high + 1) if code != 0xFFFF}


def _format_12(data: bytes, offset: int) -> set[int]:
    groups = struct.unpack_from(">L", data, offset + 12)[0]
    ranges = (struct.unpack_from(">LLL", data, offset + 16 + 12 * i) for i in range(groups))
    return {code for low, high, _glyph in ranges for code in range(low, high + 1)}
