"""Keeps a what-if apart from the facts: what a turn supposes is used for it and for what is asked of it next, and given
back once the person returns to what is so. Reads no sums and decides nothing."""

import re

from assistant.lexicon import load_lexicon
from assistant.state import Base, Session, State

NUMBER = re.compile(r"[0-9]{3,}(?:\.[0-9]{2})?")


def supposes(state: State) -> bool:
    """Whether the turn changes something only to see what would come of it."""
    told = bool(state.session.facts) and state.session.turns > 0
    return told and load_lexicon().words["supposes"].search(state.text) is not None


def suppose(state: State) -> None:
    """Before the turn's facts are merged: give back what an earlier what-if changed, keep what this one will."""
    session = state.session
    if session.base is not None and (supposes(state) or _returns(state) or _brings(state)):
        base = session.base
        session.facts, session.rough, session.day, session.region = base.facts, base.rough, base.day, base.region
        session.base = None
    if supposes(state):
        session.base = Base(dict(session.facts), dict(session.rough), session.day, session.region)


def so_and_supposed(session: Session) -> tuple[dict[str, object], dict[str, object]]:
    """The facts that are so, and apart from them what is only supposed."""
    if session.base is None:
        return dict(session.facts), {}
    so = session.base.facts
    return dict(so), {name: value for name, value in session.facts.items() if so.get(name) != value}


def _returns(state: State) -> bool:
    return load_lexicon().words["really"].search(state.text) is not None or _names_what_is_so(state)


def _names_what_is_so(state: State) -> bool:
    """Whether a bare number of the turn (就这一次48600) is a sum that had been supposed to be another."""
    base, now = state.session.base, state.session.facts
    if base is None:
        return False
    so = {str(value) for name, value in base.facts.items() if now.get(name) != value}
    return any(f"{number}.00" in so or number in so for number in NUMBER.findall(state.text))


def _brings(state: State) -> bool:
    """Facts of its own, rather than a further question about the same supposition; a condition counts when it is what
    had been supposed otherwise."""
    reading, supposed = state.reading, so_and_supposed(state.session)[1]
    said = reading.mentions or reading.identities or reading.cares or reading.care_unclear
    plain = reading.labelled or said or reading.regions
    return bool(plain or supposed.keys() & reading.flags.keys())
