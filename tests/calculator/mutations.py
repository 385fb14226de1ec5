"""Every number and day of a rule book, changed by the least that could be a slip: one 分, one basis point, one unit,
one day. Makes rule books that differ in one place; judges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any, NamedTuple

from calculator.rules import Check, Deadline, Exclusion, Layer, Period, Rate, Rule, RuleBook, Sum, Target, Terms, Test
from calculator.value import Value

BASIS_POINT = Fraction(1, 10_000)
ONE = Fraction(1)
DAY = timedelta(days=1)
OTHER: dict[Test, Test] = {">": ">=", ">=": ">", "<": "<=", "<=": "<"}


class Mutant(NamedTuple):
    """A rule with one place changed; ``where`` says which place and how."""

    rule: str
    where: str
    changed: Rule


def mutants(book: RuleBook) -> Iterator[Mutant]:
    """Every mutant of every rule of a book."""
    for rule in book.rules.values():
        for where, changed in _of_rule(rule):
            yield Mutant(rule.id, where, changed)


def with_rule(book: RuleBook, changed: Rule) -> RuleBook:
    """The same book with one rule changed, in the paying order too."""
    stack = tuple(changed if item is book.rules[changed.id] else item for item in book.stack)
    return replace(book, stack=stack, rules={**book.rules, changed.id: changed})  # type: ignore[arg-type]


Changes = Iterator[tuple[str, Any]]


def _of_rule(rule: Rule) -> Changes:
    yield from _inside(rule, "periods", _period)
    if isinstance(rule, Layer):
        yield from _inside(rule, "terms", _terms)
        yield from _inside(rule, "exclusions", _exclusion)
        if rule.lookback:
            for step in (-1, 1):
                yield f"lookback{step:+}", replace(rule, lookback=(rule.lookback[0] + step, rule.lookback[1]))
    if isinstance(rule, Check):
        percent = rule.unit == "%" or rule.share_of
        for where, value in _value(rule.threshold, BASIS_POINT if percent else ONE):
            if (
                where != ".kind"
            ):  # a check draws its line at the floor of 不低于 and the ceiling of 不高于: the same line
                yield f"threshold{where}", replace(rule, threshold=value)
        yield "test", replace(rule, test=OTHER[rule.test])
    if isinstance(rule, Rate):
        yield from _inside(rule, "targets", _target)
    if isinstance(rule, Deadline):
        yield from _inside(rule, "choices", lambda c: _steps(c, {"n": 1} if c.n else {}))
    if isinstance(rule, Sum):
        yield from _named(rule, "fixed")


def _inside(whole: Any, field: str, change: Any) -> Changes:
    """Each item of a tuple field changed in turn."""
    items = getattr(whole, field)
    for place, item in enumerate(items):
        for where, changed in change(item):
            yield f"{field}[{place}].{where}", replace(whole, **{field: (*items[:place], changed, *items[place + 1 :])})


def _steps(item: Any, sizes: dict[str, Any]) -> Changes:
    for field, size in sizes.items():
        for step in (-size, size):
            yield f"{field}{_signed(step)}", replace(item, **{field: getattr(item, field) + step})


def _target(target: Target) -> Changes:
    yield from _steps(target, {"percent": Fraction(1, 100), "year": 1})
    yield "test", replace(target, test=OTHER[target.test])


def _period(period: Period) -> Changes:
    yield from _steps(period, {field: DAY for field in ("first", "last") if getattr(period, field)})


def _terms(terms: Terms) -> Changes:
    for field, size in (("deductible", ONE), ("ratio", BASIS_POINT), ("cap", ONE)):
        for where, value in _value(getattr(terms, field), size):
            yield f"{field}{where}", replace(terms, **{field: value})
    yield from _named(terms, "sublimits")


def _named(whole: Any, field: str) -> Changes:
    """Each sum of a tuple of named sums changed in turn."""
    pairs = getattr(whole, field)
    for place, (name, value) in enumerate(pairs):
        for where, changed in _value(value, ONE):
            yield (
                f"{field}.{name}{where}",
                replace(whole, **{field: (*pairs[:place], (name, changed), *pairs[place + 1 :])}),
            )


def _exclusion(exclusion: Exclusion) -> Changes:
    for where, value in _value(exclusion.above, ONE) if exclusion.above else ():
        yield f"above{where}", replace(exclusion, above=value)


def _value(value: Value, size: Fraction) -> Changes:
    """A number the text states, and each later change of it. A share of a figure moves by a basis point, never a 分."""
    size = BASIS_POINT if value.of else size
    if value.number is not None and value.sources:
        for step in (-size, size) if value.number else (size,):
            yield f"{_signed(step)}", value._replace(number=value.number + step)
    if value.number is not None and value.sources and value.kind != "exact":
        yield ".kind", value._replace(kind="exact")
    for place, change in enumerate(value.adjust):
        for step in (-BASIS_POINT, BASIS_POINT):
            moved = change._replace(by=change.by + step)
            yield (
                f".{change.op}{_signed(step)}",
                value._replace(adjust=(*value.adjust[:place], moved, *value.adjust[place + 1 :])),
            )


def _signed(step: Any) -> str:
    return f"{step.days:+}d" if isinstance(step, timedelta) else f"{'+' if step > 0 else ''}{step}"
