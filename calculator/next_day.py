"""The next day on which the same facts give another result, because a rule begins or ends. Supposes days one after
another; keeps none of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from calculator.ask import same
from calculator.compute import compute
from calculator.facts import Case
from calculator.matters import stack_above
from calculator.outcome import Outcome
from calculator.rules import Layer, RuleBook


def next_day(book: RuleBook, case: Case, benefit: str) -> tuple[date, Outcome] | None:
    """The next day, after the one the case is about, on which the same facts give another result, and that result."""
    today = compute(book, case, benefit)
    for day in sorted(set(_days(book, benefit))):
        if day > case.day:
            other = compute(book, replace(case, on=day), benefit)
            if not same(today, other):
                return day, other
    return None


def _days(book: RuleBook, benefit: str) -> Iterator[date]:
    """The days on which a rule behind the benefit begins, and those after it ends."""
    rule = book.rules[benefit]
    above = stack_above(book, rule) if isinstance(rule, Layer) else ()
    for item in (rule, *above):
        for period in getattr(item, "periods", ()):
            after = period.last and period.last + timedelta(days=1)
            yield from (day for day in (period.first, after) if day)
