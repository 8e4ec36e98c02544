"""Texts to the numbers of their pieces, as multilingual-e5 was trained with, and guarded.

Whatever a person writes comes out: control characters, NUL and lone surrogates become spaces, and
a text is cut twice, at ``LETTERS`` before it is taken apart and at ``PIECES`` after.
"""

import re
from collections.abc import Sequence

from sentencepiece import SentencePieceProcessor
from sentencepiece.sentencepiece_model_pb2 import ModelProto  # type: ignore[attr-defined]

from slussen.taxonomy.encoding.weights import Tokens

LETTERS = 1500
PIECES = 128  # beyond this a title or a sentence says nothing new, and time grows with its square

Piece = ModelProto.SentencePiece
_NOT_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES = re.compile(" {2,}")


class Pieces:
    """A unigram tokenizer (Kudo 2018) with the pieces of *tokens*."""

    def __init__(self, tokens: Tokens) -> None:
        self._model = SentencePieceProcessor()
        self._model.LoadFromSerializedProto(_message(tokens))
        self._tokens = tokens

    def of(self, texts: Sequence[str], prefix: str) -> list[list[int]]:
        """For each of *texts* the numbers of its pieces, between those of its two ends."""
        first, last = self._tokens.first, self._tokens.last
        clean = [self._clean(prefix + text[:LETTERS]) for text in texts]
        return [[first, *self._model.EncodeAsIds(text)[: PIECES - 2], last] for text in clean]

    def _clean(self, text: str) -> str:
        text = _NOT_TEXT.sub(" ", text).translate(self._tokens.letters)
        return _SPACES.sub(" ", text)[: 2 * LETTERS].strip(" ")


def _message(tokens: Tokens) -> bytes:
    """The pieces as SentencePiece takes them; what letters are read as is done before it."""
    model = ModelProto()
    kinds = dict.fromkeys((tokens.first, tokens.last, tokens.padding), Piece.CONTROL)
    kinds[tokens.unknown] = Piece.UNKNOWN
    for number, (piece, score) in enumerate(zip(tokens.pieces, tokens.scores, strict=True)):
        kind = kinds.get(number, Piece.NORMAL)
        model.pieces.add(piece=piece, score=float(score), type=kind)
    trained = model.trainer_spec
    trained.unk_id, trained.pad_id = tokens.unknown, tokens.padding
    trained.bos_id, trained.eos_id = tokens.first, tokens.last
    for name in ("unk", "bos", "eos", "pad"):
        number = getattr(trained, f"{name}_id")
        setattr(trained, f"{name}_piece", tokens.pieces[number])
    model.normalizer_spec.name = "identity"
    message: bytes = model.SerializeToString()
    return message
