"""Vectors kept on disk by the hash of encoder, role and text: none is computed twice, also after a stopped build."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.encoder import Encoder, Vectors
    from index.passages import Passage

BATCH = 32
TABLE = "CREATE TABLE IF NOT EXISTS vectors (key TEXT PRIMARY KEY, row BLOB NOT NULL) WITHOUT ROWID"


class VectorCache:
    """A small SQLite file; a damaged one is set aside and begun anew, since everything in it can be made again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            self._prepare()
        except sqlite3.DatabaseError:
            path.replace(path.with_suffix(".damaged"))
            self._prepare()

    def _prepare(self) -> None:
        with closing(self._open()) as base, base:
            base.execute(TABLE)
            if base.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise sqlite3.DatabaseError

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=60)

    def load(self, keys: Sequence[str]) -> dict[str, Vectors]:
        """The rows that are there and whole."""
        with closing(self._open()) as base:
            found = (base.execute("SELECT row FROM vectors WHERE key = ?", (key,)).fetchone() for key in keys)
            rows = {key: _row(row[0]) for key, row in zip(keys, found, strict=True) if row}
        return {key: row for key, row in rows.items() if _whole(row)}

    def keep(self, rows: dict[str, Vectors]) -> None:
        with closing(self._open()) as base, base:
            pairs = [(key, row.tobytes()) for key, row in rows.items()]
            base.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", pairs)


def _row(blob: bytes) -> Vectors:
    import numpy as np

    return np.frombuffer(blob[: len(blob) // 4 * 4], dtype=np.float32)


def _whole(row: Vectors) -> bool:
    return abs(float(row @ row) - 1.0) < 1e-3


def key_of(encoder: Encoder, passage: Passage) -> str:
    """Ways of asking are encoded as questions, clauses as passages."""
    role = "query" if passage.kind == "question" else "passage"
    return hashlib.sha256(f"{encoder.name}\0{role}\0{passage.text}".encode("utf-8", "replace")).hexdigest()


def vectors_of(
    passages: Sequence[Passage], encoder: Encoder, cache: VectorCache, progress: Callable[[int, int], None]
) -> Vectors:
    """One row per passage, from the cache where it is, else computed and kept batch by batch."""
    import numpy as np

    keys = [key_of(encoder, passage) for passage in passages]
    rows = cache.load(list(dict.fromkeys(keys)))
    missing = {key: p for key, p in zip(keys, passages, strict=True) if key not in rows}
    progress(0, len(missing))
    for batch in _batches(missing):
        made = _encode(batch, encoder)
        cache.keep(made)
        rows |= made
        progress(len(missing) - sum(key not in rows for key in missing), len(missing))
    return np.stack([rows[key] for key in keys])


def _batches(missing: dict[str, Passage]) -> Iterator[dict[str, Passage]]:
    """Texts of one kind and like length together, so that threads finish together."""
    order = sorted(missing, key=lambda key: (missing[key].kind, len(missing[key].text), key))
    for kind in ("clause", "question"):
        keys = [key for key in order if missing[key].kind == kind]
        for start in range(0, len(keys), BATCH):
            yield {key: missing[key] for key in keys[start : start + BATCH]}


def _encode(batch: dict[str, Passage], encoder: Encoder) -> dict[str, Vectors]:
    texts = [passage.text for passage in batch.values()]
    kind = next(iter(batch.values())).kind
    rows = encoder.encode_queries(texts) if kind == "question" else encoder.encode_passages(texts)
    return dict(zip(batch, rows, strict=True))
