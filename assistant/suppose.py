"""Keeps a what-if apart from the facts: what a turn supposes is used for it and for what is asked of it next, and given
back once the person returns to what is so. Reads no sums and decides nothing."""

import re

from assistant.amend import corrects
from assistant.lexicon import load_lexicon
from assistant.people import each_said
from assistant.state import Base, Session, State
from calculator.money import show

FURTHER = re.compile("呢[？?。]*$")
NUMBER = re.compile(r"[0-9]{3,}(?:\.[0-9]{2})?")


def supposes(state: State) -> bool:
    """Whether the turn changes something only to see what would come of it."""
    told = bool(state.session.facts) and state.session.turns > 0
    return told and load_lexicon().words["supposes"].search(state.text) is not None


def suppose(state: State) -> None:
    """Before the turn's facts are merged: give back what an earlier what-if changed, keep what this one will."""
    session = state.session
    supposed = supposes(state) or _supposes_on(state)
    if session.base is not None and (supposed or _returns(state) or _brings(state)):
        base = session.base
        session.facts, session.rough, session.day, session.region = base.facts, base.rough, base.day, base.region
        session.base = None
        state.reading.returns = not supposed
        _as_it_is(state, base)
    if supposed:
        session.base = Base(dict(session.facts), dict(session.rough), session.day, session.region)


def _supposes_on(state: State) -> bool:
    """Whether one more sum is tried while something is supposed (还是住院，钱是8万呢)."""
    tried = bool(state.reading.mentions) and FURTHER.search(state.text) is not None
    return state.session.base is not None and tried and not (_returns(state) or corrects(state.text))


def _as_it_is(state: State, base: Base) -> None:
    """On the way back from a what-if an identity said to come to nothing (低保还没影子) is not told anew, nor is one
    named beside the identity that is so."""
    reading, held = state.reading, base.facts.get("identities", [])
    if not reading.returns or not isinstance(held, list):
        return
    gone = load_lexicon().words["comes_to_nothing"]
    dismissed = {one.name for one in each_said(state.text) if gone.match(state.text, one.end)} - set(held)
    if set(held) & set(reading.identities):
        dismissed |= set(reading.identities) - set(held)
    reading.identities = [name for name in reading.identities if name not in dismissed]


def so_and_supposed(session: Session) -> tuple[dict[str, object], dict[str, object]]:
    """The facts that are so, and apart from them what is only supposed."""
    if session.base is None:
        return dict(session.facts), {}
    so = session.base.facts
    return dict(so), {name: value for name, value in session.facts.items() if so.get(name) != value}


def _returns(state: State) -> bool:
    words = load_lexicon().words
    undone = words["really"].search(state.text) or words["undone"].search(state.text)
    return undone is not None or _names_what_is_so(state)


def _names_what_is_so(state: State) -> bool:
    """Whether a bare number of the turn (就这一次48600) is a sum that had been supposed to be another."""
    base, now, days = state.session.base, state.session.facts, state.reading.days
    if base is None:
        return False
    if now.get("event_date") != (day := base.facts.get("event_date")) and day in {d.isoformat() for _, d, _ in days}:
        return True
    so = {str(value) for name, value in base.facts.items() if now.get(name) != value}
    if any(show(mention.low) in so for mention in state.reading.mentions):
        return True
    return any(f"{number}.00" in so or number in so for number in NUMBER.findall(state.text))


def _brings(state: State) -> bool:
    """Facts of its own, rather than a further question about the same supposition; a condition counts when it is what
    had been supposed otherwise."""
    reading, supposed = state.reading, so_and_supposed(state.session)[1]
    said = reading.mentions or reading.identities or reading.cares or reading.care_unclear
    plain = reading.labelled or said or reading.regions or reading.no_deductible
    return bool(plain or supposed.keys() & reading.flags.keys())
