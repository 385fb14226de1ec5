"""Finds and describes clauses and documents for the web and the command line. Ranking is the index floor's work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from web.schemas import ClauseFound, ClauseName, DocumentInfo, Span, WholeClause
from web.words import name_of

if TYPE_CHECKING:
    from corpus.models import Clause, Corpus, Document
    from web.house import Finds

# A label is typed with or without brackets and blanks, in either width.
_DROPPED = dict.fromkeys(" \u3000〔〕[]()（）《》、.．", "")
_SQUEEZE = str.maketrans(_DROPPED) | str.maketrans("０１２３４５６７８９", "0123456789")


def find_clauses(
    corpus: Corpus, searcher: Finds, query: str, *, region: str | None, on: date, most: int
) -> list[ClauseFound]:
    """Clauses named by id, label or document number first, then what the search finds."""
    regions = [region] if region else None
    found = {clause.id: described(corpus, clause, on, "label") for clause in _named(corpus, query, region)}
    if len(found) < most:
        for hit in searcher.search(query, regions=regions, on=on, k=most):
            found.setdefault(hit.clause.id, described(corpus, hit.clause, on, hit.via))
    return list(found.values())[:most]


def _named(corpus: Corpus, query: str, region: str | None) -> Iterator[Clause]:
    wanted, id = _squeezed(query), query.lower()
    if len(wanted) < 3:
        return
    for document in corpus.documents.values():
        if region in (None, document.region):
            for clause in document.clauses:
                if id == clause.id or wanted in _known(clause.label):
                    yield clause


def _squeezed(text: str) -> str:
    return text.translate(_SQUEEZE).lower()


_known = cache(_squeezed)  # for labels, of which there are so many and no more; never for what somebody typed


def described(corpus: Corpus, clause: Clause, on: date, via: str) -> ClauseFound:
    document = corpus.documents[clause.document]
    return ClauseFound(
        id=clause.id,
        label=clause.label,
        heading=list(clause.heading),
        document=document.id,
        title=document.title,
        region=document.region,
        region_name=document.region_name,
        document_status=document.status_on(on),
        text=clause.text,
        via=via,
    )


def document_info(document: Document, on: date) -> DocumentInfo:
    status = document.status_on(on)
    return DocumentInfo(
        id=document.id,
        title=document.title,
        number=document.number,
        issuers=list(document.issuers),
        region=document.region,
        region_name=document.region_name,
        status=status,
        status_label=name_of("status", status),
        issued=_iso(document.issued),
        in_force=_iso(document.in_force),
        until=_iso(document.until),
        notices=[notice.text for notice in document.notices],
        clauses=len(document.clauses),
    )


def whole_clause(corpus: Corpus, clause: Clause, on: date) -> WholeClause:
    document = corpus.documents[clause.document]
    place = [c.id for c in document.clauses].index(clause.id)
    before = document.clauses[place - 1] if place else None
    after = document.clauses[place + 1] if place + 1 < len(document.clauses) else None
    return WholeClause(
        id=clause.id,
        label=clause.label,
        heading=list(clause.heading),
        kind=clause.kind,
        text=clause.text,
        start=clause.start,
        end=clause.end,
        sentences=[Span(text=s.text, start=s.start, end=s.end) for s in clause.sentences],
        document=document_info(document, on),
        previous=_name(before),
        next=_name(after),
        url=f"/documents/{document.id}?start={clause.start}&end={clause.end}#{clause.id}",
    )


def _name(clause: Clause | None) -> ClauseName | None:
    return ClauseName(id=clause.id, label=clause.label) if clause else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
