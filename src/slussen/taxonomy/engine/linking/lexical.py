"""How alike two texts are in their letters: TF-IDF over n-grams of 2–4 letters within words.

Compounds, endings and misspellings share most of their n-grams, in any script: "sömnadsarbetare"
is near "sömmerska" and "arbetare i sömnad". The measure is the cosine of sublinear TF-IDF vectors
(Salton & Buckley 1988); in the MELO benchmark it is the strongest method without a model.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

Floats = NDArray[np.float32]


class Lexical:
    """The labels' n-grams, ready to be compared with.

    >>> index = Lexical(["sömmerska", "snickare"])
    >>> int(index.similarity(["sömerska"]).argmax())
    0
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._vectors = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, dtype=np.float32
        )
        # A text without a single n-gram (one letter) is still a text.
        self._labels = csr_matrix(self._vectors.fit_transform([*texts, "slussen"])[:-1].T)

    def similarity(self, texts: Sequence[str]) -> Floats:
        """Cosines, texts × labels, 0 … 1."""
        if not len(texts):
            return np.zeros((0, self._labels.shape[1]), dtype=np.float32)
        found = self._vectors.transform(texts) @ self._labels
        return np.asarray(found.toarray(), dtype=np.float32)
