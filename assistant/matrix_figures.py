"""The figures of one topic in one rule book, in words and with their sources: ratios, lines, limits, targets, days.
A rule that sets no number says so. Reads rules; computes no payment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from assistant.matrix_words import Vocabulary, joined, money, say, share, tree, words_of
from calculator.days import in_force
from calculator.rules import Check, Deadline, Eligibility, Layer, Rate, Refusal, Rule, RuleBook, Sum, Terms
from calculator.value import Source

EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Found:
    """One figure. ``who``: identities or kinds of insurance it is for (empty: no distinction); ``unset``: the text
    sets no number here."""

    what: str
    who: tuple[str, ...]
    value: str
    source: Source
    unset: bool = False


def figures(topic: str, book: RuleBook, vocabulary: Vocabulary, day: date) -> list[Found]:
    """Every figure a rule book holds on a topic, people with the same value together."""
    specs: list[dict[str, Any]] = tree()["show"].get(topic) or [{"of": topic, "parts": tree()["parts"]}]
    found: list[Found] = []
    for spec in specs:
        for rule in book.rules.values():
            if isinstance(rule, Layer) and rule.topic == spec["of"]:
                found += [_dated(each, rule, day) for each in _of_layer(rule, spec, vocabulary)]
    for rule in book.rules.values():
        if not isinstance(rule, Layer) and rule.topic == topic:
            found += [each for each in _of_rule(rule, vocabulary) if not _told(each, found)]
    return _together(found)


def _told(each: Found, found: list[Found]) -> bool:
    """A rule that refuses with words another figure already rests on says nothing new."""
    return each.unset and any(other.source == each.source for other in found)


def _together(found: list[Found]) -> list[Found]:
    """Those with the same value from the same clause stand on one line."""
    merged: dict[tuple[str, str, str], Found] = {}
    for each in found:
        key = (each.what, each.value, each.source.clause)
        known = merged.get(key)
        merged[key] = replace(known, who=tuple(dict.fromkeys((*known.who, *each.who)))) if known else each
    return list(merged.values())


def _of_layer(layer: Layer, spec: dict[str, Any], vocabulary: Vocabulary) -> Iterator[Found]:
    parts: dict[str, str] = spec["parts"]
    for terms in layer.terms:
        everyone = EVERYONE in terms.identities
        if spec.get("who") and (spec["who"] == EVERYONE) != everyone:
            continue
        for part, what in parts.items():
            yield from _of_terms(layer, terms, part, what, vocabulary)
    if "lookback" in parts and layer.lookback:
        months, source = layer.lookback
        yield Found(parts["lookback"], (), say("value.months", months=months), source)
    if "cares" in parts and layer.cares and layer.care_source:
        cares = [name for care, name in tree()["care"].items() if care in layer.cares]
        yield Found(parts["cares"], (), joined(cares), layer.care_source)
    for exclusion in layer.exclusions if "exclusions" in parts else ():
        part = vocabulary[exclusion.part].label
        above = exclusion.above and exclusion.above.number
        words = say("value.part_above", part=part, value=money(above)) if above else say("value.whole_part", part=part)
        yield Found(parts["exclusions"], (), words, exclusion.source)


def _of_terms(layer: Layer, terms: Terms, part: str, what: str, vocabulary: Vocabulary) -> Iterator[Found]:
    who = tuple(name for name, _ in vocabulary["identities"].options if name in terms.identities)
    who = who or (EVERYONE,)
    if part == "sublimits":
        for care, limit in terms.sublimits:
            yield Found(
                what.format(care=tree()["care"][care]), who, words_of(limit, "money", vocabulary), limit.sources[0]
            )
        return
    value = {"deductible": terms.deductible, "ratio": terms.ratio, "cap": terms.cap}.get(part)
    if value is None or not value.sources:
        return
    words = words_of(value, "ratio" if part == "ratio" else "money", vocabulary)
    if part == "deductible" and layer.unit == "household":
        words = say("value.previous" if layer.year == "previous" else "value.household", value=words)
    source = value.adjust[-1].source if value.adjust else value.sources[0]
    yield Found(what, who, words, source, value.kind == "unpublished")


def _dated(found: Found, layer: Layer, day: date) -> Found:
    """A figure whose days are over, or yet to come, says which."""
    force, period = in_force(layer.periods, day)
    if period is None or force not in ("expired", "not_yet"):
        return found
    key, when = ("until", period.last) if force == "expired" else ("from", period.first)
    return replace(found, value=say(f"value.{key}", value=found.value, day=when))


def _of_rule(rule: Rule, vocabulary: Vocabulary) -> Iterator[Found]:
    match rule:
        case Check():
            yield _line(rule, vocabulary)
        case Rate():
            yield _targets(rule)
        case Sum():
            for name, value in rule.fixed:
                words = say("value.default", value=words_of(value, "money", vocabulary))
                yield Found(vocabulary[name].label, (), words, value.sources[0])
        case Deadline():
            for choice in rule.choices:
                options = dict(vocabulary[rule.chooses].options) if rule.chooses else {}
                what = joined([name for key, name in options.items() if key in choice.values]) or rule.label
                yield Found(what, (), say(f"value.{choice.count}", n=choice.n), choice.source)
        case Eligibility():
            yield from _members(rule, vocabulary)
        case Refusal():
            words = say("value.unset_by", by=rule.by) if rule.by else say("value.unset")
            yield Found(rule.label, (), words, rule.source, unset=True)
        case _:
            return


def _line(rule: Check, vocabulary: Vocabulary) -> Found:
    """A line of a check: for the kinds of insurance its condition names, where it names some."""
    kind = "money" if rule.unit == "元" else rule.unit
    value = rule.threshold._replace(kind="exact", of=rule.share_of or rule.threshold.of)  # the test says 不低于 already
    words = tree()["test"][rule.test] + words_of(value, kind, vocabulary)
    insured = {key for condition in rule.requires if condition.fact == "insurance" for key in condition.allowed}
    named = tuple(key for key, _ in vocabulary["insurance"].options if key in insured)
    what, source = rule.label, rule.threshold.sources[0]
    if rule.topic in tree()["lines"]:
        what = tree()["parts"]["line"]
        words = say("value.measured", value=words, base=vocabulary[rule.measures[0]].label)
    return Found(what, named, words, source)


def _targets(rule: Rate) -> Found:
    tests: dict[str, str] = tree()["test"]
    words = [
        say("value.target", year=t.year, test=tests[t.test], percent=share(t.percent / 100), version=t.version)
        for t in rule.targets
    ]
    return Found(rule.label, (), joined(words), rule.targets[0].source)


def _members(rule: Eligibility, vocabulary: Vocabulary) -> Iterator[Found]:
    """Who belongs; where everyone may, the choices a condition leaves, or what it asks for."""
    names = [name for key, name in vocabulary["identities"].options if key in rule.identities]
    if EVERYONE in rule.identities:
        asked = [(vocabulary[condition.fact], condition.allowed) for condition in rule.requires]
        told = [joined([name for key, name in fact.options if key in allowed]) or fact.label for fact, allowed in asked]
        names = [str(tree()["and"]).join(told)] if told else []
    if names:
        yield Found(tree()["parts"]["who"], (), joined(names), rule.source)
