"""What searching costs as the corpus grows: each size in a process of its own; writes SEARCH_SCALE.md. Questions are
truly encoded and Chroma truly searched; the vectors of invented clauses are random, since encoding them takes hours."""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.models import Corpus
from corpus.questions import load_questions
from evals.benchmarks.invented import corpus_of
from evals.load import load_lookups
from index.dense import Dense
from index.encoder import Encoder, choose_encoder
from index.passages import Passage, passages_of
from index.places import data_folder, hold
from index.search import Searcher
from index.store import Store
from index.vectors import VectorCache, vectors_of
from web.lookup import find_clauses

HERE = Path(__file__).parent
SIZES = [151, 10_000, 100_000]
GOAL = 30  # ms for one look while somebody types, of 10,000 clauses
DAY = date(2026, 11, 22)


def main() -> int:
    options = arguments()
    if options.one:
        print(json.dumps(measure(options.one)))
        return 0
    found = [_in_a_process(size) for size in options.sizes]
    page = HEAD.format(cores=os.cpu_count(), load=os.getloadavg()[0]) + "".join(map(_row, found)) + NOTES
    options.out.write_text(page, encoding="utf-8")
    print(page)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, default=HERE / "SEARCH_SCALE.md")
    return parser.parse_args()


def _in_a_process(size: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "evals.benchmarks.search_scale", "--one", str(size)]
    done = subprocess.run(command, cwd=HERE.parents[1], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure(size: int) -> dict[str, Any]:
    corpus, encoder = corpus_of(size), choose_encoder()
    questions = load_questions(corpus).entries
    passages = passages_of(corpus, questions)
    vectors = _vectors(passages, encoder)
    with tempfile.TemporaryDirectory() as name:
        folder, start = Path(name), time.perf_counter()
        store = Store.create(folder, passages, vectors)
        store.nearest(vectors[0], "clause", None, 1)
        built = time.perf_counter()
        dense = Dense(encoder, store, {passage.document for passage in passages}, hold(folder))
        searcher = Searcher(corpus, questions, passages, dense)
        opened = time.perf_counter()
        disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        found = _latencies(corpus, searcher, encoder)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rest = {"store": built - start, "words": opened - built, "disk": disk / 1e6, "memory": memory}
    return {"size": size, "passages": len(passages), **rest, **found}


def _vectors(passages: Sequence[Passage], encoder: Encoder) -> NDArray[np.float32]:
    """Real ones for the real corpus, random directions for what is invented."""
    random = np.random.default_rng(7).standard_normal((len(passages), 384)).astype(np.float32)
    random /= np.linalg.norm(random, axis=1, keepdims=True)
    real = [number for number, passage in enumerate(passages) if not passage.document.startswith("invented-")]
    cache = VectorCache(data_folder() / "vectors.sqlite3")
    random[real] = vectors_of([passages[number] for number in real], encoder, cache, lambda done, total: None)
    return random


def _latencies(corpus: Corpus, searcher: Searcher, encoder: Encoder) -> dict[str, tuple[float, float]]:
    lookups = load_lookups("dev")[:100]
    typed = [one.query[:length] for one in lookups for length in range(1, len(one.query), 3)]
    words = searcher.words_only()
    look: Callable[[str], Any] = lambda text: find_clauses(corpus, words, text, region=None, on=DAY, most=15)  # noqa: E731
    for one in lookups[:5]:
        searcher.search(one.query), look(one.query)
    whole = [one.query + "？" for one in lookups]  # not as below, so that no vector is remembered
    return {
        "typing": _times(look, typed),
        "encode": _times(lambda text: encoder.encode_queries([text]), whole),
        "region": _times(lambda one: searcher.search(one.query + "。", regions=[one.region]), lookups),
        "everywhere": _times(lambda one: searcher.search(one.query), lookups[5:]),
    }


def _times(ask: Callable[[Any], Any], questions: Sequence[Any]) -> tuple[float, float]:
    """The median and the 95th percentile, in ms."""
    times = []
    for question in questions:
        start = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - start) * 1000)
    half, most = np.percentile(times, [50, 95])
    return float(half), float(most)


def _row(found: dict[str, Any]) -> str:
    pairs = [" / ".join(f"{ms:.0f}" for ms in found[name]) for name in ("typing", "encode", "region", "everywhere")]
    mark = "" if found["size"] != 10_000 else "（达到）" if found["typing"][1] <= GOAL else "（**未达到**）"
    cost = f"{found['store']:.0f} | {found['words']:.1f} | {found['disk']:.0f} | {found['memory']:.0f}"
    return f"| {found['size']:,} | {found['passages']:,} | {pairs[0]}{mark} | {' | '.join(pairs[1:])} | {cost} |\n"


HEAD = """# 条文多了，查一次要多久

`python -m evals.benchmarks.search_scale` 写出本页。机器 {cores} 核，当时负载 {load:.1f}（别人也在用），时间只作量级看。
每格是 p50 / p95，毫秒；目标：10,000 条时边打字边查 p95 ≤ 30 毫秒。

| 条文 | 段文字 | 边打字边查 | 问句编码 | 限定地区 | 全部地区 | 写向量库（秒） | 建词索引（秒） | 磁盘 MB | 内存 MB |
|---|---|---|---|---|---|---|---|---|---|
"""
NOTES = """
- 151 条是真的；其余条文由真条文的句子换数字拼成，共用词汇，每 30 条一份文件、一个地区，没有自己的问法
  （问法都是真的，2,000 多个）。
- 问句真的编码，Chroma 真的检索；造的条文的向量是随机单位向量（对近邻索引是最难的情形），
  因为真编码每条约 0.1–0.2 秒，100,000 条要几个小时。向量按文字散列保存，只算一次。
- “边打字边查”只按字词，查全部地区，量的是 `/api/clauses?typing=true` 里的全部工作（按编号、文号找，再按字词检索，
  整理结果），不含网络；取 100 道查条题，每打 3 个字查一次。“限定地区”“全部地区”是字词加向量的完整检索，含问句编码。
- “写向量库”不含编码；改一条时从现用索引的副本接着写，不重写全部。
"""

if __name__ == "__main__":
    raise SystemExit(main())
