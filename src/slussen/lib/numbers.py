"""Numbers as they are written in Swedish and English. The one place that formats a number."""

MINUS = "−"
NO_BREAK = "\u00a0"
NARROW = "\u202f"  # between thousands in Swedish
NONE = "–"


def format_number(value: float | None, decimals: int, language: str) -> str:
    """*value* with *decimals*, grouped by thousands; an en dash where there is no value.

    >>> format_number(-12345.67, 1, "sv").replace(NARROW, "_")
    '−12_345,7'
    >>> format_number(12345.67, 1, "en")
    '12,345.7'
    """
    if value is None:
        return NONE
    text = f"{abs(value):,.{decimals}f}"
    negative = value < 0 and any(digit in "123456789" for digit in text)
    if language == "sv":
        text = text.replace(",", NARROW).replace(".", ",")
    return f"{MINUS}{text}" if negative else text
