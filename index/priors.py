"""How much a clause of each kind counts before anything is asked; kinds and words are data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from index.matching import matching_copy
from index.messages import read_data

if TYPE_CHECKING:
    from corpus.models import Clause


class Priors:
    """``elsewhere`` is what clauses of other places count when the question names a place."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        data = read_data("priors.yaml")
        self.elsewhere = float(data["elsewhere"])
        self._words = [matching_copy(str(word)) for word in data["words"]]
        self._usual = {c.id: float(data["usual"].get(c.kind, 1)) for c in clauses}
        self._asked_for = {c.id: float(data["asked_for"].get(c.kind, 1)) for c in clauses}

    def of(self, query: str) -> Mapping[str, float]:
        """Clause id -> factor."""
        asked = matching_copy(query)
        return self._asked_for if any(word in asked for word in self._words) else self._usual
