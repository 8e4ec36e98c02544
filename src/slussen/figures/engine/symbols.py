"""Cells as they are written in published tables: numbers, the signs for none, and words."""

import polars as pl

from slussen.figures.engine.vocabulary import Mark

# The signs of Swedish official statistics and of PC-Axis: ".." not available or too uncertain to
# be shown, "." can't occur, "..." not yet; a dash is "nothing to report", which is a zero.
SIGNS = {
    "..": Mark.SUPPRESSED,
    ".": Mark.MISSING,
    "...": Mark.MISSING,
    "....": Mark.MISSING,
    ".....": Mark.MISSING,
    "......": Mark.MISSING,
    ":": Mark.SUPPRESSED,
    "": Mark.MISSING,
    "null": Mark.MISSING,
    "NULL": Mark.MISSING,
    "NA": Mark.MISSING,
    "N/A": Mark.MISSING,
    "NaN": Mark.MISSING,
}
ZERO = "-"
DASHES = "[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]"
SPACES = r"[\s\u00a0\u2007\u202f]"
NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"
HIDDEN = ("sekret", "confiden", "suppress", "röjande", "skydd", "osäker", "uncertain")


def meaning(symbol: str) -> str:
    """Why there is no figure, from the publisher's own words for a sign.

    >>> meaning("sekretessbelagd"), meaning("..."), meaning("uppgift saknas")
    ('suppressed', 'missing', 'missing')
    """
    text = symbol.strip().strip('"')
    if any(word in text.casefold() for word in HIDDEN):
        return Mark.SUPPRESSED
    return SIGNS.get(text, Mark.MISSING)


def read_cells(
    raw: pl.Series, *, comma: bool = False, signs: dict[str, str] | None = None
) -> pl.DataFrame:
    """Columns ``value``, ``mark`` and ``text`` of cells as written.

    ``comma`` says that decimals are written with a comma; ``signs`` adds the file's own signs.
    What is neither a number nor a sign is kept in ``text``.

    >>> read_cells(pl.Series(["1 234", "..", "–", "små"])).rows()
    [(1234.0, None, None), (None, 'suppressed', None), (0.0, None, None), (None, None, 'små')]
    """
    known = SIGNS | (signs or {})
    written = pl.col("raw").str.strip_chars()
    packed = written.str.replace_all(SPACES, "").str.replace_all(DASHES, "-")
    if comma:
        packed = packed.str.replace(",", ".", literal=True)
    frame = pl.DataFrame({"raw": raw.cast(pl.String).fill_null("")}).with_columns(
        written=written, packed=packed
    )
    number = pl.col("packed").str.contains(NUMBER)
    return frame.select(
        value=pl.when(number)
        .then(pl.col("packed").cast(pl.Float64, strict=False))
        .when(pl.col("packed") == ZERO)
        .then(0.0),
        mark=pl.when(~number).then(
            pl.col("written").replace_strict(known, default=None, return_dtype=pl.String)
        ),
        text=pl.when(
            ~number & (pl.col("packed") != ZERO) & ~pl.col("written").is_in(list(known))
        ).then(pl.col("written")),
    )
