"""What is held of each passage, its vector and its document: written once, then read. It knows no texts and no clauses.

Readers open a finished store; a later one begins as a copy and takes in only what changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from index.chroma import client, name_of
from index.exact import Exact
from index.passages import Kind

if TYPE_CHECKING:
    from index.encoder import Vectors
    from index.passages import Passage

KINDS: tuple[Kind, ...] = get_args(Kind)
# Wider than the defaults, which miss one neighbour in ten.
SHAPE = {"hnsw": {"space": "cosine", "ef_search": 2000, "ef_construction": 400, "max_neighbors": 48}}
FINISHED = "index_metadata.pickle"
BATCH = 4096
PRECISION = 6
IN_MEMORY = 1 << 14
"""Up to so many passages of a kind every vector is looked at; beyond, Chroma's graph is asked."""


class Row(NamedTuple):
    kind: Kind
    document: str
    vector: Vectors


class Store:
    """One collection for each kind of passage, so that a search of everything needs no filter."""

    def __init__(self, collections: dict[Kind, Any]) -> None:
        self._collections = collections
        self._exact: dict[Kind, Exact | None] = {}

    @classmethod
    def create(cls, folder: Path, passages: Sequence[Passage], vectors: Vectors) -> Store:
        chroma, shape = client(folder), {"embedding_function": None, "configuration": SHAPE}
        store = cls({kind: chroma.create_collection(name_of(folder, kind), **shape) for kind in KINDS})
        store._write(range(len(passages)), passages, vectors)
        return store

    @classmethod
    def open(cls, folder: Path) -> Store:
        chroma = client(folder)
        return cls({kind: chroma.get_collection(name_of(folder, kind), embedding_function=None) for kind in KINDS})

    def update(self, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Takes out what is no longer there, writes what is new or changed, leaves the rest."""
        held = self.contents()
        for kind, collection in self._collections.items():
            wanted = {passage.id for passage in passages if passage.kind == kind}
            gone = [key for key, row in held.items() if row.kind == kind and key not in wanted]
            for start in range(0, len(gone), BATCH):
                collection.delete(ids=gone[start : start + BATCH])
        rows = (held.get(passage.id) for passage in passages)
        changed = [n for n, (p, row) in enumerate(zip(passages, rows, strict=True)) if _differs(row, p, vectors[n])]
        self._write(changed, passages, vectors)

    def _write(self, numbers: Sequence[int], passages: Sequence[Passage], vectors: Vectors) -> None:
        self._exact.clear()
        for kind, collection in self._collections.items():
            chosen = [number for number in numbers if passages[number].kind == kind]
            for start in range(0, len(chosen), BATCH):
                part = chosen[start : start + BATCH]
                collection.upsert(
                    ids=[passages[number].id for number in part],
                    embeddings=vectors[part],
                    metadatas=[{"document": passages[number].document} for number in part],
                )

    def nearest(
        self, vector: Vectors, kind: Kind, documents: Collection[str] | None, count: int
    ) -> list[tuple[str, float]]:
        """(passage id, cosine) of the nearest passages of these documents (None: all), best first, ties by id."""
        exact = self._whole(kind)
        if exact is not None:
            return exact.nearest(vector, documents, count, PRECISION)
        where = None if documents is None else {"document": {"$in": sorted(documents)}}
        found = self._collections[kind].query(
            query_embeddings=[vector], n_results=count, where=where, include=["distances"]
        )
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return sorted(((key, round(1 - distance, PRECISION)) for key, distance in pairs), key=lambda p: (-p[1], p[0]))

    def _whole(self, kind: Kind) -> Exact | None:
        """All vectors of a kind, read once; None where they are too many."""
        if kind not in self._exact:
            collection = self._collections[kind]
            small = collection.count() <= IN_MEMORY
            held = collection.get(include=["embeddings", "metadatas"]) if small else None
            about = [one["document"] for one in held["metadatas"]] if held else []
            self._exact[kind] = Exact(held["ids"], about, held["embeddings"]) if held else None
        return self._exact[kind]

    def contents(self) -> dict[str, Row]:
        """Everything held, by passage id."""
        rows: dict[str, Row] = {}
        for kind, collection in self._collections.items():
            held = collection.get(include=["embeddings", "metadatas"])
            for key, vector, about in zip(held["ids"], held["embeddings"], held["metadatas"], strict=True):
                rows[key] = Row(kind, about["document"], vector)
        return rows


def _differs(row: Row | None, passage: Passage, vector: Vectors) -> bool:
    return row is None or row.document != passage.document or abs(row.vector - vector).max() > 1e-6


def contents_hash(contents: dict[str, Row]) -> str:
    """One hash over ids, documents and vectors: a lost row or a flipped bit shows."""
    total = hashlib.sha256()
    for key in sorted(contents):
        kind, document, vector = contents[key]
        total.update(f"{key}\0{kind}\0{document}\0".encode() + vector.astype("<f4").tobytes())
    return "sha256:" + total.hexdigest()


def files_hash(folder: Path) -> str:
    """One hash over the engine's own files: it reads them unchecked, and a damaged one ends the process, not the call.

    Files without the list that is written last are never read, but made anew at every opening. The database beside them
    changes at every opening and checks itself.
    """
    total = hashlib.sha256()
    for finished in sorted(folder.glob(f"*/{FINISHED}")):
        for path in sorted(finished.parent.iterdir()):
            total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return "sha256:" + total.hexdigest()
