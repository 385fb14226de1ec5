"""Whether the way of care has to be asked before a sum is computed: 门诊 alone where ordinary and chronic care differ,
or nothing at all said where a stay and ordinary outpatient care would be paid differently."""

from assistant.calculate import case_of
from assistant.choose import identities_of
from assistant.state import State
from calculator.compute import compute
from calculator.outcome import Outcome
from calculator.rules import Layer, Rule

EITHER = ("inpatient", "outpatient_ordinary")
OPEN = ("needs", "refused")


def care_matters(state: State, rule: Rule | None) -> bool:
    """Whether the answer hangs on the way of care, which nobody has told."""
    if "care" in state.session.facts or not isinstance(rule, Layer):
        return False
    if state.reading.care_unclear:
        held = [rule.terms_for(identity) for identity in identities_of(state.session.facts)]
        named = [terms for terms in held if terms is not None] or rule.terms
        return bool(rule.cares) or any(terms.sublimits for terms in named)
    return not state.session.care_asked and paid_differently(state, rule)


def paid_differently(state: State, rule: Layer) -> bool:
    """Whether a stay and ordinary outpatient care, neither told, would be paid differently."""
    if "care" in state.session.facts:
        return False
    if rule.cares or not any(terms.sublimits for terms in rule.terms) or state.plan.people or state.plan.cases:
        return False
    book, region = state.know.books[state.plan.region], state.plan.region
    stay, visit = (compute(book, case_of(state, region, also={"care": care}), rule.id) for care in EITHER)
    return OPEN.count(stay.status) == 0 and _paid(stay) != _paid(visit)


def _paid(outcome: Outcome) -> tuple[int | None, int | None]:
    return outcome.low, outcome.high
