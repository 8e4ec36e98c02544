"""Errors that the person at the keyboard can put right."""


class UserError(Exception):
    """Shown as one line on standard error (exit code 2) or as a message on the page.

    ``where`` is the file, table or option; ``what`` is what is wrong with it; ``expected`` is what
    would have been right, and may be left out when it is plain.

    >>> str(UserError("county 99", "no such county", "a code such as 18"))
    'county 99: no such county (expected a code such as 18)'
    """

    def __init__(self, where: str, what: str, expected: str = "") -> None:
        self.where, self.what, self.expected = where, what, expected
        super().__init__(where, what, expected)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}"
        if self.expected:
            line += f" (expected {self.expected})"
        return " ".join(line.split())
