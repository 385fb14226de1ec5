"""The messages, each with what it is: ordinary, emergency or crisis. They are read here and nowhere else."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

from pydantic import Field

from evals.load import Strict, read_lines

HERE = Path(__file__).parent


class Told(Strict):
    """One message as somebody would write it."""

    kind: Literal["ordinary", "emergency", "crisis"]
    text: str = Field(min_length=1)


def told(half: Literal["dev", "held"]) -> list[Told]:
    return list(read_lines(HERE / f"{half}.jsonl", Told))


def fingerprint() -> str:
    """A hash of the messages learned from, kept with what was learned."""
    return "sha256:" + hashlib.sha256((HERE / "dev.jsonl").read_bytes()).hexdigest()
