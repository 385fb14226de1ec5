"""Every vector is looked at: the nearest are the nearest of the documents asked for, equal ones in the order of ids."""

import numpy as np

from index.exact import Exact


def rows(seed: int, count: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)


def test_the_nearest_are_those_a_full_comparison_finds() -> None:
    vectors, query = rows(1, 300), rows(2, 1)[0]
    ids = [f"c{n:03}" for n in range(300)]
    cosines = vectors @ query / (np.linalg.norm(vectors, axis=1) * np.linalg.norm(query))
    wanted = [ids[n] for n in np.argsort(-cosines)[:7]]
    assert [key for key, _ in Exact(ids, ["d"] * 300, vectors).nearest(query, None, 7, 6)] == wanted


def test_only_the_documents_asked_for_are_looked_at() -> None:
    vectors = rows(3, 40)
    ids, documents = [f"c{n:02}" for n in range(40)], ["odd" if n % 2 else "even" for n in range(40)]
    found = Exact(ids, documents, vectors).nearest(vectors[4], {"odd"}, 40, 6)
    assert len(found) == 20 and all(int(key[1:]) % 2 for key, _ in found)


def test_the_order_they_were_written_in_does_not_matter() -> None:
    same = np.tile(rows(4, 1), (3, 1))
    forward, backward = Exact(["a", "b", "c"], ["d"] * 3, same), Exact(["c", "b", "a"], ["d"] * 3, same)
    query = rows(5, 1)[0]
    assert forward.nearest(query, None, 3, 6) == backward.nearest(query, None, 3, 6)
    assert [key for key, _ in forward.nearest(query, None, 3, 6)] == ["a", "b", "c"]


def test_nothing_held_is_nothing_found() -> None:
    assert Exact([], [], np.empty((0, 16), np.float32)).nearest(rows(6, 1)[0], None, 5, 6) == []
