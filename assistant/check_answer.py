"""The firewall: every number in an answer's text must be bound to a result, a proof step, a quoted clause or what
the person said; every citation must be a real span of a document. What fails is not sent."""

import re
from collections.abc import Iterable
from fractions import Fraction

from assistant.answer import Answer
from corpus.models import Corpus
from corpus.numbers import numbers_in

MARKER = re.compile(r"\[[0-9]{1,2}\]")
DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
KNOWN = re.compile(r"(?<![0-9.,])(?:12393|12345|12356|110|120)(?![0-9.,]?[0-9])")


def unbound(answer: Answer, said: str, corpus: Corpus, own_words: Iterable[str] = ()) -> list[str]:
    """The numbers of the text nobody vouches for, and citations that are no real span. Empty: the answer may go
    out.

    own_words: fixed words of the house (names, notices) that may hold numbers of their own."""
    text = MARKER.sub(" ", answer.text)
    quotes = [form for c in answer.citations for form in (c.quote, c.quote.replace("\n", "｜"), c.label)]
    for words in sorted({*own_words, *quotes}, key=len, reverse=True):
        if words:
            text = text.replace(words, " ")
    text = KNOWN.sub(" ", text)
    allowed = _allowed(answer, said)
    strange = [found for found in DIGITS.findall(text) if Fraction(found.replace(",", "")) not in allowed]
    return strange + [
        c.clause for c in answer.citations if not _real(c.document, c.clause, c.quote, c.start, c.end, corpus)
    ]


def _allowed(answer: Answer, said: str) -> set[Fraction]:
    allowed = set(numbers_in(said))
    for citation in answer.citations:
        allowed |= numbers_in(citation.quote) | numbers_in(citation.label)
    figures: list[str | None] = []
    for result in answer.results:
        figures += [result.amount, result.low, result.high, result.remaining, result.threshold, result.date]
    for step in answer.proof:
        figures += [step.formula, step.with_, step.value]
    for figure in figures:
        allowed |= {Fraction(found.replace(",", "")) for found in DIGITS.findall(figure or "")}
    for value in answer.facts.values():
        allowed |= {Fraction(found) for found in DIGITS.findall(str(value)) if "," not in found}
    return allowed


def _real(document: str, clause: str, quote: str, start: int, end: int, corpus: Corpus) -> bool:
    """The quote stands in the clause, and at that place of the source once white space and marks are set aside."""
    found = corpus.clause(clause)
    return found.document == document and found.holds(quote) and found.locate(quote) == (start, end)
