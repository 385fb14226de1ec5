"""Which facts a benefit can use: every fact its rule names, and for a layer every fact the stack above it names. A fact
that is not listed here cannot change the result. Computes nothing."""

from collections.abc import Iterator

from calculator.errors import UnknownBenefit
from calculator.rules import Check, Deadline, Eligibility, Input, Layer, Rate, RuleBook, Sum
from calculator.value import Value

LOOKBACK = ("bills", "identified_on", "newly_illness_poor")
PERSON = ("identities", "aided", "care")


def facts_of(book: RuleBook, benefit: str) -> tuple[str, ...]:
    """The facts a benefit can use, each once: those of its own rule first, then up the stack."""
    return tuple(dict.fromkeys(name for name in _named(book, benefit) if name))


def stack_above(book: RuleBook, layer: Layer) -> tuple[Layer | Input, ...]:
    """The items of the stack that pay before a layer, the nearest first; none for a layer that stands alone."""
    position = book.stack.index(layer) if layer in book.stack else 0
    return book.stack[:position][::-1]


def sums_of(book: RuleBook, benefit: str) -> tuple[int, ...]:
    """The sums of money in 分 that stand in a benefit's rules: the lines where its result bends."""
    rule = book.rules[benefit]
    values: list[Value] = []
    if isinstance(rule, Layer):
        layers = [rule, *(item for item in stack_above(book, rule) if isinstance(item, Layer))]
        values = [value for layer in layers for value in _values(layer)]
    elif isinstance(rule, Check) and rule.unit == "元":
        values = [rule.threshold]
    numbers = [value.number for value in values if value.of is None and value.number is not None]
    return tuple(sorted({int(number) for number in numbers if number > 1}))


def figures_of(value: Value) -> tuple[str, ...]:
    """The published figures a value rests on."""
    return tuple(name for name in (value.of, value.published) if name)


def _named(book: RuleBook, benefit: str) -> Iterator[str]:
    rule = book.rules.get(benefit)
    match rule:
        case Layer():
            yield from PERSON
            yield from (condition.fact for condition in rule.requires)
            yield from _layer(rule)
            for item in stack_above(book, rule):
                yield item.paid
                yield from _layer(item) if isinstance(item, Layer) else (item.enters,)
        case Check():
            yield from (*rule.measures, rule.share_of or "", *_conditions(rule), *figures_of(rule.threshold))
            yield "identities" if rule.identities else ""
        case Rate():
            yield from ("rate", f"rate_{rule.id}", *rule.numerator, rule.denominator, "indicator_year")
        case Sum():
            yield from rule.adds
            yield from (name for _, value in rule.fixed for name in figures_of(value))
        case Eligibility():
            yield from ("identities", *_conditions(rule))
        case Deadline():
            yield from (rule.start, rule.chooses, "extra_workdays")
        case None:
            raise UnknownBenefit(benefit)


def _conditions(rule: Check | Eligibility) -> tuple[str, ...]:
    return tuple(condition.fact for condition in rule.requires)


def _layer(layer: Layer) -> Iterator[str]:
    yield layer.enters
    yield layer.base_limit or ""
    yield f"used_{layer.id}"
    yield from (name for value in _values(layer) for name in figures_of(value))
    yield from (name for name, _ in layer.joins)
    if layer.lookback is not None:
        yield from LOOKBACK
    if layer.unit == "household":
        yield "members"
    if layer.exclusions:
        yield from ("burden", "part_other")
    for exclusion in layer.exclusions:
        yield from (exclusion.part, exclusion.total or "")


def _values(layer: Layer) -> Iterator[Value]:
    for terms in layer.terms:
        yield from (terms.deductible, terms.ratio, terms.cap, *(value for _, value in terms.sublimits))
    for exclusion in layer.exclusions:
        if exclusion.above is not None:
            yield exclusion.above
