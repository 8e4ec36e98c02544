"""An ad's text as lines and sentences, each with its place in the text.

Ads are written by hand and pasted from many systems: bullets of many kinds, line separators that
aren't line feeds (U+2028), abbreviations that end in a full stop, and HTML.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

# What ends a line, besides line feed.
_LINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BULLET = re.compile(r"[\s\u200b]*(?:[•·●○◦▪■⦁►➢✓✔*–—-]|\d{1,2}[.)])[\s\u200b]+")
_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)|[.!?](?=[A-ZÅÄÖ][a-zåäö])")
_SHORT = """t.ex ex bl.a m.m m.fl o.s.v osv dvs d.v.s fr.o.m t.o.m s.k p.g.a pga kl ca cirka nr tel
    leg resp ev evt inkl exkl max min st mån tis ons tors fre lör sön jan feb aug sept okt nov dec
    etc e.g i.e approx incl dr prof u.a f.d i.st m.a.o"""
_ABBREVIATIONS = frozenset(_SHORT.split())
LONGEST = 2000  # characters of a sentence
_ADDRESS = re.compile(r"\b(?:www|https?)\b[^\s]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its bullet; ``bulleted`` says if it had one."""

    start: int
    end: int
    bulleted: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: ``text[start:end]``."""

    start: int
    end: int


def lines(text: str) -> tuple[Line, ...]:
    """The lines of *text* that say something.

    A line that ends in an abbreviation goes on in the next ("leg.", "sjuksköterska").

    >>> [("• B-körkort\\u2028• Truckkort")[one.start : one.end] for one in lines(
    ...     "• B-körkort\\u2028• Truckkort")]
    ['B-körkort', 'Truckkort']
    """
    found: list[Line] = []
    start = 0
    breaks = [*_LINE.finditer(text), None]
    for at in breaks:
        end = at.start() if at else len(text)
        if at and _ends_in_abbreviation(text[start:end].rstrip()):
            continue
        bullet = _BULLET.match(text, start, end)
        line = _trimmed(text, bullet.end() if bullet else start, end)
        if line.start < line.end:
            found.append(Line(line.start, line.end, bullet is not None))
        start = at.end() if at else end
    return tuple(found)


def sentences(text: str, line: Line) -> tuple[Span, ...]:
    """The sentences of a line.

    >>> text = "Vi söker leg. sjuksköterska. Du har t.ex. B-körkort!"
    >>> [text[one.start : one.end] for one in sentences(text, Line(0, len(text), False))]
    ['Vi söker leg. sjuksköterska.', 'Du har t.ex. B-körkort!']
    """
    found: list[Span] = []
    start = line.start
    for stop in _END.finditer(text, line.start, line.end):
        if stop.end() < line.end and _goes_on(text, start, stop):
            continue
        found.append(_trimmed(text, start, stop.end()))
        start = stop.end()
    if start < line.end:
        found.append(_trimmed(text, start, line.end))
    return tuple(part for one in found if one.start < one.end for part in _cut(text, one))


def _cut(text: str, sentence: Span) -> list[Span]:
    """A "sentence" that is far too long to be one, in parts."""
    parts = []
    start = sentence.start
    while sentence.end - start > LONGEST:
        blank = text.rfind(" ", start, start + LONGEST)
        stop = blank if blank > start else start + LONGEST
        parts.append(_trimmed(text, start, stop))
        start = stop
    return [one for one in (*parts, _trimmed(text, start, sentence.end)) if one.start < one.end]


def _goes_on(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a full stop is of an abbreviation, a number or an address."""
    if stop.group()[0] != ".":
        return False
    before = text[start : stop.start()]
    if _ends_in_abbreviation(before + ".") or _ADDRESS.search(before):
        return True
    after = text[stop.end() : stop.end() + 2].lstrip()
    return before[-1:].isdigit() and after[:1].isdigit()


def _ends_in_abbreviation(text: str) -> bool:
    if not text.endswith("."):
        return False
    last = text[-12:-1].split()
    return bool(last) and last[-1].lstrip("(").lower() in _ABBREVIATIONS


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] == "\u200b"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "\u200b"):
        end -= 1
    return Span(start, end)


_BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table")
)
_SILENT = frozenset(("script", "style"))


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self.parts.append("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def plain_text(html: str) -> str:
    """The text of a formatted ad: blocks as lines, list items as bullets, no markup.

    >>> plain_text("<p>Krav:</p><ul><li>B-k&ouml;rkort</li></ul>").split("\\n")
    ['', 'Krav:', '', '', '• B-körkort', '', '']
    """
    parser = _Plain()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts)
