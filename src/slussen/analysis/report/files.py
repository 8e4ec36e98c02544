"""What a report's file is called."""

import unicodedata

from slussen.regions.engine.places import County


def file_name(county: County, ending: str) -> str:
    """A name that every system takes.

    >>> from slussen.lib.text import Text
    >>> file_name(County("14", "Västra Götaland", Text("", ""), "", Text("", "")), "pdf")
    '14-vastra-gotaland.pdf'
    """
    plain = unicodedata.normalize("NFKD", county.name).encode("ascii", "ignore").decode()
    return f"{county.code}-{'-'.join(plain.lower().split())}.{ending}"
