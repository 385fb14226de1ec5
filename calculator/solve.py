"""The smallest sum at which something happens: a limit or a payment is reached, a line is crossed. Exact in 分, by
halving: what is paid never falls and a line once crossed stays crossed as the sum grows. Adds no rule of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from calculator.compute import compute
from calculator.facts import Case
from calculator.money import LIMIT
from calculator.rules import RuleBook


def with_sum(case: Case, fact: str, amount: int) -> Case:
    """The case with one sum changed; "after_insurance.inpatient" changes the part of one care type."""
    name, _, part = fact.partition(".")
    old = case.facts.get(name)
    parts = {**old, part: amount} if isinstance(old, Mapping) else {part: amount}
    return replace(case, facts={**case.facts, name: parts if part else amount})


def limit_reached(book: RuleBook, case: Case, benefit: str, fact: str) -> int | None:
    """The smallest sum of ``fact`` at which the benefit pays all that is left of its limit; None if it never does."""
    label = book.rules[benefit].label

    def capped(amount: int) -> bool:
        notes = compute(book, with_sum(case, fact, amount), benefit).notes
        return any(note.kind == "capped" and note.data == (label,) for note in notes)

    return first(capped)


def paid_reached(book: RuleBook, case: Case, benefit: str, fact: str, amount: int) -> int | None:
    """The smallest sum of ``fact`` for which the benefit surely pays ``amount`` (分) or more; None if it never does."""
    return first(lambda bill: (compute(book, with_sum(case, fact, bill), benefit).low or 0) >= amount)


def line_crossed(book: RuleBook, case: Case, check: str, fact: str) -> int | None:
    """The smallest sum of ``fact`` at which a check says something else than for nothing: where a warning fires, or a
    share is too large; None if it never does, or if a fact it needs is unknown."""
    start = compute(book, with_sum(case, fact, 0), check).verdict
    verdict = compute(book, with_sum(case, fact, LIMIT), check).verdict
    if "unknown" in (start, verdict):
        return None
    return first(lambda amount: compute(book, with_sum(case, fact, amount), check).verdict != start)


def first(happens: Callable[[int], bool], low: int = 0, high: int = LIMIT) -> int | None:
    """The smallest number of low..high for which something happens that, once it does, goes on happening."""
    if not happens(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if happens(middle) else (middle + 1, high)
    return low
