"""How like a question is to each known way of asking: wording and meaning together, 0 to 1. It ranks nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.agreement import Agreement
from index.matching import grams

if TYPE_CHECKING:
    from corpus.models import Document
    from index.dense import Dense
    from index.passages import Passage

# Unrelated questions lie near 0.85 for the default encoder; only what is above that tells anything.
UNRELATED = 0.85
MEANING = 0.7
NEAREST = 200
GRAMS = (1, 2)
PRECISION = 6
REMEMBERED = 32
"""One question is ranked and then matched with known questions, several people at a time: compared once."""


class Likeness(NamedTuple):
    """A way of asking, its likeness to the question, and the cosine in it (None without an encoder or if far)."""

    passage: Passage
    value: float
    cosine: float | None


class Phrases:
    """The ways of asking of questions.yaml; without an encoder only the wording counts."""

    def __init__(self, passages: Sequence[Passage], dense: Dense | None) -> None:
        self._dense = dense
        self._asked = [passage for passage in passages if passage.kind == "question"]
        self._agreement = Agreement([frozenset(grams(passage.text, GRAMS)) for passage in self._asked])
        self._remembered = lru_cache(REMEMBERED)(self._compared)

    def words_only(self) -> Phrases:
        twin = copy(self)
        twin._dense = None
        twin._remembered = lru_cache(REMEMBERED)(twin._compared)
        return twin

    def like(self, query: str, documents: Collection[Document]) -> Sequence[Likeness]:
        """Every way of asking of these documents, in the corpus's order."""
        return self._remembered(query, tuple(documents))

    def _compared(self, query: str, documents: tuple[Document, ...]) -> Sequence[Likeness]:
        names = {document.id for document in documents}
        cosines = dict(self._dense.nearest(query, "question", documents, NEAREST)) if self._dense else None
        wordings = self._agreement.likeness(frozenset(grams(query, GRAMS)))
        found = []
        for passage, wording in zip(self._asked, wordings, strict=True):
            if passage.document in names:
                cosine = cosines.get(passage.id) if cosines is not None else None
                value = wording if cosines is None else _together(wording, cosine)
                found.append(Likeness(passage, round(value, PRECISION), cosine))
        return found


def _together(wording: float, cosine: float | None) -> float:
    if cosine is None or cosine <= UNRELATED:
        return (1 - MEANING) * wording
    return MEANING * min(1.0, (cosine - UNRELATED) / (1 - UNRELATED)) + (1 - MEANING) * wording
