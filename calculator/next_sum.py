"""The next sum at which a result changes: from there on a further yuan is paid otherwise, or a line is crossed.
Supposes sums one after another; keeps none of them."""

from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from calculator.compute import compute
from calculator.curve import curve
from calculator.facts import Case
from calculator.matters import stack_above
from calculator.outcome import Outcome
from calculator.rules import Check, Layer, RuleBook
from calculator.solve import line_crossed


class Turn(NamedTuple):
    """The next sum of a fact (分) that matters: what a further 分 brings before and from there on (surest share), or
    for a check what it says from there on."""

    fact: str
    at: int
    before: Fraction | None = None
    after: Fraction | None = None
    says: Outcome | None = None


def next_sum(book: RuleBook, case: Case, benefit: str) -> Turn | None:
    """The next sum above what the case holds; None when nothing more changes or no sum is known."""
    rule = book.rules[benefit]
    if isinstance(rule, Check):
        return _next_line(book, case, rule)
    fact = _carries(book, case, rule) if isinstance(rule, Layer) else None
    if fact is None:
        return None
    known = _known(case, fact)
    corners = curve(book, case, benefit, fact)
    passed = [corner for corner in corners if corner.exact <= known]
    ahead = [corner for corner in corners if corner.exact > known]
    if not passed or not ahead:
        return None
    return Turn(fact, ahead[0].bill, passed[-1].ratio[0], ahead[0].ratio[0])


def _next_line(book: RuleBook, case: Case, rule: Check) -> Turn | None:
    fact = next((name for name in rule.measures if isinstance(case.facts.get(name), int)), None)
    at = line_crossed(book, case, rule.id, fact) if fact else None
    if fact is None or at is None or at <= _known(case, fact):
        return None
    return Turn(fact, at, says=compute(book, replace(case, facts={**case.facts, fact: at}), rule.id))


def _carries(book: RuleBook, case: Case, layer: Layer) -> str | None:
    """The sum the waterfall starts from: the lowest balance known, by care type where the case holds only one."""
    for item in (layer, *stack_above(book, layer)):
        value = case.facts.get(item.enters)
        if isinstance(value, int):
            return item.enters
        if isinstance(value, dict) and len(value) == 1:
            return f"{item.enters}.{next(iter(value))}"
        if value is not None:
            return None
    return None


def _known(case: Case, fact: str) -> int:
    span = case.money(fact.partition(".")[0])
    assert span is not None  # the facts that carry a result are those the case holds
    return span.high
