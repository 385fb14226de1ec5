"""Writes the proof as a settlement slip: each step of the calculation as a line with its formula in words and in
numbers, its value and its clause. Renders what the calculator did; computes nothing."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from assistant.answer import Step as Line
from assistant.cite import Citations
from assistant.wording import messages, number, percent, say, two_decimals, yuan
from calculator.facts import FactSpec
from calculator.layer import Resolved, Span, Step, Stream
from calculator.outcome import Outcome
from calculator.value import Bound, Value

Vocabulary = dict[str, FactSpec]


def slip(outcome: Outcome, citations: Citations, vocabulary: Vocabulary) -> list[Line]:
    """The lines of one outcome, in the order computed."""
    lines = []
    for step in outcome.steps:
        written = WRITERS[step.kind](step, outcome, vocabulary)
        if written is None:
            continue
        formula, numbers, value = written
        marker = citations.mark(step.sources[0]) if step.sources else None
        lines.append(
            Line.model_validate(
                {"rule": step.layer, "formula": formula, "with": numbers, "value": value, "citation": marker}
            )
        )
    return lines


Written = tuple[str, str, str] | None
Writer = Callable[[Step, Outcome, Vocabulary], Written]


def span(value: Span) -> str:
    """An amount, or its bounds."""
    if value.low == value.high:
        return yuan(value.low)
    return say("in_words.range_value", low=yuan(value.low), high=yuan(value.high))


def _care(care: str, vocabulary: Vocabulary) -> str:
    names: dict[str, str] = messages()["unit_care"]
    return names.get(care) or vocabulary[care].label


def _base(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    streams: Any = step.data
    total = Span(sum(s.amount.low for s in streams), sum(s.amount.high for s in streams))
    parts = " + ".join(f"{_care(s.care, vocabulary)} {span(s.amount)}" for s in streams)
    return say("formula.base", label=outcome.label), parts, span(total)


def _bound(value: Value, bound: Bound, show: Callable[[Fraction], str], vocabulary: Vocabulary) -> tuple[str, str]:
    """(how it is set, what it comes to) for a resolved value."""
    how = ""
    if value.of is not None and value.number is not None:
        how = say("in_words.deductible_of", figure=vocabulary[value.of].label, share=_share(value))
    if bound.missing or bound.unpublished:
        return how, say("in_words.unknown_value")
    if bound.high is None:
        return how, say("in_words.unlimited_value")
    if bound.low == bound.high:
        return how or show(bound.low), show(bound.low)
    key = "floor_value" if bound.open_up else "ceiling_value"
    shown = show(bound.low if bound.open_up else bound.high)
    return how or shown, say(f"in_words.{key}", value=shown)


def _share(value: Value) -> str:
    words = percent((value.number or Fraction(0)) * 100)
    for change in value.adjust:
        words += f" × (1 − {percent(change.by * 100)})" if change.op == "cut" else f" + {percent(change.by * 100)}"
    return words


def _deductible(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    value: Any = step.data[0]
    assert isinstance(step.value, Bound)
    return (say("formula.deductible"), *_bound(value, step.value, number, vocabulary))


def _ratio(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    value: Any = step.data[0]
    assert isinstance(step.value, Bound)
    how, shown = _bound(value, step.value, lambda r: percent(r * 100), vocabulary)
    return say("formula.ratio"), _share(value) if value.adjust else how, shown


def _cap(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    value, used = step.data
    assert isinstance(step.value, Bound) and isinstance(value, Value) and isinstance(used, int)
    how, shown = _bound(value, step.value, number, vocabulary)
    return say("formula.cap"), (how or shown) + (say("in_words.used", used=yuan(used)) if used else ""), shown


def _sublimit(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    care, value = step.data
    assert isinstance(step.value, Bound) and isinstance(value, Value)
    how, shown = _bound(value, step.value, number, vocabulary)
    return say("formula.sublimit", care=_care(str(care), vocabulary)), how or shown, shown


def _pay(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    streams: tuple[Stream, ...] = step.data[0]  # type: ignore[assignment]
    values: Resolved = step.data[1]  # type: ignore[assignment]
    assert isinstance(step.value, Span)
    total = Span(sum(s.amount.low for s in streams), sum(s.amount.high for s in streams))
    rate = percent(values.ratio.low * 100)
    shown = span(step.value)
    if values.deductible.high == 0:
        words = say("in_words.pay_simple", base=span(total), ratio=rate, value=shown)
        return say("formula.pay_simple"), words, shown
    deductible = number(values.deductible.low) if values.deductible.exact else say("in_words.unknown_value")
    return (
        say("formula.pay"),
        say("in_words.pay", base=span(total), deductible=deductible, ratio=rate, value=shown),
        shown,
    )


def _left(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    assert isinstance(step.value, Span)
    return say("formula.left"), span(step.value), span(step.value)


def _input(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    label, paid, total = step.data
    assert isinstance(paid, Span) and isinstance(total, Span) and isinstance(step.value, Span)
    words = f"{span(total)} − {span(paid)} = {span(step.value)}"
    return say("formula.input", label=label), words, span(step.value)


def _less(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    name, paid, total = step.data
    assert isinstance(paid, Span) and isinstance(total, Span) and isinstance(step.value, Span)
    words = f"{span(total)} − {span(paid)} = {span(step.value)}"
    return say("formula.less", label=vocabulary[str(name)].label), words, span(step.value)


def _room(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    care, limit, used = step.data
    assert isinstance(limit, Span) and isinstance(used, Span) and isinstance(step.value, Span)
    words = f"{span(limit)} − {span(used)} = {span(step.value)}"
    return say("formula.room", care=_care(str(care), vocabulary) if care else ""), words, span(step.value)


def _join(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    name, amount = step.data
    assert isinstance(amount, Span)
    return say("formula.join", label=vocabulary[str(name)].label), span(amount), span(amount)


def _household(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    members: Any = step.data[0]
    assert isinstance(step.value, Span)
    return say("formula.household"), " + ".join(yuan(m) for m in members), span(step.value)


def _exclude(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    name, amount = step.data
    assert isinstance(amount, Span) and isinstance(step.value, Span)
    return say("formula.exclude", label=vocabulary[str(name)].label), span(amount), f"− {span(step.value)}"


def _window(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    day, months, inside, total = step.data
    return say("formula.window", months=months), str(day or ""), say("in_words.bills", inside=inside, all=total)


def _compare(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    _, quantity, test, bound = step.data
    low: Fraction = quantity[0]  # type: ignore[index]
    assert isinstance(bound, Bound)
    show = (
        number
        if outcome.threshold is not None
        else (lambda f: percent(f * 100))
        if outcome.unit in ("%", "元")
        else str
    )
    line = bound.high if bound.low == 0 and bound.high else bound.low
    tests: dict[str, str] = messages()["tests"]
    return say("formula.compare"), f"{show(low)} {tests[str(test)]} {show(line)}", _verdict(outcome)


def _verdict(outcome: Outcome) -> str:
    words: dict[str, str] = messages()["verdict_words"]
    return words[outcome.verdict] if outcome.verdict else ""


def _rate(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    known, whole, value = step.data
    assert isinstance(value, Fraction) and isinstance(known, tuple)
    top = " + ".join(_plain(n, outcome) for n in known)
    return say("formula.rate"), f"({top}) ÷ {_plain(whole, outcome)} × 100%", f"{two_decimals(value)}%"


def _plain(value: object, outcome: Outcome) -> str:
    assert isinstance(value, int)
    return yuan(value) if value >= 100000 or value % 100 == 0 else str(value)


def _rate_given(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    value: Any = step.data[0]
    return say("formula.rate_given"), percent(value), percent(value)


def _target(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    version, year, test, target, _ = step.data
    assert isinstance(target, Fraction)
    tests: dict[str, str] = messages()["tests"]
    shown = f"{tests[str(test)]} {percent(target)}"
    return say("formula.target", version=version, year=year), shown, _verdict(outcome)


def _sum(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    parts: Any = step.data
    words = " + ".join(f"{vocabulary[name].label} {yuan(amount)}" for name, amount in parts)
    assert isinstance(step.value, Span)
    return say("formula.sum"), words, span(step.value)


def _deadline(step: Step, outcome: Outcome, vocabulary: Vocabulary) -> Written:
    count, n, start = step.data
    return say("formula.deadline"), f"{start} → {say(f'in_words.{count}', n=n)}", outcome.date or ""


WRITERS: dict[str, Writer] = {
    "base": _base,
    "deductible": _deductible,
    "ratio": _ratio,
    "cap": _cap,
    "sublimit": _sublimit,
    "pay": _pay,
    "left": _left,
    "input": _input,
    "less": _less,
    "room": _room,
    "join": _join,
    "household": _household,
    "exclude": _exclude,
    "window": _window,
    "compare": _compare,
    "rate": _rate,
    "rate_given": _rate_given,
    "target": _target,
    "sum": _sum,
    "deadline": _deadline,
}
