"""The calculator's front door: one rule of one book for one case. Dispatches by kind of rule; computes nothing
itself."""

from calculator import checks
from calculator.errors import UnknownBenefit
from calculator.facts import Case
from calculator.outcome import Outcome
from calculator.rules import Check, Deadline, Eligibility, Goal, Layer, Rate, Refusal, RuleBook, Sum
from calculator.settle import settle


def compute(book: RuleBook, case: Case, benefit: str) -> Outcome:
    """The outcome of one benefit for one case. Raises UnknownBenefit for an id the book does not have."""
    rule = book.rules.get(benefit)
    match rule:
        case Layer():
            return settle(book, case, benefit)
        case Check():
            return checks.check(rule, case)
        case Rate():
            return checks.rate(rule, case)
        case Sum():
            return checks.total(rule, case)
        case Eligibility():
            return checks.eligible(rule, case)
        case Deadline():
            return checks.deadline(rule, case)
        case Refusal():
            return checks.refusal(rule, case)
        case Goal():
            return Outcome(rule.id, rule.label, rule.document, "refused", "not_set", sources=rule.sources)
        case _:
            raise UnknownBenefit(benefit)
