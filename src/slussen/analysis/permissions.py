"""Who may ask for reports, and when. The analysis is public: everyone may, within limits."""

from slussen.lib.errors import UserError

WAITING_EACH = 3  # unfinished reports of one visitor
WAITING_ALL = 20  # of all visitors together
HOURLY_ALL = 300  # asked for in an hour


class TooManyReports(UserError):
    """The limit that was met; the page tells what to do."""


def can_request_report(*, waiting_mine: int, waiting_all: int, hourly_all: int) -> bool:
    """Whether one more report may be queued."""
    return waiting_mine < WAITING_EACH and waiting_all < WAITING_ALL and hourly_all < HOURLY_ALL


def check_can_request_report(*, waiting_mine: int, waiting_all: int, hourly_all: int) -> None:
    """Raises TooManyReports."""
    if not can_request_report(
        waiting_mine=waiting_mine, waiting_all=waiting_all, hourly_all=hourly_all
    ):
        raise TooManyReports("too many reports are waiting: try again when one is done")


def visitor_can_cancel_report(report_id: str, asked_for: list[str]) -> bool:
    """Only who asked for a report may stop it; *asked_for* is what the visitor's session holds."""
    return report_id in asked_for
