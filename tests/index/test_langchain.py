"""What the langchain classes promise: the same clauses as the search, with what a citation needs, inside any chain."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda
from langchain_core.vectorstores import InMemoryVectorStore

from corpus.load import load_corpus
from corpus.models import Corpus
from index import Searcher
from index.langchain import ClauseEmbeddings, ClauseRetriever
from tests.index.conftest import CountingEncoder

ROOT = Path(__file__).parents[2]


def test_the_retriever_finds_what_the_search_finds(corpus: Corpus, keyword_searcher: Searcher) -> None:
    retriever = ClauseRetriever(corpus=corpus, searcher=keyword_searcher, regions=["west"], k=2)
    found = retriever.invoke("转诊")
    assert [document.id for document in found] == [
        h.clause.id for h in keyword_searcher.search("转诊", regions=["west"], k=2)
    ]
    assert found[0].page_content == "（二）转诊。未按规定转诊的，所发生的医疗费用原则上不纳入医疗救助范围。"


def test_a_document_carries_what_a_citation_needs(corpus: Corpus, keyword_searcher: Searcher) -> None:
    about = (
        ClauseRetriever(corpus=corpus, searcher=keyword_searcher, on=date(2024, 1, 1))
        .invoke("东乡住院押金")[0]
        .metadata
    )
    assert about | {"score": 0, "via": ""} == {
        "clause": "east.4", "label": "east 4", "region": "east", "document": "east", "title": "东乡县医疗救助办法",
        "status": "in_force", "span": (0, 35), "score": 0, "via": "",
    }  # fmt: skip


def test_the_span_is_where_the_clause_stands_in_the_source() -> None:
    corpus = load_corpus()
    searcher = Searcher(corpus, (), ())
    document = ClauseRetriever(corpus=corpus, searcher=searcher, k=1).invoke("先诊疗后付费")[0]
    start, end = document.metadata["span"]
    source = corpus.documents[document.metadata["document"]].source[start:end]
    assert source.startswith("(八) 高效规范经办服务。") and source.endswith("原则上不纳入医疗救助范围。")


def test_clauses_not_in_force_on_the_day_are_not_retrieved(corpus: Corpus, keyword_searcher: Searcher) -> None:
    retriever = ClauseRetriever(corpus=corpus, searcher=keyword_searcher, regions=["east"], on=date(2027, 1, 1))
    assert retriever.invoke("住院押金") == []


def test_it_is_a_link_of_a_chain(corpus: Corpus, keyword_searcher: Searcher) -> None:
    def labels(documents: list[Document]) -> str:
        return "、".join(document.metadata["label"] for document in documents)

    chain = ClauseRetriever(corpus=corpus, searcher=keyword_searcher, regions=["west"], k=1) | RunnableLambda(labels)
    assert chain.invoke("转诊") == "west 2"


def test_the_embeddings_serve_a_vector_store_of_langchain(counting: CountingEncoder) -> None:
    store = InMemoryVectorStore(ClauseEmbeddings(counting))
    store.add_texts(["住院押金免交", "未按规定转诊"])
    assert store.similarity_search("转诊", k=1)[0].page_content == "未按规定转诊"
    assert len(ClauseEmbeddings(counting).embed_query("转诊")) == 64


@pytest.mark.parametrize("module", ["index", "index.opening", "assistant.service"])
def test_the_product_itself_does_not_load_it(module: str) -> None:
    code = f"import sys, {module}; print('index.langchain' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
