"""From a question to clauses: what may be offered is decided first, then rankings are fused. It answers nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from index.fuse import fuse, leaders
from index.matching import readable, runs, shortened
from index.priors import Priors
from index.rankings import Rankings
from index.scope import named, offered, without_places
from index.topics import Phrases

if TYPE_CHECKING:
    from corpus.models import Clause, Corpus, Document
    from corpus.questions import QuestionEntry
    from index.dense import Dense
    from index.passages import Passage

Via = Literal["bm25", "dense", "both"]
LONGEST = 300
LEADING = 10


class Hit(NamedTuple):
    """A clause, its fused score, and which side has it among its first ten."""

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
        self._corpus, self._questions = corpus, questions
        clauses = tuple(corpus.clauses)
        self._rankings = Rankings(clauses, passages, dense)
        self._priors = Priors(clauses)
        self._phrases = Phrases(passages, dense)

    def search(
        self, query: str, *, regions: Collection[str] | None = None, on: date | None = None, k: int = 10
    ) -> list[Hit]:
        """At most k clauses of documents of these regions (None: all) that are open on that day, best first."""
        documents = offered(self._corpus, regions, on)
        text, places = _text_and_places(query, regions, documents)
        if not documents or not runs(text):
            return []
        keyword = self._rankings.by_keyword(text, documents, decided=bool(places))
        meaning = self._rankings.by_meaning(text, documents)
        fused = fuse([*keyword, *meaning], self._priors.of(text, places))
        words, sense = leaders(keyword, LEADING), leaders(meaning, LEADING)
        best = list(fused.items())[: max(0, k)]
        return [Hit(self._corpus.clause(id), score, _via(id in words, id in sense)) for id, score in best]

    def similar_topics(
        self, query: str, *, regions: Collection[str] | None = None, k: int = 5
    ) -> list[tuple[QuestionEntry, float]]:
        """The entries of questions.yaml whose ways of asking are nearest, with a likeness from 0 to 1."""
        documents = offered(self._corpus, regions, None)
        text, _ = _text_and_places(query, regions, documents)
        found = self._phrases.nearest(text, documents) if documents and runs(text) else []
        return [(self._questions[entry], score) for entry, score in found[: max(0, k)]]


def _text_and_places(
    query: str, regions: Collection[str] | None, documents: Sequence[Document]
) -> tuple[str, Sequence[Document]]:
    """What is compared, and the documents of the places decided on: by the caller, or else by names in the question."""
    text = shortened(readable(query), LONGEST)
    places = documents if regions is not None else named(text, documents)
    return without_places(text, places).strip(), places


def _via(words: bool, sense: bool) -> Via:
    return "both" if words == sense else "bm25" if words else "dense"
