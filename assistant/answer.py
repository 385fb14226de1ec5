"""The Answer: one object from every door (web, command line, API). Fields and meanings are the public contract;
money is a string in yuan with two decimals. It holds no logic beyond validation."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

AnswerStatus = Literal["answered", "clarify", "refused"]
ResultStatus = Literal["exact", "at_least", "at_most", "range", "conditional", "needs", "refused"]
Verdict = Literal["yes", "no", "unknown"]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Citation(Part):
    """A clause and the words in it that an answer rests on; start/end are the quote's span in the document's
    source.txt."""

    marker: int
    document: str
    clause: str
    label: str
    text: str
    quote: str
    start: int
    end: int
    document_status: str


class ResultItem(Part):
    """One computed figure, verdict or date. ``requested`` is False for side figures."""

    benefit: str
    label: str
    region: str
    document: str | None
    status: ResultStatus
    requested: bool = True
    amount: str | None = None
    low: str | None = None
    high: str | None = None
    unit: str = "元"
    remaining: str | None = None
    verdict: Verdict | None = None
    threshold: str | None = None
    date: str | None = None
    reason: str | None = None
    citations: list[int] = Field(default_factory=list)


class Need(Part):
    """A fact the answer still needs, why, and the citation that makes it matter."""

    fact: str
    label: str
    why: str
    citation: int | None = None


class Step(Part):
    """One line of the proof: the rule, its formula in words, the same with numbers, the value, its clause."""

    rule: str
    formula: str
    with_: str = Field(alias="with")
    value: str
    citation: int | None = None
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Answer(Part):
    """What every door returns. ``results[primary]`` is the figure asked for."""

    status: AnswerStatus
    reason: str | None = None
    text: str
    citations: list[Citation] = Field(default_factory=list)
    results: list[ResultItem] = Field(default_factory=list)
    primary: int | None = None
    needs: list[Need] = Field(default_factory=list)
    proof: list[Step] = Field(default_factory=list)
    notices: list[str] = Field(default_factory=list)
    facts: dict[str, object] = Field(default_factory=dict)
    followups: list[str] = Field(default_factory=list)
    versions: dict[str, str] = Field(default_factory=dict)

    def as_json(self) -> str:
        """The answer as one line of JSON, field names as in the contract (``with``, not ``with_``)."""
        return self.model_dump_json(by_alias=True)
