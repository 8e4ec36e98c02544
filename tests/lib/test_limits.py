from hypothesis import given
from hypothesis import strategies as st

from slussen.lib.limits import SlidingWindow


@given(
    st.integers(1, 6),
    st.floats(0.5, 20),
    st.lists(st.floats(0, 3), min_size=1, max_size=60),
)
def test_never_more_calls_than_allowed_in_any_window(
    calls: int, window: float, pauses: list[float]
) -> None:
    limit = SlidingWindow(calls, window)
    now, made = 0.0, []
    for pause in pauses:
        now += pause
        now += limit.wait(now)
        limit.note(now)
        made.append(now)
    for start in made:
        # Half-open, and a hair less: the sum of waits is rounded.
        within = [at for at in made if start <= at < start + window - 1e-6]
        assert len(within) <= calls


@given(st.integers(1, 5), st.floats(1, 10))
def test_nobody_waits_without_need(calls: int, window: float) -> None:
    limit = SlidingWindow(calls, window)
    for _ in range(calls):
        assert limit.wait(0.0) == 0.0
        limit.note(0.0)
    assert limit.wait(0.0) == window
    assert limit.wait(window) == 0.0
