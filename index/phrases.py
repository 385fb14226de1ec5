"""How like a question is to each known way of asking: wording and meaning together, 0 to 1. It ranks nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import copy
from typing import TYPE_CHECKING, NamedTuple

from index.matching import grams, likeness

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


class Likeness(NamedTuple):
    """A way of asking, its likeness to the question, and the cosine in it (None without an encoder or if far)."""

    passage: Passage
    value: float
    cosine: float | None


class Phrases:
    """The ways of asking of questions.yaml; without an encoder only the wording counts."""

    def __init__(self, passages: Sequence[Passage], dense: Dense | None) -> None:
        self._dense = dense
        self._asked = [(p, frozenset(grams(p.text, GRAMS))) for p in passages if p.kind == "question"]

    def words_only(self) -> Phrases:
        twin = copy(self)
        twin._dense = None
        return twin

    def like(self, query: str, documents: Collection[Document]) -> list[Likeness]:
        """Every way of asking of these documents, in the corpus's order."""
        names = {document.id for document in documents}
        cosines = dict(self._dense.nearest(query, "question", documents, NEAREST)) if self._dense else None
        asked = frozenset(grams(query, GRAMS))
        found = []
        for passage, known in self._asked:
            if passage.document in names:
                wording = likeness(asked, known)
                cosine = cosines.get(passage.id) if cosines is not None else None
                value = wording if cosines is None else _together(wording, cosine or 0.0)
                found.append(Likeness(passage, round(value, PRECISION), cosine))
        return found


def _together(wording: float, cosine: float) -> float:
    meaning = min(1.0, max(0.0, (cosine - UNRELATED) / (1 - UNRELATED)))
    return MEANING * meaning + (1 - MEANING) * wording
