"""Situations for the property tests: a case in which everything is known, and ways to know less of it. Sums in 分.

A blur takes a fact away or widens it to a range that holds the truth. Facts the calculator says it assumes when they
are absent (no slip, nothing used, conditions met) are never taken away: there it answers under a stated assumption."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from calculator.compute import compute
from calculator.facts import Case, read_facts, split_figures
from calculator.layer import Span
from calculator.outcome import Outcome
from calculator.rules import Layer, RuleBook
from corpus.vocabulary import load_vocabulary
from tests.calculator.books import TODAY, book

Facts = dict[str, Any]
SUMS = st.one_of(
    st.integers(0, 50_000_000),
    st.integers(0, 300),
    st.sampled_from(
        [500000, 2000000, 2500000, 3000000, 5000000, 8000000, 10000000, 15000000, 18750000, 30000000]
    ).flatmap(lambda edge: st.integers(edge - 2, edge + 2)),
)
FIGURES = st.one_of(st.integers(1, 10_000_000), st.sampled_from([3000000, 6000000, 6000001]))


@dataclass(frozen=True)
class Situation:
    """``removable`` facts may be unknown, ``ranges`` known only between bounds."""

    region: str
    benefit: str
    facts: Facts
    removable: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    on: date | None = date(2023, 6, 1)

    def case(self, facts: Facts | None = None) -> Case:
        vocabulary, known = load_vocabulary(), self.facts if facts is None else facts
        mine, figures = split_figures(read_facts({k: _yuan(v) for k, v in known.items()}, vocabulary), vocabulary)
        return Case(mine, TODAY, self.on, figures)

    def outcome(self, facts: Facts | None = None, rules: RuleBook | None = None) -> Outcome:
        return compute(rules or book(self.region), self.case(facts), self.benefit)


def _yuan(value: Any) -> Any:
    """Sums in 分 as yuan, also inside maps and lists; everything else as it is."""
    if type(value) is int:
        return f"{value // 100}.{value % 100:02d}"
    if isinstance(value, dict):
        return {key: f"{amount // 100}.{amount % 100:02d}" for key, amount in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], int):
        return [f"{amount // 100}.{amount % 100:02d}" for amount in value]
    return value


def pick(*names: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)


@st.composite
def fuyang(draw: st.DrawFn) -> Situation:
    who = draw(pick("destitute", "subsistence", "near_subsistence", "severe_disability"))
    benefit = draw(st.sampled_from(["medical_assistance", "special_assistance", "burden_cap"]))
    facts: Facts = {"identities": who}
    ranges = ["used_medical_assistance", "used_special_assistance"]
    facts |= {name: draw(SUMS) for name in ranges}
    entry = draw(st.sampled_from(["in_scope", "after_insurance", "split"]))
    removable: tuple[str, ...] = ()
    if entry == "in_scope":
        facts |= {"care": draw(st.sampled_from(["inpatient", "outpatient_ordinary", "outpatient_chronic"]))}
        slips = ["in_scope", "paid_basic", "paid_serious", "paid_supplement"]
        facts |= {name: draw(SUMS) for name in slips}
        ranges, removable = ranges + slips, ("paid_basic",)
    elif entry == "after_insurance":
        facts |= {"care": draw(st.sampled_from(["inpatient", "outpatient_ordinary"])), "after_insurance": draw(SUMS)}
        ranges.append("after_insurance")
    else:
        facts["after_insurance"] = {"inpatient": draw(SUMS), "outpatient_ordinary": draw(SUMS)}
    if benefit != "medical_assistance":
        facts |= {"paid_other_aid": draw(SUMS), "out_of_catalogue": draw(SUMS)}
        ranges += ["paid_other_aid", "out_of_catalogue"]
    return Situation("fuyang", benefit, facts, removable, tuple(ranges))


@st.composite
def mianyang(draw: st.DrawFn) -> Situation:
    who = draw(pick("destitute", "orphan", "subsistence", "monitored", "near_subsistence", "illness_poor"))
    names = ["serious_illness", "medical_assistance", "tilted_assistance", "premium_aid"]
    benefit = draw(st.sampled_from(names))
    if benefit == "premium_aid":
        facts: Facts = {"identities": who, "premium_chosen": draw(SUMS), "premium_min": draw(FIGURES)}
        return Situation("mianyang", benefit, facts, ("premium_min",), ("premium_chosen", "premium_min"))
    facts = {"identities": who, "disposable_income": draw(FIGURES), "care": "inpatient"}
    removable, ranges = ["disposable_income"], ["disposable_income"]
    if draw(st.booleans()):
        facts |= {"assistance_cap": draw(FIGURES), "used_medical_assistance": draw(SUMS)}
        ranges += ["assistance_cap", "used_medical_assistance"]
    if draw(st.booleans()):
        facts |= {"assistance_deductible": draw(FIGURES)}
        ranges.append("assistance_deductible")
    below = ["after_insurance"] if benefit != "serious_illness" else []
    entry = draw(st.sampled_from(["in_scope", "after_basic", *below]))
    slips = {"in_scope": ["in_scope", "paid_basic"]}.get(entry, [entry])
    facts |= {name: draw(SUMS) for name in slips}
    if entry == "in_scope":
        removable.append("paid_basic")
    if benefit == "tilted_assistance":
        facts |= {"tilt_threshold": draw(FIGURES), "tilt_cap": draw(FIGURES)}
        facts |= {"place": draw(st.sampled_from(["in_city", "in_province", "out_of_province"]))}
        facts |= {"referral": draw(st.sampled_from(["standard", "none_needed", "non_compliant"]))}
        removable += ["tilt_threshold", "place", "referral"]
        ranges += ["tilt_threshold", "tilt_cap"]
    return Situation("mianyang", benefit, facts, tuple(removable), tuple(ranges + slips))


@st.composite
def jiande(draw: st.DrawFn) -> Situation:
    facts: Facts = {"identities": draw(pick("destitute", "subsistence", "near_subsistence"))}
    if draw(st.booleans()):
        facts |= {"household_reasonable": draw(SUMS)}
        return Situation("jiande", "burden_cap", facts, (), ("household_reasonable",), None)
    parts = ["part_other", "part_service", "part_tcm", "part_drug", "part_consumable"]
    facts |= {name: draw(SUMS) for name in parts}
    for part, total in (("part_drug", "drug_total"), ("part_consumable", "consumable_total")):
        facts[total] = facts[part] + draw(st.one_of(st.just(0), SUMS))
    return Situation("jiande", "burden_cap", facts, (), (*parts, "drug_total", "consumable_total"), None)


@st.composite
def wenzhou(draw: st.DrawFn) -> Situation:
    who = draw(pick("destitute", "subsistence", "near_subsistence", "illness_poor"))
    benefit = draw(st.sampled_from(["serious_illness", "medical_assistance"]))
    facts: Facts = {"identities": who, "care": "inpatient", "disposable_income": draw(FIGURES)}
    facts |= {"local_deductible": draw(FIGURES), "used_medical_assistance": draw(SUMS)}
    below = ["after_insurance"] if benefit != "serious_illness" else []
    entry = draw(st.sampled_from(["in_scope", "after_basic", *below]))
    slips = {"in_scope": ["in_scope", "paid_basic"]}.get(entry, [entry])
    facts |= {name: draw(SUMS) for name in slips}
    removable = ["disposable_income", "local_deductible", *(["paid_basic"] if entry == "in_scope" else [])]
    ranges = ["disposable_income", "local_deductible", "used_medical_assistance", *slips]
    return Situation("wenzhou", benefit, facts, tuple(removable), tuple(ranges), None)


@st.composite
def fund(draw: st.DrawFn) -> Situation:
    facts: Facts = {"fund_carry": draw(SUMS), "fund_charity": draw(st.integers(100_000_000, 900_000_000))}
    return Situation("shengzhou", "fund_size", facts, tuple(facts), tuple(facts), None)


LAYERED = st.one_of(fuyang(), mianyang(), jiande(), wenzhou())
ANY = st.one_of(LAYERED, fund())


@st.composite
def blurred(draw: st.DrawFn) -> tuple[Situation, Facts, Facts]:
    """A situation, what is known of it after some blurs, and what is known after fewer of them."""
    situation = draw(ANY)
    blurs: dict[str, Any] = {}
    for name in draw(st.lists(st.sampled_from(situation.removable), unique=True)) if situation.removable else []:
        blurs[name] = None
    for name in draw(st.lists(st.sampled_from(situation.ranges), unique=True)):
        truth = situation.facts[name]
        blurs.setdefault(name, Span(max(0, truth - draw(SUMS)), truth + draw(SUMS)))
    kept = [name for name in blurs if draw(st.booleans())]
    return situation, _know_less(situation.facts, blurs), _know_less(situation.facts, {k: blurs[k] for k in kept})


def _know_less(facts: Facts, blurs: dict[str, Any]) -> Facts:
    changed = {name: blurs.get(name, value) for name, value in facts.items()}
    return {name: value for name, value in changed.items() if value is not None}


def decided(rules: RuleBook, benefit: str, share: Fraction) -> RuleBook:
    """The same book after somebody decided a ratio of 不低于: floor + share × (1 − floor)."""
    layer = rules.rules[benefit]
    assert isinstance(layer, Layer)
    terms = []
    for one in layer.terms:
        ratio = one.ratio
        if ratio.kind == "at_least" and ratio.number is not None:
            plus = sum((change.by for change in ratio.adjust), Fraction(0))
            floor = ratio.number + plus
            ratio = ratio._replace(kind="exact", number=floor + share * (1 - floor), adjust=())
        terms.append(replace(one, ratio=ratio))
    changed = replace(layer, terms=tuple(terms))
    stack = tuple(changed if item is layer else item for item in rules.stack)
    return replace(rules, stack=stack, rules={**rules.rules, benefit: changed})
