"""Weights of the ideas, fitted to what came true: least absolute errors, no negative weight."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls

Floats = NDArray[np.float64]

# The prior weighs as much as the outcomes of so many origins (the years of a large table differ),
# and so many outcomes (a small table proves little).
PRIOR_ORIGINS = 1.0
PRIOR_OUTCOMES = 40.0
ROUNDS = 5


def fit(
    blocks: Sequence[tuple[Floats, Floats]], prior: Floats, bounded: NDArray[np.bool_]
) -> Floats:
    """Weights (ideas,) that would have forecast best, near *prior* while little is known.

    *blocks*: for each origin the changes that were foreseen (ideas, outcomes) and those that came
    (outcomes,), in units of the expected error. An origin counts once however many outcomes it
    has, since series of the same year err together. The weights where *bounded* sum to at most
    one. Least absolute errors by iteratively reweighted least squares (Beaton and Tukey, 1974),
    each round with Lawson and Hanson's non-negative least squares.
    """
    blocks = [block for block in blocks if len(block[1])]
    if not blocks:
        return prior
    foreseen = np.concatenate([block[0] for block in blocks], axis=1)
    came = np.concatenate([block[1] for block in blocks])
    share = np.concatenate([np.full(len(block[1]), 1 / len(block[1])) for block in blocks])
    prior_share = PRIOR_ORIGINS / len(blocks) + PRIOR_OUTCOMES / len(came)
    weights, robust = prior, np.ones(len(came))
    for _ in range(ROUNDS):
        weighted = foreseen * (share * robust)
        gram, moment = weighted @ foreseen.T, weighted @ came
        pull = prior_share * np.diag(gram) + 1e-9 * np.trace(gram) + 1e-12
        weights = _bounded_solution(gram + np.diag(pull), moment + pull * prior, bounded)
        miss = np.abs(came - weights @ foreseen)
        robust = 1 / np.maximum(miss, 0.3 * np.median(miss) + 1e-9)
    return weights


def _bounded_solution(gram: Floats, moment: Floats, bounded: NDArray[np.bool_]) -> Floats:
    """Minimum of w'Gw - 2m'w with w >= 0 and the bounded weights summing to at most one."""
    scale = np.sqrt(np.trace(gram))
    root = np.linalg.cholesky(gram / scale**2)
    target = np.linalg.solve(root, moment / scale**2)
    weights: Floats = nnls(root.T, target)[0]
    if weights[bounded].sum() > 1:
        row = 1e3 * bounded.astype(np.float64)
        weights = nnls(np.vstack([root.T, row]), np.append(target, 1e3))[0]
    return weights
