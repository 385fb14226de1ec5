"""What the builder promises: built beside, verified, swapped whole; stale or damaged is never used; readers go on."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from corpus.models import Corpus
from index import Searcher, open_searcher
from index.build import forget
from index.manifest import read_manifest
from index.store import Store
from index.swap import swap
from tests.index.conftest import CountingEncoder
from tests.index.small_corpus import TEXTS, small_corpus

ROOT = Path(__file__).parents[2]


def stages(corpus: Corpus, data: Path) -> tuple[Searcher, list[str]]:
    seen: list[str] = []
    searcher = open_searcher(corpus, data, lambda stage, done, total: seen.append(stage))
    return searcher, list(dict.fromkeys(seen))


def folders(data: Path) -> set[str]:
    return {path.name for path in (data / "index").iterdir() if path.is_dir() and not path.is_symlink()}


def clauses(encoder: CountingEncoder) -> list[str]:
    """The official texts it was given; a few known questions are asked at every opening."""
    return [text for text in encoder.encoded if "\n" in text]


def current(data: Path) -> str:
    return (data / "index" / "current").resolve().name


def test_a_second_start_builds_nothing(corpus: Corpus, tmp_path: Path, counted: CountingEncoder) -> None:
    assert stages(corpus, tmp_path)[1] == ["计算向量", "写入向量库", "核对索引"]
    encoded = clauses(counted)
    assert stages(corpus, tmp_path)[1] == []
    assert clauses(counted) == encoded


def test_later_processes_build_nothing_either(tmp_path: Path) -> None:
    """Chroma rewrites some of its files whenever a process opens them; that is not damage."""
    code = (
        "import sys; from pathlib import Path; import index.opening as opening\n"
        "from tests.index.conftest import CountingEncoder; from tests.index.small_corpus import small_corpus\n"
        "opening.choose_encoder = lambda: CountingEncoder(); data = Path(sys.argv[1])\n"
        "found = opening.open_searcher(small_corpus(data), data).search('转诊', regions={'west'})\n"
        "print(found[0].clause.id, (data / 'index' / 'current').resolve().name)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    said = [subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout for _ in range(3)]
    assert said[0].startswith("west.2 ") and set(said) == {said[0]}


def test_another_corpus_version_encoder_or_code_means_a_new_index(
    tmp_path: Path, counted: CountingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, texts = tmp_path / "data", tmp_path / "texts"
    names = [_built(small_corpus(texts), data)]
    names.append(_built(small_corpus(texts, "sha256:two"), data))
    counted.name = "counting==2"
    names.append(_built(small_corpus(texts, "sha256:two"), data))
    monkeypatch.setattr("index.build.code_version", lambda: "sha256:other")
    names.append(_built(small_corpus(texts, "sha256:two"), data))
    assert len(set(names)) == 4
    assert _built(small_corpus(texts, "sha256:two"), data) == names[-1]


def _built(corpus: Corpus, data: Path) -> str:
    assert open_searcher(corpus, data).note is None
    return current(data)


def test_a_new_corpus_version_encodes_nothing_again(tmp_path: Path, counted: CountingEncoder) -> None:
    open_searcher(small_corpus(tmp_path), tmp_path / "data")
    encoded = clauses(counted)
    open_searcher(small_corpus(tmp_path, "sha256:two"), tmp_path / "data")
    assert clauses(counted) == encoded


def test_the_manifest_says_what_was_built_from_what(corpus: Corpus, tmp_path: Path, counted: CountingEncoder) -> None:
    open_searcher(corpus, tmp_path)
    manifest = read_manifest(tmp_path / "index" / "current")
    assert manifest is not None
    assert (manifest.origin.corpus, manifest.origin.encoder) == ("sha256:one", "counting==1")
    assert manifest.origin.passages == 16


def test_a_reader_keeps_its_index_through_later_builds(tmp_path: Path, counted: CountingEncoder) -> None:
    texts, data = tmp_path / "texts", tmp_path / "data"
    old = open_searcher(small_corpus(texts), data)
    first = current(data)
    expected = [(hit.clause.id, hit.score) for hit in old.search("低保住院")]
    for version in ("sha256:two", "sha256:three", "sha256:four"):
        open_searcher(small_corpus(texts, version), data)
    assert first in folders(data)
    assert [(hit.clause.id, hit.score) for hit in old.search("低保住院")] == expected


def test_old_indexes_go_except_the_previous(tmp_path: Path, counted: CountingEncoder) -> None:
    texts, data, seen = tmp_path / "texts", tmp_path / "data", []
    for version in ("sha256:one", "sha256:two", "sha256:three"):
        searcher = open_searcher(small_corpus(texts, version), data)
        seen.append(current(data))
        assert searcher._rankings._dense is not None
        searcher._rankings._dense.close()
    open_searcher(small_corpus(texts, "sha256:four"), data)
    assert folders(data) == {seen[-1], current(data)}


def test_swapping_never_shows_readers_a_missing_or_half_index(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "manifest.json").write_text(name * 1000)
    swap(tmp_path, tmp_path / "one")
    done, seen = threading.Event(), set()

    def read() -> int:
        count = 0
        while not done.is_set():
            seen.add((tmp_path / "current" / "manifest.json").read_text())
            count += 1
        return count

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(read) for _ in range(2)]
        for turn in range(1_000):
            swap(tmp_path, tmp_path / ("two" if turn % 2 else "one"))
        done.set()
        assert min(reader.result() for reader in readers) > 100
    assert seen == {"one" * 1000, "two" * 1000}


def test_starting_many_at_once_builds_once(corpus: Corpus, tmp_path: Path, counted: CountingEncoder) -> None:
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: open_searcher(corpus, tmp_path), range(4)))
    assert [searcher.note for searcher in opened] == [None] * 4
    assert len(folders(tmp_path)) == 1


def test_a_damaged_index_is_built_again(corpus: Corpus, tmp_path: Path, counted: CountingEncoder) -> None:
    open_searcher(corpus, tmp_path)
    before = current(tmp_path)
    manifest = tmp_path / "index" / "current" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"contents_hash": "sha256:', '"contents_hash": "sha256:0'))
    searcher = open_searcher(corpus, tmp_path)
    assert searcher.note is None and current(tmp_path) != before


def test_a_damaged_engine_file_is_noticed_before_it_is_opened(
    tmp_path: Path, counted: CountingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, many = tmp_path / "data", tmp_path / "texts"
    monkeypatch.setattr("index.store.SHAPE", {"hnsw": {"space": "cosine", "sync_threshold": 5, "batch_size": 5}})
    open_searcher(small_corpus(many), data)
    before = current(data)
    file, *_ = (data / "index" / "current").glob("*/data_level0.bin")
    file.write_bytes(file.read_bytes()[:-1])
    monkeypatch.setattr(Store, "open", lambda folder: pytest.fail("opened a damaged store"))
    assert open_searcher(small_corpus(many), data).note is None
    assert current(data) != before


def test_a_changed_clause_is_the_only_one_encoded_and_written(
    tmp_path: Path, counted: CountingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, written = tmp_path / "data", []
    open_searcher(small_corpus(tmp_path), data)
    encoded, write = len(clauses(counted)), Store._write
    monkeypatch.setattr(
        Store, "_write", lambda self, numbers, *rest: written.append(write(self, numbers, *rest) or numbers)
    )
    monkeypatch.setitem(TEXTS, "south", (TEXTS["south"][0], ("1", "provision", "（一）补助标准。按实际情况补助。")))
    searcher = open_searcher(small_corpus(tmp_path, "sha256:two"), data)
    assert searcher.note is None and len(clauses(counted)) == encoded + 1
    assert [len(numbers) for numbers in written] == [1]
    assert searcher.search("按实际情况补助", regions={"south"})[0].clause.id == "south.1"


def test_a_clause_taken_out_is_out_of_the_index(tmp_path: Path, counted: CountingEncoder) -> None:
    data = tmp_path / "data"
    open_searcher(small_corpus(tmp_path), data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(TEXTS, "south", TEXTS["south"][:1])
        searcher = open_searcher(small_corpus(tmp_path, "sha256:two"), data)
        assert searcher._rankings._dense is not None
        assert sorted(key for key in searcher._rankings._dense._store.contents() if key.startswith("south")) == [
            "south.title#0"
        ]


def test_a_wrong_answer_to_a_known_question_refuses_the_index(
    corpus: Corpus, tmp_path: Path, counted: CountingEncoder
) -> None:
    open_searcher(corpus, tmp_path)
    before = current(tmp_path)
    counted.shift = 7
    searcher = open_searcher(corpus, tmp_path)
    assert searcher.note is not None and searcher.note.endswith("这份索引不能用，请运行 huisuan index --rebuild 重建")
    assert "没钱交押金能先看病吗" in searcher.note and "east.4" in searcher.note
    assert searcher.search("转诊", regions={"west"})[0].clause.id == "west.2"
    forget(tmp_path)
    assert open_searcher(corpus, tmp_path).note is None
    assert current(tmp_path) != before


@pytest.mark.parametrize("content", ["", "{", "[]", '{"origin": {}}'])
def test_an_unfinished_build_is_not_used(
    corpus: Corpus, tmp_path: Path, counted: CountingEncoder, content: str
) -> None:
    half = tmp_path / "index" / "half"
    half.mkdir(parents=True)
    (half / "manifest.json").write_text(content)
    (tmp_path / "index" / "current").symlink_to("half")
    assert open_searcher(corpus, tmp_path).note is None
    assert current(tmp_path) != "half"


def test_an_index_that_lost_a_row_is_refused_and_keywords_go_on(
    corpus: Corpus, tmp_path: Path, counted: CountingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Store.contents
    monkeypatch.setattr(Store, "contents", lambda self: dict(list(whole(self).items())[1:]))
    searcher = open_searcher(corpus, tmp_path)
    assert searcher.note is not None and "应有 16 条，实有 15 条" in searcher.note
    assert not (tmp_path / "index" / "current").exists()
    assert searcher.search("转诊", regions={"west"})[0].clause.id == "west.2"


def test_a_data_folder_that_cannot_be_used_means_keywords(
    corpus: Corpus, tmp_path: Path, counted: CountingEncoder
) -> None:
    (tmp_path / "file").write_text("")
    searcher = open_searcher(corpus, tmp_path / "file")
    assert searcher.note is not None and "只用关键词检索" in searcher.note


def test_building_and_searching_reach_no_network(
    corpus: Corpus, tmp_path: Path, counted: CountingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: Any) -> None:
        raise AssertionError(f"reached for {arguments[1:]}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert open_searcher(corpus, tmp_path).search("转诊", regions={"west"})
