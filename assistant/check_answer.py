"""The firewall: every number in an answer's text must be bound to a result, a proof step, a quoted clause or what
the person said; every citation must be a real span of a document. What fails is not sent."""

import re
from collections.abc import Iterable
from fractions import Fraction

from assistant.answer import Answer, Citation
from corpus.models import Corpus
from corpus.numbers import numbers_in

MARKER = re.compile(r"\[([0-9]{1,2})\]")
DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
KNOWN = re.compile(r"(?<![0-9.,])(?:12393|12345|12356|110|120)(?![0-9.,]?[0-9])")


def unbound(answer: Answer, said: str, corpus: Corpus, own_words: Iterable[str] = ()) -> list[str]:
    """The numbers of the text nobody vouches for, markers without a citation, and citations that are no real span.
    Empty: the answer may go out.

    own_words: fixed words of the house (names, notices) that may hold numbers of their own."""
    text = MARKER.sub(" ", answer.text)
    quotes = [form for c in answer.citations for form in (c.quote, c.quote.replace("\n", "｜"), c.label)]
    for words in sorted({*own_words, *quotes}, key=len, reverse=True):
        if words:
            text = text.replace(words, " ")
    text = KNOWN.sub(" ", text)
    allowed = _allowed(answer, said)
    strange = [found for found in DIGITS.findall(text) if Fraction(found.replace(",", "")) not in allowed]
    markers = {str(citation.marker) for citation in answer.citations}
    strange += [f"[{marker}]" for marker in MARKER.findall(answer.text) if marker not in markers]
    return strange + [citation.clause for citation in answer.citations if not _real(citation, corpus)]


def _allowed(answer: Answer, said: str) -> set[Fraction]:
    allowed = set(numbers_in(said))
    for citation in answer.citations:
        allowed |= numbers_in(citation.quote)
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


def _real(citation: Citation, corpus: Corpus) -> bool:
    """The quote stands in the clause, and at that place of the source once white space and marks are set aside; label
    and text are the clause's own."""
    found = next((clause for clause in corpus.clauses if clause.id == citation.clause), None)
    if found is None or (found.document, found.label, found.text) != (citation.document, citation.label, citation.text):
        return False
    return found.holds(citation.quote) and found.locate(citation.quote) == (citation.start, citation.end)
