"""HTTP for what is fetched from publishers: one address at a time, patient, never too fast."""

import datetime as dt
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import stamina

from slussen.lib.errors import UserError
from slussen.lib.limits import SlidingWindow

ATTEMPTS = 5
LONGEST_WAIT = 300.0  # seconds: a server that asks for more is left alone
TIMEOUT = 60.0
PASSING = (408, 425, 429, 500, 502, 503, 504)


GO_ON = "what was fetched is kept, the same command goes on from there"


class Unanswered(UserError):
    """No usable answer, however patiently asked. What was fetched before is kept."""

    def __init__(self, url: str, what: str, expected: str = "an answer") -> None:
        super().__init__(f"{url}: {what} (expected {expected}; {GO_ON})")
        self.short = f"{url}: {what}"


class NotThere(Unanswered):
    """The address answers, and says that there is no such thing."""


class Passing(Exception):
    """A failure that may pass; ``after`` seconds when the server said so."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked. A body makes it a POST."""

    url: str
    params: tuple[tuple[str, str], ...] = ()
    body: Mapping[str, Any] | None = None

    @property
    def key(self) -> str:
        """The same word for the same question."""
        return json.dumps([self.url, self.params, self.body], sort_keys=True, ensure_ascii=False)


@dataclass
class Client:
    """Asks, waits when told to, and tries again. ``sleep`` and ``clock`` are replaced in tests."""

    limit: SlidingWindow = field(default_factory=lambda: SlidingWindow(calls=10, window=10))
    timeout: float = TIMEOUT
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    transport: httpx.BaseTransport | None = None

    def __post_init__(self) -> None:
        self._http = httpx.Client(
            headers={
                "User-Agent": "slussen",
                "Accept": "application/json",
            },
            timeout=httpx.Timeout(self.timeout, connect=min(self.timeout, 15.0)),
            transport=self.transport,
            follow_redirects=True,
        )

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_exception: object) -> None:
        self._http.close()

    def fetch(self, request: Request) -> bytes:
        """The whole answer, which is JSON; raises NotThere or Unanswered."""
        patient = stamina.RetryingCaller(
            attempts=ATTEMPTS, timeout=None, wait_initial=1.0, wait_max=30.0, wait_jitter=1.0
        )
        try:
            return patient(_worth_another_try, self._once, request)
        except (Passing, httpx.TransportError) as error:
            said = f"{reason(error)} after {ATTEMPTS} attempts"
            raise Unanswered(request.url, said) from error

    def _once(self, request: Request) -> bytes:
        if wait := self.limit.wait(self.clock()):
            self.sleep(wait)
        self.limit.note(self.clock())
        response = self._http.request(
            "POST" if request.body is not None else "GET",
            request.url,
            # None and not []: httpx would drop the query of an address that has one (next_url).
            params=list(request.params) or None,
            json=request.body,
        )
        if response.status_code in PASSING:
            after = _retry_after(response.headers.get("Retry-After"))
            if after is not None and after > LONGEST_WAIT:
                raise Unanswered(
                    request.url, f"asks to wait {after:.0f} s", f"less than {LONGEST_WAIT:.0f} s"
                )
            raise Passing(f"answers {response.status_code}", after)
        if response.status_code in (404, 410):
            raise NotThere(request.url, f"answers {response.status_code}", "a table of that name")
        if response.is_error:
            raise Unanswered(
                request.url, f"answers {response.status_code} {_said(response)}".rstrip(), "200"
            )
        try:
            json.loads(response.content)
        except ValueError as error:
            # An error page, or an answer that was cut off: both have been seen to pass.
            raise Passing("answers with something that is no whole JSON") from error
        return response.content


def _worth_another_try(error: Exception) -> bool | float:
    if isinstance(error, Passing):
        return True if error.after is None else error.after
    return isinstance(error, httpx.TransportError)


def _retry_after(header: str | None) -> float | None:
    """Seconds to wait, from a number of seconds or a date."""
    if not header:
        return None
    try:
        return max(0.0, float(header))
    except ValueError:
        pass
    try:
        then = parsedate_to_datetime(header)
    except ValueError:
        return None
    return max(0.0, (then - dt.datetime.now(dt.UTC)).total_seconds())


def reason(error: Exception) -> str:
    """Why there was no answer, in words."""
    if isinstance(error, httpx.TimeoutException):
        return "no answer in time"
    if isinstance(error, httpx.ConnectError):
        return "can't be reached"
    return str(error) or type(error).__name__


def _said(response: httpx.Response) -> str:
    """The server's own words for an error, cut short."""
    try:
        said = response.json()
    except ValueError:
        return ""
    if not isinstance(said, dict):
        return ""
    words = " ".join(
        str(said[key]) for key in ("title", "detail", "error", "message") if said.get(key)
    )
    return f'"{words[:160]}"' if words else ""
