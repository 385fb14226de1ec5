"""Reciprocal rank fusion: several rankings become one. Only places count, so scores need not be comparable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

RANK_CONSTANT = 10
PRECISION = 9


class Ranking(NamedTuple):
    """Clause ids, best first; how much this ranking counts, and, if not the same for all, for each clause (0 to 1)."""

    clauses: Sequence[str]
    weight: float = 1.0
    trust: Mapping[str, float] | None = None


def best_first(scored: Iterable[tuple[str, float]]) -> list[str]:
    """Each clause at its best passage, ordered by score and, where equal, by id."""
    best: dict[str, float] = {}
    for clause, score in scored:
        best[clause] = max(score, best.get(clause, score))
    return sorted(best, key=lambda clause: (-best[clause], clause))


def fuse(rankings: Iterable[Ranking], prior: Mapping[str, float], constant: int = RANK_CONSTANT) -> dict[str, float]:
    """The sum of weight × trust / (constant + place), times the clause's prior; best first, ties by id."""
    total: dict[str, float] = {}
    for clauses, weight, trust in rankings:
        for place, clause in enumerate(clauses, 1):
            share = weight if trust is None else weight * trust.get(clause, 0.0)
            total[clause] = total.get(clause, 0.0) + share / (constant + place)
    weighed = {clause: round(score * prior.get(clause, 1.0), PRECISION) for clause, score in total.items()}
    return dict(sorted(weighed.items(), key=lambda item: (-item[1], item[0])))
