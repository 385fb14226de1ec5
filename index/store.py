"""Where vectors are held: an embedded Chroma collection, written once, then read. Only this module imports chromadb.

Chroma is told its vectors; it never embeds, downloads or reports anything. Readers open a finished folder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.encoder import Vectors
    from index.passages import Kind, Passage

NAME = "passages"
# Wider than the defaults, which miss one neighbour in ten: at this size search is exact, and a test holds it to that.
SHAPE = {"hnsw": {"space": "cosine", "ef_search": 2000, "ef_construction": 400, "max_neighbors": 48}}
BATCH = 500
PRECISION = 6


class Store:
    def __init__(self, collection: Any) -> None:
        self._collection = collection

    @classmethod
    def create(cls, folder: Path, passages: Sequence[Passage], vectors: Vectors) -> Store:
        collection = _client(folder).create_collection(NAME, embedding_function=None, configuration=SHAPE)
        for start in range(0, len(passages), BATCH):
            part = passages[start : start + BATCH]
            collection.add(
                ids=[p.id for p in part],
                embeddings=vectors[start : start + BATCH],
                metadatas=[{"kind": p.kind, "region": p.region, "document": p.document} for p in part],
            )
        return cls(collection)

    @classmethod
    def open(cls, folder: Path) -> Store:
        return cls(_client(folder).get_collection(NAME, embedding_function=None))

    def nearest(
        self, vector: Vectors, kind: Kind, regions: Collection[str], documents: Collection[str], count: int
    ) -> list[tuple[str, float]]:
        """(passage id, cosine) of the nearest passages of these regions and documents, best first, ties by id."""
        where = {
            "$and": [{"kind": kind}, {"region": {"$in": sorted(regions)}}, {"document": {"$in": sorted(documents)}}]
        }
        found = self._collection.query(query_embeddings=[vector], n_results=count, where=where, include=["distances"])
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return sorted(((key, round(1 - distance, PRECISION)) for key, distance in pairs), key=lambda p: (-p[1], p[0]))

    def contents(self) -> dict[str, Vectors]:
        """Everything held, by passage id."""
        held = self._collection.get(include=["embeddings"])
        return dict(zip(held["ids"], held["embeddings"], strict=True))


def contents_hash(contents: dict[str, Vectors]) -> str:
    """One hash over ids and vectors: a lost row or a flipped bit shows."""
    total = hashlib.sha256()
    for key in sorted(contents):
        total.update(key.encode() + b"\0" + contents[key].astype("<f4").tobytes())
    return "sha256:" + total.hexdigest()


def files_hash(folder: Path) -> str:
    """One hash over the engine's own files: it reads them unchecked, and a damaged one ends the process, not the call.

    The database beside them changes at every opening and checks itself.
    """
    total = hashlib.sha256()
    for path in sorted(folder.glob("*/*")):
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return "sha256:" + total.hexdigest()


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
