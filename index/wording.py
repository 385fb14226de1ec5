"""Official wording in a question: clauses that share a long stretch of characters with it, as when one is pasted.

Naming a document by its title quotes none of its clauses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.matching import grams

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from corpus.models import Clause

STRETCH = 6


class Wording:
    """Which clause holds which stretch, as two long arrays in the order of the stretches' hashes."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        import numpy as np

        titles = frozenset().union(*(stretches(title) for title in {clause.title for clause in clauses}))
        kept = [list(map(hash, stretches(clause.text) - titles)) for clause in clauses]
        hashes = np.fromiter((one for line in kept for one in line), dtype=np.int64)
        places = np.repeat(np.arange(len(kept), dtype=np.int32), [len(line) for line in kept])
        order = np.argsort(hashes, kind="stable")
        self._hashes, self._places = hashes[order], places[order]
        self._ids = [clause.id for clause in clauses]

    def quoted(self, query: str, scores: NDArray[np.float32]) -> list[str]:
        """Of the clauses with a keyword score, those that share a stretch; most shared first, then by score."""
        shared = Counter(place for stretch in stretches(query) for place in self._holding(hash(stretch)))
        found = [place for place in shared if scores[place] > 0]
        return [self._ids[place] for place in sorted(found, key=lambda p: (-shared[p], -scores[p], self._ids[p]))]

    def _holding(self, stretch: int) -> list[int]:
        start, end = self._hashes.searchsorted(stretch, "left"), self._hashes.searchsorted(stretch, "right")
        found: list[int] = self._places[start:end].tolist()
        return found


def stretches(text: str) -> frozenset[str]:
    return frozenset(gram for gram in grams(text, (STRETCH,)) if len(gram) == STRETCH)
