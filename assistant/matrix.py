"""The region matrix: every topic in every region as one cell with its words, its figures and its clause. 无规定
(the document is silent) is never 未收录 (no document of that region is held). Looks up; computes no payment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.matrix_differences import differences
from assistant.matrix_figures import EVERYONE, Found, figures
from assistant.matrix_words import Vocabulary, joined, say, sentence
from calculator.rules import RuleBook
from calculator.value import Source
from corpus.benefits import RULES, read_book
from corpus.load import load_corpus
from corpus.models import Corpus, Document
from corpus.questions import Questions, SilentTopic, load_questions
from corpus.topics import Topic, load_topics
from corpus.vocabulary import load_vocabulary

CellState = Literal["says", "silent", "not_held", "unsorted"]


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Passage(Frozen):
    """Words and the clause they rest on; ``start`` and ``end`` are the quote's place in the source."""

    says: str
    clause: str
    label: str
    quote: str
    start: int
    end: int


class Figure(Passage):
    """One figure: ``what`` for ``who`` is ``value``; ``says`` is the three in one line."""

    what: str
    who: list[str]
    value: str
    unset: bool


class Cell(Frozen):
    """One topic in one region. A silent cell may name the nearest clause; one not held has none."""

    topic: str
    region: str
    state: CellState
    state_label: str
    says: str
    value: str = ""
    clause: str | None = None
    label: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None
    document: str | None = None
    document_status: str = ""
    more: list[Passage] = []
    figures: list[Figure] = []


class Column(Frozen):
    """A region asked for, held or not."""

    region: str
    name: str
    held: bool
    document: str | None = None
    title: str = ""
    document_status: str = ""


class Row(Frozen):
    """One topic; ``differs`` says in words how the regions differ."""

    topic: str
    label: str
    group: str
    differs: list[str]
    cells: list[Cell]


class Matrix(Frozen):
    as_of: date
    regions: list[Column]
    rows: list[Row]


class UnknownTopic(ValueError):
    """No topic has this id or label."""


def region_matrix(corpus: Corpus, on: date, topics: Sequence[str] = (), regions: Sequence[str] = ()) -> Matrix:
    """Topics (ids or words of their labels; none: all) against regions (ids or names of places; none: all held)."""
    held = {document.region: document for document in corpus.documents.values()}
    columns = [_column(name, corpus, on) for name in regions] or [_held(each, on) for each in held.values()]
    columns = list({column.region: column for column in columns}.values())
    rows = [_row(topic, columns, corpus, on) for topic in _topics(topics)]
    return Matrix(as_of=on, regions=columns, rows=rows)


def _topics(wanted: Sequence[str]) -> list[Topic]:
    known = load_topics()
    if not wanted:
        return list(known.values())
    found: dict[str, Topic] = {}
    for name in wanted:
        match = [known[name]] if name in known else [t for t in known.values() if name and name in (t.label, t.group)]
        match = match or [topic for topic in known.values() if name and name in topic.label]
        if not match:
            raise UnknownTopic(name)
        found |= {topic.id: topic for topic in match}
    return list(found.values())


def _column(name: str, corpus: Corpus, on: date) -> Column:
    for document in corpus.documents.values():
        if name in (document.region, document.short, document.region_name, document.id, *document.aliases):
            return _held(document, on)
    return Column(region=name, name=name, held=False)


def _held(document: Document, on: date) -> Column:
    return Column(
        region=document.region,
        name=document.region_name,
        held=True,
        document=document.id,
        title=document.title,
        document_status=document.status_on(on),
    )


def _row(topic: Topic, columns: list[Column], corpus: Corpus, on: date) -> Row:
    cells = [_cell(topic.id, column, corpus, on) for column in columns]
    told = [(column.name, cell.state, cell.figures) for column, cell in zip(columns, cells, strict=True)]
    return Row(topic=topic.id, label=topic.label, group=topic.group, differs=differences(told, _names()), cells=cells)


def _cell(topic: str, column: Column, corpus: Corpus, on: date) -> Cell:
    questions, books = _read(corpus.folder, corpus.version)
    entries = [e for e in questions.entries if e.document == column.document and e.topic == topic]
    silence = next((s for s in questions.silent if s.document == column.document and s.topic == topic), None)
    blank = {"topic": topic, "region": column.region, "document": column.document}
    blank |= {"document_status": column.document_status}
    if entries:
        found = [_figure(each, corpus) for each in figures(topic, books[column.region], load_vocabulary(), on)]
        first, *more = [_passage(entry.says, entry.clause, entry.quote, corpus) for entry in entries]
        value = sentence([figure.says for figure in found])
        return Cell.model_validate(
            {**blank, **_state("says"), **first.model_dump(), "value": value, "more": more, "figures": found}
        )
    if silence is not None:
        return Cell.model_validate({**blank, **_state("silent"), "says": silence.note, **_nearest(silence, corpus)})
    state: CellState = "unsorted" if column.held else "not_held"
    return Cell.model_validate({**blank, **_state(state), "says": say(f"why.{state}")})


def _state(state: CellState) -> dict[str, str]:
    return {"state": state, "state_label": say(f"state.{state}")}


def _nearest(silence: SilentTopic, corpus: Corpus) -> dict[str, object]:
    if silence.clause is None:
        return {}
    clause = corpus.clause(silence.clause)
    place = clause.locate(silence.quote) if silence.quote else (clause.start, clause.end)
    return {
        "clause": clause.id,
        "label": clause.label,
        "quote": silence.quote or "",
        "start": place[0],
        "end": place[1],
    }


def _passage(says: str, clause: str, quote: str, corpus: Corpus) -> Passage:
    whole = corpus.clause(clause)
    start, end = whole.locate(quote)
    first, last = whole.find(quote)
    return Passage(says=says, clause=clause, label=whole.label, quote=whole.text[first:last], start=start, end=end)


def _figure(found: Found, corpus: Corpus) -> Figure:
    names = _names()
    people = [say("others") if who == EVERYONE else names[who] for who in found.who]
    who = say("who", who=joined(people)) if people else ""
    source: Source = found.source
    passage = _passage(say("figure", who=who, what=found.what, value=found.value), source.clause, source.quote, corpus)
    own = {"what": found.what, "who": list(found.who), "value": found.value, "unset": found.unset}
    return Figure.model_validate({**passage.model_dump(), **own})


@cache
def _names() -> dict[str, str]:
    """Identities and kinds of insurance by id, for people."""
    vocabulary: Vocabulary = load_vocabulary()
    return {**dict(vocabulary["identities"].options), **dict(vocabulary["insurance"].options)}


@cache
def _read(folder: Path, version: str) -> tuple[Questions, dict[str, RuleBook]]:
    """Questions and rule books of a corpus, read once; a changed corpus has another ``version``."""
    corpus = load_corpus(folder)
    books = {
        document.region: read_book(folder / document.id / RULES, document.id, document.region)
        for document in corpus.documents.values()
    }
    return load_questions(corpus), books
