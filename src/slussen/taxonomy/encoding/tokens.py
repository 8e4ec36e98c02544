"""Texts to the numbers of their pieces, as multilingual-e5 was trained with, and guarded.

Whatever a person writes comes out: control characters, NUL and lone surrogates become spaces, and
a text is cut twice, at ``LETTERS`` before it is taken apart and at ``PIECES`` after.
"""

import re
from collections.abc import Sequence

from tokenizers import Tokenizer, models, pre_tokenizers

from slussen.taxonomy.encoding.weights import Tokens

LETTERS = 1500
PIECES = 128  # beyond this a title or a sentence says nothing new, and time grows with its square

_NOT_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES = re.compile(" {2,}")


class Pieces:
    """A unigram tokenizer (Kudo 2018) with the pieces of *tokens*."""

    def __init__(self, tokens: Tokens) -> None:
        pairs = list(zip(tokens.pieces, map(float, tokens.scores), strict=True))
        self._model = Tokenizer(models.Unigram(pairs, unk_id=tokens.unknown, byte_fallback=False))
        self._model.pre_tokenizer = pre_tokenizers.Metaspace(
            replacement="▁", prepend_scheme="always"
        )
        self._tokens = tokens

    def of(self, texts: Sequence[str], prefix: str) -> list[list[int]]:
        """For each of *texts* the numbers of its pieces, between those of its two ends."""
        clean = [self._clean(prefix + text[:LETTERS]) for text in texts]
        ends = self._tokens.first, self._tokens.last
        return [
            [ends[0], *encoded.ids[: PIECES - 2], ends[1]]
            for encoded in self._model.encode_batch(clean, add_special_tokens=False)
        ]

    def _clean(self, text: str) -> str:
        text = _NOT_TEXT.sub(" ", text).translate(self._tokens.letters)
        return _SPACES.sub(" ", text)[: 2 * LETTERS].strip(" ")
