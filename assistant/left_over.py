"""What a benefit worked out before left to a person, as the sum a threshold asked about next is held against
(救助完剩下的，进不进监测名单)."""

from assistant.lexicon import load_lexicon
from assistant.state import Matter, State
from calculator.layer import Span
from calculator.money import show
from calculator.outcome import Outcome
from calculator.rules import Check

STANDS_FOR = "after_assistance"


def keep_left(state: State) -> None:
    """Remember what the outcome left, where it is one exact sum; a new figure of anything else voids it."""
    found: Outcome | None = state.outcomes[0][1] if state.outcomes else None
    if found is None or state.plan.doing != "compute" or state.session.base is not None:
        return
    rest = found.left
    state.session.rest = rest.high if isinstance(rest, Span) and rest.high else None
    left = found.left if found.status == "exact" and found.benefit == "medical_assistance" else None
    state.session.left = left.low if isinstance(left, Span) and left.low == left.high and left.high else None


def asks_of_left(state: State) -> bool:
    """Whether the turn asks if what was left over reaches the line of a list."""
    words, left = load_lexicon().words, state.session.left
    return left is not None and not state.reading.mentions and words["onto_list"].search(state.text) is not None


def rest_asked(state: State) -> Matter | None:
    """What was worked out last, where the turn asks for what stays with the person of it, after something else was
    looked up in between."""
    session, reading = state.session, state.reading
    last = next((matter for matter in reversed(session.matters) if matter.doing == "compute"), None)
    told = reading.mentions or reading.identities or reading.regions or reading.looks_up
    if last is None or session.doing not in ("look_up", "parameter") or told:
        return None
    return last if last.region == state.plan.region and "self_pay" in reading.aspects else None


def measured_by_left(state: State, rule: Check) -> bool:
    """Put what was left in the place of a quantity of the check that nobody told; whether it was."""
    left, told = state.session.left, any(name in state.session.facts for name in rule.measures)
    if left is None or told or STANDS_FOR not in rule.measures or not asks_of_left(state):
        return False
    state.plan.also = {STANDS_FOR: show(left)}
    return True
