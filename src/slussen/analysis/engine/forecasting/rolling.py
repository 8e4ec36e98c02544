"""The same forecast made year after year, each from what was known that year, and its errors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slussen.analysis.engine.forecasting.panel import Panel
from slussen.analysis.engine.forecasting.references import last_value, linear_trend
from slussen.analysis.engine.forecasting.regressors import LARGEST, Regressors, regressors
from slussen.analysis.engine.forecasting.weights import fit

Floats = NDArray[np.float64]

METHODS = ("auto", "last", "linear")
ORIGINS = 16  # years back to which forecasts are made again
FIT_SERIES = 1500  # at most so many series, spread over all, take part in fitting weights
LEAST_WEIGHT = 0.05  # a kind of idea below this is not named
KINDS = ("cohort", "trend", "group", "level")
UNCHANGED = "last value"
VERY_LARGE = 5.0  # an error, in units of noise; most are below one

# What the trends of 1, 3, 5 and 10 years and the proportional growth weigh before a file has shown
# anything. Chosen by back-test on SCB tables (docs/methods/forecast.md says which).
PRIOR_TRENDS = (0.1, 0.15, 0.15, 0.05, 0.15)


@dataclass(frozen=True, eq=False)
class Rolling:
    """Forecasts from several origins, O of them, the last year of every series among them.

    ``origins``: (O,) columns of the panel. ``point``, ``error``: (O, horizon, series); an error
    is outcome less forecast, NaN where there is no outcome or the series had no value at the
    origin. ``noise``: (O, series), see ``Regressors``. ``method``: (O, horizon, series)
    index into ``methods``. ``pool``: (series,) 1 for those with a cohort to follow, 0 for others,
    whose errors are of another kind.
    """

    origins: NDArray[np.int64]
    point: Floats
    error: Floats
    noise: Floats
    method: NDArray[np.int64]
    methods: tuple[str, ...]
    pool: NDArray[np.int64]


def rolling(panel: Panel, horizon: int, method: str = "auto") -> Rolling:
    """Forecast *panel* from each of the latest years and from the last year of each series.

    Raises ValueError for an unknown method.
    """
    if method not in METHODS:
        raise ValueError(f"no method {method}")
    origins = _origins(panel)
    combiner = _Combiner(panel, horizon)
    shape = (len(origins), horizon, len(panel.values))
    point, error = np.empty(shape), np.full(shape, np.nan)
    named = np.zeros(shape, dtype=np.int64)
    noise = np.empty((len(origins), len(panel.values)))
    for number, origin in enumerate(origins.tolist()):
        found = regressors(panel, origin, horizon)
        past = panel.values[:, : origin + 1]
        if method == "last":
            point[number] = last_value(past, horizon)
        elif method == "linear":
            point[number] = linear_trend(past, horizon)
        else:
            point[number], named[number] = combiner.forecast(origin, found)
        counts = np.nanmin(past, axis=1, initial=np.inf) >= 0
        point[number] = np.where(counts, np.maximum(point[number], 0), point[number])
        noise[number] = found.noise
        outcome = outcomes(panel, origin, horizon)
        error[number] = outcome - point[number]
    methods = ("linear trend",) if method == "linear" else tuple(combiner.names)
    has = np.zeros(len(panel.values)) if panel.ages is None else panel.ages.previous >= 0
    return Rolling(origins, point, error, noise, named, methods, has.astype(np.int64))


def outcomes(panel: Panel, origin: int, horizon: int) -> Floats:
    """(horizon, series) what came after *origin*; NaN where nothing did or nothing was there."""
    came = np.full((horizon, len(panel.values)), np.nan)
    after = panel.values[:, origin + 1 : origin + 1 + horizon].T
    came[: len(after)] = np.where(np.isnan(panel.values[:, origin]), np.nan, after)
    return came


def _origins(panel: Panel) -> NDArray[np.int64]:
    years = panel.values.shape[1]
    ends = years - 1 - (~np.isnan(panel.values))[:, ::-1].argmax(axis=1)
    latest = np.arange(max(1, years - ORIGINS), years)
    return np.union1d(ends, latest).astype(np.int64)


@dataclass(frozen=True, eq=False)
class _Past:
    """What was foreseen at an earlier origin for the series that take part in the fit."""

    origin: int
    foreseen: Floats  # (ideas, horizon, sample), in units of the expected error
    came: Floats  # (horizon, sample)


class _Combiner:
    """Combines ideas with weights fitted to the outcomes that were known at each origin.

    Origins must come in order. Without cohorts each horizon's weights start from those of the
    horizon before; what a cohort step tells of a trend differs by horizon.
    """

    def __init__(self, panel: Panel, horizon: int) -> None:
        self.panel = panel
        self.horizon = horizon
        count = len(panel.values)
        self.sample = panel.order[:: -(-count // FIT_SERIES)]
        self.names = [UNCHANGED]
        self.past: list[_Past] = []

    def forecast(self, origin: int, found: Regressors) -> tuple[Floats, NDArray[np.int64]]:
        """Point forecasts and numbers of the methods' names, both (horizon, series)."""
        point = np.repeat(found.last[None], self.horizon, axis=0)
        named = np.zeros(point.shape, dtype=np.int64)
        for members, ideas in self._classes(origin, found.kinds):
            kinds = [found.kinds[idea] for idea in ideas]
            prior = _prior(kinds)
            for step in range(self.horizon):
                weights = self._fitted(origin, step, members, ideas, kinds, prior)
                prior = prior if "cohort" in kinds else weights
                change = weights @ found.changes[ideas, step]
                point[step] += np.where(members, change, 0)
                moved = members & (change != 0)
                named[step] = np.where(moved, self._number(_name(kinds, weights)), named[step])
        self._remember(origin, found)
        return point, named

    def _classes(
        self, origin: int, kinds: tuple[str, ...]
    ) -> list[tuple[NDArray[np.bool_], list[int]]]:
        """Which series share weights, over which ideas: cohorts only once they have done better."""
        own = [number for number, kind in enumerate(kinds) if kind != "cohort"]
        ages = self.panel.ages
        if ages is None or not self._cohorts_help(origin):
            return [(np.ones(len(self.panel.values), dtype=np.bool_), own)]
        has = ages.previous >= 0
        return [(has, [*own, len(kinds) - 1]), (~has, own)]

    def _cohorts_help(self, origin: int) -> bool:
        """Was the cohort step nearer than the last value, over all outcomes known at *origin*?

        An error counts at most as much as a very large one does, so that a few series that had
        been at zero do not decide for all.
        """
        cohort = last = 0.0
        for past in self.past:
            came = past.came[: origin - past.origin]
            missed = np.abs(came - past.foreseen[-1, : len(came)])
            cohort += float(np.nansum(np.minimum(missed, VERY_LARGE)))
            last += float(np.nansum(np.minimum(np.abs(came), VERY_LARGE)))
        return cohort < last

    def _fitted(
        self,
        origin: int,
        step: int,
        members: NDArray[np.bool_],
        ideas: list[int],
        kinds: Sequence[str],
        prior: Floats,
    ) -> Floats:
        inside = members[self.sample]
        blocks = []
        for past in self.past:
            if past.origin + step + 1 <= origin:
                known = inside & ~np.isnan(past.came[step])
                blocks.append((past.foreseen[ideas, step][:, known], past.came[step, known]))
        return fit(blocks, prior, np.array([kind != "level" for kind in kinds]))

    def _remember(self, origin: int, found: Regressors) -> None:
        unit = found.noise[self.sample]
        unit = np.where(unit > 0, unit, 1)
        came = (outcomes(self.panel, origin, self.horizon) - found.last)[:, self.sample]
        foreseen = found.changes[:, :, self.sample]
        bounded = [np.clip(change / unit, -LARGEST, LARGEST) for change in (foreseen, came)]
        self.past.append(_Past(origin, *bounded))

    def _number(self, name: str) -> int:
        if name not in self.names:
            self.names.append(name)
        return self.names.index(name)


def _name(kinds: Sequence[str], weights: Floats) -> str:
    """Which kinds of ideas take part, such as "trend+group"."""
    total = {
        kind: sum(w for k, w in zip(kinds, weights, strict=True) if k == kind) for kind in KINDS
    }
    return "+".join(kind for kind in KINDS if total[kind] >= LEAST_WEIGHT) or UNCHANGED


def _prior(kinds: Sequence[str]) -> Floats:
    """Weights before anything is known: the cohort step alone where it is used, else trends."""
    if "cohort" in kinds:
        return np.array([float(kind == "cohort") for kind in kinds])
    trends = iter(PRIOR_TRENDS)
    return np.array([next(trends) if kind == "trend" else 0.0 for kind in kinds])
