"""Measures the searcher alone: at which place the first acceptable clause stands. The right place is handed to it
as a filter, as the assistant does; a lookup without a place searches everywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from evals.load import Lookup, Question, load_lookups, load_questions
from evals.places import PREFIX
from evals.score import rank_of
from evals.stats import Mean, Share

DEPTH = 10
STEPS = (1, 3, 5)
LOOKUPS, SITUATIONS, QUESTIONS = "查条题", "处境题", "问答题"


class HasId(Protocol):
    @property
    def id(self) -> str: ...


class HasClause(Protocol):
    @property
    def clause(self) -> HasId: ...


class Searches(Protocol):
    """The part of ``index.Searcher`` that is used here."""

    def search(
        self, query: str, *, regions: Collection[str] | None = None, on: date | None = None, k: int = 10
    ) -> Sequence[HasClause]: ...


@dataclass(frozen=True)
class Ranked:
    """One lookup after the search; ``rank`` is None where nothing acceptable was among the first ten. ``together``:
    the clauses that answer it only together, if it needs several."""

    id: str
    region: str
    style: str
    query: str
    wanted: tuple[str, ...]
    found: tuple[str, ...]
    rank: int | None
    together: tuple[str, ...] = ()


class Ask(NamedTuple):
    id: str
    region: str
    style: str
    query: str
    wanted: list[str]
    together: list[str]


def from_lookups(lookups: Iterable[Lookup]) -> list[Ask]:
    return [Ask(one.id, one.region, one.style, one.query, one.clauses, one.all) for one in lookups]


def from_questions(questions: Iterable[Question]) -> list[Ask]:
    """Single-turn questions with a known first clause: their own words are the query."""
    return [
        Ask(one.id, one.region, one.kind, one.turns[0], list(expect.first_citation), [])
        for one in questions
        if len(one.turns) == 1 and (expect := one.expect[-1]) and expect.first_citation and one.region != "none"
    ]


def rank_all(asks: Iterable[Ask], searcher: Searches) -> list[Ranked]:
    """Dates are left to the assistant here: a search for an old rule must still find the rule."""
    return [rank(ask, searcher) for ask in asks]


def rank(ask: Ask, searcher: Searches) -> Ranked:
    regions = {ask.region} if ask.region in PREFIX else None
    found = tuple(hit.clause.id for hit in searcher.search(ask.query, regions=regions, k=DEPTH))
    place = rank_of(ask.wanted, list(found))
    first = found[: max(STEPS)]
    return Ranked(ask.id, ask.region, ask.style, ask.query, tuple(ask.wanted), first, place, tuple(ask.together))


def hit_at(ranked: Sequence[Ranked], step: int) -> Share:
    return Share(sum(1 for one in ranked if one.rank is not None and one.rank <= step), len(ranked))


def all_found(ranked: Sequence[Ranked]) -> Share:
    """Of the lookups that need several clauses together, those with all of them among the first five."""
    several = [one for one in ranked if one.together]
    return Share(sum(1 for one in several if set(one.together) <= set(one.found)), len(several))


def reciprocal(ranked: Sequence[Ranked]) -> Mean:
    """The mean reciprocal rank, 0 where nothing acceptable was among the first ten."""
    return Mean(sum(1 / one.rank for one in ranked if one.rank), len(ranked))


def measure_search(which: str, searcher: Searches) -> dict[str, list[Ranked]]:
    """Every set, by its name: lookups, situations told by somebody who had not seen the product, and questions."""
    return {
        LOOKUPS: rank_all(from_lookups(load_lookups(which, name="")), searcher),
        SITUATIONS: rank_all(from_lookups(load_lookups(which, name="-situations")), searcher),
        QUESTIONS: rank_all(from_questions(load_questions(which)), searcher),
    }
