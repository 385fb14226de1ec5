"""What the vector cache promises: nothing is computed twice, and damage costs time, never a wrong vector."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from index.passages import Passage
from index.vectors import VectorCache, vectors_of
from tests.index.conftest import CountingEncoder


def clause(text: str) -> Passage:
    return Passage(f"{text}#0", "clause", text, "east", "east", text)


def question(text: str) -> Passage:
    return Passage(f"?{text}", "question", text, "east", "east", text, 0)


def silent(done: int, total: int) -> None:
    pass


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vectors.sqlite3"


def test_no_text_is_encoded_twice_not_even_after_a_restart(path: Path, counting: CountingEncoder) -> None:
    first = vectors_of([clause("押金"), clause("转诊")], counting, VectorCache(path), silent)
    again = vectors_of([clause("转诊"), clause("起付线"), clause("押金")], counting, VectorCache(path), silent)
    assert sorted(counting.encoded) == sorted(["押金", "转诊", "起付线"])
    assert np.array_equal(first[0], again[2]) and np.array_equal(first[1], again[0])


def test_the_same_text_as_clause_and_as_question_are_two_vectors(path: Path, counting: CountingEncoder) -> None:
    vectors_of([clause("押金"), question("押金"), question("押金")], counting, VectorCache(path), silent)
    assert counting.encoded == ["押金", "押金"]


def test_another_encoder_computes_its_own(path: Path, counting: CountingEncoder) -> None:
    vectors_of([clause("押金")], counting, VectorCache(path), silent)
    other = CountingEncoder("counting==2")
    vectors_of([clause("押金")], other, VectorCache(path), silent)
    assert other.encoded == ["押金"]


def test_a_stopped_build_goes_on_where_it_stopped(path: Path, counting: CountingEncoder) -> None:
    passages = [clause("条" * length) for length in range(1, 101)]

    def stop(done: int, total: int) -> None:
        if done >= 60:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        vectors_of(passages, counting, VectorCache(path), stop)
    before = len(counting.encoded)
    vectors_of(passages, counting, VectorCache(path), silent)
    assert 60 <= before < 100
    assert len(counting.encoded) == 100


def test_progress_ends_at_the_number_that_had_to_be_computed(path: Path, counting: CountingEncoder) -> None:
    seen: list[tuple[int, int]] = []
    vectors_of([clause("押金"), clause("转诊")], counting, VectorCache(path), lambda *told: seen.append(told))
    assert (seen[0], seen[-1]) == ((0, 2), (2, 2))


def test_a_damaged_file_is_set_aside(path: Path, counting: CountingEncoder) -> None:
    path.write_bytes(b"this is no database" * 100)
    vectors_of([clause("押金")], counting, VectorCache(path), silent)
    assert counting.encoded == ["押金"]
    assert path.with_suffix(".damaged").exists()


def test_a_damaged_vector_is_computed_again(path: Path, counting: CountingEncoder) -> None:
    good = vectors_of([clause("押金")], counting, VectorCache(path), silent)
    with sqlite3.connect(path) as base:
        base.execute("UPDATE vectors SET row = zeroblob(256)")
    assert np.array_equal(vectors_of([clause("押金")], counting, VectorCache(path), silent), good)
    assert counting.encoded == ["押金", "押金"]
