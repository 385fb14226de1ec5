"""The rankings of one question inside a scope: official wording, ways of asking, quotations; by word and vector."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from index.fuse import Ranking, best_first
from index.keyword import Keywords
from index.wording import Wording

if TYPE_CHECKING:
    from corpus.models import Clause, Document
    from index.dense import Dense
    from index.passages import Kind, Passage

DEPTH = 50
NEAREST = 200
GRAMS = (1, 2)
# Set on questions of our own: ways of asking meet lay words best, official wording still counts, a quotation decides.
OFFICIAL, ASKED, QUOTED = 0.5, 1.0, 2.0


class Rankings:
    """Everything here is built in memory from the passages in a fraction of a second; only vectors live on disk."""

    def __init__(self, clauses: Sequence[Clause], passages: Sequence[Passage], dense: Dense | None) -> None:
        self._dense = dense
        self._clause_of = {passage.id: passage.clause for passage in passages}
        self._asked = [passage for passage in passages if passage.kind == "question"]
        self._clauses = clauses
        self._titled = Keywords(["\n".join((c.label, c.title, *c.heading, c.text)) for c in clauses], GRAMS)
        self._plain = Keywords([clause.text for clause in clauses], GRAMS)
        self._asking = Keywords([passage.text for passage in self._asked], GRAMS)
        self._wording = Wording(clauses)

    def by_keyword(self, query: str, documents: Collection[Document], *, decided: bool) -> list[Ranking]:
        """Titles tell documents apart, so they are searched only while the region is not yet ``decided``."""
        names = {document.id for document in documents}
        scores = (self._plain if decided else self._titled).scores(query)
        pairs = zip(self._clauses, scores.tolist(), strict=True)
        official = best_first((clause.id, score) for clause, score in pairs if score > 0 and clause.document in names)
        asking = zip(self._asked, self._asking.scores(query).tolist(), strict=True)
        asked = best_first((p.clause, score) for p, score in asking if score > 0 and p.document in names)
        return [
            Ranking(official[:DEPTH], OFFICIAL),
            Ranking(asked[:DEPTH], ASKED),
            Ranking(self._wording.quoted(query, official)[:DEPTH], QUOTED),
        ]

    def by_meaning(self, query: str, documents: Collection[Document]) -> list[Ranking]:
        """Nothing without an encoder."""
        if self._dense is None:
            return []
        official = self._nearest(self._dense, query, "clause", documents)
        return [Ranking(official, OFFICIAL), Ranking(self._nearest(self._dense, query, "question", documents), ASKED)]

    def _nearest(self, dense: Dense, query: str, kind: Kind, documents: Collection[Document]) -> list[str]:
        found = dense.nearest(query, kind, documents, NEAREST)
        return best_first((self._clause_of[key], score) for key, score in found)[:DEPTH]
