"""Other ways to search the same pieces of clauses, each behind the ``search`` that ours has. A peer sees only the
pieces of the regions asked for; its packages are imported when it is made, since they are not among ours."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder
from index.langchain import ClauseEmbeddings
from index.matching import grams
from index.passages import Passage

DEEP = 40  # pieces asked of a peer: a long clause has several
Ask = Callable[[str], Iterable[str]]
Make = Callable[[Sequence[Passage]], Ask]
Cut = Callable[[str], list[str]]


class Named(NamedTuple):
    id: str


class Found(NamedTuple):
    clause: Named


class Peer:
    """``make`` turns pieces into something to ask, which names clauses, best first; each clause counts once."""

    def __init__(self, make: Make, passages: Sequence[Passage]) -> None:
        self._make, self._passages = make, passages
        self._made: dict[frozenset[str], Ask] = {}

    def search(
        self, query: str, *, regions: Collection[str] | None = None, on: date | None = None, k: int = 10
    ) -> list[Found]:
        scope = frozenset({p.region for p in self._passages} if regions is None else regions)
        if scope not in self._made:
            self._made[scope] = self._make([p for p in self._passages if p.region in scope])
        return [Found(Named(id)) for id in list(dict.fromkeys(self._made[scope](query)))[:k]]


def bigrams(text: str) -> list[str]:
    return grams(text, (2,))


def jieba_words() -> Cut:
    """jieba as it comes; its cache of the dictionary goes with this program."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    with tempfile.TemporaryDirectory() as folder:
        tokenizer.tmp_dir = folder
        tokenizer.initialize()
    cut: Cut = tokenizer.lcut
    return cut


def bm25(cut: Cut) -> Make:
    """rank-bm25 over words or grams."""
    from rank_bm25 import BM25Okapi

    def make(passages: Sequence[Passage]) -> Ask:
        ranker = BM25Okapi([cut(passage.text) for passage in passages])
        return lambda query: [
            passages[place].clause for place in np.argsort(-ranker.get_scores(cut(query)), kind="stable")
        ]

    return make


def langchain_bm25(cut: Cut | None = None) -> Make:
    """LangChain's BM25Retriever; as shipped it cuts words at white space."""
    return lambda passages: _asking(_bm25_retriever(passages, cut))


def _bm25_retriever(passages: Sequence[Passage], cut: Cut | None) -> Any:
    from langchain_community.retrievers import BM25Retriever

    texts, about = [p.text for p in passages], [_about(passage) for passage in passages]
    more = {} if cut is None else {"preprocess_func": cut}
    return BM25Retriever.from_texts(texts, about, k=DEEP, **more)


def _about(passage: Passage) -> dict[str, str]:
    return {"id": passage.id, "clause": passage.clause, "region": passage.region}


def _asking(retriever: Any) -> Ask:
    return lambda query: [document.metadata["clause"] for document in retriever.invoke(query)]


def dense(encoder: Encoder, passages: Sequence[Passage], vectors: NDArray[np.float32]) -> Make:
    """Cosine of the question with every piece."""
    rows = {passage.id: row for passage, row in zip(passages, vectors, strict=True)}

    def make(some: Sequence[Passage]) -> Ask:
        held = np.stack([rows[passage.id] for passage in some])
        return lambda query: [
            some[place].clause for place in np.argsort(-(held @ encoder.encode_queries([query])[0]), kind="stable")
        ]

    return make


class Encoded(ClauseEmbeddings):
    """Our encoder for LangChain, with the pieces already encoded."""

    def __init__(self, encoder: Encoder, passages: Sequence[Passage], vectors: NDArray[np.float32]) -> None:
        super().__init__(encoder)
        self._rows = {passage.text: row.tolist() for passage, row in zip(passages, vectors, strict=True)}

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self._rows[text] for text in texts]


def ensemble(embeddings: Encoded, passages: Sequence[Passage], name: str, cut: Cut | None = None) -> Make:
    """LangChain's EnsembleRetriever over BM25Retriever and Chroma, half and half, Chroma filtered by region."""
    from langchain_chroma import Chroma
    from langchain_classic.retrievers import EnsembleRetriever

    texts, about = [p.text for p in passages], [_about(passage) for passage in passages]
    store = Chroma(name, embeddings, collection_metadata={"hnsw:space": "cosine"})
    for start in range(0, len(texts), 1000):
        store.add_texts(texts[start : start + 1000], about[start : start + 1000])

    def make(some: Sequence[Passage]) -> Ask:
        scope = {"region": {"$in": sorted({passage.region for passage in some})}}
        vectors = store.as_retriever(search_kwargs={"k": DEEP, "filter": scope})
        both = [_bm25_retriever(some, cut), vectors]
        return _asking(EnsembleRetriever(retrievers=both, weights=[0.5, 0.5], id_key="id"))

    return make
