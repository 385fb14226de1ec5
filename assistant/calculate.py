"""Hands facts and rules to the calculator: for the rule asked about, for a parameter of it, or for every region compared.
Produces outcomes; makes no number of its own."""

from collections.abc import Mapping
from datetime import date

from assistant.choose import choose_rule
from assistant.parameter import parameter, threshold
from assistant.state import State
from calculator.compute import compute
from calculator.errors import CalculatorError
from calculator.facts import Case, read_facts, split_figures
from calculator.outcome import Outcome, refused
from calculator.rules import Check, Layer

FIRST, LAST = 0, 1


def calculate(state: State) -> None:
    """Fill ``outcomes`` with (region, outcome), the one asked for first."""
    plan = state.plan
    try:
        if plan.doing in ("compute", "parameter"):
            state.outcomes = [(plan.region, _one(state, plan.region, plan.doing == "parameter"))]
        elif plan.doing == "compare":
            state.outcomes = [(region, found) for region in plan.regions if (found := _compared(state, region))]
    except CalculatorError as error:
        plan.doing, plan.reply, plan.said = "reply", error.code, error.details


def case_of(state: State, region: str) -> Case:
    """The session's facts as a case of one region."""
    facts = {name: value for name, value in state.session.facts.items() if name in state.know.vocabulary}
    mine, figures = split_figures(read_facts(facts, state.know.vocabulary), state.know.vocabulary)
    return Case(mine, state.as_of, _day(state), figures)


def _day(state: State) -> date | None:
    """The expense day: the last day of the span said, but no later than today unless the span lies ahead."""
    span = state.session.day
    if span is None:
        return None
    first, last = span
    return last if first > state.as_of else min(last, state.as_of)


def _one(state: State, region: str, is_parameter: bool) -> Outcome:
    book, case = state.know.books[region], case_of(state, region)
    if is_parameter:
        rule = book.rules[state.plan.rule]
        if isinstance(rule, Check):
            return threshold(rule, case)
        assert isinstance(rule, Layer)
        if state.plan.aspect in ("ratio", "cap", "deductible"):
            return parameter(rule, case, state.plan.aspect)
    return compute(book, case, state.plan.rule)


def _compared(state: State, region: str) -> Outcome | None:
    """The same question in one region: the amount where sums are known, else the parameter, else what look-up finds."""
    plan, session = state.plan, state.session
    book = state.know.books[region]
    rule = choose_rule(book, plan.concept, session.facts)
    if rule is None:
        return None
    facts: Mapping[str, object] = session.facts
    if isinstance(rule, Layer):
        known = any(name in facts for name in (rule.enters, "after_insurance", "household_reasonable", "after_basic"))
        aspect = plan.aspect if plan.aspect in ("ratio", "cap", "deductible") else "ratio"
        if known and facts.get("identities"):
            return compute(book, case_of(state, region), rule.id)
        if facts.get("identities"):
            return parameter(rule, case_of(state, region), aspect)
        return None
    outcome = compute(book, case_of(state, region), rule.id)
    return outcome if outcome.status == "refused" else None


def not_set(state: State, region: str, label: str) -> Outcome:
    """A region whose document sets no such rule."""
    return refused(state.plan.concept or "rule", label, state.know.document(region).id, "not_set", ())
