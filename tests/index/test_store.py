"""What the store promises: Chroma's answer is the exact answer, also filtered, also past its own batch sizes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from index.passages import Passage
from index.store import Store, contents_hash

COUNT = 1_500
PLACES = ["east", "west", "south", "north", "middle"]


class Filled(NamedTuple):
    folder: Path
    store: Store
    passages: list[Passage]
    vectors: NDArray[np.float32]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Random directions, the hard case for an approximate index; more than one of Chroma's batches."""
    folder = tmp_path_factory.mktemp("store")
    vectors = np.random.default_rng(7).standard_normal((COUNT, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    passages = [
        Passage(f"p{i}", "question" if i % 3 else "clause", f"c{i}", PLACES[i % 5], PLACES[i % 5], str(i))
        for i in range(COUNT)
    ]
    return Filled(folder, Store.create(folder, passages, vectors), passages, vectors)


@pytest.mark.parametrize("places", [["east"], ["west", "north"], PLACES])
@pytest.mark.parametrize("kind", ["clause", "question"])
def test_the_nearest_are_exactly_the_nearest(filled: Filled, kind: str, places: list[str]) -> None:
    allowed = [i for i, p in enumerate(filled.passages) if p.kind == kind and p.region in places]
    for query in np.random.default_rng(11).standard_normal((25, 384)).astype(np.float32):
        query /= np.linalg.norm(query)
        exact = {f"p{i}": float(filled.vectors[i] @ query) for i in allowed}
        found = filled.store.nearest(query, kind, None if places == PLACES else places, 50)  # type: ignore[arg-type]
        best = sorted(exact.values(), reverse=True)[:50]
        assert [score for _, score in found] == pytest.approx(best, abs=2e-6)
        assert [exact[key] for key, _ in found] == pytest.approx(best, abs=2e-6)


def test_nothing_of_another_document_is_found(filled: Filled) -> None:
    found = filled.store.nearest(filled.vectors[0], "clause", ["west"], 1_000)
    assert {int(key[1:]) % 5 for key, _ in found} == {1}


def test_a_store_opened_again_holds_the_same(filled: Filled) -> None:
    from chromadb.api.shared_system_client import SharedSystemClient

    before = contents_hash(filled.store.contents())
    SharedSystemClient.clear_system_cache()
    again = Store.open(filled.folder)
    assert contents_hash(again.contents()) == before
    assert again.nearest(filled.vectors[3], "clause", None, 1)[0][0] == "p3"


def test_one_changed_bit_changes_the_hash(filled: Filled) -> None:
    contents = filled.store.contents()
    before = contents_hash(contents)
    changed = contents["p9"].vector.astype(np.float32)
    changed.view(np.uint32)[0] ^= 1
    contents["p9"] = contents["p9"]._replace(vector=changed)
    assert contents_hash(contents) != before
