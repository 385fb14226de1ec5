"""What the corpus hands out: documents, clauses, sentences. Frozen; it reads no files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

ClauseKind = Literal["head", "preamble", "provision", "effective", "colophon", "signature", "table_row", "note"]
Status = Literal["in_force", "draft", "unclear"]
When = Literal["always", "money"]
StatusOnDay = Literal["in_force", "not_yet", "expired", "draft", "unclear"]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Sentence(Part):
    """Offsets are inside the clause's text."""

    text: str
    start: int
    end: int


class Clause(Part):
    """A clause with its official citation (``label``) and its exact span in source.txt. ``runs`` map text to source:
    (offset in text, offset in source, length)."""

    id: str
    document: str
    label: str
    heading: tuple[str, ...]
    title: str
    kind: ClauseKind
    text: str
    start: int
    end: int
    sentences: tuple[Sentence, ...]
    runs: tuple[tuple[int, int, int], ...]

    def find(self, quote: str) -> tuple[int, int]:
        """Where the quote first stands in ``text``, white space ignored; ValueError when it does not."""
        wanted = "".join(quote.split())
        at = self._packed.find(wanted) if wanted else -1
        if at < 0:
            raise ValueError(f"{self.id} 中没有这段引文：{quote[:40]}")
        return self._places[at], self._places[at + len(wanted) - 1] + 1

    def locate(self, quote: str) -> tuple[int, int]:
        """The quote's span in source.txt, from its first character to its last (page breaks and marks lie inside)."""
        start, end = self.find(quote)
        return self.source_offset(start), self.source_offset(end - 1) + 1

    def holds(self, quote: str) -> bool:
        wanted = "".join(quote.split())
        return bool(wanted) and wanted in self._packed

    def source_offset(self, offset: int) -> int:
        """Where a visible character of ``text`` stands in source.txt."""
        for text, source, length in self.runs:
            if text <= offset < text + length:
                return source + offset - text
        raise ValueError(f"{self.id} 的第 {offset} 个字不在原文中")

    @cached_property
    def _places(self) -> tuple[int, ...]:
        return tuple(at for at, character in enumerate(self.text) if not character.isspace())

    @cached_property
    def _packed(self) -> str:
        return "".join(self.text.split())


class Heading(Part):
    """A line that names a part, an annex or the columns of a table."""

    text: str
    start: int
    end: int


class DatedException(Part):
    """Something that begins on another day than the document does. ``what`` is a topic id."""

    what: str
    begins: date
    clause: str
    quote: str


class Notice(Part):
    """A standing warning; ``when``: with every answer, or only with sums of money."""

    text: str
    clause: str
    quote: str
    when: When


class Uninteresting(Part):
    """Clauses that need no rule and no question, and why."""

    ids: tuple[str, ...]
    why: str


class Document(Part):
    """A policy. ``until`` is its last day in force; ``rules`` are the ids of the rules it sets."""

    id: str
    short: str
    title: str
    number: str
    prefix: str
    issuers: tuple[str, ...]
    region: str
    region_name: str
    aliases: tuple[str, ...]
    parents: tuple[str, ...]
    parent_province: str
    status: Status
    issued: date | None
    in_force: date | None
    until: date | None
    until_note: str
    exceptions: tuple[DatedException, ...]
    notices: tuple[Notice, ...]
    bases: tuple[str, ...]
    no_interest: tuple[Uninteresting, ...]
    rules: tuple[str, ...] = ()
    source: str
    sha256: str
    headings: tuple[Heading, ...]
    clauses: tuple[Clause, ...]

    def status_on(self, day: date, topic: str | None = None) -> StatusOnDay:
        """Whether the document applies on that day; a topic may begin on another day than the rest."""
        if self.status == "draft":
            return "draft"
        special = next((entry.begins for entry in self.exceptions if entry.what == topic), None)
        begins = special or self.in_force or self.issued
        if begins and day < begins:
            return "not_yet"
        if self.until and day > self.until:
            return "expired"
        return "unclear" if self.status == "unclear" else "in_force"


class Corpus(Part):
    """All documents. ``version`` changes when any file of the folder does."""

    documents: dict[str, Document]
    folder: Path
    version: str

    def clause(self, id: str) -> Clause:
        return self._by_id[id]

    def document_of(self, region: str) -> Document:
        """KeyError when no document is of that region."""
        found = {document.region: document for document in self.documents.values()}
        return found[region]

    @property
    def clauses(self) -> Iterator[Clause]:
        return (clause for document in self.documents.values() for clause in document.clauses)

    @cached_property
    def _by_id(self) -> dict[str, Clause]:
        return {clause.id: clause for clause in self.clauses}
