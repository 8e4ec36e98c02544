"""The encoder at work: texts in batches of like length through the graph.

The graph is built once on a machine (some ten seconds) and kept under the home folder by what it
is made of. Threads of onnxruntime don't live through a fork: a process that forks must make its
own ``SmallE5`` afterwards. Calls from several threads are safe.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from slussen.taxonomy.encoding.tokens import Pieces
from slussen.taxonomy.encoding.weights import Weights

Floats = NDArray[np.float32]

BATCH = 64
HIDDEN = np.float32(-1e4)  # added before softmax where there is no piece
FORM = "1"  # of the graph; another one makes kept graphs and vectors void


class SmallE5:
    """multilingual-e5-small with an adapter. *home* is where the built graph is kept."""

    def __init__(self, model: Path, adapter: Path | None, home: Path, threads: int = 2) -> None:
        self._model, self._adapter, self._home, self._threads = model, adapter, home, threads

    @cached_property
    def name(self) -> str:
        learned = self._adapter.read_bytes() if self._adapter else b""
        stamp = hashlib.sha256(f"{FORM} {self._model.stat().st_size}".encode() + learned)
        return f"e5-small-{stamp.hexdigest()[:16]}"

    def queries(self, texts: Sequence[str]) -> Floats:
        """What is looked for, as vectors of length 1: texts × 384."""
        return self._vectors(texts, "query: ")

    def passages(self, texts: Sequence[str]) -> Floats:
        """What is looked among, as vectors of length 1: texts × 384."""
        return self._vectors(texts, "passage: ")

    @cached_property
    def _weights(self) -> Weights:
        return Weights(self._model)

    @cached_property
    def _pieces(self) -> Pieces:
        return Pieces(self._weights.tokens)

    @cached_property
    def _places(self) -> Floats:
        width = self._weights.shape.width
        every = self._weights.tensor("emb.pos").reshape(-1, width)
        return every + self._weights.tensor("emb.type").reshape(-1, width)[0]

    @cached_property
    def _session(self):  # onnxruntime has no types
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        # A thread that waits by spinning takes the core from the one that works.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(
            str(self._graph()), options, providers=["CPUExecutionProvider"]
        )

    def _graph(self) -> Path:
        kept = self._home / f"{self.name}.onnx"
        if not kept.exists():
            self._home.mkdir(parents=True, exist_ok=True)
            # In a process of its own: it takes 300 MB that are never needed again.
            made = [self._model, *filter(None, [self._adapter])]
            command = [sys.executable, "-m", "slussen.taxonomy.encoding.graph", str(kept)]
            subprocess.run([*command, *map(str, made)], check=True, env=_environment())  # noqa: S603
        return kept

    def _vectors(self, texts: Sequence[str], prefix: str) -> Floats:
        pieces = self._pieces.of(texts, prefix)
        order = sorted(range(len(pieces)), key=lambda n: len(pieces[n]))
        found = np.zeros((len(pieces), self._weights.shape.width), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            found[some] = self._run([pieces[n] for n in some])
        return found

    def _run(self, batch: list[list[int]]) -> Floats:
        longest = max(map(len, batch))
        ids = np.full((len(batch), longest), self._weights.tokens.padding, dtype=np.int64)
        counted = np.zeros(ids.shape, dtype=np.float32)
        for n, pieces in enumerate(batch):
            ids[n, : len(pieces)] = pieces
            counted[n, : len(pieces)] = 1
        unique, places = np.unique(ids, return_inverse=True)
        words = self._weights.words(unique)[places.reshape(ids.shape)] + self._places[:longest]
        inputs = {
            "words": words,
            "hidden": ((1 - counted) * HIDDEN)[:, None, None, :],
            "counted": counted[:, :, None],
        }
        found: Floats = self._session.run(None, inputs)[0]
        return found


def _environment() -> dict[str, str]:
    """This process's, with its own places to import from."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
