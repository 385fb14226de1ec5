"""Builds the vector index beside the one in use, verifies it, and only then points `current` at it.

Readers never see half of one; vectors come from the cache where they can.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.dense import Dense
from index.manifest import Manifest, Origin, code_version, read_manifest
from index.messages import say
from index.passages import Passage, fingerprint
from index.places import alone, held, hold, private
from index.store import Store, contents_hash, files_hash
from index.vectors import VectorCache, vectors_of

if TYPE_CHECKING:
    from index.encoder import Encoder, Vectors

Progress = Callable[[str, int, int], None]
CURRENT, PREVIOUS = "current", "previous"
CANARIES = 48


class IndexBroken(Exception):
    """A freshly built index does not hold what was put into it."""


def open_dense(corpus: str, passages: Sequence[Passage], encoder: Encoder, data: Path, progress: Progress) -> Dense:
    """The index in use when it fits corpus, encoder and code; otherwise a new one takes its place first."""
    root = private(data / "index")
    origin = Origin(corpus, encoder.name, code_version(), len(passages), fingerprint(passages))
    dense = _open_current(root, origin, encoder)
    if dense is None:
        with alone(root / "build.lock"):
            dense = _open_current(root, origin, encoder) or _build(root, origin, passages, encoder, data, progress)
    return dense


def _open_current(root: Path, origin: Origin, encoder: Encoder) -> Dense | None:
    folder = (root / CURRENT).resolve()
    manifest = read_manifest(folder)
    if manifest is None or manifest.origin != origin:
        return None
    mark = hold(folder)
    store = _open_sound(folder, manifest)
    if store is None:
        mark.close()
        return None
    return Dense(encoder, store, mark)


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
    cache = VectorCache(data / "vectors.sqlite3")
    vectors = vectors_of(passages, encoder, cache, lambda done, all_: progress(say("stage_encode"), done, all_))
    folder = Path(tempfile.mkdtemp(prefix=origin.passages_hash[7:15] + "-", dir=root))
    mark = hold(folder)
    progress(say("stage_store"), 0, 1)
    store = Store.create(folder, passages, vectors)
    progress(say("stage_store"), 1, 1)
    contents = verify(store, passages, vectors, progress)
    Manifest(origin, files_hash(folder), contents_hash(contents)).write(folder)
    _swap(root, folder)
    _clean(root)
    return Dense(encoder, store, mark)


def verify(store: Store, passages: Sequence[Passage], vectors: Vectors, progress: Progress) -> dict[str, Vectors]:
    """Every row is there and unchanged, and canary passages find themselves."""
    import numpy as np

    contents = store.contents()
    if sorted(contents) != sorted(passage.id for passage in passages):
        raise IndexBroken(say("index_rows", expected=len(passages), found=len(contents)))
    held_rows = np.stack([contents[passage.id] for passage in passages])
    if not np.allclose(held_rows, vectors, atol=1e-5):
        raise IndexBroken(say("index_changed"))
    places = range(0, len(passages), max(1, len(passages) // CANARIES))
    for done, place in enumerate(places, 1):
        passage = passages[place]
        found = store.nearest(vectors[place], passage.kind, [passage.region], [passage.document], 1)
        if not found or found[0][1] < 0.9999:
            raise IndexBroken(say("index_canary", passage=passage.id))
        progress(say("stage_verify"), done, len(places))
    return contents


def _swap(root: Path, folder: Path) -> None:
    """A link is replaced in one step: a reader gets the old folder or the new one, never none."""
    old = (root / CURRENT).resolve() if (root / CURRENT).exists() else None
    for name, target in ((PREVIOUS, old), (CURRENT, folder)):
        if target is not None:
            fresh = root / f".{name}-{os.getpid()}"
            fresh.unlink(missing_ok=True)
            fresh.symlink_to(target.name)
            os.replace(fresh, root / name)


def _clean(root: Path) -> None:
    """Folders that are neither current nor previous go, unless a reader still has them open."""
    kept = {(root / name).resolve() for name in (CURRENT, PREVIOUS)}
    for folder in root.iterdir():
        if folder.is_dir() and not folder.is_symlink() and folder.resolve() not in kept and not held(folder):
            shutil.rmtree(folder, ignore_errors=True)
