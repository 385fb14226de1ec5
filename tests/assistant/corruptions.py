"""Spoils a true answer in one place, by class, so that the firewall can be measured. Every spoilt answer differs from
the true one; nothing here judges whether the difference can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.answer import Answer, Citation
from corpus.models import Corpus

MARKER = re.compile(r"\[[0-9]{1,2}\]")
FIGURE = re.compile(r"(?<![0-9.,\[-])[0-9][0-9,]*(?:\.[0-9]+)?(?![0-9.,\]-])")
STRANGERS = ("77,123.00 元", "31,415.92 元", "8,642.50 元", "96.37%", "2031年", "4,321,987 人", "88.8 万元", "第97条")
ODD = "叁"


def _with_text(answer: Answer, text: str) -> Answer:
    return answer.model_copy(update={"text": text})


def _with_citation(answer: Answer, place: int, **changes: Any) -> Answer:
    citations = list(answer.citations)
    citations[place] = citations[place].model_copy(update=changes)
    return answer.model_copy(update={"citations": citations})


def figures(text: str) -> list[tuple[int, int]]:
    """Where the figures of a text stand; markers are none, and neither are digits of dates with dashes."""
    blank = MARKER.sub(lambda match: "　" * len(match[0]), text)
    return [match.span() for match in FIGURE.finditer(blank)]


def changed_digits(answer: Answer) -> Iterator[Answer]:
    """One digit of one figure, raised by 1, by 4 and by 7 (round the clock)."""
    for start, end in figures(answer.text):
        for at in range(start, end):
            if answer.text[at].isdigit():
                for step in (1, 4, 7):
                    digit = str((int(answer.text[at]) + step) % 10)
                    yield _with_text(answer, answer.text[:at] + digit + answer.text[at + 1 :])


def lost_digits(answer: Answer) -> Iterator[Answer]:
    """The first digit of a figure left out, or said twice."""
    for start, end in figures(answer.text):
        if end - start > 2:
            yield _with_text(answer, answer.text[:start] + answer.text[start + 1 :])
        yield _with_text(answer, answer.text[:start] + answer.text[start] + answer.text[start:])


def strangers(answer: Answer) -> Iterator[Answer]:
    """A number from nowhere, at the end and after the first sentence."""
    for words in STRANGERS:
        yield _with_text(answer, f"{answer.text}\n另外还有 {words}。")
        yield _with_text(answer, answer.text.replace("。", f"，另有 {words}。", 1))


def spoilt_quotes(answer: Answer) -> Iterator[Answer]:
    """One character of a cited quote exchanged, left out or added, at its beginning, middle and end."""
    for place, citation in enumerate(answer.citations):
        quote = citation.quote
        for at in (0, len(quote) // 2, len(quote) - 1):
            yield _with_citation(answer, place, quote=quote[:at] + ODD + quote[at + 1 :])
            yield _with_citation(answer, place, quote=quote[:at] + ODD + quote[at:])
        yield _with_citation(answer, place, quote=quote[: len(quote) // 2] + quote[len(quote) // 2 + 1 :])


def moved_spans(answer: Answer) -> Iterator[Answer]:
    """The quote's place in the source moved, stretched or cut by a character or a line."""
    for place, citation in enumerate(answer.citations):
        for first, last in ((1, 1), (-1, -1), (1, 0), (0, 1), (0, -1), (40, 40)):
            yield _with_citation(answer, place, start=citation.start + first, end=citation.end + last)


def other_clauses(answer: Answer, corpus: Corpus) -> Iterator[Answer]:
    """The same quote said to stand in another clause, of its own document or of another, or in none that exists."""
    for place, citation in enumerate(answer.citations):
        others = [c for c in corpus.clauses if c.id != citation.clause and citation.quote not in c.text]
        for clause in (*others[:: len(others) // 6],):
            yield _with_citation(answer, place, clause=clause.id)
            yield _with_citation(answer, place, clause=clause.id, document=clause.document)
        yield _with_citation(answer, place, clause="xx.9.9")


def other_documents(answer: Answer, corpus: Corpus) -> Iterator[Answer]:
    """The same clause said to belong to another document."""
    for place, citation in enumerate(answer.citations):
        for document in corpus.documents:
            if document != citation.document:
                yield _with_citation(answer, place, document=document)


def false_labels(answer: Answer, corpus: Corpus) -> Iterator[Answer]:
    """The official label, or the clause's words shown beside the quote, taken from another clause."""
    for place, citation in enumerate(answer.citations):
        others = [clause for clause in corpus.clauses if clause.label != citation.label]
        for clause in others[:: len(others) // 3]:
            yield _with_citation(answer, place, label=clause.label)
            yield _with_citation(answer, place, text=clause.text)


def dangling_markers(answer: Answer) -> Iterator[Answer]:
    """A marker in the text that no citation has."""
    for match in MARKER.finditer(answer.text):
        for number in (0, 9, 47):
            if number > len(answer.citations) or number == 0:
                yield _with_text(answer, f"{answer.text[: match.start()]}[{number}]{answer.text[match.end() :]}")


def swapped_figures(answer: Answer) -> Iterator[Answer]:
    """Two different figures of the text exchanged: each is still vouched for, only not there."""
    places = figures(answer.text)
    for one in range(len(places)):
        for two in range(one + 1, len(places)):
            (a, b), (c, d) = places[one], places[two]
            first, second = answer.text[a:b], answer.text[c:d]
            if first != second:
                yield _with_text(answer, answer.text[:a] + second + answer.text[b:c] + first + answer.text[d:])


def real_citations_of_elsewhere(answer: Answer, others: list[Answer]) -> Iterator[Answer]:
    """A true citation of another region's document in the place of the right one."""
    for other in others:
        for stranger in other.citations[:1]:
            for place, citation in enumerate(answer.citations):
                if stranger.document != citation.document:
                    yield _exchanged(answer, place, stranger)


def _exchanged(answer: Answer, place: int, stranger: Citation) -> Answer:
    citations = list(answer.citations)
    citations[place] = stranger.model_copy(update={"marker": citations[place].marker})
    return answer.model_copy(update={"citations": citations})


def spoilt_words(answer: Answer) -> Iterator[Answer]:
    """Words turned round, numbers written in characters or full width: no digit changes."""
    turned = {"自己还要付": "自己不用付", "不低于": "不高于", "达标": "没有达标", " 元": " 万元", "救助": "罚款"}
    for old, new in turned.items():
        if old in answer.text:
            yield _with_text(answer, answer.text.replace(old, new, 1))
    yield _with_text(answer, f"{answer.text}\n另外还能领九万元。")
    yield _with_text(answer, f"{answer.text}\n另外还能领９００００元。")
