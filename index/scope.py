"""What may be offered at all: documents of the asked regions that have begun, and are not over, on the day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from index.matching import matching_copy

if TYPE_CHECKING:
    from corpus.models import Corpus, Document

TITLE, LEFT = 6, 4
"""How much of the end of a title must stand in a question to be taken out, and how much must then be left of it."""
HIDDEN = frozenset({"not_yet", "expired"})


def offered(corpus: Corpus, regions: Collection[str] | None, on: date | None) -> tuple[Document, ...]:
    """Documents of these regions (None: all) open on that day (None: any). Drafts stay: callers say what they are."""
    return tuple(
        document
        for document in corpus.documents.values()
        if (regions is None or document.region in regions) and (on is None or is_open(document, on))
    )


def is_open(document: Document, day: date) -> bool:
    """Also open when only an early provision of it has begun."""
    if document.status_on(day) not in HIDDEN:
        return True
    return any(document.status_on(day, early.what) not in HIDDEN for early in document.exceptions)


def named(query: str, documents: Collection[Document]) -> tuple[Document, ...]:
    """The documents whose place the question names."""
    asked = matching_copy(query)
    return tuple(document for document in documents if any(name in asked for name in _names(document)))


def without_places(query: str, documents: Collection[Document]) -> str:
    """The question without the names of places already decided: they tell clauses of one place apart no longer."""
    rest = matching_copy(query)
    names = {name for document in documents for name in _names(document) if name in rest}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        rest = rest.replace(name, " ")
    return rest if names and rest.strip() else query


def without_titles(query: str, documents: Collection[Document]) -> str:
    """The question without the title of a document, or the end of one (…共富实施方案): a title quotes no clause."""
    rest = query
    for document in documents:
        for start in range(max(0, len(document.title) - TITLE + 1)):
            if document.title[start:] in rest and len(rest) - len(document.title[start:]) >= LEFT:
                rest = rest.replace(document.title[start:], " ")
                break
    return rest


def _names(document: Document) -> set[str]:
    return {_place(name) for name in (document.region_name, *document.aliases)} - {""}


_place = cache(matching_copy)  # of the places in the corpus, again and again the same
