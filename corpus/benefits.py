"""Reads benefits.yaml into a calculator RuleBook: every rule with its values, clauses and quotes. A new kind of
rule is a new reader here; a new region is only data."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

from calculator.rules import (
    Check,
    Choice,
    Condition,
    Deadline,
    Decision,
    Eligibility,
    Exclusion,
    Goal,
    Input,
    Layer,
    Period,
    Rate,
    Refusal,
    Rule,
    RuleBook,
    Sum,
    Target,
    Terms,
    Test,
)
from corpus.benefit_values import NO_LIMIT, NOTHING, read_number, read_source, read_value
from corpus.strict_yaml import Node, read_yaml

RULES = "benefits.yaml"
COMMON = ("id", "kind", "label", "covers", "topic", "in_force", "remark")
TESTS = (">", ">=", "<", "<=")


def read_book(path: Path, document: str, region: str) -> RuleBook:
    """The rule book of one document folder's benefits.yaml. Raises CorpusError naming file and line."""
    root = read_yaml(path).only("stack", "best_of", "exclusive", "benefits")
    rules: dict[str, Rule] = {}
    for node in root.need("benefits").items():
        rule = READERS[node.need("kind").choice(*READERS)](node, document)
        if rule.id in rules:
            raise node.fail(f"待遇 id“{rule.id}”重复；请改名。")
        rules[rule.id] = rule
    stack = tuple(_stacked(item, rules) for item in root.maybe_items("stack"))
    best = root.get("best_of")
    exclusive = tuple((frozenset(n.need("identities").texts()), read_source(n)) for n in root.maybe_items("exclusive"))
    return RuleBook(document, region, stack, rules, read_source(best) if best else None, exclusive)


def _stacked(node: Node, rules: dict[str, Rule]) -> Layer | Input:
    if isinstance(node.value, str):
        rule = rules.get(node.text())
        if not isinstance(rule, Layer):
            raise node.fail(f"支付顺序里的“{node.text()}”应是本文件的一层待遇（kind: layer）；请改正。")
        return rule
    node.only("id", "label", "enters", "paid", "required")
    text = {key: node.need(key).text() for key in ("id", "label", "enters", "paid")}
    required = node.get("required")
    return Input(**text, required=required.flag() if required else False)


def _common(node: Node, document: str) -> dict[str, Any]:
    return {
        "id": node.need("id").text(),
        "label": node.need("label").text(),
        "document": document,
        "covers": node.need("covers").texts(),
        "topic": node.need("topic").text(),
        "periods": tuple(_period(item) for item in node.maybe_items("in_force")),
        "remark": node.maybe_text("remark") or None,
    }


def _period(node: Node) -> Period:
    node.only("from", "until", "conditional", "identities", "clause", "quote")
    first, last, conditional = node.get("from"), node.get("until"), node.get("conditional")
    return Period(
        first.date() if first else None,
        last.date() if last else None,
        read_source(node),
        conditional.flag() if conditional else False,
        _names(node, "identities"),
    )


def _names(node: Node, key: str) -> frozenset[str]:
    found = node.get(key)
    return frozenset(found.texts()) if found else frozenset()


def _condition(node: Node) -> Condition:
    node.only("fact", "is", "unknown", "hedged", "clause", "quote")
    unknown, hedged = node.get("unknown"), node.get("hedged")
    how: Any = unknown.choice("assume", "ask", "conditional") if unknown else "assume"
    return Condition(
        node.need("fact").text(), _names(node, "is"), read_source(node), how, hedged.flag() if hedged else False
    )


def _conditions(node: Node) -> tuple[Condition, ...]:
    return tuple(_condition(item) for item in node.maybe_items("requires"))


def _decisions(node: Node) -> tuple[Decision, ...]:
    return tuple(Decision(item.need("by").text(), read_source(item)) for item in node.maybe_items("decisions"))


def _terms(node: Node) -> Terms:
    node.only("identities", "deductible", "ratio", "cap", "sublimits", "decisions", "remark")
    limits = node.get("sublimits")
    sublimits = tuple((k, read_value(v, NO_LIMIT)) for k, v in limits.mapping().items()) if limits else ()
    return Terms(
        _names(node, "identities"),
        read_value(node.get("deductible"), NOTHING),
        read_value(node.need("ratio"), NOTHING),
        read_value(node.get("cap"), NO_LIMIT),
        sublimits,
        _decisions(node),
        node.maybe_text("remark") or None,
    )


def _exclusion(node: Node) -> Exclusion:
    node.only("part", "above", "total", "clause", "quote")
    above = node.get("above")
    source = read_source(node)
    value = NOTHING._replace(number=read_number(above), sources=(source,)) if above else None
    return Exclusion(node.need("part").text(), source, value, node.maybe_text("total") or None)


