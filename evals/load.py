"""The question sets as typed data: what is asked, and what a right answer must and must not hold.
A question that a wrong answer could pass by saying nothing is refused here; nothing is scored here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

HERE = Path(__file__).parent
QUESTIONS, RETRIEVAL = HERE / "questions", HERE / "retrieval"
DEFAULT_DAY = date(2026, 11, 22)
MONEY = r"^-?[0-9]{1,12}\.[0-9]{2}$"

Region = Literal["fuyang", "mianyang", "jiande", "wenzhou", "shengzhou", "several", "none"]
AnswerStatus = Literal["answered", "clarify", "refused"]
Figure = Annotated[str, Field(pattern=MONEY)]
Model = TypeVar("Model", bound=BaseModel)


class BadQuestion(ValueError):
    """A line of a question file that cannot be used; the message names file and line."""


def as_list(value: object) -> object:
    """One acceptable value may be written without its list."""
    return [value] if isinstance(value, str) else value


OneOf = Annotated[list[str], BeforeValidator(as_list)]
Statuses = Annotated[list[AnswerStatus], BeforeValidator(as_list)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ExpectResult(Strict):
    """What one result must say. Lists hold the acceptable values; a field left out is not looked at."""

    benefit: OneOf = []
    status: OneOf = []
    verdict: OneOf = []
    reason: OneOf = []
    amount: Figure | None = None
    low: Figure | None = None
    high: Figure | None = None
    remaining: Figure | None = None
    threshold: Figure | None = None
    date: str | None = None
    unit: str | None = None

    @model_validator(mode="after")
    def says_something(self) -> ExpectResult:
        if not self.model_fields_set:
            raise ValueError("空的结果要求什么也没检查")
        return self


class Expect(Strict):
    """What one answer must say. ``first_citation`` lists alternatives, ``all_citations`` a set that must be complete.
    An entry of ``text_has`` may hold alternatives separated by ``|``; ``nowhere`` is looked for in the whole answer."""

    status: Statuses = Field(min_length=1)
    reason: OneOf = []
    primary: ExpectResult | None = None
    first_citation: OneOf = []
    any_citation: OneOf = []
    all_citations: OneOf = []
    needs: OneOf = []
    regions: dict[str, ExpectResult] = {}
    text_has: OneOf = []
    text_lacks: OneOf = []
    nowhere: OneOf = []

    @model_validator(mode="after")
    def asks_for_something(self) -> Expect:
        cited = self.first_citation or self.any_citation or self.all_citations
        if self.status == ["answered"] and not (self.primary or cited or self.regions or self.text_has):
            raise ValueError("答 answered 的题必须再写明金额、判断、条款或文字")
        if self.status == ["refused"] and not self.reason:
            raise ValueError("答 refused 的题必须写明 reason")
        if self.status == ["clarify"] and not self.needs:
            raise ValueError("答 clarify 的题必须写明 needs")
        return self


class Question(Strict):
    """One conversation. ``expect`` holds one entry a turn, or a single entry for the last turn; ``facts`` is all that
    must have been understood of sums, identities and care after it (None: not looked at)."""

    id: str
    kind: str
    region: Region
    source: Literal["trap", "case", "own"] = "own"
    style: str = "plain"
    rules: OneOf = []
    turns: list[str] = Field(min_length=1)
    as_of: date = DEFAULT_DAY
    expect: list[Expect | None] = Field(min_length=1)
    facts: dict[str, object] | None = None
    foreign_ok: bool = False

    @model_validator(mode="after")
    def lines_up(self) -> Question:
        if len(self.expect) not in (1, len(self.turns)) or self.expect[-1] is None:
            raise ValueError("expect 须每轮一个，或只写最后一轮一个")
        return self

    def expected(self) -> list[Expect | None]:
        """One entry a turn; None where nothing is expected."""
        return [None] * (len(self.turns) - len(self.expect)) + list(self.expect)


class Lookup(Strict):
    """A search: words somebody would type, the clauses that answer it, and those it needs together (``all``)."""

    id: str
    region: Region
    style: str
    query: str = Field(min_length=2)
    clauses: list[str] = Field(min_length=1)
    all: list[str] = []


def read_lines(path: Path, model: type[Model]) -> Iterator[Model]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield model.model_validate(json.loads(line))
        except (ValidationError, json.JSONDecodeError) as problem:
            raise BadQuestion(f"{path.name} 第{number}行：{problem}") from problem


def load(folder: Path, which: str, model: type[Model], name: str = "*") -> list[Model]:
    """All items of ``dev``, ``held`` or ``all``, in the order of file names and lines; ids must be unique. ``name``:
    what follows the half in the names of the files."""
    halves = ("dev", "held") if which == "all" else (which,)
    paths = [path for half in halves for path in sorted(folder.glob(f"{half}{name}.jsonl"))]
    items = [item for path in paths for item in read_lines(path, model)]
    seen: set[str] = set()
    for item in items:
        name = str(getattr(item, "id", ""))
        if name in seen:
            raise BadQuestion(f"题号 {name} 重复")
        seen.add(name)
    return items


def load_questions(which: str = "all", folder: Path = QUESTIONS) -> list[Question]:
    return load(folder, which, Question)


def load_lookups(which: str = "all", folder: Path = RETRIEVAL, name: str = "*") -> list[Lookup]:
    return load(folder, which, Lookup, name)


def is_held(name: str) -> bool:
    """Whether the item of this number is only for measuring: nobody reads it."""
    return name.startswith("h-")
