"""Questions of one message about different regions that ask different things (一地问看病几成，另一地问保费补多少): each
is answered for its own region, then put together. What asks the same of each region is a comparison, never split."""

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import fields

from assistant.answer import Answer
from assistant.calculate import calculate
from assistant.choose import GENERIC
from assistant.compose import compose
from assistant.lexicon import load_lexicon
from assistant.sending import check
from assistant.state import Session, State
from calculator.rules import Layer

ENDS = re.compile(r"(?<=[？?。！])(?![？?！!])")
ASKING = re.compile(r"[？?]|多少|几|吗|么|呢|谁|什么|怎么|哪|是不是|能不能|有没有|写没写|要不要")
SUM = re.compile(r"[0-9一二两三四五六七八九十]+(?:\.[0-9]+)?(?:万|千|百|元|块)")
MOST = 3

Ask = Callable[[str, Session], State]


def halves(text: str, session: Session, ask: Ask) -> list[Answer]:
    """The answers of the questions, in order; none where the message is no such thing. Who was told of before a
    question is meant in those behind it, what was asked is not."""
    pieces = [piece.strip() for piece in ENDS.split(text) if piece.strip()]
    asked = [piece for piece in pieces if ASKING.search(piece)]
    told = "".join(piece for piece in pieces if piece not in asked)
    again = load_lexicon().words["another_place"]
    if not 2 <= len(asked) <= MOST or SUM.search(told) or any(again.match(piece) for piece in asked):
        return []
    talk, states = deepcopy(session), list[State]()
    for piece in asked:
        talk.concept, talk.aspect, talk.doing, talk.pending = "", "", "", ""
        states.append(ask(piece, talk))
    answers = [_answer(state) for state in states]
    if not _apart(states, told) or any(answer is None for answer in answers):
        return []
    for field in fields(Session):
        setattr(session, field.name, getattr(talk, field.name))
    return [answer for answer in answers if answer is not None]


def _apart(states: list[State], told: str) -> bool:
    """Whether every question names one region of its own and a matter of its own; one that names none but money help
    goes on with the one before, unless it names its own people. Nor may a question need who was told of before."""
    regions = {state.reading.regions[0] for state in states if len(state.reading.regions) == 1}
    matters = {state.plan.concept for state in states} - {""}
    goes_on = any(state.plan.concept == GENERIC and not state.reading.identities for state in states[1:])
    people = any(words.search(told) for _, words in load_lexicon().identities)
    needs = people and not all(state.reading.identities for state in states)
    return len(regions) == len(matters) == len(states) and not (goes_on or needs)


def _answer(state: State) -> Answer | None:
    """The answer of one question; where only a sum is missing, what the text sets of it."""
    if state.plan.doing not in ("look_up", "parameter", "compute") or state.answer is None:
        return None
    rule = state.know.books[state.plan.region].rules.get(state.plan.rule) if state.plan.region else None
    if state.answer.status == "clarify" and isinstance(rule, Layer):
        state.plan.doing, state.plan.aspect = "parameter", "ratio"
        for step in (calculate, compose, check):
            step(state)
    return state.answer if state.answer.status != "clarify" else None
