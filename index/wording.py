"""Official wording in a question: clauses that share a long stretch of characters with it, as when one is pasted.

Naming a document by its title quotes none of its clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.matching import grams

if TYPE_CHECKING:
    from corpus.models import Clause

STRETCH = 6


class Wording:
    def __init__(self, clauses: Sequence[Clause]) -> None:
        titles = frozenset().union(*(stretches(title) for title in {clause.title for clause in clauses}))
        self._stretches = {clause.id: stretches(clause.text) - titles for clause in clauses}

    def quoted(self, query: str, keywords: Sequence[str]) -> list[str]:
        """Of the clauses in the keyword ranking, those that share a stretch; most shared first, then by place."""
        asked = stretches(query)
        shared = {clause: len(asked & self._stretches[clause]) for clause in keywords} if asked else {}
        found = [clause for clause in keywords if shared.get(clause)]
        return sorted(found, key=lambda clause: -shared[clause])


def stretches(text: str) -> frozenset[str]:
    return frozenset(gram for gram in grams(text, (STRETCH,)) if len(gram) == STRETCH)
