"""What the linker asks of a sentence encoder: texts in, vectors out, and nothing else.

Any encoder that keeps this contract can take the place of the one that ships
(``slussen.taxonomy.encoder``). Without one the linker links by letters alone, and says so.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Encoder(Protocol):
    """Texts to vectors of length 1 whose product tells how near two texts are in meaning."""

    @property
    def name(self) -> str:
        """What made the vectors: kept vectors of another name are made anew."""
        ...

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors (texts × dimensions) of what is looked for."""
        ...

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors (texts × dimensions) of what is looked among."""
        ...
