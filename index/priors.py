"""How much a clause of each kind counts before anything is asked; the kinds, and the words that lift it, are data."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from index.matching import matching_copy
from index.messages import read_data

if TYPE_CHECKING:
    from corpus.models import Clause, Document


class Priors:
    def __init__(self, clauses: Sequence[Clause]) -> None:
        data = read_data("priors.yaml")
        self._words = [matching_copy(str(word)) for word in data["lifted_by"]]
        self._kinds = {kind: float(factor) for kind, factor in data["kinds"].items()}
        self._elsewhere = float(data["elsewhere"])
        self._clauses = clauses

    def of(self, query: str, named: Collection[Document] = ()) -> dict[str, float]:
        """Clause id -> factor. ``named``: the documents whose place the question names while all are searched."""
        asked = matching_copy(query)
        kinds = {} if any(word in asked for word in self._words) else self._kinds
        here = {document.id for document in named}
        return {
            clause.id: kinds.get(clause.kind, 1.0) * (1.0 if not here or clause.document in here else self._elsewhere)
            for clause in self._clauses
        }
