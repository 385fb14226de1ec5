"""What the API takes and gives, apart from the Answer itself. Shapes only."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from web.limits import QUESTION_CHARACTERS
from web.words import say


class Question(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    text: str = Field(description=say("api.text", limit=QUESTION_CHARACTERS))
    session: str | None = Field(None, max_length=64, description=say("api.session"))
    as_of: str | None = Field(None, max_length=10, description=say("api.as_of"))


class Problem(BaseModel):
    code: str
    message: str
    what_to_do: str


class ProblemReply(BaseModel):
    error: Problem


class ClauseName(BaseModel):
    id: str
    label: str


class ClauseFound(ClauseName):
    heading: list[str]
    document: str
    title: str
    region: str
    region_name: str
    document_status: str
    text: str
    via: str


class ClausesFound(BaseModel):
    query: str
    note: str | None = None
    clauses: list[ClauseFound]


class Span(BaseModel):
    text: str
    start: int
    end: int


class DocumentInfo(BaseModel):
    id: str
    title: str
    number: str
    issuers: list[str]
    region: str
    region_name: str
    status: str
    status_label: str
    issued: str | None
    in_force: str | None
    until: str | None
    notices: list[str]
    clauses: int


class WholeClause(ClauseName):
    heading: list[str]
    kind: str
    text: str
    start: int
    end: int
    sentences: list[Span]
    document: DocumentInfo
    previous: ClauseName | None
    next: ClauseName | None
    url: str


class Region(BaseModel):
    id: str
    name: str


class FactField(BaseModel):
    """How a fact is shown and filled in: its name, its kind, and the choices by id where it has some."""

    label: str
    kind: str
    options: dict[str, str]


class Start(BaseModel):
    examples: list[str]
    regions: list[Region]
    fields: dict[str, FactField]
    note: str | None
    question_characters: int


class Health(BaseModel):
    status: str
    corpus: str
    documents: int
    clauses: int
    note: str | None
    versions: dict[str, Any] = {}
