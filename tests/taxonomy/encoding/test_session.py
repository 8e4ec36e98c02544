import threading

import numpy as np
import pytest

from slussen.taxonomy.encoding.session import BATCH, SmallE5
from tests.taxonomy.encoding import made

TEXTS = ["kock", "a", "", "kock a b a b a b", "ab", "\ud800"]


@pytest.fixture(scope="module")
def encoder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("encoder")
    return SmallE5(made.write(folder / "model.bin"), None, folder / "kept")


def test_vectors_are_those_worked_out_by_hand(encoder):
    found = encoder.queries(TEXTS)
    for text, vector in zip(TEXTS, found, strict=True):
        (pieces,) = encoder._pieces.of([text], "query: ")
        assert np.allclose(vector, made.forward(pieces), atol=1e-4), text


def test_a_text_has_the_same_vector_in_any_company(encoder):
    many = TEXTS * BATCH
    together = encoder.passages(many)
    for n in (0, 3, len(many) - 2):
        assert np.allclose(together[n], encoder.passages([many[n]])[0], atol=1e-5)


def test_queries_and_passages_differ(encoder):
    assert not np.allclose(encoder.queries(["kock"]), encoder.passages(["kock"]), atol=1e-3)


def test_no_texts_no_vectors(encoder):
    assert encoder.queries([]).shape == (0, 32)


def test_the_graph_is_built_once_and_named_by_what_it_is_made_of(encoder, tmp_path):
    encoder.queries(["kock"])
    kept = encoder._home / f"{encoder.name}.onnx"
    before = kept.stat().st_mtime_ns
    again = SmallE5(encoder._model, None, encoder._home)
    assert np.array_equal(again.queries(["kock"]), encoder.queries(["kock"]))
    assert kept.stat().st_mtime_ns == before
    adapter = tmp_path / "adapter.npz"
    np.savez(adapter, **{"l0.aln.b": np.ones(32, np.float16)})
    other = SmallE5(encoder._model, adapter, encoder._home)
    assert other.name != encoder.name
    assert not np.allclose(other.queries(["kock"]), encoder.queries(["kock"]), atol=1e-3)


def test_several_threads_at_once(encoder):
    expected = encoder.queries(TEXTS)
    wrong = []

    def run():
        for _ in range(5):
            if not np.allclose(encoder.queries(TEXTS), expected, atol=1e-5):
                wrong.append(1)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
