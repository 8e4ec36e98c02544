"""Text that exists in the two staff languages, Swedish and English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The same text in Swedish and English.

    >>> Text("Läget", "The situation").to("en")
    'The situation'
    """

    sv: str
    en: str

    def to(self, language: str) -> str:
        """The text in *language*; every language but Swedish reads the English."""
        return self.sv if language == "sv" else self.en
