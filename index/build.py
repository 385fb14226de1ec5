"""Builds the vector index beside the one in use, verifies it, and only then points `current` at it.

Readers never see half of one; vectors come from the cache, and unchanged rows from the index in use, where they can.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.chroma import EMBEDDED, discard, place
from index.dense import Dense
from index.manifest import NAME, Manifest, Origin, code_version, read_manifest
from index.messages import say
from index.passages import Passage, fingerprint
from index.places import MARK, alone, hold, private
from index.store import Store, contents_hash, files_hash
from index.swap import CURRENT, clean, current, hold_current, swap
from index.vectors import VectorCache, vectors_of
from index.verify import ask_known, verify_rows

if TYPE_CHECKING:
    from index.encoder import Encoder, Vectors

Progress = Callable[[str, int, int], None]
LOCK, VECTORS = "build.lock", "vectors.sqlite3"


def open_dense(corpus: str, passages: Sequence[Passage], encoder: Encoder, data: Path, progress: Progress) -> Dense:
    """The index in use when it fits corpus, encoder and code; otherwise a new one takes its place first."""
    root = private(data / "index")
    origin = Origin(corpus, encoder.name, code_version(), place(), len(passages), fingerprint(passages))
    dense = _open_current(root, origin, passages, encoder)
    if dense is None:
        with alone(root / LOCK):
            dense = _open_current(root, origin, passages, encoder)
            dense = dense or _build(root, origin, passages, encoder, data, progress)
    return dense


def forget(data: Path) -> None:
    """Leaves the index in use and every kept vector behind: the next opening makes all of it anew."""
    root = private(data / "index")
    with alone(root / LOCK):
        (root / CURRENT).unlink(missing_ok=True)
        (data / VECTORS).unlink(missing_ok=True)


def manifest_in_use(data: Path) -> Manifest | None:
    return read_manifest(current(data / "index"))


def _open_current(root: Path, origin: Origin, passages: Sequence[Passage], encoder: Encoder) -> Dense | None:
    folder, mark = hold_current(root)
    manifest = read_manifest(folder)
    store = _open_sound(folder, manifest) if manifest is not None and manifest.origin == origin else None
    if store is None:
        mark.close()
        return None
    ask_known(store, passages, encoder)
    return Dense(encoder, store, {passage.document for passage in passages}, mark)


def _open_sound(folder: Path, manifest: Manifest) -> Store | None:
    """A damaged store can fail in any way the database knows; all of them mean: build again."""
    try:
        if files_hash(folder) != manifest.files_hash:
            return None
        store = Store.open(folder)
        return store if contents_hash(store.contents()) == manifest.contents_hash else None
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # Chroma's engine panics with an exception that is not an Exception
        return None


def _build(
    root: Path, origin: Origin, passages: Sequence[Passage], encoder: Encoder, data: Path, progress: Progress
) -> Dense:
    cache = VectorCache(data / VECTORS)
    vectors = vectors_of(passages, encoder, cache, lambda done, all_: progress(say("stage_encode"), done, all_))
    progress(say("stage_store"), 0, 1)
    folder, store = _filled(root, origin, passages, vectors)
    mark = hold(folder)
    progress(say("stage_store"), 1, 1)
    contents = verify_rows(store, passages, vectors, lambda done, all_: progress(say("stage_verify"), done, all_))
    ask_known(store, passages, encoder)
    Manifest(origin, files_hash(folder), contents_hash(contents)).write(folder)
    swap(root, folder)
    clean(root, discard)
    return Dense(encoder, store, {passage.document for passage in passages}, mark)


def _filled(root: Path, origin: Origin, passages: Sequence[Passage], vectors: Vectors) -> tuple[Path, Store]:
    """A copy of the index in use with what has changed, where that one is sound and made alike; else a new one."""
    used, was = current(root), read_manifest(current(root))
    if was is not None and was.origin.made_by == origin.made_by and origin.place == EMBEDDED:
        folder = _beside(root, origin)
        shutil.copytree(used, folder, ignore=shutil.ignore_patterns(NAME, MARK), dirs_exist_ok=True)
        if store := _open_sound(folder, was):
            store.update(passages, vectors)
            return folder, store
    folder = _beside(root, origin)
    return folder, Store.create(folder, passages, vectors)


def _beside(root: Path, origin: Origin) -> Path:
    return Path(tempfile.mkdtemp(prefix=origin.passages_hash[7:15] + "-", dir=root))
