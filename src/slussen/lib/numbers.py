"""Numbers as they are written in Swedish and English. The one place that formats a number."""

import math
from decimal import ROUND_HALF_UP, Decimal

MINUS = "−"
NO_BREAK = "\u00a0"
NARROW = "\u202f"  # between thousands in Swedish
NONE = "–"


def format_number(value: float | Decimal | None, decimals: int, language: str) -> str:
    """*value* with *decimals*, halves away from zero, grouped by thousands; an en dash for none.

    >>> format_number(-12345.65, 1, "sv").replace(NARROW, "_")
    '−12_345,7'
    >>> format_number(1234.5, 0, "en")
    '1,235'
    """
    if value is None or not math.isfinite(value):
        return NONE
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{abs(rounded):,f}"
    if language == "sv":
        text = text.replace(",", NARROW).replace(".", ",")
    return f"{MINUS}{text}" if rounded < 0 else text
