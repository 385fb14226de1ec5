"""From a question to clauses: what may be offered is decided first, then rankings are fused. It answers nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import copy
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from index.cited import cited
from index.fuse import PRECISION, fuse
from index.initials import spelled_out
from index.matching import readable, runs, shortened
from index.priors import Priors
from index.rankings import Rankings
from index.scope import named, offered, without_places, without_titles
from index.several import falling, in_turn, parts, with_parts

if TYPE_CHECKING:
    from corpus.models import Clause, Corpus, Document
    from corpus.questions import QuestionEntry
    from index.dense import Dense
    from index.encoder import Vectors
    from index.passages import Passage

Via = Literal["bm25", "dense", "both"]
LONGEST = 300


class Hit(NamedTuple):
    """A clause, its fused score, and which side found it."""

    clause: Clause
    score: float
    via: Via


class Searcher:
    """Safe to share between threads. ``note`` says, in Chinese, when only keywords are searched and why."""

    def __init__(
        self,
        corpus: Corpus,
        questions: Sequence[QuestionEntry],
        passages: Sequence[Passage],
        dense: Dense | None = None,
        note: str | None = None,
    ) -> None:
        self.note = note
        self._dense = dense
        self._corpus, self._questions = corpus, questions
        self._clauses = clauses = tuple(corpus.clauses)
        self._rankings = Rankings(clauses, passages, dense)
        self._priors = Priors(clauses)

    def words_only(self) -> Searcher:
        """The same without vectors: no model runs, for searching while somebody types. It shares everything else."""
        twin = copy(self)
        twin._rankings = self._rankings.words_only()
        return twin

    def meaning(self, text: str) -> tuple[str, Vectors] | None:
        """The encoder by name and what a message means to it, a vector of unit length; None without an encoder."""
        return None if self._dense is None else self._dense.meaning(shortened(readable(text), LONGEST))

    def search(
        self, query: str, *, regions: Collection[str] | None = None, on: date | None = None, k: int = 10
    ) -> list[Hit]:
        """At most k clauses of documents of these regions (None: all) that are open on that day, best first."""
        documents = offered(self._corpus, regions, on)
        named_by_place = cited(query, self._clauses, documents)
        if named_by_place:
            return [Hit(self._corpus.clause(id), 1.0, "bm25") for id in named_by_place[: max(0, k)]]
        text, places = _text_and_places(spelled_out(query), regions, documents)
        if not documents or not runs(text):
            return []
        if regions is None and len(places) > 1:
            hits = in_turn([self._best(text, [place], decided=True) for place in places])
        else:
            hits = self._best(text, places or documents, decided=bool(places))
        if places and regions is None:
            here = {document.id for document in places}
            rest = [document for document in documents if document.id not in here]
            others = self._ranked(text, rest, self._priors.elsewhere, decided=True)
            hits = falling(hits + others) if len(places) > 1 else sorted(hits + others, key=_order)
        return hits[: max(0, k)]

    def _best(self, text: str, documents: Sequence[Document], *, decided: bool) -> list[Hit]:
        """Best first; a question of several parts has the first clause of each among the nearest."""
        hits = self._ranked(text, documents, 1.0, decided=decided)
        firsts = [ranked[0] for part in parts(text) if (ranked := self._ranked(part, documents, 1.0, decided=decided))]
        return with_parts(hits, firsts) if firsts else hits

    def _ranked(self, text: str, documents: Sequence[Document], factor: float, *, decided: bool) -> list[Hit]:
        like = self._rankings.like(text, documents)
        keyword = self._rankings.by_keyword(text, documents, like, decided=decided)
        meaning = self._rankings.by_meaning(text, documents, like)
        words, sense = fuse(keyword, {}), fuse(meaning, {})
        fused = fuse([*keyword, *meaning], self._priors.of(text))
        hits = [
            Hit(self._corpus.clause(id), round(score * factor, PRECISION), _via(words.get(id, 0), sense.get(id, 0)))
            for id, score in fused.items()
        ]
        return sorted(hits, key=_order)

    def similar_topics(
        self, query: str, *, regions: Collection[str] | None = None, k: int = 5
    ) -> list[tuple[QuestionEntry, float]]:
        """The entries of questions.yaml whose ways of asking are nearest, with a likeness from 0 to 1."""
        documents = offered(self._corpus, regions, None)
        text, _ = _text_and_places(query, regions, documents)
        best = self._rankings.entries_like(text, documents) if documents and runs(text) else {}
        order = sorted(best.items(), key=lambda item: (-item[1], item[0]))[: max(0, k)]
        return [(self._questions[entry], value) for entry, value in order]


def _order(hit: Hit) -> tuple[float, str]:
    return -hit.score, hit.clause.id


def _text_and_places(
    query: str, regions: Collection[str] | None, documents: Sequence[Document]
) -> tuple[str, Sequence[Document]]:
    """What is compared, and the documents of the places decided on: by the caller, or else by names in the question."""
    text = shortened(readable(query), LONGEST)
    places = documents if regions is not None else named(text, documents)
    return without_places(without_titles(text, places), places).strip(), places


def _via(words: float, sense: float) -> Via:
    """A side that gave less than a third of the score does not count."""
    return "bm25" if words > 2 * sense else "dense" if sense > 2 * words else "both"
