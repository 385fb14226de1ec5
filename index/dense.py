"""Dense search: a question's vector against those in the store. The caller says which documents it may look at."""

from __future__ import annotations

import logging
from collections.abc import Collection
from functools import lru_cache
from typing import IO, TYPE_CHECKING

from index.matching import readable
from index.messages import say

if TYPE_CHECKING:
    from corpus.models import Document
    from index.encoder import Encoder, Vectors
    from index.passages import Kind
    from index.store import Store

LOG = logging.getLogger("huisuan.index")
REMEMBERED = 64


class Dense:
    """The store stays open, and its folder marked as in use, for as long as this object lives."""

    def __init__(self, encoder: Encoder, store: Store, documents: Collection[str], mark: IO[str]) -> None:
        self._store = store
        self._documents = frozenset(documents)
        self._mark = mark
        self._encoder = encoder.name
        self._vector = lru_cache(REMEMBERED)(lambda text: _one(encoder, text))

    def nearest(self, query: str, kind: Kind, documents: Collection[Document], count: int) -> list[tuple[str, float]]:
        """(passage id, cosine) among passages of that kind in these documents, best first."""
        if not documents or not query.strip():
            return []
        names = {document.id for document in documents}
        vector = self._vector(query)
        try:
            return self._store.nearest(vector, kind, None if names >= self._documents else names, count)
        except Exception as error:  # a server may go away at any time; the keywords still answer
            LOG.warning(say("search_failed", why=f"{type(error).__name__}: {error}"[:300]))
            return []

    def meaning(self, text: str) -> tuple[str, Vectors]:
        """The encoder by name, and a text as it sees a question: a vector of unit length."""
        return self._encoder, self._vector(text)

    def close(self) -> None:
        self._mark.close()


def _one(encoder: Encoder, text: str) -> Vectors:
    row: Vectors = encoder.encode_queries([readable(text)])[0]
    return row
