"""Is this index what was put into it? Rows and vectors when it is built, known questions whenever it is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from index.messages import say

if TYPE_CHECKING:
    from index.encoder import Encoder, Vectors
    from index.passages import Passage
    from index.store import Row, Store

CANARIES = 48
QUESTIONS = 5
SAME = 0.999


class IndexBroken(Exception):
    """A freshly built index does not hold what was put into it."""


class IndexRefused(Exception):
    """An index whose hashes are right gives a wrong answer: why, and what to do, in words for people."""


def verify_rows(
    store: Store, passages: Sequence[Passage], vectors: Vectors, progress: Callable[[int, int], None]
) -> dict[str, Row]:
    """What the store holds, once every row is there and unchanged and canary passages find themselves."""
    import numpy as np

    contents = store.contents()
    if sorted(contents) != sorted(passage.id for passage in passages):
        raise IndexBroken(say("index_rows", expected=len(passages), found=len(contents)))
    rows = [contents[passage.id] for passage in passages]
    documents = all(row.document == passage.document for row, passage in zip(rows, passages, strict=True))
    if not documents or not np.allclose(np.stack([row.vector for row in rows]), vectors, atol=1e-5):
        raise IndexBroken(say("index_changed"))
    places = range(0, len(passages), max(1, len(passages) // CANARIES))
    for done, place in enumerate(places, 1):
        passage = passages[place]
        found = store.nearest(vectors[place], passage.kind, [passage.document], 1)
        if not found or found[0][1] < SAME:
            raise IndexBroken(say("index_canary", passage=passage.id))
        progress(done, len(places))
    return contents


def ask_known(store: Store, passages: Sequence[Passage], encoder: Encoder) -> None:
    """A few ways of asking from the policies' questions.yaml, encoded anew: the first clause has to be the known one.

    They show what no hash does: another model behind the same name, another version of the engine or the database."""
    asked = [passage for passage in passages if passage.kind == "question"]
    some = asked[:: max(1, len(asked) // QUESTIONS)][:QUESTIONS]
    clause_of = {passage.id: passage.clause for passage in passages}
    for passage, vector in zip(some, encoder.encode_queries([passage.text for passage in some]), strict=True):
        found = store.nearest(vector, "question", [passage.document], 1)
        right = {p.clause for p in asked if (p.document, p.text) == (passage.document, passage.text)}
        if not found or found[0][1] < SAME or clause_of.get(found[0][0]) not in right:
            got = clause_of.get(found[0][0], found[0][0]) if found else say("nothing")
            raise IndexRefused(say("index_refused", ask=passage.text, clause=passage.clause, found=got))
