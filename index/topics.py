"""Which entries of questions.yaml a question is nearest to: each counts by its best phrase, wording and meaning."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

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


class Phrases:
    """The ways of asking, each with the entry it belongs to; without an encoder only the wording counts."""

    def __init__(self, passages: Sequence[Passage], dense: Dense | None) -> None:
        self._dense = dense
        self._asked = [
            (passage, frozenset(grams(passage.text, GRAMS))) for passage in passages if passage.entry is not None
        ]

    def nearest(self, query: str, documents: Collection[Document]) -> list[tuple[int, float]]:
        """(entry, likeness 0 to 1) in these documents, best first."""
        names = {document.id for document in documents}
        cosines = dict(self._dense.nearest(query, "question", documents, NEAREST)) if self._dense else None
        asked = frozenset(grams(query, GRAMS))
        best: dict[int, float] = {}
        for passage, known in self._asked:
            if passage.document in names and passage.entry is not None:
                cosine = None if cosines is None else cosines.get(passage.id, 0.0)
                score = _together(likeness(asked, known), cosine)
                best[passage.entry] = max(best.get(passage.entry, 0.0), score)
        return sorted(best.items(), key=lambda item: (-item[1], item[0]))


def _together(wording: float, cosine: float | None) -> float:
    if cosine is None:
        return round(wording, PRECISION)
    meaning = min(1.0, max(0.0, (cosine - UNRELATED) / (1 - UNRELATED)))
    return round(MEANING * meaning + (1 - MEANING) * wording, PRECISION)
