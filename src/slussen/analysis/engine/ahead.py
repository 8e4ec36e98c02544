"""What panels of forecasts share: where the past ends, and how the years ahead differ from it."""

from collections.abc import Mapping

from slussen.analysis.engine.claims import value_of
from slussen.analysis.engine.inputs import Reader
from slussen.analysis.engine.model import Indicator
from slussen.lib.text import Text


def base_year(found: Mapping[str, Indicator]) -> str | None:
    """The last year of the past, whose figure has no interval; None where nothing lies ahead."""
    past = [year for year, one in found.items() if one.lo80 is None]
    return max(past) if past and len(past) < len(found) and max(past) < max(found) else None


def change(reader: Reader, then: Indicator, now: Indicator) -> Indicator:
    """How much the forecast *then* differs from the known *now*, with its interval."""
    start = value_of(now)
    return reader.compute(
        (then, now),
        id=f"change:{then.id}:since:{now.period}",
        title=Text(f"Förändring sedan {now.period}", f"Change since {now.period}"),
        value=value_of(then) - start,
        step=Text(f"Skillnad mot {now.period}", f"Difference from {now.period}"),
        status=then.status,
        lo80=None if then.lo80 is None else then.lo80 - start,
        hi80=None if then.hi80 is None else then.hi80 - start,
        past_error=None,
    )
