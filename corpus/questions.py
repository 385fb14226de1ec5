"""Loads questions.yaml of every document: how people ask, the clause that answers, and the topics it is silent on."""

from __future__ import annotations

from pathlib import Path

from corpus.models import Corpus, Document, Part
from corpus.strict_yaml import Node, read_yaml
from corpus.topics import load_topics

PEOPLE = (
    *("destitute", "subsistence", "near_subsistence", "severe_disability", "orphan", "child_in_need"),
    *("monitored", "illness_poor", "ordinary"),
)
CARE = ("inpatient", "outpatient_ordinary", "outpatient_chronic")


class Quoted(Part):
    """A further passage an entry rests on."""

    clause: str
    quote: str


class QuestionEntry(Part):
    """One thing people ask of one document. ``people`` and ``care`` are empty when it concerns all; ``unset``: the
    clause touches on it but does not set it."""

    document: str
    topic: str
    clause: str
    quote: str
    says: str
    more: tuple[Quoted, ...] = ()
    people: tuple[str, ...] = ()
    care: tuple[str, ...] = ()
    unset: bool = False
    ask: tuple[str, ...]
    file: Path
    line: int

    @property
    def quotes(self) -> tuple[Quoted, ...]:
        return (Quoted(clause=self.clause, quote=self.quote), *self.more)


class SilentTopic(Part):
    """A topic on which the document says nothing, with the nearest clause where there is one."""

    document: str
    topic: str
    note: str
    clause: str | None = None
    quote: str | None = None
    line: int


class Questions(Part):
    """All entries, documents in the corpus's order."""

    entries: tuple[QuestionEntry, ...] = ()
    silent: tuple[SilentTopic, ...] = ()


def load_questions(corpus: Corpus) -> Questions:
    entries: list[QuestionEntry] = []
    silent: list[SilentTopic] = []
    for document in corpus.documents.values():
        found = read_questions(document, corpus.folder / document.id / "questions.yaml")
        entries += found.entries
        silent += found.silent
    return Questions(entries=tuple(entries), silent=tuple(silent))


def read_questions(document: Document, path: Path) -> Questions:
    """One document's file; a document without one has no questions yet."""
    if not path.exists():
        return Questions()
    node = read_yaml(path).only("questions", "silent")
    return Questions(
        entries=tuple(_entry(item, document) for item in node.maybe_items("questions")),
        silent=tuple(_silent(item, document) for item in node.maybe_items("silent")),
    )


def _entry(node: Node, document: Document) -> QuestionEntry:
    node.only("topic", "clause", "quote", "says", "more", "for", "care", "unset", "ask")
    return QuestionEntry(
        document=document.id,
        topic=_topic(node),
        clause=_clause(node, document),
        quote=node.need("quote").text(),
        says=node.need("says").text(),
        more=tuple(_quoted(item, document) for item in node.maybe_items("more")),
        people=tuple(item.choice(*PEOPLE) for item in node.maybe_items("for")),
        care=tuple(item.choice(*CARE) for item in node.maybe_items("care")),
        unset=bool(node.get("unset")) and node.need("unset").choice("yes", "no") == "yes",
        ask=node.need("ask").texts(),
        file=node.path,
        line=node.line,
    )


def _silent(node: Node, document: Document) -> SilentTopic:
    node.only("topic", "note", "clause", "quote")
    return SilentTopic(
        document=document.id,
        topic=_topic(node),
        note=node.need("note").text(),
        clause=_clause(node, document) if node.get("clause") else None,
        quote=node.maybe_text("quote") or None,
        line=node.line,
    )


def _quoted(node: Node, document: Document) -> Quoted:
    node.only("clause", "quote")
    return Quoted(clause=_clause(node, document), quote=node.need("quote").text())


def _topic(node: Node) -> str:
    return node.need("topic").choice(*load_topics())


def _clause(node: Node, document: Document) -> str:
    """A clause of this very document: another region's clause never answers here."""
    wanted = node.need("clause")
    if any(clause.id == wanted.text() for clause in document.clauses):
        return wanted.text()
    raise wanted.fail(f"{document.id} 没有条款 {wanted.text()}；请用 huisuan check 列出的条款编号。")
