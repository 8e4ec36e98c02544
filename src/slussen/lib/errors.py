"""Errors that the person at the keyboard can put right."""


class UserError(Exception):
    """Its message is one line: where, what is wrong there, and what was expected.

    On the command line it is printed as it is (exit code 2); a page shows it as a message. Nothing
    has been half-written when it is raised.

    >>> str(UserError("county 99", "no such county (expected a code such as 18)"))
    'county 99: no such county (expected a code such as 18)'
    """

    def __init__(self, *parts: str) -> None:
        super().__init__(": ".join(parts))
