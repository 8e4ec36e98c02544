"""Everyone may ask for reports, within limits; only who asked may stop."""

import pytest

from slussen.analysis.permissions import (
    HOURLY_ALL,
    WAITING_ALL,
    WAITING_EACH,
    TooManyReports,
    can_request_report,
    check_can_request_report,
    visitor_can_cancel_report,
)


@pytest.mark.parametrize(
    ("mine", "everyone", "hourly", "may"),
    [
        (0, 0, 0, True),
        (WAITING_EACH - 1, WAITING_ALL - 1, HOURLY_ALL - 1, True),
        (WAITING_EACH, 0, 0, False),
        (0, WAITING_ALL, 0, False),
        (0, 0, HOURLY_ALL, False),
    ],
)
def test_limits(mine: int, everyone: int, hourly: int, may: bool) -> None:
    given = {"waiting_mine": mine, "waiting_all": everyone, "hourly_all": hourly}
    assert can_request_report(**given) is may
    if may:
        check_can_request_report(**given)
    else:
        with pytest.raises(TooManyReports, match="try again"):
            check_can_request_report(**given)


def test_stop() -> None:
    assert visitor_can_cancel_report("a", ["b", "a"])
    assert not visitor_can_cancel_report("a", [])
