"""One process in the life of an index: builds one, checks the one in use, swaps many times, or reads until told to
stop. Started by index_life.py; whether an answer is right is known from the texts, not from another index."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.build import open_dense
from index.chroma import discard
from index.manifest import read_manifest
from index.passages import Passage, fingerprint
from index.store import Store, contents_hash, files_hash
from index.swap import clean, hold_current, swap

SIZE = 1_500  # more than one of Chroma's own batches, so that there are engine files to damage


class Bytes:
    """Vectors from the bytes of a text: instant, and another text has another vector."""

    name = "bytes==1"

    def encode_queries(self, texts: list[str]) -> NDArray[np.float32]:
        rows = np.stack([np.random.default_rng(list(text.encode())).standard_normal(48) for text in texts])
        unit: NDArray[np.float32] = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
        return unit

    encode_passages = encode_queries


def passages(version: int) -> list[Passage]:
    """Every version changes a third of the texts, takes some out and adds some."""
    numbers = range(version % 7, SIZE + version % 5)
    words = [f"第{n}条第{version if n % 3 == 0 else 0}版" for n in numbers]
    clauses = [Passage(f"c{n}#0", "clause", f"c{n}", "d", "r", text) for n, text in zip(numbers, words, strict=True)]
    asks = [
        Passage(f"?{n}", "question", f"c{n}", "d", "r", f"问{text}") for n, text in zip(numbers, words, strict=True)
    ]
    return [*clauses, *asks[:40]]


def build(data: Path, version: int) -> None:
    print("begin", flush=True)
    open_dense(str(version), passages(version), Bytes(), data, lambda stage, done, total: None)  # type: ignore[arg-type]
    print("built", flush=True)


def check(data: Path) -> None:
    """Opens what is in use as a start would, and asks every clause of it for itself."""
    folder, _ = hold_current(data / "index")
    print("right" if sound(folder, every=1) else "wrong")


def sound(folder: Path, every: int) -> bool:
    manifest = read_manifest(folder)
    if manifest is None or files_hash(folder) != manifest.files_hash:
        return False
    store, wanted = Store.open(folder), passages(int(manifest.origin.corpus))
    right = manifest.origin.passages_hash == fingerprint(wanted)
    right = right and contents_hash(store.contents()) == manifest.contents_hash
    return right and all(_finds_itself(store, passage) for passage in wanted[::every])


def _finds_itself(store: Store, passage: Passage) -> bool:
    vector = Bytes().encode_queries([passage.text])[0]
    return store.nearest(vector, passage.kind, None, 1)[0][0] == passage.id


def swap_many(data: Path, turns: int) -> None:
    """Two whole indexes take turns; every fiftieth turn a new one is built and old ones are cleared away."""
    root = data / "index"
    for turn in range(1, turns + 1):
        if turn % 50 == 0:
            open_dense(str(turn), passages(turn), Bytes(), data, lambda *told: None)  # type: ignore[arg-type]
        else:
            folders = [path for path in root.iterdir() if path.is_dir() and not path.is_symlink()]
            whole = [path for path in folders if read_manifest(path)]
            swap(root, whole[turn % len(whole)])
            clean(root, discard)


def read(data: Path) -> None:
    """Opens the index in use again and again, and asks it; prints (opened, asked, different ones seen, failed)."""
    opened = asked = failed = 0
    seen = set()
    for folder in _until_told(data):
        opened += 1
        seen.add(folder.name)
        try:
            asked += 30
            failed += not sound(folder, every=SIZE // 30)
        except BaseException:  # Chroma's engine panics with an exception that is not an Exception
            failed += 1
    print(opened, asked, len(seen), failed)


def _until_told(data: Path) -> Iterator[Path]:
    from chromadb.api.shared_system_client import SharedSystemClient

    while not (data / "stop").exists():
        folder, mark = hold_current(data / "index")
        yield folder
        mark.close()
        SharedSystemClient.clear_system_cache()


def main() -> None:
    role, data, *more = sys.argv[1:]
    if role == "build":
        build(Path(data), int(more[0]))
    elif role == "swap":
        swap_many(Path(data), int(more[0]))
    else:
        {"check": check, "read": read}[role](Path(data))


if __name__ == "__main__":
    main()
