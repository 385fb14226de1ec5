"""The search and the encoder as langchain_core knows them, for chains of others. The answers here do without."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from corpus.models import Corpus
from index.encoder import Encoder, choose_encoder
from index.search import Hit, Searcher


class ClauseRetriever(BaseRetriever):
    """Clauses in force on the day in these regions (None: all), each with what a citation of it needs.

    ``span`` is where the clause stands in its document's source.txt; page breaks may lie inside."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    corpus: Corpus
    searcher: Searcher
    regions: Collection[str] | None = None
    on: date | None = None
    k: int = 5

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        hits = self.searcher.search(query, regions=self.regions, on=self.on, k=self.k)
        return [self._document(hit) for hit in hits]

    def _document(self, hit: Hit) -> Document:
        clause = hit.clause
        policy = self.corpus.documents[clause.document]
        status = policy.status_on(self.on) if self.on else policy.status
        about = {
            **{"clause": clause.id, "label": clause.label, "region": policy.region, "document": policy.id},
            **{"title": policy.title, "status": status, "span": (clause.start, clause.end)},
            **{"score": hit.score, "via": hit.via},
        }
        return Document(page_content=clause.text, metadata=about, id=clause.id)


class ClauseEmbeddings(Embeddings):
    """The encoder of the index: HUISUAN_ENCODER decides which."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        self._encoder = encoder or choose_encoder()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self._encoder.encode_passages(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        row: list[float] = self._encoder.encode_queries([text])[0].tolist()
        return row
