import numpy as np

from slussen.taxonomy.encoding.graph import build, parameters
from slussen.taxonomy.encoding.weights import Weights
from tests.taxonomy.encoding import made


def test_an_adapter_is_added_to_its_matrix_and_takes_its_vectors_place(tmp_path):
    weights = Weights(made.write(tmp_path / "model.bin"))
    a, b = np.ones((1, 32), np.float16), np.arange(32, dtype=np.float16)[:, None]
    own = np.full(32, 3, np.float16)
    adapter = {"l0.q.w.A": a, "l0.q.w.B": b, "l1.oln.b": own}
    plain, changed = parameters(weights, {}), parameters(weights, adapter)
    assert np.array_equal(changed["l0.q.w"], plain["l0.q.w"] + (b @ a).T)
    assert np.array_equal(changed["l1.oln.b"], own.astype(np.float32))
    same = plain.keys() - {"l0.q.w", "l1.oln.b"}
    assert all(np.array_equal(plain[name], changed[name]) for name in same)


def test_the_graph_says_what_it_takes_and_gives(tmp_path):
    weights = Weights(made.write(tmp_path / "model.bin"))
    model = build(weights.shape, parameters(weights, {}))
    assert [value.name for value in model.graph.input] == ["words", "hidden", "counted"]
    assert [value.name for value in model.graph.output] == ["vectors"]
