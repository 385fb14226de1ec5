"""The facts nobody said that would change a result, in words, each with what its answers would give. Renders what the
calculator asks; computes nothing."""

from typing import Literal

from assistant.answer import Part
from assistant.wording import messages, say, yuan
from calculator.ask import Question, same
from calculator.facts import FactSpec
from calculator.outcome import Outcome
from corpus.models import Document

Vocabulary = dict[str, FactSpec]


class PossibleAnswer(Part):
    """One answer to a question, and what it would give."""

    answer: str
    label: str
    result: str


class Asked(Part):
    """A fact that would change the result: how, and what its answers give where they can be counted."""

    fact: str
    label: str
    ask: str
    why: str
    how: Literal["needed", "narrows", "moves"]
    answers: list[PossibleAnswer] = []


def asked(question: Question, outcome: Outcome, document: Document, vocabulary: Vocabulary) -> Asked:
    """A question in words; of its answers those that would give something else than the result so far."""
    spec = vocabulary[question.fact]
    flags: dict[str, str] = messages()["calc"]["flags"]
    names = {**flags, **dict(spec.options)}
    answers = [
        PossibleAnswer(answer=word, label=names[word], result=result(other))
        for word, other in question.answers
        if not same(outcome, other) and (outcome.status == "needs" or other.status != "needs")
    ]
    label = f"{document.region_name}{spec.label}" if spec.kind == "figure" else spec.label
    return Asked(fact=spec.id, label=label, ask=spec.ask, why=spec.why, how=question.how, answers=answers)


def result(outcome: Outcome) -> str:
    """What an answer would give, in a few words."""
    verdicts: dict[str, str] = messages()["calc"]["result"]["verdict"]
    if outcome.status in ("refused", "needs"):
        return say(f"calc.result.{outcome.status}")
    if outcome.low is None:
        return verdicts[outcome.verdict] if outcome.verdict else say("calc.result.date", date=outcome.date or "")
    key = "amount" if outcome.low == outcome.high else "at_least" if outcome.status == "at_least" else "between"
    return say(f"calc.result.{key}", low=yuan(outcome.low), high=yuan(outcome.high or outcome.low))
