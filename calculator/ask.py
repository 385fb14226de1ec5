"""What to ask next: for every fact a benefit can use and nobody said, what each answer would make of the result. A fact
that cannot change the result is never asked. Pure; supposes answers, and keeps none of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, NamedTuple

from calculator.compute import compute
from calculator.facts import Case, FactSpec
from calculator.layer import Span
from calculator.matters import facts_of, stack_above, sums_of
from calculator.outcome import Outcome
from calculator.probes import answers, scale_of, typical
from calculator.rules import Check, Layer, RuleBook
from calculator.value import Bound

How = Literal["needed", "narrows", "moves"]
DEEP = 4
"""How many facts are supposed one after another until the calculator can say something."""


class Doubt(NamedTuple):
    """How open an outcome is, least first: no bounds at all, the width of its bounds in 分, how firm its status."""

    unbounded: bool
    width: int
    status: int


@dataclass(frozen=True, slots=True)
class Question:
    """A fact worth asking. ``needed``: the calculator gives no final result without it; ``narrows``: its worst answer
    still leaves less open; ``moves``: the result assumed something, and another answer gives another result.
    ``answers``: what each answer gives, where they can be counted and nothing else had to be supposed."""

    fact: str
    how: How
    worst: Doubt
    answers: tuple[tuple[str, Outcome], ...] = ()


class Measured(NamedTuple):
    """A fact tried in every supposed case: the worst answer, and the order it is asked in."""

    question: Question
    order: tuple[Doubt, Fraction, int, int]


@dataclass(frozen=True, slots=True)
class Trial:
    """One supposed case and what the calculator says of it."""

    case: Case
    outcome: Outcome


def what_to_ask(book: RuleBook, case: Case, benefit: str, vocabulary: Mapping[str, FactSpec]) -> tuple[Question, ...]:
    """The unknown facts that can change a benefit's result, the one that narrows it most first.

    Each is tried alone: where the calculator says nothing yet, what it names as missing comes first, and the others are
    tried in cases where that is supposed. Raises UnknownBenefit."""
    asker = _Asker(book, case, benefit, vocabulary)
    trials, supposed = asker.suppose()
    first = [Question(name, "needed", doubt_of(asker.start)) for name in supposed]
    measured = [
        found
        for place, name in enumerate(facts_of(book, benefit))
        if name not in supposed and (found := asker.measure(name, trials, place)) is not None
    ]
    counted = [asker.counted(question) for question in first] if len(first) == 1 else first
    return (*counted, *(found.question for found in sorted(measured, key=lambda found: found.order)))


def doubt_of(outcome: Outcome) -> Doubt:
    """How open an outcome is. A refusal and a date are settled."""
    status = {"needs": 2, "range": 1, "at_least": 1, "at_most": 1}.get(outcome.status, 0)
    if outcome.status == "refused":
        return Doubt(False, 0, 0)
    if outcome.verdict is not None:
        return Doubt(outcome.verdict == "unknown", 0, status)
    if outcome.date is not None or outcome.rate is not None:
        return Doubt(False, 0, status)
    if outcome.low is None or outcome.high is None:
        return Doubt(True, 0, status)
    return Doubt(False, outcome.high - outcome.low, status)


def same(one: Outcome, other: Outcome) -> bool:
    """Whether two outcomes say the same to the person."""
    return _figure(one) == _figure(other)


def _figure(o: Outcome) -> tuple[object, ...]:
    versions = tuple(other.verdict for other in o.others if other.rate is not None)
    return (o.status, o.reason, o.low, o.high, o.left, o.rate, o.verdict, o.threshold, o.date, versions)


class _Asker:
    def __init__(self, book: RuleBook, case: Case, benefit: str, vocabulary: Mapping[str, FactSpec]) -> None:
        self.book, self.case, self.benefit, self.vocabulary = book, case, benefit, vocabulary
        self.start = compute(book, case, benefit)
        self.rule = book.rules[benefit]
        known = {int(end) for figure in case.figures.values() for end in (figure.low, figure.high) if end is not None}
        self.sums = tuple(sorted(known.union(sums_of(book, benefit))))
        self.scale = scale_of(case, self.sums)

    def suppose(self) -> tuple[list[Trial], list[str]]:
        """Cases in which the calculator says something, reached by supposing what it names as missing; those names."""
        trials, supposed = [Trial(self.case, self.start)], dict[str, None]()
        for _ in range(DEEP):
            grown: list[Trial] = []
            for trial in trials:
                name = self._first_missing(trial.outcome)
                if name is None:
                    grown.append(trial)
                else:
                    supposed[name] = None
                    values = typical(self.vocabulary[name], self.case, self.scale, self.sums)
                    grown += [self._try(trial.case, name, value) for _, value in values]
            trials = grown
        return trials, list(supposed)

    def _first_missing(self, outcome: Outcome) -> str | None:
        if outcome.status != "needs" or not doubt_of(outcome).unbounded:
            return None
        return next((name for name in outcome.missing if self._askable(name)), None)

    def _askable(self, name: str) -> bool:
        spec = self.vocabulary.get(name)
        return spec is not None and spec.asked

    def _try(self, case: Case, name: str, value: object) -> Trial:
        if self.vocabulary[name].kind == "figure":
            assert isinstance(value, int)
            figure = Bound(Fraction(value), Fraction(value))
            supposed = replace(case, figures={**case.figures, name: figure})
        else:
            supposed = replace(case, facts={**case.facts, name: value})
        return Trial(supposed, compute(self.book, supposed, self.benefit))

    def measure(self, name: str, trials: list[Trial], place: int) -> Measured | None:
        """What knowing a fact does in the worst supposed case; None when it changes nothing in any of them."""
        if not self._askable(name):
            return None
        doubts: list[Doubt] = []
        moved, matters = 0, False
        for trial in trials:
            tried = list(self._answers(trial, name))
            doubts += [doubt_of(answer.outcome) for _, answer in tried] or [doubt_of(trial.outcome)]
            matters = matters or any(not same(trial.outcome, answer.outcome) for _, answer in tried)
            moved = max(moved, _reach([trial.outcome, *(answer.outcome for _, answer in tried)]))
        if not matters:
            return None
        worst, before = max(doubts), max(doubt_of(trial.outcome) for trial in trials)
        needed = any(name in trial.outcome.missing and trial.outcome.status == "needs" for trial in trials)
        how: How = "needed" if needed else "narrows" if worst < before else "moves"
        question = Question(name, how, worst)
        if len(trials) == 1 and trials[0].case is self.case:
            question = self.counted(question)
        mean = Fraction(sum(doubt.width for doubt in doubts), len(doubts))
        return Measured(question, (worst, mean, -moved, place))

    def counted(self, question: Question) -> Question:
        """The question with what each answer gives, where the answers can be counted."""
        if self.vocabulary[question.fact].kind not in ("choice", "flag", "identities"):
            return question
        tried = self._answers(Trial(self.case, self.start), question.fact)
        return replace(question, answers=tuple((word, trial.outcome) for word, trial in tried))

    def _answers(self, trial: Trial, name: str) -> Iterator[tuple[str, Trial]]:
        if name in trial.case.facts or name in trial.case.figures or self._follows(name, trial.outcome):
            return
        for word, value in answers(self.vocabulary[name], self.case, self.scale, self.sums):
            if name != "identities" or self._may_be(word):
                yield word, self._try(trial.case, name, value)

    def _may_be(self, identity: str) -> bool:
        """Somebody said to be in need holds one of the identities the benefit names."""
        if self.case.facts.get("aided") != "yes" or not isinstance(self.rule, Layer):
            return True
        return self.rule.terms_for(identity) is not None

    def _follows(self, name: str, outcome: Outcome) -> bool:
        """Whether a fact follows from what is known: a balance further down, what a layer above has paid exactly, or
        another name for the quantity a check measures."""
        if name in outcome.missing:
            return False
        if isinstance(self.rule, Check):
            return name in self.rule.measures
        if not isinstance(self.rule, Layer):
            return False
        above = stack_above(self.book, self.rule)
        if name in (self.rule.enters, *(item.enters for item in above)):
            return True
        at_floor = {note.data[0] for note in outcome.notes if note.kind == "taken_at_floor"}
        steps = [step for step in outcome.steps if step.kind == "pay"]
        opened = {step.layer for step in steps if isinstance(step.value, Span) and step.value.low != step.value.high}
        known = [i for i in above if isinstance(i, Layer) and i.id not in opened and i.label not in at_floor]
        return name in {item.paid for item in known}


def _reach(outcomes: list[Outcome]) -> int:
    """How far apart the results of several answers lie, in 分."""
    ends = [end for o in outcomes if o.low is not None for end in (o.low, o.high) if end is not None]
    return max(ends) - min(ends) if ends else 0
