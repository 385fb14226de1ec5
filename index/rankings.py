"""The rankings of one question inside a scope: official wording, ways of asking, quotations; by word and vector."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from typing import TYPE_CHECKING

from index.fuse import Ranking, best_first
from index.keyword import Keywords, best_of
from index.phrases import Phrases
from index.wording import Wording

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from corpus.models import Clause, Document
    from index.dense import Dense
    from index.passages import Passage
    from index.phrases import Likeness

DEPTH = 50
NEAREST = 200
GRAMS = (1, 2)
# Set on questions of our own: ways of asking meet lay words best, official wording still counts, a quotation decides.
OFFICIAL, ASKED, QUOTED = 1.0, 4.0, 4.0
# A way of asking counts as far as it is like the question, else clauses without any could never come first. Meaning
# finds some likeness everywhere, so there it has to be strong.
STRICT, PLAIN = 3, 1


class Rankings:
    """Everything here is built in memory from the passages in a fraction of a second; only vectors live on disk."""

    def __init__(self, clauses: Sequence[Clause], passages: Sequence[Passage], dense: Dense | None) -> None:
        import numpy as np

        self._dense = dense
        self._ids = [clause.id for clause in clauses]
        self._numbers = {name: number for number, name in enumerate(dict.fromkeys(c.document for c in clauses))}
        self._document_of = np.array([self._numbers[clause.document] for clause in clauses], dtype=np.int32)
        self._clause_of = {passage.id: passage.clause for passage in passages}
        self._titled = Keywords(["\n".join((c.label, c.title, *c.heading, c.text)) for c in clauses], GRAMS)
        self._plain = Keywords([clause.text for clause in clauses], GRAMS)
        self._wording = Wording(clauses)
        self._phrases = Phrases(passages, dense)
        self._asking = Keywords([passage.text for passage in self._phrases.asked], GRAMS)
        self._answers = sorted({passage.clause for passage in self._phrases.asked})
        self._entry_of = np.array([passage.entry for passage in self._phrases.asked], dtype=np.intp)
        numbers = {clause: number for number, clause in enumerate(self._answers)}
        self._answer_of = np.array([numbers[passage.clause] for passage in self._phrases.asked], dtype=np.intp)

    def words_only(self) -> Rankings:
        twin = copy(self)
        twin._dense, twin._phrases = None, self._phrases.words_only()
        return twin

    def like(self, query: str, documents: Collection[Document]) -> Likeness:
        """The ways of asking, each with its likeness to the question."""
        return self._phrases.like(query, documents)

    def entries_like(self, query: str, documents: Collection[Document]) -> dict[int, float]:
        """The likeness of each known question to this one: that of its nearest way of asking."""
        like = self.like(query, documents)
        return best_of_each(self._entry_of[like.places], like.values)

    def by_keyword(
        self, query: str, documents: Collection[Document], like: Likeness, *, decided: bool
    ) -> list[Ranking]:
        """Titles tell documents apart, so they are searched only while the region is not yet ``decided``."""
        scores = (self._plain if decided else self._titled).scores(query)
        scores = scores * self._inside(documents)
        asking = self._asking.scores(query)[like.places]
        asked = self._led_to(like.places[asking > 0], asking[asking > 0])
        return [
            Ranking(best_of(self._ids, scores, DEPTH), OFFICIAL),
            Ranking(asked, ASKED, self._trust(like)),
            Ranking(self._wording.quoted(query, scores)[:DEPTH], QUOTED),
        ]

    def _inside(self, documents: Collection[Document]) -> NDArray[np.bool_]:
        """For each clause, whether it is of one of these documents."""
        import numpy as np

        inside = np.zeros(len(self._numbers), dtype=np.bool_)
        inside[[self._numbers[d.id] for d in documents if d.id in self._numbers]] = True
        found: NDArray[np.bool_] = inside[self._document_of]
        return found

    def by_meaning(self, query: str, documents: Collection[Document], like: Likeness) -> list[Ranking]:
        """Nothing without an encoder."""
        if self._dense is None:
            return []
        found = self._dense.nearest(query, "clause", documents, NEAREST)
        official = best_first((self._clause_of[key], score) for key, score in found)
        near = like.cosines > -1  # where there is one
        asked = self._led_to(like.places[near], like.cosines[near])
        return [
            Ranking(official[:DEPTH], OFFICIAL),
            Ranking(asked, ASKED, self._trust(like)),
        ]

    def _led_to(self, places: NDArray[np.intp], scores: NDArray[np.floating]) -> list[str]:
        """The clauses that these ways of asking lead to, each at its best score, best first."""
        best = best_of_each(self._answer_of[places], scores)
        return [self._answers[number] for number in sorted(best, key=lambda one: (-best[one], one))][:DEPTH]

    def _trust(self, like: Likeness) -> Mapping[str, float]:
        best = best_of_each(self._answer_of[like.places], like.values)
        power = PLAIN if self._dense is None else STRICT
        return {self._answers[number]: value**power for number, value in best.items()}


def best_of_each(numbers: NDArray[np.intp], scores: NDArray[np.floating]) -> dict[int, float]:
    """The highest score of each number."""
    import numpy as np

    best = np.full(int(numbers.max(initial=-1)) + 1, -np.inf)
    np.maximum.at(best, numbers, scores)
    held = np.flatnonzero(best > -np.inf)
    return dict(zip(held.tolist(), best[held].tolist(), strict=True))
