"""What is indexed: pieces of clauses with their title and headings, and the ways people ask for them.

A passage only points at its clause; ranking, filtering and storing happen elsewhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from corpus.models import Clause, Corpus
    from corpus.questions import QuestionEntry

LONG_CLAUSE = 250
PIECE = 200
Kind = Literal["clause", "question"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One text to be found, the clause it leads to, and whether it is official wording or a way of asking."""

    id: str
    kind: Kind
    clause: str
    document: str
    region: str
    text: str
    entry: int | None = None


def passages_of(corpus: Corpus, questions: Sequence[QuestionEntry]) -> tuple[Passage, ...]:
    """Every passage of the corpus, in a fixed order: clauses first, then the ways of asking."""
    return tuple(_official(corpus)) + tuple(_asked(corpus, questions))


def _official(corpus: Corpus) -> Iterator[Passage]:
    for name in sorted(corpus.documents):
        document = corpus.documents[name]
        for clause in document.clauses:
            for number, piece in enumerate(pieces(clause)):
                yield Passage(f"{clause.id}#{number}", "clause", clause.id, document.id, document.region, piece)


def _asked(corpus: Corpus, questions: Sequence[QuestionEntry]) -> Iterator[Passage]:
    for entry, question in enumerate(questions):
        document = corpus.documents[corpus.clause(question.clause).document]
        for number, ask in enumerate(question.ask):
            yield Passage(f"?{entry}.{number}", "question", question.clause, document.id, document.region, ask, entry)


def pieces(clause: Clause) -> list[str]:
    """The clause with its title and headings; a long one as several pieces, each with the same beginning."""
    heading = [clause.title, *clause.heading]
    texts = [clause.text] if len(clause.text) <= LONG_CLAUSE else _packed(_short_sentences(clause))
    return ["\n".join([*heading, text]) for text in texts]


def _packed(parts: Iterable[str]) -> list[str]:
    packed: list[str] = []
    for part in parts:
        if packed and len(packed[-1]) + len(part) <= PIECE:
            packed[-1] += part
        else:
            packed.append(part)
    return packed


def _short_sentences(clause: Clause) -> Iterator[str]:
    """Sentences; one that is itself too long is cut after semicolons, and table rows at their lines."""
    for sentence in clause.sentences:
        if len(sentence.text) <= PIECE:
            yield sentence.text
        else:
            yield from _cut_after(sentence.text, "；;\n")


def _cut_after(text: str, marks: str) -> Iterator[str]:
    start = 0
    for place, character in enumerate(text, 1):
        if character in marks:
            yield text[start:place]
            start = place
    if start < len(text):
        yield text[start:]


def fingerprint(passages: Iterable[Passage]) -> str:
    """One hash over all passages: ids, what they point at, and their words."""
    total = hashlib.sha256()
    for p in passages:
        line = "\x1f".join((p.id, p.kind, p.clause, p.document, p.region, p.text))
        total.update(line.encode("utf-8", "replace") + b"\x1e")
    return "sha256:" + total.hexdigest()
