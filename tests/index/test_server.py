"""What a Chroma server promises: the same answers as the embedded one, the same life, and a reason when it is away."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.models import Corpus
from index import Searcher, open_searcher
from index.chroma import discard
from tests.index.conftest import CountingEncoder
from tests.index.small_corpus import small_corpus

QUESTIONS = ["没钱交押金能先看病吗", "低保住院报多少", "转诊", "一年自己最多掏多少", "东乡县封顶线", "补助标准由谁定"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`chroma run`, which the chromadb package brings along, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program, folder = Path(sys.executable).with_name("chroma"), tmp_path_factory.mktemp("server")
    command = [str(program), "run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, "chroma run ended"
        time.sleep(0.1)
    raise AssertionError("chroma run did not listen")


@pytest.fixture
def on_server(server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("HUISUAN_CHROMA_URL", server)
    return server


def collections(server: str) -> set[str]:
    import chromadb

    client = chromadb.HttpClient("127.0.0.1", int(server.rsplit(":", 1)[1]))
    return {collection.name for collection in client.list_collections()}


def answers(searcher: Searcher) -> list[Any]:
    assert searcher.note is None
    return [[(hit.clause.id, hit.score, hit.via) for hit in searcher.search(text)] for text in QUESTIONS]


def test_a_server_ranks_as_the_embedded_one(
    corpus: Corpus, tmp_path: Path, counted: CountingEncoder, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded = answers(open_searcher(corpus, tmp_path / "embedded"))
    monkeypatch.setenv("HUISUAN_CHROMA_URL", server)
    assert answers(open_searcher(corpus, tmp_path / "server")) == embedded


def test_a_second_opening_uses_what_the_server_holds(
    corpus: Corpus, tmp_path: Path, counted: CountingEncoder, on_server: str
) -> None:
    first = open_searcher(corpus, tmp_path)
    held = collections(on_server)
    assert answers(open_searcher(corpus, tmp_path)) == answers(first)
    assert collections(on_server) == held


def test_the_server_forgets_indexes_that_are_out_of_use(
    tmp_path: Path, counted: CountingEncoder, on_server: str
) -> None:
    before, data = collections(on_server), tmp_path / "data"
    for version in ("sha256:one", "sha256:two", "sha256:three", "sha256:four"):
        searcher = open_searcher(small_corpus(tmp_path, version), data)
        assert searcher._rankings._dense is not None
        searcher._rankings._dense.close()
    assert len(collections(on_server) - before) == 4  # two kinds of passages, current and previous


def test_a_server_that_lost_the_index_gets_a_new_one(
    corpus: Corpus, tmp_path: Path, counted: CountingEncoder, on_server: str
) -> None:
    import chromadb

    expected = answers(open_searcher(corpus, tmp_path))
    name = (tmp_path / "index" / "current").resolve().name
    client = chromadb.HttpClient("127.0.0.1", int(on_server.rsplit(":", 1)[1]))
    client.delete_collection(f"huisuan-{name}-question")
    assert answers(open_searcher(corpus, tmp_path)) == expected


def test_a_server_that_is_away_means_keywords_and_a_note(
    corpus: Corpus, tmp_path: Path, counted: CountingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUISUAN_CHROMA_URL", "http://127.0.0.1:9")
    searcher = open_searcher(corpus, tmp_path)
    assert searcher.note is not None and "http://127.0.0.1:9" in searcher.note and "只用关键词检索" in searcher.note
    assert searcher.search("转诊", regions={"west"})[0].clause.id == "west.2"


def test_a_server_that_goes_away_later_is_not_needed_for_what_fits_in_memory(
    corpus: Corpus, tmp_path: Path, counted: CountingEncoder, on_server: str, caplog: pytest.LogCaptureFixture
) -> None:
    searcher = open_searcher(corpus, tmp_path)
    before = [hit.clause.id for hit in searcher.search("转诊")]
    discard((tmp_path / "index" / "current").resolve())
    assert [hit.clause.id for hit in searcher.search("转诊")] == before
    assert caplog.text == ""


def test_a_server_that_goes_away_later_leaves_the_keywords(
    corpus: Corpus,
    tmp_path: Path,
    counted: CountingEncoder,
    on_server: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.store.IN_MEMORY", 0)
    searcher = open_searcher(corpus, tmp_path)
    assert searcher._rankings._dense is not None
    discard((tmp_path / "index" / "current").resolve())
    assert searcher.search("转诊", regions={"west"})[0].clause.id == "west.2"
    assert "这一次没有查向量库，只用了关键词" in caplog.text


@pytest.mark.parametrize("setting", ["localhost:8000", "ftp://somewhere", "http://"])
def test_a_setting_that_is_no_address_says_how_to_write_it(
    corpus: Corpus, tmp_path: Path, counted: CountingEncoder, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUISUAN_CHROMA_URL", setting)
    note = open_searcher(corpus, tmp_path).note
    assert note is not None and "HUISUAN_CHROMA_URL 应写成 http://主机:端口" in note
