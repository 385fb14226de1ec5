"""Puts the questions to the assistant, turn by turn in one session each, and keeps what came back and how long it took.
A question that makes the assistant fail is a failed question, not the end of the run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from time import perf_counter
from typing import Any, Protocol

from assistant.answer import Answer
from evals.facts import check_facts
from evals.load import Expect, Question
from evals.score import Check, score


class Asks(Protocol):
    """The part of ``assistant.service.Assistant`` that is used here; the session is the assistant's own affair."""

    def ask(self, text: str, *, session: Any, as_of: date) -> Answer: ...


@dataclass
class Outcome:
    """One question after the run."""

    question: Question
    answers: list[Answer] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    error: str | None = None

    @property
    def right(self) -> bool:
        """Right means: something was looked at and nothing was wrong."""
        return bool(self.checks) and all(check.ok for check in self.checks)

    @property
    def wrong(self) -> list[Check]:
        return [check for check in self.checks if not check.ok]

    @property
    def final(self) -> tuple[Expect, Answer | None]:
        """What the last turn should have said, and what it said."""
        expect = self.question.expect[-1]
        assert expect is not None, "load.py refuses questions without an expectation for the last turn"
        return expect, self.answers[-1] if len(self.answers) == len(self.question.turns) else None


def put(question: Question, assistant: Asks, new_session: Callable[[], object]) -> Outcome:
    outcome, session = Outcome(question), new_session()
    for turn, expect in zip(question.turns, question.expected(), strict=True):
        started = perf_counter()
        try:
            answer = assistant.ask(turn, session=session, as_of=question.as_of)
        except Exception as problem:  # any failure of the product is a finding of this question
            outcome.error = f"{type(problem).__name__}: {problem}"
            outcome.checks.append(Check("error", False, "有答复", outcome.error[:200]))
            break
        outcome.seconds.append(perf_counter() - started)
        outcome.answers.append(answer)
        if expect is not None:
            outcome.checks += score(expect, answer, question.region, question.foreign_ok)
    if question.facts is not None and outcome.answers:
        outcome.checks += check_facts(question.facts, outcome.answers[-1])
    return outcome


def put_all(questions: Iterable[Question], assistant: Asks, new_session: Callable[[], object]) -> list[Outcome]:
    return [put(question, assistant, new_session) for question in questions]
