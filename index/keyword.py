"""Keyword ranking: BM25 (bm25s) over character grams of the matching copy. It knows no vectors and no regions."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from index.matching import grams

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PRECISION = 4


class Keywords:
    """An in-memory BM25 over some texts, built in a fraction of a second and in the same way every time."""

    def __init__(self, texts: Sequence[str], sizes: tuple[int, ...]) -> None:
        self._sizes = sizes
        self._count = len(texts)
        self._words: dict[str, int] = {}
        ids = [[self._words.setdefault(token, len(self._words)) for token in grams(text, sizes)] for text in texts]
        self._ranker = _bm25(ids, self._words)

    def scores(self, query: str) -> NDArray[np.float32]:
        """One score per text, rounded so that the order does not hang on the last bit."""
        import numpy as np

        known = [self._words[token] for token in grams(query, self._sizes) if token in self._words]
        if not known or self._ranker is None:
            return np.zeros(self._count, dtype=np.float32)
        found: NDArray[np.float32] = self._ranker.get_scores_from_ids(known)
        return found.round(PRECISION)


def best_of(names: Sequence[str], scores: NDArray[np.float32], count: int) -> list[str]:
    """The names with the highest scores above nothing, best first and, where equal, by name."""
    import numpy as np

    least = np.partition(scores, -count)[-count] if len(scores) > count else 0.0
    places = np.flatnonzero((scores >= least) & (scores > 0)).tolist()
    order = sorted((-score, names[place]) for place, score in zip(places, scores[places].tolist(), strict=True))
    return [name for _, name in order[:count]]


def _bm25(ids: list[list[int]], words: dict[str, int]) -> Any:
    if not words:
        return None
    import bm25s

    logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets itself to DEBUG, whatever the program asked for
    ranker = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
    ranker.index((ids, dict(words)), show_progress=False)
    return ranker
