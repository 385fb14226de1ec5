"""What ``huisuan index`` promises: one command builds, checks and rebuilds, and says in Chinese when it cannot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.index.conftest import CountingEncoder
from web import cli


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> CountingEncoder:
    fresh = CountingEncoder()
    monkeypatch.setattr("index.opening.choose_encoder", lambda: fresh)
    return fresh


def test_it_builds_then_only_checks_then_rebuilds_on_request(
    tmp_path: Path, encoder: CountingEncoder, capsys: Any
) -> None:
    counts = []
    for options in ([], [], ["--rebuild"]):
        assert cli.main(["index", "--data-dir", str(tmp_path), *options]) == 0
        counts.append(len(encoder.encoded))
    assert capsys.readouterr().out.count("编码器 counting==1，内嵌的向量库") == 3
    assert counts[0] > 1_000 and counts[1] - counts[0] < 10 and counts[2] - counts[1] > 1_000


def test_an_index_that_answers_wrongly_is_an_error_and_rebuilding_mends_it(
    tmp_path: Path, encoder: CountingEncoder, capsys: Any
) -> None:
    assert cli.main(["index", "--data-dir", str(tmp_path)]) == 0
    encoder.shift = 7
    assert cli.main(["index", "--data-dir", str(tmp_path)]) == 1
    assert "请运行 huisuan index --rebuild 重建" in capsys.readouterr().err
    assert cli.main(["index", "--rebuild", "--data-dir", str(tmp_path)]) == 0


def test_without_an_encoder_it_says_why_there_is_no_index_and_keeps_the_vectors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setenv("HUISUAN_ENCODER", "none")
    (tmp_path / "vectors.sqlite3").write_text("kept")
    assert cli.main(["index", "--rebuild", "--data-dir", str(tmp_path)]) == 1
    assert "已按设置关闭向量检索" in capsys.readouterr().err
    assert (tmp_path / "vectors.sqlite3").read_text() == "kept"
