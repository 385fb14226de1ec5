"""Writes facts, outcomes and rules as plain JSON: money in yuan strings, fractions exact, sets sorted, no floats.
Facts are written as read_facts reads them. Decides nothing."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from fractions import Fraction

from calculator.facts import Bill, Case, FactSpec
from calculator.layer import Resolved, Span, Step, Stream
from calculator.money import show
from calculator.outcome import Note, Outcome
from calculator.rules import Check, Rate, Rule
from calculator.value import Bound, Source, Value

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]
COUNTS = ("ratio", "window", "rate_given", "target", "deadline")
"""Steps whose numbers are no sums of money."""


def canonical(value: Plain) -> bytes:
    """The one way to write a value: keys sorted, no spaces, UTF-8, a line end."""
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()


def write_facts(case: Case, vocabulary: Mapping[str, FactSpec]) -> dict[str, Plain]:
    """The facts and figures of a case, as read_facts reads them back."""
    facts = {name: _fact(value, vocabulary[name].kind) for name, value in case.facts.items()}
    return facts | {name: _figure(bound) for name, bound in case.figures.items()}


def _fact(value: object, kind: str) -> Plain:
    match value:
        case frozenset():
            return sorted(value)
        case Span():
            return {"low": show(value.low), "high": show(value.high)}
        case Mapping():
            return {care: show(amount) for care, amount in value.items()}
        case tuple():
            return [_bill(item) if isinstance(item, Bill) else _fact(item, "money") for item in value]
        case date():
            return value.isoformat()
        case Fraction():
            return _decimal(value)
        case int():
            return show(value) if kind == "money" else str(value)
        case str():
            return value
    raise TypeError(type(value).__name__)


def _bill(bill: Bill) -> Plain:
    days = {"first": bill.first.isoformat(), "last": bill.last.isoformat()}
    return {**days, "care": bill.care, "amount": show(bill.amount)}


def _decimal(rate: Fraction) -> str:
    """A rate as it was given: read_facts takes at most six decimals."""
    whole, part = divmod(int(rate * 10**6), 10**6)
    return f"{whole}.{part:06d}".rstrip("0").rstrip(".")


def _figure(bound: Bound) -> Plain:
    high = bound.low if bound.high is None else bound.high
    return _money(bound.low) if bound.low == high else {"low": _money(bound.low), "high": _money(high)}


def _money(fen: Fraction | int) -> Plain:
    return show(int(fen)) if Fraction(fen).denominator == 1 else {"fen": str(fen)}


def write_outcome(outcome: Outcome, rule: Rule, vocabulary: Mapping[str, FactSpec]) -> dict[str, Plain]:
    """An outcome with its whole proof."""
    kind = vocabulary[rule.denominator].kind if isinstance(rule, Rate) else ""
    money = (kind == "money", not (isinstance(rule, Check) and (rule.unit != "元" or rule.share_of)))
    yuan = {name: getattr(outcome, name) for name in ("low", "high", "threshold")}
    words = ("benefit", "label", "document", "status", "reason", "identity", "verdict", "date", "unit")
    return {
        **{name: getattr(outcome, name) for name in words},
        **{name: None if amount is None else show(amount) for name, amount in yuan.items()},
        "left": _plain(outcome.left, True),
        "parts": _plain(outcome.parts, True),
        "rate": None if outcome.rate is None else str(outcome.rate),
        "missing": list(outcome.missing),
        "sources": [_plain(source, False) for source in outcome.sources],
        "notes": [_note(note) for note in outcome.notes],
        "steps": [_step(step, outcome.unit, *money) for step in outcome.steps],
        "others": [write_outcome(other, rule, vocabulary) for other in outcome.others],
    }


def _note(note: Note) -> Plain:
    return {"kind": note.kind, "data": list(note.data), "source": _plain(note.source, False)}


def _step(step: Step, unit: str, rate_of_money: bool, line_of_money: bool) -> Plain:
    money = step.kind not in COUNTS and (step.kind != "rate" or rate_of_money)
    data: list[Plain] = [_plain(item, money) for item in step.data]
    if step.kind == "compare":
        measures, quantity, test, bound = step.data
        data = [_plain(measures, False), _plain(quantity, unit == "元"), str(test), _plain(bound, line_of_money)]
    elif step.kind == "rate":
        known, whole, value = step.data
        data = [_plain(known, money), _plain(whole, money), str(value)]
    return {
        "kind": step.kind,
        "layer": step.layer,
        "data": data,
        "value": _plain(step.value, money),
        "sources": [_plain(source, False) for source in step.sources],
    }


def _plain(value: object, money: bool) -> Plain:
    match value:
        case None | str() | bool():
            return value
        case int():
            return show(value) if money else value
        case Fraction():
            return _money(value) if money else str(value)
        case date():
            return value.isoformat()
        case Source():
            return {"clause": value.clause, "quote": value.quote}
        case Span():
            return {"low": show(value.low), "high": show(value.high)}
        case Stream():
            return {"care": value.care, "amount": _plain(value.amount, True)}
        case Bound() | Value() | Resolved():
            return _value(value, money)
        case Mapping():
            return {str(key): _plain(item, money) for key, item in value.items()}
        case tuple():
            return [_plain(item, money) for item in value]
    raise TypeError(type(value).__name__)


def _value(value: Bound | Value | Resolved, money: bool) -> Plain:
    match value:
        case Bound():
            high = None if value.high is None else _plain(value.high, money)
            flags: dict[str, Plain] = {"open_up": value.open_up, "unpublished": value.unpublished}
            return {"low": _plain(value.low, money), "high": high, "missing": list(value.missing), **flags}
        case Value():
            number = _plain(value.number, money and value.of is None)
            changes: list[Plain] = [{"op": change.op, "by": str(change.by)} for change in value.adjust]
            names: dict[str, Plain] = {name: getattr(value, name) for name in ("of", "published", "by", "hedge")}
            return {"kind": value.kind, "number": number, "adjust": changes, **names}
    sums = {name: _plain(getattr(value, name), True) for name in ("deductible", "cap", "sublimits")}
    return {**sums, "ratio": _plain(value.ratio, False)}


def shape(value: object) -> Plain:
    """Any rule, value or book, field by field with type names; fields left at their default are left out, so that a new
    kind of field does not change what older rules hash to."""
    if is_dataclass(value) and not isinstance(value, type):
        written = {
            field.name: shape(getattr(value, field.name))
            for field in fields(value)
            if field.default is MISSING or getattr(value, field.name) != field.default
        }
        return {"type": type(value).__name__, **written}
    match value:
        case None | str() | bool() | int():
            return value
        case Fraction():
            return str(value)
        case date():
            return value.isoformat()
        case frozenset():
            names: list[Plain] = [str(item) for item in sorted(value)]
            return names
        case Mapping():
            return {str(key): shape(item) for key, item in value.items()}
        case tuple() if hasattr(value, "_fields"):
            default = getattr(value, "_field_defaults", {})
            pairs = ((name, getattr(value, name)) for name in value._fields)
            return {name: shape(item) for name, item in pairs if name not in default or item != default[name]}
        case tuple():
            return [shape(item) for item in value]
    raise TypeError(type(value).__name__)
