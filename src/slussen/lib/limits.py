"""How often an API may be asked: at most so many calls within any window of time."""

from collections import deque
from dataclasses import dataclass, field


@dataclass
class SlidingWindow:
    """Pure: the clock is the caller's. ``calls`` within any ``window`` seconds.

    >>> limit = SlidingWindow(calls=2, window=10)
    >>> [limit.wait(now) for now in (0.0, 1.0)], limit.note(0.0), limit.note(1.0), limit.wait(4.0)
    ([0.0, 0.0], None, None, 6.0)
    """

    calls: int
    window: float
    _noted: deque[float] = field(default_factory=deque, repr=False)

    def wait(self, now: float) -> float:
        """Seconds from *now* until one more call is allowed; 0 when it is at once."""
        while self._noted and self._noted[0] + self.window <= now:
            self._noted.popleft()
        if len(self._noted) < self.calls:
            return 0.0
        return self._noted[-self.calls] + self.window - now

    def note(self, now: float) -> None:
        """A call is made at *now*."""
        self._noted.append(now)
