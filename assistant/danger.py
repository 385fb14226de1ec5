"""Hears danger to life in words that no list foresees: the meaning of a message (its vector) and the kinds of words in
it, weighed as learned from examples (evals/danger/learn.py writes danger.json). Without the encoder it was learned
with, the kinds of words alone decide."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from assistant.urgent import crisis, emergency, is_over

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Kind = Literal["crisis", "emergency", "maybe_crisis", "maybe_emergency", ""]
PATH = Path(__file__).with_name("danger.json")
NOW, PERHAPS, PLAIN = 0.75, 0.3, 0.02
"""From which likelihood on help comes before all else, from which it is named before the answer, and below which words
of an emergency are not believed alone."""
SCALE = 0.1
"""How much a kind of words weighs beside the vector, whose length is one."""


class Meaning(NamedTuple):
    """A message as a vector of unit length, and the encoder that made it."""

    encoder: str
    vector: NDArray[np.float32]


class _Learned(NamedTuple):
    encoder: str
    mean: NDArray[np.float64]
    weights: NDArray[np.float64]


def danger(text: str, meaning: Meaning | None = None) -> Kind:
    """Whether somebody wants to die, is in danger of life, may be, or none of it."""
    likely, said = _likely(text, meaning), _by_words(text)
    if likely is None:
        return said
    likelihood, despair = likely
    if said == "crisis" or (said == "emergency" and likelihood >= PLAIN):
        return said
    if likelihood >= NOW:
        return "crisis" if despair > 0.5 else "emergency"
    if likelihood >= PERHAPS:
        return "maybe_crisis" if despair > 0.5 else "maybe_emergency"
    return "maybe_emergency" if said else ""


def _by_words(text: str) -> Kind:
    said = emergency(text)
    if crisis(text):
        return "crisis"
    return "emergency" if said == "now" else "maybe_emergency" if said else ""


def signs(text: str) -> list[float]:
    """What the kinds of words say of a message, as numbers."""
    said = emergency(text)
    return [SCALE * one for one in (crisis(text), said == "now", said == "perhaps", is_over(text))]


def _likely(text: str, meaning: Meaning | None) -> list[float] | None:
    """How likely somebody is in danger, and how likely the danger is despair, each 0 to 1."""
    import numpy as np

    learned = _learned()
    if meaning is None or meaning.encoder != learned.encoder:
        return None
    told = np.append(np.append(meaning.vector, signs(text)) - learned.mean, 1.0)
    found: list[float] = (1 / (1 + np.exp(-(learned.weights @ told)))).round(3).tolist()
    return found


@lru_cache(maxsize=1)
def _learned() -> _Learned:
    import numpy as np

    raw = json.loads(PATH.read_text(encoding="utf-8"))
    return _Learned(raw["encoder"], np.array(raw["mean"]), np.array([raw["danger"], raw["despair"]]))
