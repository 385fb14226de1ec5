"""How like a question is to each known way of asking: wording and meaning together, 0 to 1. It ranks nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import copy
from typing import TYPE_CHECKING, NamedTuple

from index.agreement import Agreement
from index.matching import grams

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
    """Some ways of asking by their places among all, the likeness of each to the question, and the cosine in it (NaN
    without an encoder or if far): arrays of one length."""

    places: NDArray[np.intp]
    values: NDArray[np.float64]
    cosines: NDArray[np.float64]


class Phrases:
    """The ways of asking of questions.yaml, ``asked``; without an encoder only the wording counts."""

    def __init__(self, passages: Sequence[Passage], dense: Dense | None) -> None:
        import numpy as np

        self._dense = dense
        self.asked = [passage for passage in passages if passage.kind == "question"]
        self._place = {passage.id: place for place, passage in enumerate(self.asked)}
        self._document = np.array([passage.document for passage in self.asked])
        self._agreement = Agreement([frozenset(grams(passage.text, GRAMS)) for passage in self.asked])
        self._remembered: dict[tuple[str, frozenset[str]], Likeness] = {}

    def words_only(self) -> Phrases:
        twin = copy(self)
        twin._dense, twin._remembered = None, {}
        return twin

    def like(self, query: str, documents: Collection[Document]) -> Likeness:
        """Every way of asking of these documents, in the corpus's order."""
        key = query, frozenset(document.id for document in documents)
        found = self._remembered.get(key)
        if found is None:
            found = self._compared(query, documents)
            self._remembered = dict([*self._remembered.items()][1 - REMEMBERED :]) | {key: found}
        return found

    def _compared(self, query: str, documents: Collection[Document]) -> Likeness:
        import numpy as np

        wording = self._agreement.likeness(frozenset(grams(query, GRAMS)))
        cosines = np.full(len(self.asked), np.nan)
        for id, cosine in self._dense.nearest(query, "question", documents, NEAREST) if self._dense else ():
            cosines[self._place[id]] = cosine
        values = np.round(wording if self._dense is None else _together(wording, cosines), PRECISION)
        places = np.flatnonzero(np.isin(self._document, sorted(document.id for document in documents)))
        return Likeness(places, values[places], cosines[places])


def _together(wording: NDArray[np.float64], cosines: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    meaning = np.clip((np.nan_to_num(cosines) - UNRELATED) / (1 - UNRELATED), 0, 1)
    found: NDArray[np.float64] = MEANING * meaning + (1 - MEANING) * wording
    return found
