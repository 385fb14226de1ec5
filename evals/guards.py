"""Asks the same things of every region, in words of another, on both sides of every edge of every document: no answer
may rest on a clause of another place, or on one not in force. ``python -m evals.guards`` asks all and prints the
counts; the questions are made from questions.yaml, so a new document is guarded from its first day."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from assistant.answer import Answer
from corpus.models import Corpus, Document
from corpus.questions import QuestionEntry
from evals.load import DEFAULT_DAY

if TYPE_CHECKING:
    from assistant.knowledge import Knowledge
    from assistant.service import Assistant

FORMAL = {"head", "preamble", "effective", "colophon", "signature"}  # clauses about the document, good on any day
ITSELF = {"validity", "document_identity", "basis"}
DOUBT = "请经办机构确认"  # what an answer says where the text itself is at odds about the day
FIRST_COSTS = {"jiande": date(2023, 1, 1)}  # there the costs of a year are handled in the next
DAY = timedelta(days=1)


class Posed(NamedTuple):
    text: str
    region: str
    topic: str
    as_of: date
    open: bool


class Count(NamedTuple):
    asked: Counter[str]
    foreign: list[Posed]
    closed: list[Posed]


def posed(corpus: Corpus, entries: Sequence[QuestionEntry]) -> Iterator[Posed]:
    """Each topic that several regions know, of every region: asked on a day, and of costs of a day."""
    for topic, words in shared(corpus, entries).items():
        for number, document in enumerate(corpus.documents.values()):
            of_others = [ask for owner, ask in words.items() if owner != document.id]
            place, ask = document.aliases[0], of_others[number % len(of_others)]
            for day, is_open in edges(document, topic):
                yield Posed(f"{place}，{ask}", document.region, topic, day, is_open)
            for day, is_open in edges(document, topic, FIRST_COSTS.get(document.region)):
                told = f"{place}，{day.year}年{day.month}月{day.day}日住的院，{ask}"
                yield Posed(told, document.region, topic, max(day, DEFAULT_DAY), is_open)


def shared(corpus: Corpus, entries: Sequence[QuestionEntry]) -> dict[str, dict[str, str]]:
    """Topic -> document -> its first way of asking, where several documents speak of the topic."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in entries:
        found[entry.topic].setdefault(corpus.clause(entry.clause).document, entry.ask[0])
    return {topic: words for topic, words in found.items() if len(words) > 1}


def edges(document: Document, topic: str, first: date | None = None) -> Iterator[tuple[date, bool]]:
    """Days on both sides of every change, and whether the document applies to the topic on each."""
    begins = {first or document.in_force or document.issued, *(early.begins for early in document.exceptions)}
    changes = begins | ({document.until + DAY} if document.until else set())
    for change in sorted(day for day in changes if day):
        for day in (change - DAY, change):
            known = document.status_on(day, topic) not in ("not_yet", "expired")
            yield day, known if first is None else day >= first
    if document.status == "draft":
        yield DEFAULT_DAY, True


def is_foreign(one: Posed, answer: Answer, corpus: Corpus) -> bool:
    own = corpus.document_of(one.region).id
    return any(citation.document != own for citation in answer.citations)


def is_closed(one: Posed, answer: Answer, know: Knowledge) -> bool:
    """Answered though the document does not apply, from more than its own dates and names, and without a doubt."""
    if one.open or answer.status != "answered" or DOUBT in answer.text:
        return False
    said = {entry.topic for entry in know.questions.entries if entry.says in answer.text}
    if said:
        return not said <= ITSELF
    return not answer.citations or know.corpus.clause(answer.citations[0].clause).kind not in FORMAL


def count(assistant: Assistant) -> Count:
    from assistant.service import Session

    found, corpus = Count(Counter(), [], []), assistant.know.corpus
    for one in posed(corpus, assistant.know.questions.entries):
        answer = assistant.ask(one.text, Session(), one.as_of)
        found.asked[f"{one.region} {'施行中' if one.open else '不在施行期'} {answer.status}"] += 1
        found.foreign.extend([one] if is_foreign(one, answer, corpus) else [])
        found.closed.extend([one] if is_closed(one, answer, assistant.know) else [])
    return found


def main() -> int:
    from assistant.service import Assistant

    found = count(Assistant.open())
    print(*(f"{name}：{number}" for name, number in sorted(found.asked.items())), sep="\n")
    for name, wrong in (("引了别处的条款", found.foreign), ("拿不在施行期的条款作答", found.closed)):
        print(f"{name}：{len(wrong)}／{found.asked.total()}")
        print(*(f"  {one.as_of} {one.topic}：{one.text}" for one in wrong), sep="\n")
    return 1 if found.foreign or found.closed else 0


if __name__ == "__main__":
    sys.exit(main())
