"""The other encoder: any sentence-transformers model, by name or path. Imported only when chosen (seconds, 400 MB).

Not in the default install; prompts for model families that need them stand in prompts.yaml.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from index.matching import readable
from index.messages import prompts_for

if TYPE_CHECKING:
    from index.encoder import Vectors


class SentenceEncoder:
    def __init__(self, model: str) -> None:
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(model, device="cpu")
        own = any((getattr(self._model, "prompts", None) or {}).values())
        self._query, self._passage = ("", "") if own else prompts_for(model)
        self.name = f"sentence-transformers:{model}{_state_of(Path(model))}"

    def encode_queries(self, texts: list[str]) -> Vectors:
        return self._unit(self._model.encode_query([self._query + readable(t) for t in texts], show_progress_bar=False))

    def encode_passages(self, texts: list[str]) -> Vectors:
        prefixed = [self._passage + readable(text) for text in texts]
        return self._unit(self._model.encode_document(prefixed, show_progress_bar=False))

    @staticmethod
    def _unit(rows: object) -> Vectors:
        import numpy as np

        found: Vectors = np.asarray(rows, dtype=np.float32)
        unit: Vectors = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-12)
        return unit


def _state_of(folder: Path) -> str:
    """A model trained again in the same folder is another model: file names, sizes and times tell."""
    if not folder.is_dir():
        return ""
    state = [(f.name, f.stat().st_size, f.stat().st_mtime_ns) for f in sorted(folder.iterdir()) if f.is_file()]
    return "@" + hashlib.sha256(repr(state).encode()).hexdigest()[:12]
