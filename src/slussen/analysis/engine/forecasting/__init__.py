"""Forecasts of many short annual series at once, each with its own measured past error."""

from slussen.analysis.engine.forecasting.forecast import (
    Forecast,
    Score,
    backtest,
    forecast,
    latest,
    scores,
)
from slussen.analysis.engine.forecasting.panel import Panel, panel
from slussen.analysis.engine.forecasting.rolling import METHODS, Rolling, rolling

__all__ = [
    "METHODS",
    "Forecast",
    "Panel",
    "Rolling",
    "Score",
    "backtest",
    "forecast",
    "latest",
    "panel",
    "rolling",
    "scores",
]
