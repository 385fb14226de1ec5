"""What the index tests share: a small corpus, a small index with the real encoder, a counting encoder for the rest."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.models import Corpus
from index import Searcher, open_searcher
from index.matching import grams
from tests.index.small_corpus import small_corpus


class CountingEncoder:
    """Vectors from character grams, deterministic and instant; remembers every text it was asked to encode."""

    def __init__(self, name: str = "counting==1") -> None:
        self.name = name
        self.shift = 0  # another number here is another model that says the same name
        self.encoded: list[str] = []

    def encode_queries(self, texts: list[str]) -> NDArray[np.float32]:
        return self._rows(texts)

    def encode_passages(self, texts: list[str]) -> NDArray[np.float32]:
        return self._rows(texts)

    def _rows(self, texts: list[str]) -> NDArray[np.float32]:
        self.encoded += texts
        return np.stack([np.roll(_row(text), self.shift) for text in texts])


def _row(text: str) -> NDArray[np.float32]:
    row = np.full(64, 0.01, dtype=np.float32)
    for gram in grams(text, (1, 2)):
        row[int(hashlib.sha256(gram.encode()).hexdigest()[:8], 16) % 64] += 1
    unit: NDArray[np.float32] = row / np.linalg.norm(row)
    return unit


@pytest.fixture
def counting() -> CountingEncoder:
    return CountingEncoder()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch, counting: CountingEncoder) -> CountingEncoder:
    """The counting encoder in the place of the default one."""
    monkeypatch.setattr("index.opening.choose_encoder", lambda: counting)
    return counting


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return small_corpus(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def searcher(corpus: Corpus, data: Path) -> Searcher:
    """Keywords and vectors, with the default encoder."""
    opened = open_searcher(corpus, data)
    if opened.note:
        pytest.skip(f"没有测向量检索：{opened.note}")
    return opened


@pytest.fixture
def keyword_searcher(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Searcher:
    monkeypatch.setenv("HUISUAN_ENCODER", "none")
    return open_searcher(corpus, tmp_path)