def _layer(node: Node, document: str) -> Layer:
    node.only(
        *COMMON,
        "enters",
        "paid",
        "base",
        "terms",
        "cares",
        "care_source",
        "requires",
        "decisions",
        "exclusions",
        "joins",
        "base_limit",
        "lookback",
        "unit",
        "year",
        "less",
    )
    care_source, lookback, less = node.get("care_source"), node.get("lookback"), node.get("less")
    unit, year = node.get("unit"), node.get("year")
    return Layer(
        **_common(node, document),
        enters=node.need("enters").text(),
        paid=node.need("paid").text(),
        base=read_source(node.need("base")),
        terms=tuple(_terms(item) for item in node.need("terms").items()),
        cares=_names(node, "cares"),
        care_source=read_source(care_source) if care_source else None,
        requires=_conditions(node),
        decisions=_decisions(node),
        exclusions=tuple(_exclusion(item) for item in node.maybe_items("exclusions")),
        joins=tuple((item.need("fact").text(), read_source(item)) for item in node.maybe_items("joins")),
        base_limit=node.maybe_text("base_limit") or None,
        less=less.texts() if less else (),
        lookback=(lookback.need("months").integer(), read_source(lookback)) if lookback else None,
        unit=cast(Any, unit.choice("person", "household")) if unit else "person",
        year=cast(Any, year.choice("expense", "previous")) if year else "expense",
    )


def _check(node: Node, document: str) -> Check:
    node.only(
        *COMMON,
        "measures",
        "test",
        "threshold",
        "requires",
        "identities",
        "share_of",
        "unit",
        "year",
        "clause",
        "quote",
    )
    year = node.get("year")
    return Check(
        **_common(node, document),
        measures=node.need("measures").texts(),
        test=cast(Test, node.need("test").choice(*TESTS)),
        threshold=read_value(node.need("threshold"), NOTHING),
        requires=_conditions(node),
        source=read_source(node),
        identities=_names(node, "identities"),
        share_of=node.maybe_text("share_of") or None,
        unit=node.maybe_text("unit") or "元",
        year=year.integer() if year else None,
    )


def _target(node: Node) -> Target:
    node.only("year", "test", "percent", "version", "clause", "quote")
    test = cast(Test, node.need("test").choice(*TESTS))
    percent: Fraction = node.need("percent").fraction()
    return Target(node.need("year").integer(), test, percent, node.need("version").text(), read_source(node))


def _rate(node: Node, document: str) -> Rate:
    node.only(*COMMON, "numerator", "denominator", "formula", "targets")
    return Rate(
        **_common(node, document),
        numerator=node.need("numerator").texts(),
        denominator=node.need("denominator").text(),
        formula=read_source(node.need("formula")),
        targets=tuple(_target(item) for item in node.need("targets").items()),
    )


def _sum(node: Node, document: str) -> Sum:
    node.only(*COMMON, "adds", "fixed")
    fixed = node.need("fixed").mapping()
    return Sum(
        **_common(node, document),
        adds=node.need("adds").texts(),
        fixed=tuple((key, read_value(value, NOTHING)) for key, value in fixed.items()),
    )


def _eligibility(node: Node, document: str) -> Eligibility:
    node.only(*COMMON, "identities", "requires", "open_group", "clause", "quote")
    open_group = node.get("open_group")
    return Eligibility(
        **_common(node, document),
        identities=_names(node, "identities"),
        requires=_conditions(node),
        source=read_source(node),
        open_group=open_group.flag() if open_group else False,
    )


def _choice(node: Node) -> Choice:
    node.only("values", "count", "n", "clause", "quote")
    count = cast(Any, node.need("count").choice("workdays", "next_month", "next_year", "same_month", "year_end"))
    n = node.get("n")
    return Choice(_names(node, "values"), count, n.integer() if n else 0, read_source(node))


def _deadline(node: Node, document: str) -> Deadline:
    node.only(*COMMON, "start", "chooses", "choices")
    return Deadline(
        **_common(node, document),
        start=node.need("start").text(),
        chooses=node.maybe_text("chooses"),
        choices=tuple(_choice(item) for item in node.need("choices").items()),
    )


def _refusal(node: Node, document: str) -> Refusal:
    node.only(*COMMON, "reason", "by", "identities", "cares", "more", "clause", "quote")
    return Refusal(
        **_common(node, document),
        reason=cast(Any, node.need("reason").choice("not_set", "needs_decision")),
        by=node.maybe_text("by") or None,
        source=read_source(node),
        more=tuple(read_source(item) for item in node.maybe_items("more")),
        identities=_names(node, "identities"),
        cares=_names(node, "cares"),
    )


def _goal(node: Node, document: str) -> Goal:
    node.only(*COMMON, "sources")
    return Goal(**_common(node, document), sources=tuple(read_source(item) for item in node.need("sources").items()))


READERS: dict[str, Callable[[Node, str], Rule]] = {
    "layer": _layer,
    "check": _check,
    "rate": _rate,
    "sum": _sum,
    "eligibility": _eligibility,
    "deadline": _deadline,
    "refusal": _refusal,
    "goal": _goal,
}
