import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slussen.taxonomy.encoding.tokens import PIECES, Pieces
from slussen.taxonomy.encoding.weights import Weights
from tests.taxonomy.encoding import made


@pytest.fixture(scope="module")
def pieces(tmp_path_factory):
    path = made.write(tmp_path_factory.mktemp("model") / "model.bin")
    return Pieces(Weights(path).tokens)


def named(pieces, text, prefix=""):
    return [made.PIECES[n] for n in pieces.of([text], prefix)[0]]


def test_the_likeliest_pieces_between_the_two_ends(pieces):
    assert named(pieces, "kock a", "query: ") == [
        *("<s>", "▁query", ":", "▁kock", "▁a", "</s>"),
    ]


def test_letters_are_read_as_the_model_was_taught(pieces):
    assert named(pieces, "kock\tA") == named(pieces, "kock a")


@pytest.mark.parametrize("text", ["a\x00a", "a\ud800a", "a\u0085a"])
def test_what_is_no_text_is_a_space(pieces, text):
    assert named(pieces, text) == named(pieces, "a a")


def test_a_long_text_is_cut(pieces):
    (found,) = pieces.of(["a " * 100_000], "")
    assert len(found) == PIECES
    assert found[-1] == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(), max_size=4))
def test_any_text_has_pieces(pieces, texts):
    found = pieces.of(texts, "query: ")
    assert len(found) == len(texts)
    assert all(one[0] == 0 and one[-1] == 2 and len(one) <= PIECES for one in found)
