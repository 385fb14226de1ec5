"""A bill told whole with what was paid of it (合规费用16万，医保付9万5) is kept as what insurances left of it once that
is worked out, so that other bills of the talk can be counted with it. Makes no number: takes the calculator's."""

from assistant.amend import WHOLE, adds, corrects
from assistant.gather import Facts
from assistant.state import Session, State
from calculator.layer import Stream
from calculator.outcome import Outcome
from calculator.rules import Layer

PARTS = (*WHOLE, "out_of_scope", "out_of_catalogue", "paid_basic", "paid_serious", "paid_supplement")
"""Facts that belong to one bill told whole, and to no other."""


def settle_bill(state: State, found: Outcome, rule: Layer) -> bool:
    """Put what the layer counted of the one open bill in its place; whether there was one told whole."""
    session = state.session
    one = session.open[0] if len(session.open) == 1 else None
    base = next((step.data for step in found.steps if step.kind == "base" and step.layer == rule.id), None)
    told = one is not None and (one.name in WHOLE or one.settled)
    whole = told and session.base is None and any(name in session.facts for name in WHOLE)
    if one is None or not whole or base is None or found.status in ("needs", "refused"):
        return False
    amounts = [stream.amount for stream in base if isinstance(stream, Stream)]
    low, high = sum(each.low for each in amounts), sum(each.high for each in amounts)
    settled = one._replace(name=rule.enters, low=low, high=high, settled=True)
    session.bills = [settled if bill == one else bill for bill in session.bills]
    session.open = [settled]
    return True


def leave_parts(session: Session, facts: Facts) -> None:
    """What belonged to a bill told whole before counts no more for the one told now."""
    for name in PARTS:
        if name in session.facts and name not in facts:
            del session.facts[name]


def is_another(state: State, together: bool) -> bool:
    """Whether this turn's bill comes beside one that is settled, rather than in its place."""
    known = any(bill.settled for bill in state.session.bills)
    return known and (together or adds(state.text)) and not corrects(state.text)
