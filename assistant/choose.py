"""Chooses the rule of a region that a question is about: by the concept's list, then by whom each rule is for.
Computes nothing and reads no text."""

from collections.abc import Mapping

from assistant.lexicon import concept_of
from calculator.rules import Check, Eligibility, Layer, Refusal, Rule, RuleBook

GENERIC = "aid"
"""Money help in general: any layer of the region answers before a sentence that sets none."""


LAYERS_FIRST = (GENERIC, "burden_cap_weak", "assistance_cap")


def rules_of(book: RuleBook, concept: str) -> list[Rule]:
    """The region's rules for a concept, in the concept's order."""
    found = concept_of(concept or GENERIC)
    rules = [book.rules[name] for name in (found.rules if found else ()) if name in book.rules]
    if (concept or GENERIC) in LAYERS_FIRST:
        rules.sort(key=lambda rule: isinstance(rule, Refusal))
    return rules


def choose_rule(book: RuleBook, concept: str, facts: Mapping[str, object], aspect: str = "") -> Rule | None:
    """The rule that fits the facts best; the first of the region's list when nothing tells them apart. Whether
    somebody belongs (aspect "eligible") is answered by the rule that says who does."""
    rules = rules_of(book, concept)
    belongs = [rule for rule in rules if isinstance(rule, Eligibility)]
    if belongs and (aspect == "eligible" or len(belongs) == len(rules)):
        return belongs[0]
    rules = [rule for rule in rules if rule not in belongs]
    if not rules:
        return None
    held = set(identities_of(facts))
    rules = _names_first(rules, held)
    care = facts.get("care")
    for rule in rules:
        if isinstance(rule, Refusal) and rule.cares and care in rule.cares:
            return rule
    rules = [rule for rule in rules if not (isinstance(rule, Refusal) and rule.cares)] or rules
    if rules and isinstance(rules[0], Layer) and rules[0].cares and care and care not in rules[0].cares:
        unset: list[Rule] = [r for r in book.rules.values() if isinstance(r, Refusal) and care in r.cares]
        rules = unset or rules
    if (concept or GENERIC) == GENERIC and aspect in ("ratio", "deductible"):
        rules = [rule for rule in rules if rule.id == "medical_assistance"] or rules
    year = str(facts.get("indicator_year", ""))
    dated = [rule for rule in rules if isinstance(rule, Check) and rule.year and str(rule.year) == year]
    if dated:
        return dated[0]
    if year and all(isinstance(rule, Check) and rule.year for rule in rules):
        return rules[-1]
    if held == {"ordinary"}:
        rules = [r for r in rules if not (isinstance(r, Check) and r.identities)] or rules
    fitting = [rule for rule in rules if _fits(rule, held, facts)]
    return (fitting or rules)[0]


def _names_first(rules: list[Rule], held: set[str]) -> list[Rule]:
    """What the text sets for somebody held by name comes before a sentence that sets nothing for people in general."""
    named = [rule for rule in rules if isinstance(rule, Layer) and any(held & terms.identities for terms in rule.terms)]
    return [*named, *(rule for rule in rules if rule not in named)] if isinstance(rules[0], Refusal) else rules


def identities_of(facts: Mapping[str, object]) -> list[str]:
    """The identities held, by name; none when nobody said."""
    held = facts.get("identities", [])
    return list(held) if isinstance(held, (list, tuple, set, frozenset)) else []


def _fits(rule: Rule, held: set[str], facts: Mapping[str, object]) -> bool:
    """Whether the facts speak for this rule among its siblings."""
    if isinstance(rule, Check):
        if any(facts.get(c.fact) in c.allowed for c in rule.requires if c.unknown == "ask"):
            return True
        asked = [c for c in rule.requires if c.unknown == "ask"]
        return not asked and (not rule.identities or bool(held & rule.identities))
    return True


def figures_of(rule: Rule | None) -> list[str]:
    """Names of the published figures a rule's values rest on."""
    values = []
    if isinstance(rule, Layer):
        values = [v for t in rule.terms for v in (t.deductible, t.ratio, t.cap)]
    elif isinstance(rule, Check):
        values = [rule.threshold]
    names = [name for value in values for name in (value.of, value.published) if name]
    return list(dict.fromkeys(names))
