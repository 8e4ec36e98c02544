"""How wide a text will be, without asking a font.

The same drawing is shown in the page's own system font and, in PNG and PDF, in Source Sans Pro, so
the layout keeps room for the wider of them. The widths are upper bounds for the usual system fonts
(measured on Noto Sans, which is about as wide as Segoe UI and wider than Arial or Roboto).
"""

FAMILY = "'Source Sans Pro', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"

# Width in thousandths of the font size → the characters that are that wide.
_WIDTHS = {
    180: "’\u202f",
    260: " 'ijl\xa0",
    300: "!,.:;J·()`",
    340: "-I[]",
    380: "/\\t{}f”",
    420: '"r',
    460: "?°_",
    500: "csz–",
    540: "LkxFvy»*EST|É",
    580: "$+0123456789<=>YZ^ae~åäéè×€",
    620: "KPbdghnopquöüøVX−",
    660: "#BACRÅÄß",
    740: "&DGUÜ",
    800: "HN½OQwÖ…",
    880: "%æ",
    940: "@MWm",
    1000: "—",
}
_WIDTH_OF = {character: width for width, characters in _WIDTHS.items() for character in characters}
_UNKNOWN = 1000
_BOLD = 1.05


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in px that *text* needs at *size* px.

    >>> text_width("61,3", 10)
    20.4
    """
    units = sum(_WIDTH_OF.get(character, _UNKNOWN) for character in text)
    return units * size / 1000 * (_BOLD if bold else 1)


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """*text* in as few lines as *width* px allows, of about the same length.

    A word that is wider than a line is cut with a hyphen.

    >>> wrap("Städare och hemservicepersonal m.fl.", 10, 170)
    ('Städare och', 'hemservicepersonal m.fl.')
    """
    lines = _fill(text, size, width, bold)
    if len(lines) == 1:
        return lines
    low, high = width / len(lines), width
    while high - low > 2:  # the narrowest width that needs no more lines
        middle = (low + high) / 2
        tried = _fill(text, size, middle, bold)
        if len(tried) > len(lines) or is_cut(tried, text):
            low = middle
        else:
            high = middle
    return lines if is_cut(lines, text) else _fill(text, size, high, bold)


def is_cut(lines: tuple[str, ...], text: str) -> bool:
    """Whether a word of *text* had to be cut to fit."""
    return " ".join(lines) != text


def _fill(text: str, size: float, width: float, bold: bool) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        for piece in _pieces(word, size, width, bold):
            longer = f"{line} {piece}" if line else piece
            if line and text_width(longer, size, bold=bold) > width:
                lines.append(line)
                line = piece
            else:
                line = longer
    return (*lines, line) if line or not lines else tuple(lines)


def _pieces(word: str, size: float, width: float, bold: bool) -> list[str]:
    """*word*, or its parts where it is wider than a line; at least two characters a part."""
    pieces = []
    while len(word) > 3 and text_width(word, size, bold=bold) > width:
        cut = len(word) - 1
        while cut > 2 and text_width(word[:cut] + "-", size, bold=bold) > width:
            cut -= 1
        pieces.append(word[:cut] + "-")
        word = word[cut:]
    return [*pieces, word]
